import type { Locator, Route } from 'playwright-core';
import { vehicles } from '../../dev/fixtures/store';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { seriousFindings, sidewaysScroll } from '../support/accessibility';
import { BookingClient, dateAhead, instantOn } from '../support/booked';
import { CheckInSheet, plain } from '../support/check-in-sheet';
import { describeInChromium } from '../support/chromium';
import { ConsolePageObject, say } from '../support/console-page-object';
import { ConsoleTestStore } from '../support/console-test-store';

let office: ConsoleTestStore;
/** Milliseconds for a whole sheet, on a machine that runs more browsers. */
const SHEET_MS = 120_000;
/** What is read off the car, where the wishes are known. */
const { words: _words, ...readings } = plain;
const EXPRESS = 'Express maintenance';

const idOf = (kind: 'C' | 'V', index: number): string => `${kind}-${String(index).padStart(3, '0')}`;
const sheetOf = async (vehicle: number, who = 'wang'): Promise<CheckInSheet> => {
  const desk = await office.desk(who);
  await desk.go(`/repair-orders/new?vehicle=${idOf('V', vehicle)}`);
  return new CheckInSheet(desk);
};
const numberIn = ({ page }: CheckInSheet): string => new URL(page.url()).pathname.split('/').at(-1)!;
const opened = async (sheet: CheckInSheet): Promise<string> => {
  await sheet.page.waitForURL(/\/repair-orders\/RO-/);
  await sheet.page.locator('#main [data-part=number]').waitFor();
  return numberIn(sheet);
};
const read = async (number: string) =>
  (await (await office.store.people.as('wang')).get(`/repair-orders/${number}/live`)).body;
const visitsOf = async (vehicle: number): Promise<readonly { readonly number: string }[]> => {
  await office.store.api.context.recorder.drain();
  const wang = await office.store.people.as('wang');
  return (await wang.get(`/repair-orders?vehicle=${idOf('V', vehicle)}&limit=20`)).body.items;
};

describeInChromium('the sheet on which a car is received', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
  });
  afterAll(() => office.close());

  test(
    'B-06 B-12 B-13 B-17 to B-22 C-12 a car for a short maintenance is received, and offered its price, with one sheet',
    async () => {
      const sheet = await sheetOf(1);
      await sheet.enter({ ...plain, kind: EXPRESS, jobs: ['MAINT-A'] });
      await sheet.root.getByRole('button', { name: say('addNeed') }).click();
      await sheet.input('needs.1.words').fill('雨刮有点响');
      await sheet.mark('right front door');
      await sheet.mark('bonnet');
      await sheet.root.getByRole('button', { name: say('addException') }).click();
      await sheet.field('exceptions.0.point').getByRole('combobox').click();
      await sheet.page.locator('.ant-select-item-option').filter({ hasText: 'Tyres and rims' }).click();
      await sheet.input('exceptions.0.note').fill('左前轮毂刮伤');
      await sheet.root.getByRole('button', { name: say('addArticle') }).click();
      await sheet.input('articles.0.name').fill('行车记录仪');
      await sheet.root.getByRole('button', { name: say('addPaper') }).click();
      await sheet.input('papers.0.name').fill('行驶证');
      expect(await seriousFindings(sheet.page)).toEqual([]);
      await sheet.send();
      expect(await sheet.faultAt('repeatedBack')).toBe(say('repeatFirst'));
      await sheet.repeatBack();
      await sheet.send();
      const number = await opened(sheet);
      const order = await read(number);
      expect(order.stage).toBe('awaitingSignature');
      expect(order.needs.map(({ words }: { words: string }) => words)).toEqual(['小保养', '雨刮有点响']);
      expect(order.intake).toMatchObject({
        articles: [{ name: '行车记录仪', count: 1 }],
        documents: [{ name: '行驶证', difference: false }],
        keyNumber: 'K-31',
        storageBox: 'B-12',
        fuelEighths: 4,
        odometer: 160_000,
      });
      const { paint, tyres, glass } = order.checklists.walkRound;
      expect(paint.note).toBe('右前门 right front door: 划痕 scratch；发动机盖 bonnet: 划痕 scratch');
      // the photos that were taken before there was a visit are those of the visit
      expect(paint.photo).toHaveLength(1);
      expect([tyres.result, tyres.note, glass.result]).toEqual(['defect', '左前轮毂刮伤', 'good']);
      await sheet.page.locator('[data-act=sign]').waitFor();
      expect(
        await sheet.page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('draft:'))),
      ).toEqual([]);
    },
    SHEET_MS,
  );

  test(
    'B-10 a car with a fault is received with the same sheet, and its jobs are priced later',
    async () => {
      const sheet = await sheetOf(2);
      await sheet.enter({ ...plain, words: '刹车有异响', kind: 'Repair' });
      await sheet.field('needs').getByRole('checkbox').check();
      await sheet.repeatBack();
      await sheet.send();
      const order = await read(await opened(sheet));
      expect([order.stage, order.needs[0].fault, order.intake.keyNumber]).toEqual(['preInspection', true, 'K-31']);
      const other = await sheetOf(3);
      await other.enter({ ...plain, kind: 'Maintenance', jobs: ['MAINT-A', 'BRAKE-F'] });
      await other.repeatBack();
      await other.send();
      const second = await read(await opened(other));
      expect([second.stage, second.estimate.lines.length]).toEqual(['estimating', 2]);
    },
    SHEET_MS,
  );

  test(
    'S-04 S-07 S-08 C-12 to C-15 the customer is led through the papers on one page, and chooses when the car is ready',
    async () => {
      const sheet = await sheetOf(13);
      await sheet.enter({ ...plain, kind: 'Maintenance', jobs: ['MAINT-A'] });
      await sheet.root.getByRole('button', { name: say('addArticle') }).click();
      await sheet.input('articles.0.name').fill('行车记录仪');
      await sheet.repeatBack();
      await sheet.send();
      const number = await opened(sheet);
      const desk = await office.desk('wang');
      const step = (name: string): Locator => desk.page.locator(`#main [data-signing=${name}]`);
      const sendStep = async (name: string): Promise<void> => {
        await step(name).locator('button[type=submit]').click();
        await step(name).locator('form').waitFor({ state: 'detached' });
      };
      for (const name of ['preInspection', 'articles']) {
        await step(name).locator('form').waitFor();
        if (name === 'articles') await step(name).getByText('行车记录仪').waitFor();
        expect(await seriousFindings(desk.page)).toEqual([]);
        await desk.consent(step(name).locator('[data-field=consent]'), { channel: 'screen' });
        await sendStep(name);
      }
      await step('offer').getByText(/agree/i).first().waitFor();
      const people = office.store.people;
      for (const who of ['zhao', 'parts'])
        await (await people.as(who)).post(`/repair-orders/${number}/estimate/confirmations`, {});
      await step('offer').locator('form').waitFor();
      await step('offer').locator('[data-field=promise] .ant-radio-group label').nth(1).click();
      await step('offer').locator('[data-field=guarantee]').getByRole('checkbox').check();
      await sendStep('offer');
      const { estimate } = await read(number);
      expect(Date.parse(estimate.promisedAt) % (30 * 60_000)).toBe(0);
      await step('contract').locator('form').waitFor();
      await step('contract').locator('button[type=submit]').click();
      await step('contract').getByText(say('pointOutAll')).waitFor();
      for (const box of await step('contract').getByRole('checkbox').all()) await box.check();
      await desk.consent(step('contract').locator('[data-field=consent]'), { channel: 'screen' });
      expect(await seriousFindings(desk.page)).toEqual([]);
      await sendStep('contract');
      const order = await read(number);
      expect(order.stage).toBe('contracted');
      expect(order.evidence.map(({ document }: { document: string }) => document)).toEqual([
        'preInspection',
        'articlesList',
        'order',
      ]);
    },
    SHEET_MS,
  );

  test(
    'A-19 B-01 a booked car comes with what was agreed, from the sheet or by one press at the arrivals',
    async () => {
      const booking = new BookingClient(await office.store.people.as('wang'));
      const number = await booking.agreed(4, instantOn(dateAhead(1), '10:00'));
      await office.store.api.context.recorder.drain();
      const sheet = await sheetOf(4);
      await sheet.root.locator(`[data-booked="${number}"] button`).click();
      await sheet.page.waitForURL(/appointment=/);
      await sheet.field('needs').getByText('两万公里保养').waitFor();
      await sheet.enter({ ...readings, kind: EXPRESS, jobs: ['MAINT-A'] });
      await sheet.repeatBack();
      await sheet.send();
      const order = await read(await opened(sheet));
      expect([order.stage, order.appointment.number]).toEqual(['awaitingSignature', number]);
      expect(order.needs).toEqual([{ needId: 'A-1', words: '两万公里保养', fault: false }]);

      const another = await booking.agreed(5, instantOn(dateAhead(1), '14:00'));
      const wang = await office.store.people.as('wang');
      const visit = (await wang.post(`/appointments/${another}/arrival`, {})).body.number as string;
      await office.store.api.context.recorder.drain();
      const desk = await office.desk('wang');
      await desk.go(`/repair-orders/${visit}`);
      const open = new CheckInSheet(desk);
      await open.field('needs').getByText('两万公里保养').waitFor();
      await open.enter({ ...readings, kind: EXPRESS, jobs: ['MAINT-A'] });
      await open.repeatBack();
      expect(await seriousFindings(open.page)).toEqual([]);
      await open.send();
      await open.page.locator('[data-act=sign]').waitFor();
      const received = await read(visit);
      expect([received.stage, received.checklistProfile.id]).toEqual(['awaitingSignature', 'express']);
    },
    SHEET_MS,
  );

  test(
    'C-13 what the process refuses is told at its field, on the visit that was opened, and nothing is lost',
    async () => {
      const sheet = await sheetOf(6);
      await sheet.enter({ ...plain, kind: EXPRESS });
      await sheet
        .field('lines')
        .getByRole('button', { name: say('add'), exact: true })
        .click();
      await sheet.field('lines').getByLabel('Work', { exact: true }).fill('清洗节气门');
      await sheet.repeatBack();
      await sheet.send();
      const number = await opened(sheet);
      expect(await sheet.faultAt('lines')).not.toBe('');
      expect(await sheet.input('keyNumber').inputValue()).toBe('K-31');
      expect((await read(number)).stage).toBe('checkedIn');
      await sheet.field('pricesFirst').getByRole('checkbox').check();
      await sheet.send();
      await sheet.root.waitFor({ state: 'detached' });
      const order = await read(number);
      expect([order.stage, order.estimate.lines[0].work]).toEqual(['estimating', '清洗节气门']);
      expect(await visitsOf(6)).toHaveLength(1);
    },
    SHEET_MS,
  );

  test(
    'B-12 a point that a colleague has answered, and a mileage below the last one, are asked about at their fields',
    async () => {
      const visit = await RepairOrderClient.open(office.store.people, 7, { checklistProfile: 'express' });
      await visit.do('assistant', 'fillChecklist', {
        checklist: 'walkRound',
        findings: [{ item: 'paint', result: 'good' }],
      });
      await office.store.api.context.recorder.drain();
      const desk = await office.desk('wang');
      await desk.go(`/repair-orders/${visit.number}`);
      const sheet = new CheckInSheet(desk);
      await sheet.enter({ ...plain, odometer: 1, jobs: ['MAINT-A'] });
      await sheet.repeatBack();
      await sheet.mark('roof');
      await sheet.send();
      expect(await sheet.faultAt('lowerBecause')).toBe(say('fieldNeeded'));
      await sheet.input('odometer').fill('160000');
      await sheet.send();
      expect(await sheet.faultAt('marks')).not.toBe('');
      await sheet.field('marks').getByRole('button', { name: 'Remove roof' }).click();
      await sheet.send();
      await desk.page.locator('[data-act=sign]').waitFor();
    },
    SHEET_MS,
  );

  test(
    'a line that is cut between opening and sending, a reload and a second press: one visit, sent once, with all that was typed',
    async () => {
      const sheet = await sheetOf(8);
      const { page } = sheet;
      await sheet.enter({ ...plain, kind: EXPRESS, jobs: ['MAINT-A'] });
      await sheet.repeatBack();
      // the visit is opened, but its answer is lost
      const lose = async (route: Route): Promise<void> => {
        if (route.request().method() !== 'POST') return route.continue();
        await route.fetch();
        await route.abort('connectionfailed');
      };
      await page.route('**/api/v1/repair-orders', lose);
      await sheet.send();
      await sheet.root.getByText(say('notConnected')).waitFor();
      await sheet.root.getByText(say('perhapsOpen')).waitFor();
      await page.unroute('**/api/v1/repair-orders', lose);
      await page.reload();
      await sheet.root.getByText(say('draftKept')).waitFor();
      expect(await sheet.input('storageBox').inputValue()).toBe('B-12');
      // then the sheet does not get through
      const cut = (route: Route): Promise<void> => route.abort('connectionfailed');
      await page.route('**/commands', cut);
      await sheet.send();
      await sheet.root.getByText(say('openUnsent')).waitFor();
      await page.unroute('**/commands', cut);
      await page.reload();
      await sheet.root.getByText(say('openUnsent')).waitFor();
      expect(await sheet.input('needs.0.words').inputValue()).toBe('小保养');
      const sent: string[] = [];
      page.on('request', (request) => {
        if (request.method() === 'POST' && request.url().endsWith('/commands')) sent.push(request.url());
      });
      await sheet.sendButton.dblclick();
      const number = await opened(sheet);
      await page.locator('[data-act=sign]').waitFor();
      expect(sent).toHaveLength(1);
      expect((await read(number)).stage).toBe('awaitingSignature');
      expect(await visitsOf(8)).toHaveLength(1);
    },
    SHEET_MS,
  );

  test(
    'the end of the session takes nothing of the sheet: whoever signs in again goes on',
    async () => {
      const desk = await office.newDesk('wang');
      await desk.go(`/repair-orders/new?vehicle=${idOf('V', 14)}`);
      const sheet = new CheckInSheet(desk);
      await sheet.enter({ ...plain, kind: EXPRESS, jobs: ['MAINT-A'] });
      await sheet.repeatBack();
      await desk.page.context().clearCookies();
      await sheet.send();
      await desk.page.locator('input[type=password]').waitFor();
      await desk.signIn('wang');
      await sheet.root.getByText(say('draftKept')).waitFor();
      await sheet.send();
      await desk.page.locator('[data-act=sign]').waitFor();
      expect((await read(numberIn(sheet))).intake.keyNumber).toBe('K-31');
      expect(await visitsOf(14)).toHaveLength(1);
      await desk.close();
    },
    SHEET_MS,
  );

  test(
    'B-21 the next free hook is typed by the machine, is free no more once a key hangs there, and can be another',
    async () => {
      const before = await RepairOrderClient.open(office.store.people, 33);
      await before.receive();
      await before.takeIn();
      await office.store.api.context.recorder.drain();
      const sheet = await sheetOf(31);
      await sheet.page.getByText(say('freeKey')).waitFor();
      const offered = await sheet.input('keyNumber').inputValue();
      expect(offered).toMatch(/^K-[0-9]+$/);
      const { keyNumber: _other, ...unhooked } = plain;
      await sheet.enter({ ...unhooked, kind: EXPRESS, jobs: ['MAINT-A'] });
      await sheet.repeatBack();
      await sheet.send();
      expect((await read(await opened(sheet))).intake.keyNumber).toBe(offered);
      await office.store.api.context.recorder.drain();
      const next = await sheetOf(32);
      await next.page.getByText(say('freeKey')).waitFor();
      expect(await next.input('keyNumber').inputValue()).not.toBe(offered);
      await next.input('keyNumber').fill('前台抽屉');
      await next.page.getByText(say('freeKey')).waitFor({ state: 'detached' });
      expect(await next.input('keyNumber').inputValue()).toBe('前台抽屉');
    },
    SHEET_MS,
  );

  test(
    'B-03 a car that is here is not opened twice: its visit is named',
    async () => {
      const visit = await RepairOrderClient.open(office.store.people, 9);
      await office.store.api.context.recorder.drain();
      const sheet = await sheetOf(9);
      await sheet.page.getByText(say('mayBeOpen', { number: visit.number })).waitFor();
      await sheet.enter({ ...plain, kind: EXPRESS, jobs: ['MAINT-A'] });
      await sheet.repeatBack();
      await sheet.send();
      await sheet.root.getByRole('link', { name: say('openOrder'), exact: true }).click();
      await sheet.page.waitForURL(new RegExp(visit.number));
      await sheet.root.getByText(say('draftKept')).waitFor();
      expect(await sheet.input('keyNumber').inputValue()).toBe('K-31');
      expect(await visitsOf(9)).toHaveLength(1);
    },
    SHEET_MS,
  );

  test(
    'B-01 whoever may open a visit and not receive a car opens it, and an advisor receives it',
    async () => {
      const first = await sheetOf(10, 'assistant');
      expect(await first.field('odometer').count()).toBe(0);
      await first.enter({ words: '空调不制冷' });
      await first.send();
      const number = await opened(first);
      await office.store.api.context.recorder.drain();
      const desk = await office.desk('wang');
      await desk.go(`/repair-orders/${number}`);
      const sheet = new CheckInSheet(desk);
      expect(await sheet.input('needs.0.words').inputValue()).toBe('空调不制冷');
      await sheet.enter({ ...plain, words: '空调不制冷', kind: EXPRESS, jobs: ['MAINT-A'] });
      await sheet.repeatBack();
      await sheet.send();
      await desk.page.locator('[data-act=sign]').waitFor();
      const order = await read(number);
      expect([order.stage, order.advisor]).toEqual(['awaitingSignature', 'wang']);
    },
    SHEET_MS,
  );

  test(
    'B-01 by keys alone, from the plate to the received car',
    async () => {
      const desk = await office.desk('wang');
      const { page } = desk;
      const { keyboard } = page;
      await desk.go('/repair-orders/new');
      const { plate } = vehicles[10]!;
      await page.locator('#main').getByRole('combobox').focus();
      await keyboard.type(plate.slice(-4));
      await page.getByRole('option').filter({ hasText: plate }).waitFor();
      await keyboard.press('Enter');
      const sheet = new CheckInSheet(desk);
      await sheet.root.waitFor();
      /** Goes on with Tab until the keyboard stands there. */
      const reach = async (selector: string): Promise<void> => {
        for (let pressed = 0; pressed < 120; pressed++) {
          if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
          await keyboard.press('Tab');
        }
        throw new Error(`the keyboard never comes to ${selector}`);
      };
      const inField = (name: string, what: string): string => `[data-field="${name}"] ${what}`;
      await reach(inField('needs.0.words', 'textarea'));
      await keyboard.type('保养');
      await reach(inField('checklistProfile', 'input'));
      await keyboard.press('ArrowRight');
      await reach(inField('repeatedBack', 'input'));
      await keyboard.press('Space');
      await reach(inField('marks', '[role=checkbox]'));
      await keyboard.press('Space');
      await reach(inField('odometer', 'input'));
      await keyboard.type('160000');
      await reach(inField('fuelEighths', 'input'));
      await keyboard.press('ArrowRight');
      await reach(inField('keyNumber', 'input'));
      // a scanner ends with Enter, which sends nothing
      await keyboard.type('K-7');
      await keyboard.press('Enter');
      await reach(inField('storageBox', 'input'));
      await keyboard.type('B-7');
      await reach('[data-send]');
      await keyboard.press('Enter');
      const order = await read(await opened(sheet));
      expect([order.stage, order.checklistProfile.id, order.intake.storageBox]).toEqual([
        'preInspection',
        'repair',
        'B-7',
      ]);
      expect(order.checklists.walkRound.paint.result).toBe('defect');
    },
    SHEET_MS,
  );

  test.each([
    ['phone', 390, 'en'],
    ['phone', 390, 'zh'],
    ['tablet', 820, 'zh'],
  ] as const)(
    'on a %s of %i pixels, in %s, nothing stands beyond the edge, and nobody is kept out',
    async (_device, width, language) => {
      const desk = await ConsolePageObject.open(office.browser, office.store.api.url, 'wang', {
        language,
        viewport: { width, height: 844 },
      });
      await desk.go(`/repair-orders/new?vehicle=${idOf('V', 12)}`);
      const sheet = new CheckInSheet(desk);
      await sheet.root.waitFor();
      await sheet.mark(language === 'zh' ? '车顶' : 'roof');
      await sheet.send();
      await sheet.field('storageBox').locator('.ant-form-item-explain-error').waitFor();
      expect(await sidewaysScroll(desk.page)).toBeLessThanOrEqual(0);
      expect(await seriousFindings(desk.page)).toEqual([]);
      expect(desk.complaints).toEqual([]);
      await desk.close();
    },
    SHEET_MS,
  );

  test('no page has complained', () => {
    expect(office.complaints).toEqual([]);
  });
});
