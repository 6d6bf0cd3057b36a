import type { Page } from 'playwright-core';
import { yuan } from '../../domain/values/money';
import { seriousFindings, sidewaysScroll } from '../support/accessibility';
import { BookingClient, dateAhead, instantOn } from '../support/booked';
import { describeInChromium } from '../support/chromium';
import { ConsolePageObject, say } from '../support/console-page-object';
import { ConsoleTestStore } from '../support/console-test-store';
import { eventually } from '../support/eventually';

let office: ConsoleTestStore;
let booking: BookingClient;

/** What somebody can type into or choose from; a group of radio buttons is one of them. */
const inputsOf = (page: Page): Promise<number> =>
  page.locator('#main').evaluate((main) => {
    const controls = [...main.querySelectorAll<HTMLInputElement>('input:not([type=hidden]), textarea, select')];
    return new Set(controls.map((one, index) => (one.type === 'radio' ? one.name : String(index)))).size;
  });

const phones = { width: 390, height: 844 };

/** Fills in the page as an advisor does who listens; answers the time that was chosen. */
async function takeDown({ page }: ConsolePageObject, words: string): Promise<string> {
  const main = page.locator('#main');
  await main.getByLabel('What is wanted').fill(words);
  await main.getByText(say('repeatedToCustomer')).click();
  for (const told of ['Told the three times', 'Told about the parts', 'Told of the call half an hour before'])
    await main.getByRole('checkbox', { name: new RegExp(told) }).check();
  const best = main.locator('[data-best]').last();
  const startsAt = (await best.getAttribute('data-best'))!;
  await best.click();
  return startsAt;
}

describeInChromium('appointments', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
    booking = new BookingClient(await office.store.people.as('wang'));
  });
  afterAll(() => office.close());

  test('A-09 L-27 M-12 a number that rings opens the page with customer, car and visits; the whole call is one page of at most 20 inputs', async () => {
    const desk = await office.desk('wang');
    const { body: customer } = await booking.user.get('/customers/C-005');
    await desk.go(`/appointments/new?phone=${customer.phone}&rings=2&seconds=6`);
    const main = desk.page.locator('#main');
    await main.locator('[data-caller=C-005]').waitFor();
    await main.getByRole('button', { name: /./, pressed: true }).first().waitFor();
    // as the master data has it
    await eventually('the customer is addressed', async () => {
      const said = await main.getByLabel('How to address').inputValue();
      return said === customer.salutation ? said : undefined;
    });
    expect(await main.getByLabel(say('ringsLabel')).inputValue()).toBe('2');
    const startsAt = await takeDown(desk, 'The brakes squeal');
    expect(await inputsOf(desk.page)).toBeLessThanOrEqual(20);
    expect(await seriousFindings(desk.page)).toEqual([]);
    await main.locator('[data-part=book]').click();
    const booked = main.locator('[data-booked]');
    await booked.waitFor();
    const number = (await booked.getAttribute('data-booked'))!;
    expect(await booking.read(number)).toMatchObject({
      stage: 'agreed',
      rung: { rings: 2, seconds: 6 },
      answeredInTime: true,
      need: { words: 'The brakes squeal', salutation: customer.salutation },
      terms: { repairMinutes: 60, washMinutes: 20, togetherMinutes: 80 },
      slot: { startsAt },
      customer: { id: 'C-005' },
    });
    expect(await inputsOf(desk.page)).toBeLessThanOrEqual(20);
    expect(await seriousFindings(desk.page)).toEqual([]);
    // A-02, S-01: signed on the same page
    await desk.consent(booked, { channel: 'screen' });
    await booked.getByRole('button', { name: say('signNow') }).click();
    await booked.getByText(say('signedTag'), { exact: true }).waitFor();
    expect(await booking.read(number)).toMatchObject({ stage: 'confirmed' });
    expect(desk.complaints).toEqual([]);
  });

  test('A-04 A-11 A-12 parts of the catalogue bring their price, their readiness and the deposit, which is asked for on the same call', async () => {
    const [dear] = (await office.store.models.parts.find().lean()).toSorted((a, b) => b.unitPrice - a.unitPrice);
    const { partNumber, name } = dear!;
    // four of it are costly enough
    const four = Array.from({ length: 4 }, () => partNumber).join(',');
    const asked = (await booking.user.get(`/job-estimate?parts=${four}`)).body;
    expect(asked.depositFrom).not.toBeNull();
    const desk = await office.desk('wang');
    const { body: customer } = await booking.user.get('/customers/C-006');
    await desk.go(`/appointments/new?phone=${customer.phone}`);
    const main = desk.page.locator('#main');
    const box = main.getByRole('combobox', { name: say('workAndParts') });
    await box.click();
    await box.fill(name.slice(0, 12));
    await desk.page
      .locator('.ant-select-item-option')
      .filter({ hasText: `${name} ·` })
      .first()
      .click();
    await desk.page.keyboard.press('Escape');
    for (let more = 1; more < 4; more++) await main.getByRole('button', { name: say('oneMore', { name }) }).click();
    await main
      .locator('[data-part=total]')
      .filter({ hasText: yuan(asked.total) })
      .waitFor();
    await takeDown(desk, 'New lamps');
    await main.locator('[data-part=book]').click();
    const booked = main.locator('[data-booked]');
    await booked.getByRole('button', { name: say('askDeposit') }).click();
    await booked.getByText(/A deposit of/).waitFor();
    const { deposit, job } = await booking.read((await booked.getAttribute('data-booked'))!);
    expect(job.parts).toEqual([{ partNumber, quantity: 4, ordered: true }]);
    expect(deposit).toMatchObject({ amount: asked.depositFrom, ofPrice: job.partsTotal });
    expect(desk.complaints).toEqual([]);
  });

  test('A-03 a time that went to somebody else meanwhile is refused with others, and one of those is taken without typing anything again', async () => {
    const desk = await office.desk('li');
    const { body: customer } = await booking.user.get('/customers/C-007');
    await desk.go(`/appointments/new?phone=${customer.phone}`);
    const main = desk.page.locator('#main');
    await main.locator('[data-caller=C-007]').waitFor();
    const startsAt = await takeDown(desk, 'An oil change');
    // both technicians are given away by others
    for (const other of [8, 9]) await booking.book(await booking.prepared(other), startsAt.replace('.000Z', 'Z'));
    await main.locator('[data-part=book]').click();
    const others = main.locator('[data-part=alternatives]');
    await others.waitFor();
    expect(await others.getByRole('button').count()).toBeGreaterThanOrEqual(3);
    await others.getByRole('button').last().click();
    await main.locator('[data-part=book]').click();
    const booked = main.locator('[data-booked]');
    await booked.waitFor();
    const { slot, customer: whose } = await booking.read((await booked.getAttribute('data-booked'))!);
    expect(whose.id).toBe('C-007');
    expect(slot.startsAt).not.toBe(startsAt);
    // what was refused has opened no second appointment
    const { items } = (await booking.user.get('/appointments?customer=C-007')).body;
    expect(items).toHaveLength(1);
    expect(desk.complaints).toEqual([]);
  });

  test('A-03 A-06 a free time is chosen on the page of the appointment: few buttons by half-day; list and page of the day show who comes', async () => {
    const number = await booking.prepared(11);
    const desk = await office.desk('wang');
    await desk.go(`/appointments/${number}`);
    const main = desk.page.locator('#main');
    const free = main.locator('[data-part=free-times]');
    await free.waitFor();
    expect(await free.getByRole('button').count()).toBeLessThanOrEqual(40);
    await free
      .getByRole('button', { name: /^\d\d:\d\d$/ })
      .last()
      .click();
    await main.getByText(say('moveTime')).waitFor();
    const { slot } = await booking.read(number);
    expect(Date.parse(slot.startsAt)).toBeGreaterThan(Date.now());
    // what the workshop day is asked for and answers is no button
    expect(await main.locator('[data-command=keepSlot]').count()).toBe(0);
    await main.locator('[data-command=agree]').waitFor();
    expect(await seriousFindings(desk.page)).toEqual([]);

    const date = slot.day.replace(/^.*(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3') as string;
    await desk.go(`/workshop-days/${slot.day}`);
    await main.getByText(number).first().waitFor();
    await main.locator('[data-command=takeWalkIn]').waitFor();
    expect(await main.locator('[data-command=reserve], [data-command=noteResources]').count()).toBe(0);
    expect(await seriousFindings(desk.page)).toEqual([]);
    await desk.go('/appointments');
    await main.getByLabel(say('appointedTime')).fill(date);
    await desk.page.keyboard.press('Enter');
    await main.getByRole('link', { name: number }).waitFor();
    expect(desk.complaints).toEqual([]);
  });

  test('B-01 A-14 the reception sees what each expected car needs, and one press begins the visit with it', async () => {
    const date = dateAhead(9);
    const number = await booking.agreed(12, instantOn(date, '09:00'), { collected: true });
    const desk = await office.desk('wang');
    await desk.go(`/arrivals?day=${date}`);
    const main = desk.page.locator('#main');
    const card = main.locator(`[data-arrival="${number}"]`);
    await card.waitFor();
    for (const text of ['Vehicle licence', say('fetchCar'), say('unsignedTag'), say('workshopToldNo'), '09:00'])
      await card.getByText(text).first().waitFor();
    expect(await seriousFindings(desk.page)).toEqual([]);
    await card.getByRole('button', { name: say('carIsHere') }).click();
    await desk.page.waitForURL(/\/repair-orders\/RO-/);
    const { order, stage } = await eventually('the appointment hears of it', async () => {
      const known = await booking.read(number);
      return known.stage === 'arrived' ? known : undefined;
    });
    expect(stage).toBe('arrived');
    const { body: visit } = await booking.user.get(`/repair-orders/${order}/live`);
    expect(visit).toMatchObject({
      arrival: { mode: 'collected', symptoms: '两万公里保养' },
      appointment: { number, repairMinutes: 60, prices: { labour: 30_000, material: 20_000, total: 50_000 } },
    });
    await desk.go(`/arrivals?day=${date}`);
    await main.locator('[data-group=arrivedGroup]').locator(`[data-arrival="${number}"]`).waitFor();
    expect(desk.complaints).toEqual([]);
  });

  test('A-05 K-15 the table of appointments shows what was decided and what became of it, and leads to its export', async () => {
    const number = await booking.agreed(13, instantOn(dateAhead(10), '09:00'));
    const desk = await office.desk('manager');
    await desk.go('/appointment-statistics');
    const main = desk.page.locator('#main');
    const { body: car } = await booking.user.get('/vehicles/V-013');
    await main.getByRole('link', { name: car.plate }).waitFor();
    await main
      .locator('[data-part=totals]')
      .getByText(/Decided [1-9]/)
      .waitFor();
    expect(await seriousFindings(desk.page)).toEqual([]);
    await main.getByRole('link', { name: say('exportTable') }).click();
    await main.getByText(say('appointmentsTable')).first().waitFor();
    await main.locator('textarea').fill('monthly figures');
    const download = desk.page.waitForEvent('download');
    await main.getByRole('button', { name: say('exportNow') }).click();
    expect((await download).suggestedFilename()).toContain('appointments');
    expect(number).toMatch(/^AP-/);
    expect(desk.complaints).toEqual([]);
  });

  test('K-16 the cars that were handed in on a day stand in a table of their own, which leads to its export', async () => {
    const visit = await office.inWorkshop(14);
    const { vehicle } = await visit.read();
    const desk = await office.desk('manager');
    await desk.go('/intake');
    const table = desk.page.locator('[data-part=statistics]');
    const { body: car } = await booking.user.get(`/vehicles/${vehicle.id}`);
    await table.getByText(car.plate).first().waitFor();
    expect(await seriousFindings(desk.page)).toEqual([]);
    await table.getByRole('link', { name: say('exportTable') }).click();
    await desk.page.locator('#main').getByText(say('intakeTable')).first().waitFor();
    expect(desk.complaints).toEqual([]);
  });

  test.each(['zh', 'en'] as const)(
    'on a phone, in %s, booking and arrivals have no serious fault of accessibility',
    async (language) => {
      const { browser, store } = office;
      const desk = await ConsolePageObject.open(browser, store.api.url, 'wang', { language, viewport: phones });
      const { body: customer } = await booking.user.get('/customers/C-015');
      await desk.go(`/appointments/new?phone=${customer.phone}`);
      await desk.page.locator('[data-caller=C-015]').waitFor();
      await desk.page.locator('#main textarea').first().fill('保养');
      await desk.page.locator('[data-part=free-times]').waitFor();
      expect(await seriousFindings(desk.page)).toEqual([]);
      const wider = await sidewaysScroll(desk.page);
      expect(wider).toBeLessThanOrEqual(0);
      await desk.go(`/arrivals?day=${dateAhead(10)}`);
      await desk.page.locator('[data-arrival]').first().waitFor();
      expect(await seriousFindings(desk.page)).toEqual([]);
      expect(desk.complaints).toEqual([]);
      await desk.close();
    },
  );
});
