import type { Locator } from 'playwright-core';
import { pictureOf } from '../fixtures/picture';
import { vehicles } from '../fixtures/store';
import type { Counted } from './model';
import { sumOf } from './model';
import type { Hands } from './hands';
import type { DeskStore } from './desk-store';
import { say } from './words';

type Fill = (hands: Hands, form: Locator) => Promise<unknown>;

/** One act of a person, at the car on the own desk: the form that the page offers, filled in and sent. */
async function act(store: DeskStore, who: string, number: string, name: string, fill?: Fill): Promise<Counted> {
  const hands = await store.openAt(who, number);
  const form = hands.main.locator(`[data-act=${name}]`);
  await hands.see(form);
  await fill?.(hands, form);
  await hands.send(form, form.locator('button[type=submit]'));
  return hands.counted;
}

const inField = (form: Locator, name: string): Locator =>
  form.locator(`[data-field=${name}]`).locator('input, textarea').first();

const signed: Fill = (hands, form) => hands.sign(form.locator('[data-field=consent]'));

/** Jobs from the menu, each found by its code. */
export async function fromMenu(hands: Hands, place: Locator, codes: readonly string[]): Promise<void> {
  for (const [index, code] of codes.entries()) {
    hands.think();
    await hands.pickByKey(place.getByRole('combobox', { name: say('fromMenu') }), code, code);
    await hands.see(place.locator('.ant-card-head-title').nth(index));
  }
}

/** What the customer says, what is read off the car, and the jobs. */
async function fillSheet(hands: Hands, sheet: Locator, codes: readonly string[]): Promise<void> {
  const field = (name: string): Locator => sheet.locator(`[data-field="${name}"]`);
  hands.think();
  await hands.type(inField(sheet, '"needs.0.words"'), '小保养');
  hands.think();
  await hands.click(field('checklistProfile').locator('label:has(input[value=express])'));
  hands.think();
  await hands.click(field('repeatedBack').locator('.ant-checkbox'));
  hands.think();
  await hands.type(inField(sheet, 'odometer'), '160000');
  hands.think();
  await hands.click(field('fuelEighths').locator('.ant-segmented-item').nth(4));
  hands.think();
  // where keys hang already, the next free hook is typed by the machine
  if ((await inField(sheet, 'keyNumber').inputValue()) === '') await hands.type(inField(sheet, 'keyNumber'), 'K-31');
  hands.think();
  await hands.type(inField(sheet, 'storageBox'), 'B-12');
  await fromMenu(hands, field('lines'), codes);
}

/** B-01: the page on which a car is taken in, from the own desk. */
export async function openCheckIn(store: DeskStore): Promise<Hands> {
  const hands = await store.at('wang');
  hands.think();
  await hands.click(hands.main.getByRole('button', { name: say('newOrder') }));
  return hands;
}

/** B-02 to C-15: the car that was chosen is received on its sheet, and the customer signs. Answers the number of the visit. */
export async function checkInChosen(hands: Hands, codes: readonly string[]): Promise<string> {
  const sheet = hands.main.locator('[data-check-in]');
  await hands.see(sheet);
  await fillSheet(hands, sheet, codes);
  await hands.send(sheet, sheet.locator('[data-send]'));
  const sign = hands.main.locator('[data-act=sign]');
  await hands.see(sign);
  hands.think();
  await hands.pick(sign.locator('[data-field=team]').getByRole('combobox'), 'Mechanics 1');
  await signed(hands, sign);
  await hands.send(sign, sign.locator('button[type=submit]'));
  return new URL(hands.page.url()).pathname.split('/').at(-1)!;
}

/** A visit that was begun at the desks, and what that took. */
export interface Begun {
  readonly number: string;
  readonly plate: string;
  readonly counted: Counted;
}

/** B-01 to C-15: a known car for a maintenance, found by the end of its plate. */
export async function checkIn(store: DeskStore, codes: readonly string[]): Promise<Begun> {
  const { plate } = vehicles[store.next() - 1]!;
  const hands = await openCheckIn(store);
  await hands.type(hands.main.getByRole('combobox'), plate.slice(-4));
  await hands.click(hands.page.getByRole('option').filter({ hasText: plate }));
  const number = await checkInChosen(hands, codes);
  return { number, plate, counted: hands.counted };
}

/** E-01 to E-07: the workshop, as far as the quality check. */
export const start = async (store: DeskStore, number: string): Promise<Counted> =>
  sumOf([await act(store, 'workshop', number, 'receive'), await act(store, 'zhao', number, 'start')]);

/** D-04: the parts that the extra item needs are handed out. */
export async function issueParts(store: DeskStore, number: string): Promise<Counted> {
  const hands = await store.openAt('parts', number);
  await hands.commandAtOnce('issueParts');
  return hands.counted;
}

/** What the customer has added is begun, too. */
export const startAgain = (store: DeskStore, number: string): Promise<Counted> => act(store, 'zhao', number, 'start');

export const finish = (store: DeskStore, number: string): Promise<Counted> =>
  act(store, 'zhao', number, 'finish', async (hands, form) => {
    hands.think();
    await hands.type(inField(form, 'volts'), '12.6');
    await hands.photograph(form.locator('[data-field=slip]'), await pictureOf(number));
  });

export const check = (store: DeskStore, number: string): Promise<Counted> =>
  act(store, 'quality', number, 'check', (hands) => Promise.resolve(hands.think()));

/** E-08 to F-01. */
export const present = async (store: DeskStore, number: string): Promise<Counted> =>
  sumOf([await act(store, 'wang', number, 'prepare'), await act(store, 'wang', number, 'show')]);

/** F-02 to F-12: sheet and result agreed to, paid, and the pass. */
export async function settle(store: DeskStore, number: string): Promise<Counted> {
  const agreed = await act(store, 'settlement', number, 'agree', signed);
  const paid = await act(store, 'cashier', number, 'pay', async (hands, form) => {
    hands.think();
    await hands.type(inField(form, 'reference'), 'WX-20261128');
    await hands.click(form.locator('[data-field=amountRepeated] .ant-checkbox'));
  });
  const hands = await store.openAt('settlement', number);
  await hands.commandAtOnce('issueExitPass');
  return sumOf([agreed, paid, hands.counted]);
}

/** F-13 to F-25. */
export const goodbye = (store: DeskStore, number: string): Promise<Counted> =>
  act(store, 'wang', number, 'goodbye', async (hands, form) => {
    for (const [name, text] of [
      ['wish', '周六上午'],
      ['product', '延保两年'],
    ] as const) {
      hands.think();
      await hands.type(inField(form, name), text);
    }
    await signed(hands, form);
  });

/** F-28: the guard types the last digits of the pass, and the plate. */
export async function gate(store: DeskStore, number: string, plate: string): Promise<Counted> {
  const hands = await store.at('gate', '/gate');
  await hands.type(hands.main.locator('#pass'), number.split('-').at(-1)!);
  await hands.press('Tab');
  await hands.type(hands.main.locator('#plate'), plate);
  await hands.press('Enter');
  await hands.see(hands.main.locator('.ant-result-success'));
  return hands.counted;
}
