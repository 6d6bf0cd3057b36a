import type { Locator } from 'playwright-core';
import { ComplaintClient } from '../fixtures/complaint-client';
import { pictureOf } from '../fixtures/picture';
import type { RepairOrderClient } from '../fixtures/repair-order-client';
import { menuLine } from '../fixtures/scenarios';
import { vehicles } from '../fixtures/store';
import { vinCheckDigit } from '../../domain/values/vehicle';
import { checkInChosen, fromMenu, openCheckIn } from './express';
import { sumOf, type Counted } from './model';
import type { DeskStore } from './desk-store';
import type { Hands } from './hands';
import { say, sayValue } from './words';

const field = (form: Locator, name: string): Locator => form.locator(`[data-field=${name}]`).first();
const text = (form: Locator, name: string): Locator => field(form, name).locator('input, textarea').first();

/** By two characters of its plate, from any page. */
export async function findCar(store: DeskStore): Promise<Counted> {
  const { plate } = vehicles[store.next() - 1]!;
  const hands = await store.at('wang', '/board');
  hands.think();
  await hands.press('Control+k');
  await hands.type(hands.page.locator('header').getByRole('combobox'), plate.slice(1, 3));
  const car = hands.page.getByRole('option').filter({ hasText: plate }).first();
  await hands.see(car);
  while ((await car.getAttribute('aria-selected')) !== 'true') await hands.press('ArrowDown');
  await hands.press('Enter');
  await hands.see(hands.main.getByText(plate));
  return hands.counted;
}

/** A VIN that nobody has, with its check digit. */
function vinOf(index: number): string {
  const open = `LFV3A21K0A2${String(700_000 + index)}`;
  return open.slice(0, 8) + vinCheckDigit(open) + open.slice(9);
}

/** A customer and a car whom nobody knows, added in place, and then the same as for a known car. */
export async function newCustomer(store: DeskStore): Promise<Counted> {
  const hands = await openCheckIn(store);
  const index = Date.now() % 10_000;
  await hands.type(hands.main.getByRole('combobox'), `沪ZQ${String(index).padStart(4, '0')}`);
  await hands.click(hands.page.getByRole('option').filter({ hasText: say('newCar') }));
  const label = (name: Parameters<typeof say>[0]): Locator => hands.form.getByLabel(say(name), { exact: true });
  hands.think();
  await hands.type(label('vin'), vinOf(index));
  await hands.type(label('model'), '远航 L7');
  await hands.type(label('odometer'), '12000');
  hands.think();
  await hands.click(hands.form.getByText(say('ownerIsNew')));
  await hands.type(label('name'), '裴新');
  await hands.type(label('salutation'), '裴先生');
  await hands.type(label('phone'), `139${String(Date.now()).slice(-8)}`);
  await hands.type(label('address'), '浦东人民路1号');
  await hands.send(hands.form, hands.form.getByRole('button', { name: say('add'), exact: true }));
  await checkInChosen(hands, ['MAINT-A']);
  return hands.counted;
}

/** C-01 to C-15: three jobs from the menu, the promise, both signatures. */
export async function estimate(store: DeskStore): Promise<Counted> {
  const visit = await store.visit(async (one) => {
    await one.receive();
    await one.takeIn();
  });
  const hands = await store.openAt('wang', visit.number);
  const step = (name: string): Locator => hands.main.locator(`[data-signing=${name}] form`);
  const sendStep = (name: string): Promise<void> => hands.send(step(name), step(name).locator('button[type=submit]'));
  await hands.see(step('jobs'));
  await fromMenu(hands, field(step('jobs'), 'lines'), ['MAINT-A', 'BRAKE-F', 'WIPER']);
  await sendStep('jobs');
  await visit.all([
    ['zhao', 'confirmEstimate'],
    ['parts', 'confirmEstimate'],
  ]);
  await hands.see(step('offer'));
  hands.think();
  await hands.click(field(step('offer'), 'guarantee').locator('.ant-checkbox'));
  await sendStep('offer');
  await hands.see(step('contract'));
  for (const name of ['items', 'time', 'amount', 'place'] as const)
    await hands.click(step('contract').getByRole('checkbox', { name: sayValue(name) }));
  await hands.sign(field(step('contract'), 'consent'));
  await sendStep('contract');
  return hands.counted;
}

const oil = [menuLine('MAINT-A', 'L-1')];

/** E-02, E-05: the technician starts and finishes one. */
export async function line(store: DeskStore): Promise<Counted> {
  const visit = await store.visit(async (one) => {
    await one.toWorkshop(oil);
    await one.do('parts', 'issueParts', { lineId: 'L-1' });
  });
  const hands = await store.at('zhao');
  const row = hands.main.locator(`[data-row="${visit.number}"] [data-line=L-1]`);
  hands.think();
  await hands.sendAtOnce(row.locator('[data-command=startLine]'));
  hands.think();
  await hands.sendByKey(row.locator('[data-command=finishLine]'));
  return hands.counted;
}

/** D-06: what was found, with a photo and its price. */
export async function reportExtraItem(store: DeskStore, number: string): Promise<Counted> {
  const hands = await store.openAt('zhao', number);
  await hands.command('requestExtraItem');
  hands.think();
  await hands.type(text(hands.form, 'finding'), '雨刮老化');
  const work = field(hands.form, 'line');
  hands.think();
  await hands.pick(work.getByRole('combobox', { name: say('fromMenu') }), 'WIPER', 'WIPER');
  hands.think();
  await hands.type(text(hands.form, 'delayMinutes'), '10');
  await hands.photograph(field(hands.form, 'photos'), await pictureOf(`extra ${number}`));
  await hands.send();
  return hands.counted;
}

export async function extraItem(store: DeskStore): Promise<Counted> {
  const visit = await store.visit((one) => one.toWorkshop(oil));
  return reportExtraItem(store, visit.number);
}

/** D-07 to D-11, CF-09: the customer on the phone says yes, a colleague has heard it, and the workshop reads the answer. */
export async function decideOn(store: DeskStore, number: string): Promise<Counted> {
  const item = (hands: Hands): Locator => hands.main.locator('[data-phone-answer]').first();
  const advisor = await store.openAt('wang', number);
  await advisor.sendAtOnce(advisor.main.locator('[data-reached=yes]'));
  const witness = await store.openAt('assistant', number);
  await witness.type(item(witness).locator('textarea'), '好的做吧');
  await witness.sendAtOnce(item(witness).locator('[data-answer=approved]'));
  // the advisor has the page open still, and sees that it was heard
  await advisor.see(item(advisor).locator('[data-answer=approved]:enabled'));
  // whether these were the words
  advisor.think();
  await advisor.sendAtOnce(item(advisor).locator('[data-answer=approved]'));
  const technician = await store.at('zhao');
  technician.think();
  await technician.sendAtOnce(technician.main.locator(`[data-row="${number}"] [data-command=acknowledgeAnswer]`));
  return sumOf([advisor.counted, witness.counted, technician.counted]);
}

export async function decide(store: DeskStore): Promise<Counted> {
  const visit = await store.visit(async (one) => {
    await one.toWorkshop(oil);
    await one.do('parts', 'issueParts', { lineId: 'L-1' });
    await one.do('zhao', 'startLine', { lineId: 'L-1' });
    await one.find('X-1', menuLine('WIPER', 'X-L1'), 10);
  });
  return decideOn(store, visit.number);
}

/** E-08: three lines. */
export async function qualityCheck(store: DeskStore): Promise<Counted> {
  const lines = [...oil, menuLine('BRAKE-F', 'L-2'), menuLine('WIPER', 'L-3')];
  const visit: RepairOrderClient = await store.visit(async (one) => {
    await one.toWorkshop(lines);
    await one.work(lines);
    await one.do('workshop', 'finishWork');
  });
  const hands = await store.openAt('quality', visit.number);
  await hands.command('passQuality');
  hands.think();
  await hands.send();
  return hands.counted;
}

/** H-01 to H-11: taken down from any page, with its owner and when the customer hears again. */
export async function registerComplaint(store: DeskStore): Promise<Counted> {
  const { plate } = vehicles[store.next() - 1]!;
  const hands = await store.at('wang');
  hands.think();
  await hands.click(hands.page.getByRole('button', { name: say('openComplaint') }));
  await hands.type(hands.form.getByRole('combobox', { name: say('complainant') }), plate.slice(-4));
  await hands.click(hands.page.getByRole('option').filter({ hasText: plate }));
  hands.think();
  await hands.type(hands.form.locator('textarea'), '上次换的刹车片还是响，要求检查');
  hands.think();
  const tomorrow = new Date(Date.now() + 24 * 3_600_000).toISOString().slice(0, 10);
  await hands.type(hands.form.locator('.ant-picker input'), `${tomorrow} 10:00`);
  // Enter takes the time
  await hands.press('Enter');
  await hands.send();
  await hands.see(hands.main.getByRole('heading', { level: 1 }));
  return hands.counted;
}

/** T-37: answered with the step that comes next, and when. */
export async function escalation(store: DeskStore): Promise<Counted> {
  const complaint = await ComplaintClient.open(store.people, store.next());
  await complaint.do('cr', 'escalate', { reason: '超出权限' });
  const hands = await store.openAt('crsupervisor', complaint.number);
  await hands.command('acknowledgeEscalation');
  hands.think();
  await hands.type(text(hands.form, 'plan'), '今天由我答复');
  hands.think();
  // step and time are filled in
  await hands.send();
  return hands.counted;
}
