import { vehicles } from '../../dev/fixtures/store';
import { seriousFindings } from '../support/accessibility';
import { BookingClient, dateAhead } from '../support/booked';
import { describeInChromium } from '../support/chromium';
import { say } from '../support/console-page-object';
import { ConsoleTestStore } from '../support/console-test-store';

let office: ConsoleTestStore;

describeInChromium('appointments', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
  });
  afterAll(() => office.close());

  test('A-01 M-12 an advisor takes an appointment down for a known car, with how long the line rang', async () => {
    const desk = await office.desk('wang');
    await desk.go('/appointments');
    await desk.page.getByRole('button', { name: say('newAppointment') }).click();
    const drawer = desk.page.getByRole('dialog');
    await drawer.getByRole('combobox').fill(vehicles[4]!.plate.slice(2));
    await desk.page.getByRole('option').first().click();
    await drawer.getByText(vehicles[4]!.plate).waitFor();
    await drawer.getByLabel('Rings').fill('2');
    await drawer.getByLabel('Seconds').fill('6');
    expect(await seriousFindings(desk.page)).toEqual([]);
    await drawer.getByRole('button', { name: say('newAppointment') }).click();
    await desk.page.waitForURL(/\/appointments\/AP-/);
    await desk.page.locator('#main').getByText(vehicles[4]!.plate).first().waitFor();
    expect(desk.complaints).toEqual([]);
  });

  test('A-03 A-06 a free time is chosen; the list and the page of the day show who comes', async () => {
    const booking = new BookingClient(await office.store.people.as('wang'));
    const number = await booking.prepared(6);
    const desk = await office.desk('wang');
    await desk.go(`/appointments/${number}`);
    const main = desk.page.locator('#main');
    await main.getByText(dateAhead(1), { exact: true }).waitFor();
    await main
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
});
