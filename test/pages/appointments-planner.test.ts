import type { Locator, Page } from 'playwright-core';
import { seriousFindings } from '../support/accessibility';
import { BookingClient, dateAhead, instantOn } from '../support/booked';
import { describeInChromium } from '../support/chromium';
import { ConsolePageObject, say } from '../support/console-page-object';
import { ConsoleTestStore } from '../support/console-test-store';
import { eventually } from '../support/eventually';

let office: ConsoleTestStore;
let booking: BookingClient;
const utc = (local: string): string => new Date(local).toISOString();

const blockOf = (page: Page, number: string, kind: 'bay' | 'technician' = 'bay'): Locator =>
  page.locator('.plan .ec-event', { has: page.locator(`[data-job="${number}"][data-row^="${kind}:"]`) }).first();
const jobsOf = async (date: string): Promise<unknown[]> =>
  (await booking.user.get(`/day-plans?from=${date}&days=1`)).body.items[0].jobs;
const placeOf = async (block: Locator): Promise<{ x: number; y: number }> => {
  const { x, y } = (await block.boundingBox())!;
  return { x: Math.round(x), y: Math.round(y) };
};
/** The same hour of another row, or another hour of the same: pixels from the middle of the block. */
async function drag(page: Page, block: Locator, by: { x?: number; y?: number }): Promise<void> {
  await block.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await block.boundingBox())!;
  const from = { x: x + width / 2, y: y + height / 2 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + (by.x ?? 0) / 2, from.y + (by.y ?? 0) / 2, { steps: 5 });
  await page.mouse.move(from.x + (by.x ?? 0), from.y + (by.y ?? 0), { steps: 10 });
  await page.mouse.up();
}
/** Pixels of an hour: from one label of the time line to the next. */
async function hourWidth(page: Page): Promise<number> {
  const block = page.locator('.plan .ec-bg-event.load').first();
  return (await block.boundingBox())!.width;
}
async function open(desk: ConsolePageObject, date: string, number: string): Promise<Locator> {
  await desk.go(`/planner?day=${date}`);
  const block = blockOf(desk.page, number);
  await block.waitFor();
  return block;
}
const kept = (date: string, number: string) =>
  eventually('the day has it', async () =>
    (await booking.day(date)).reservations.find(
      (one: { holder: string; heldUntil?: string }) => one.holder === number && one.heldUntil === undefined,
    ),
  );

describeInChromium('the day planner', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
    booking = new BookingClient(await office.store.people.as('wang'));
  });
  afterAll(() => office.close());

  test('A-19 A-21 a block is dragged to another hour; the customer’s word is asked for, and the appointment has the new time', async () => {
    const date = dateAhead(2);
    const number = await booking.agreed(2, instantOn(date, '10:00'));
    await kept(date, number);
    const desk = await office.desk('wang');
    const block = await open(desk, date, number);
    expect(await seriousFindings(desk.page)).toEqual([]);
    await drag(desk.page, block, { x: 2 * (await hourWidth(desk.page)) });
    const dialog = desk.page.getByRole('dialog');
    await dialog.getByText(/10:00.*12:00/).waitFor();
    expect(await seriousFindings(desk.page)).toEqual([]);
    await dialog.getByText(say('agreesByPhone')).click();
    await dialog.getByRole('button', { name: say('moveNow') }).click();
    await dialog.waitFor({ state: 'detached' });
    const { slot, stage } = await booking.read(number);
    expect(slot.startsAt).toBe(utc(instantOn(date, '12:00')));
    expect(stage).toBe('agreed');
    expect(desk.complaints).toEqual([]);
  });

  test('A-21 whoever thinks better of a move finds the block where it was, and nothing is sent', async () => {
    const date = dateAhead(3);
    const number = await booking.agreed(3, instantOn(date, '10:00'));
    await kept(date, number);
    const desk = await office.desk('wang');
    const block = await open(desk, date, number);
    const before = await placeOf(block);
    const { sequence } = await booking.read(number);
    await drag(desk.page, block, { x: await hourWidth(desk.page) });
    const dialog = desk.page.getByRole('dialog');
    await dialog.getByRole('button', { name: say('cancel') }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await placeOf(blockOf(desk.page, number))).toEqual(before);
    expect((await booking.read(number)).sequence).toBe(sequence);
  });

  test('A-06 what becomes known while a block is dragged is shown once it is dropped', async () => {
    const date = dateAhead(6);
    const number = await booking.agreed(9, instantOn(date, '10:00'));
    await kept(date, number);
    const desk = await office.desk('wang');
    const block = await open(desk, date, number);
    await block.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await block.boundingBox())!;
    const hour = await hourWidth(desk.page);
    await desk.page.mouse.move(x + width / 2, y + height / 2);
    await desk.page.mouse.down();
    await desk.page.mouse.move(x + width / 2 + hour, y + height / 2, { steps: 5 });
    const refreshed = desk.page.waitForResponse(
      async (response) => response.url().includes('/day-plans') && (await response.text()).includes(other),
    );
    const other = await booking.booked(10, instantOn(date, '15:00'));
    await refreshed;
    await desk.page.mouse.move(x + width / 2 + 2 * hour, y + height / 2, { steps: 5 });
    await desk.page.mouse.up();
    const dialog = desk.page.getByRole('dialog');
    await dialog.getByText(/10:00.*12:00/).waitFor();
    await dialog.getByRole('button', { name: say('cancel') }).click();
    await blockOf(desk.page, other).waitFor();
    expect(await placeOf(blockOf(desk.page, number))).toEqual({ x: Math.round(x), y: Math.round(y) });
  });

  test('A-19 a time that is taken is refused with others; one of them is taken instead', async () => {
    const date = dateAhead(4);
    const number = await booking.agreed(4, instantOn(date, '09:00'));
    // both technicians
    for (const other of [5, 6]) await booking.booked(other, instantOn(date, '11:00'));
    await kept(date, number);
    await eventually('the plan of the day has all three', async () => (await jobsOf(date)).length === 3);
    const desk = await office.desk('wang');
    const block = await open(desk, date, number);
    await drag(desk.page, block, { x: 2 * (await hourWidth(desk.page)) });
    const dialog = desk.page.getByRole('dialog');
    await dialog.getByRole('button', { name: say('moveNow') }).click();
    const others = dialog.locator('[data-part=alternatives]');
    await others.waitFor();
    expect(await others.getByRole('button').count()).toBeGreaterThanOrEqual(3);
    expect((await booking.read(number)).slot.startsAt).toBe(utc(instantOn(date, '09:00')));
    await others.getByRole('button').last().click();
    await dialog.getByRole('button', { name: say('moveNow') }).click();
    await dialog.waitFor({ state: 'detached' });
    const { slot } = await booking.read(number);
    expect([utc(instantOn(date, '09:00')), utc(instantOn(date, '11:00'))]).not.toContain(slot.startsAt);
    expect(desk.complaints).toEqual([]);
  });

  test('A-19 the workshop supervisor drags a block to another bay; a bay that does not fit is refused, and the block is put back', async () => {
    const date = dateAhead(5);
    const number = await booking.agreed(7, instantOn(date, '10:00'));
    // of the team with two lifts
    const { allocation } = await kept(date, number);
    const desk = await office.desk('workshop');
    const day = `WD-S01-${date.replaceAll('-', '')}`;
    const workshop = await office.store.people.as('workshop');
    const { reservations } = await booking.day(date);
    const [{ reservationId }] = reservations;
    const atFirst = { bay: 'bay-1', technician: 'zhao', advisor: allocation.advisor };
    await workshop.post(`/workshop-days/${day}/reservations/${reservationId}/place`, atFirst);
    const row = (id: string): Locator => desk.page.locator('.plan .ec-row-head', { hasText: id });
    const block = await open(desk, date, number);
    await desk.page.locator(`[data-job="${number}"][data-row="bay:bay-1"]`).waitFor();
    const distance = async (to: string): Promise<number> => {
      const [from, target] = await Promise.all([row('Lift 1').boundingBox(), row(to).boundingBox()]);
      return target!.y + target!.height / 2 - (from!.y + from!.height / 2);
    };
    const belowRow = async (): Promise<number> =>
      (await blockOf(desk.page, number).boundingBox())!.y - (await row('Lift 1').boundingBox())!.y;
    const before = await belowRow();
    await drag(desk.page, block, { y: await distance('Paint booth') });
    await desk.page.locator('#main').getByRole('alert').waitFor();
    await eventually('the block is back', async () => (await belowRow()) === before);
    expect((await booking.day(date)).reservations[0].allocation.bay).toBe('bay-1');
    await drag(desk.page, blockOf(desk.page, number), { y: await distance('Lift 2') });
    await eventually(
      'the day has it',
      async () => (await booking.day(date)).reservations[0].allocation.bay === 'bay-2',
    );
    expect(desk.complaints).toEqual([]);
  });

  test('A-21 by the keyboard alone: a block opens with Enter, and moves to a free time by a form', async () => {
    const date = dateAhead(6);
    const number = await booking.agreed(8, instantOn(date, '10:00'));
    await kept(date, number);
    const desk = await office.desk('wang');
    const block = await open(desk, date, number);
    await block.focus();
    await desk.page.keyboard.press('Enter');
    const drawer = desk.page.getByRole('dialog');
    const best = drawer.locator('[data-best]').first();
    await best.waitFor();
    expect(await seriousFindings(desk.page)).toEqual([]);
    const startsAt = (await best.getAttribute('data-best'))!;
    await best.focus();
    await desk.page.keyboard.press('Enter');
    const move = desk.page.getByRole('button', { name: say('moveNow') });
    await move.focus();
    await desk.page.keyboard.press('Enter');
    await eventually('it is moved', async () => (await booking.read(number)).slot?.startsAt === startsAt);
    expect(desk.complaints).toEqual([]);
  });

  test('A-06 a date that nobody has booked: time of a bay is blocked, shown, and given back', async () => {
    const date = dateAhead(18);
    const desk = await office.desk('workshop');
    await desk.go(`/planner?day=${date}`);
    const { page } = desk;
    await page.getByRole('button', { name: say('blockNew') }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('combobox', { name: say('blockWhat') }).click();
    await page.locator('.ant-select-item-option').filter({ hasText: 'Lift 2' }).click();
    expect(await seriousFindings(page)).toEqual([]);
    await form.getByRole('button', { name: say('blockNew') }).click();
    await form.waitFor({ state: 'detached' });
    const block = page.locator('.plan .ec-event.blocked').first();
    await block.waitFor();
    await block.click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('endBlock') })
      .click();
    await eventually('the bay is free', async () => (await booking.day(date)).blocks.length === 0);
    await block.waitFor({ state: 'detached' });
    expect(desk.complaints).toEqual([]);
  });

  test('A-19 a car of the house that came without an appointment takes bay and people', async () => {
    const visit = await office.inWorkshop(20);
    const { number } = await visit.read();
    const date = dateAhead(1);
    const desk = await office.desk('workshop');
    await desk.go(`/planner?day=${date}`);
    const { page } = desk;
    await page.getByRole('button', { name: say('walkInNew') }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('combobox', { name: say('whichCar') }).click();
    await page.locator('.ant-select-item-option').first().click();
    await form.getByRole('button', { name: say('walkInNew') }).click();
    await form.waitFor({ state: 'detached' });
    const { reservations } = await booking.day(date);
    const own = reservations.filter(({ holder }: { holder: string }) => holder === number);
    expect(own).toEqual([expect.objectContaining({ walkIn: true })]);
    await blockOf(page, number).waitFor();
    expect(desk.complaints).toEqual([]);
  });

  test('A-06 what others book appears on the planner without being asked for', async () => {
    const date = dateAhead(7);
    const desk = await office.desk('dispatcher');
    await desk.go(`/planner?day=${date}`);
    await desk.page.locator('.plan').waitFor();
    const number = await booking.agreed(16, instantOn(date, '10:00'));
    await blockOf(desk.page, number).waitFor();
    expect(desk.complaints).toEqual([]);
  });

  test.each(['zh', 'en'] as const)(
    'A-06 the week, and on a phone the list, in %s: everything planned, no serious fault of accessibility',
    async (language) => {
      const date = dateAhead(language === 'zh' ? 11 : 12);
      const number = await booking.agreed(language === 'zh' ? 17 : 18, instantOn(date, '10:00'));
      await kept(date, number);
      const { browser, store } = office;
      const wide = await ConsolePageObject.open(browser, store.api.url, 'wang', {
        language,
        viewport: { width: 1280, height: 900 },
      });
      await wide.go(`/planner?day=${date}&view=week`);
      await wide.page.locator(`[data-day="${date}"]`).getByText(/10:00/).waitFor();
      expect(await seriousFindings(wide.page)).toEqual([]);
      await wide.close();
      const phone = await ConsolePageObject.open(browser, store.api.url, 'wang', {
        language,
        viewport: { width: 390, height: 844 },
      });
      await phone.go(`/planner?day=${date}`);
      const list = phone.page.locator('[data-part=list]');
      await list.getByText('10:00–11:00').waitFor();
      expect(await phone.page.locator('.plan').count()).toBe(0);
      expect(await seriousFindings(phone.page)).toEqual([]);
      await list.getByRole('button').first().click();
      await phone.page.getByRole('dialog').getByRole('link', { name: number }).waitFor();
      expect(await seriousFindings(phone.page)).toEqual([]);
      expect(phone.complaints).toEqual([]);
      await phone.close();
    },
  );
});
