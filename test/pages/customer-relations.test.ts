import { textsIn } from '../../console/shared/texts/use-texts';
import { systemActor } from '../../domain/kernel/actor';
import { answers, FollowUpClient } from '../../dev/fixtures/follow-up-client';
import { fieldsOf } from '../../console/shared/forms/description';
import { commands } from '../../domain/follow-up/commands';
import { demoPolicy, vehicles } from '../../dev/fixtures/store';
import { departure } from '../support/simulate-follow-up';
import { seriousFindings, sidewaysScroll } from '../support/accessibility';
import { describeInChromium } from '../support/chromium';
import { say } from '../support/console-page-object';
import { ConsoleTestStore } from '../support/console-test-store';
import { counted, countedDay, countedWeek, recordCounted } from '../support/counted-complaints';

const english = textsIn('en');
let office: ConsoleTestStore;
let numbers: readonly string[];

/** A car that left three days ago and whose customer may be called at any hour. */
async function left(serial: number, customer: number): Promise<FollowUpClient> {
  const number = `FU-S01-20261101-${String(serial)}`;
  const id = String(customer).padStart(3, '0');
  await office.store.processes.start('followUp', number, 'r', {
    departure: {
      ...departure,
      number,
      order: number.replace('FU', 'RO'),
      policy: { ...demoPolicy, followUp: { ...demoPolicy.followUp, windows: [[0, 1440]] } },
      specialist: 'cr',
      leftAt: Date.now() - 3 * 86_400_000,
      customer: { id: `C-${id}`, member: false, privateCustomer: true },
      vehicle: `V-${id}`,
      wish: { words: '上午打', channel: 'phone' },
    },
    by: systemActor,
  });
  const calls = new FollowUpClient(office.store.people, number, '/follow-ups', commands.paths, 'cr');
  await calls.due();
  return calls;
}

describeInChromium('customer relations: calls, the queue, statistics', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
    numbers = await recordCounted(office.store.models);
  });
  afterAll(() => office.close());

  test('G-42 G-04 beside the script stand the information card, the car and what was before; then the next customer is called', async () => {
    const [first, second] = [await left(8001, 5), await left(8002, 6)];
    const desk = await office.desk('cr');
    await desk.go(`/follow-ups/${first.number}`);
    const main = desk.page.locator('#main');
    await main.getByText('上午打').waitFor();
    await main.getByRole('tab', { name: say('informationCard') }).click();
    await main.locator('[data-part=car]').getByText(vehicles[4]!.vin).waitFor();
    await main.locator('[data-part=card]').waitFor();
    expect(await seriousFindings(desk.page)).toEqual([]);
    await main.getByRole('tab', { name: say('visits') }).click();
    await main.locator('[data-part=visits]').waitFor();
    await main.getByRole('button', { name: say('nextCustomer', { plate: vehicles[5]!.plate }) }).click();
    await desk.page.waitForURL(new RegExp(second.number));
    await first.call('reached');
    await second.call('reached');
    expect(desk.complaints).toEqual([]);
  });

  test('G-18 the call list says whom to call and by what phone; narrowed to mine it is the same after a reload', async () => {
    const calls = await left(8004, 9);
    const desk = await office.desk('cr');
    await desk.go('/follow-ups');
    const main = desk.page.locator('#main');
    const row = main.getByRole('row').filter({ hasText: calls.number });
    await row.getByText(vehicles[8]!.plate).waitFor();
    await row.locator('a[href^="tel:"]').waitFor();
    await row.getByText(english.command('logCall')).waitFor();
    await main.getByText(say('myCalls'), { exact: true }).click();
    await row.waitFor();
    await desk.page.reload();
    await row.waitFor();
    expect(new URL(desk.page.url()).searchParams.get('of')).toBe('mine');
    expect(await seriousFindings(desk.page)).toEqual([]);
    await calls.call('reached');
  });

  test('G-42 G-04 a call is made and recorded on its page: how it went, then the answers; what was left out is told at its field', async () => {
    const [calls, other] = [await left(8005, 10), await left(8006, 11)];
    const desk = await office.desk('cr');
    await desk.go(`/follow-ups/${calls.number}`);
    const { page } = desk;
    const main = page.locator('#main');
    const form = (command: string) => main.locator(`[data-form=${command}]`);
    const send = (command: string) => form(command).getByRole('button', { name: say('send'), exact: true });
    await main.getByRole('heading', { level: 1 }).filter({ hasText: vehicles[9]!.plate }).waitFor();
    await send('logCall').click();
    await form('logCall').locator('[data-field=result] .ant-form-item-explain-error').waitFor();
    await form('logCall').getByText(english.value('reached'), { exact: true }).click();
    await form('logCall').locator('[data-field=result] .ant-form-item-explain-error').waitFor({ state: 'detached' });
    await send('logCall').click();
    // a group that nobody touched says what it lacks
    await send('recordFollowUp').click();
    const lacks = form('recordFollowUp').locator('[data-field=carInUse] .ant-form-item-explain-error');
    await lacks.waitFor();
    expect(await lacks.textContent()).toBe('Car in use: fill this in.');
    for (const size of [
      { width: 1280, height: 900 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(size);
      expect(await seriousFindings(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize({ width: 1366, height: 900 });
    const fields = fieldsOf(commands.schemas.recordFollowUp);
    await desk.fill(form('recordFollowUp'), fields, { questionnaire: { ...answers, paintQuality: undefined } });
    await send('recordFollowUp').click();
    await form('recordFollowUp').waitFor({ state: 'detached' });
    expect(await calls.read()).toMatchObject({ overall: 'satisfied', calls: [{ reached: true }] });
    await main.getByRole('button', { name: say('nextCustomer', { plate: vehicles[10]!.plate }) }).click();
    await page.waitForURL(new RegExp(other.number));
    await other.call('reached');
    expect(desk.complaints).toEqual([]);
  });

  test('L-40 G-17 the caller corrects what was recorded; the page tells what it said first, and why', async () => {
    const calls = await left(8007, 12);
    await calls.call('reached');
    await calls.record();
    const desk = await office.desk('cr');
    const form = await desk.begin(calls.number, 'correctRecord');
    const cleanliness = form.locator('[data-field=cleanliness]');
    expect(await cleanliness.getByRole('radio', { name: '5' }).isChecked()).toBe(true);
    await cleanliness.getByText('2', { exact: true }).click();
    await form.locator('[data-field=reason] textarea').fill('勾错一行');
    await desk.submit();
    const shown = desk.page.locator('#main [data-part=corrections]');
    await shown.getByText('勾错一行').waitFor();
    expect(await shown.locator('p').innerText()).toBe(`${english.field('cleanliness')}: 5 → 2`);
    for (const size of [
      { width: 1280, height: 900 },
      { width: 390, height: 844 },
    ]) {
      await desk.page.setViewportSize(size);
      expect(await seriousFindings(desk.page)).toEqual([]);
      expect(await sidewaysScroll(desk.page)).toBeLessThanOrEqual(0);
    }
    expect((await calls.read()).answers.cleanliness).toBe(2);
    expect(desk.complaints).toEqual([]);
  });

  test('G-16 G-17 the report of today has the call, and a suggestion is filed', async () => {
    const calls = await left(8003, 8);
    await calls.call('reached');
    await calls.record({ cleanliness: 2 });
    const desk = await office.desk('crsupervisor');
    await desk.go('/follow-up-report');
    const main = desk.page.locator('#main');
    await main.locator('[data-part=calls]').getByText(calls.number).waitFor();
    await main.getByRole('textbox', { name: say('reportSummary') }).fill('清洁度偏低');
    await main.getByRole('button', { name: say('fileReport') }).click();
    await main.locator('[data-part=reports]').getByText('清洁度偏低').waitFor();
    const paper = await main.getByRole('link', { name: say('reportPaper') }).getAttribute('href');
    expect(paper).toMatch(/\/follow-up-report\/form\.pdf\?from=\d{4}-\d{2}-\d{2}&to=/);
    expect(await seriousFindings(desk.page)).toEqual([]);
    expect(desk.complaints).toEqual([]);
  });

  test('H-43 H-02 the queue says which car, what next by whom; the page of the case whose it is and since when', async () => {
    const desk = await office.desk('crmanager');
    await desk.go('/complaints');
    const main = desk.page.locator('#main');
    const row = main.getByRole('row').filter({ hasText: numbers[7]! });
    await row.getByText(vehicles[1]!.plate).waitFor();
    expect(await main.getByRole('button', { name: say('openComplaint') }).count()).toBe(0);
    await main.getByText(say('ownQueue'), { exact: true }).click();
    await row.waitFor({ state: 'detached' });
    await main.getByText(say('wholeQueue'), { exact: true }).click();
    await main.getByRole('searchbox', { name: say('findComplaint') }).fill(vehicles[1]!.plate);
    await desk.page.keyboard.press('Enter');
    await row.waitFor();
    expect(await seriousFindings(desk.page)).toEqual([]);
    const { stage, next } = (await (await office.store.people.as('crmanager')).get(`/complaints/${numbers[7]!}`)).body;
    await row.getByText(english.stage(stage), { exact: true }).waitFor();
    // the address keeps what was chosen: reloaded, and by the Back key
    await main.getByRole('combobox', { name: say('stage') }).click();
    await desk.page
      .locator('.ant-select-item-option')
      .filter({ hasText: english.stage(stage) })
      .click();
    const narrowed = desk.page.url();
    expect(Object.fromEntries(new URL(narrowed).searchParams)).toEqual({
      stage,
      q: vehicles[1]!.plate,
    });
    await desk.page.reload();
    await row.waitFor();
    expect(await main.getByRole('searchbox', { name: say('findComplaint') }).inputValue()).toBe(vehicles[1]!.plate);
    await row.locator(`[data-case="${numbers[7]!}"]`).click();
    await desk.page.waitForURL(new RegExp(numbers[7]!));
    await desk.page.goBack();
    await row.waitFor();
    expect(desk.page.url()).toBe(narrowed);
    await row.locator(`[data-case="${numbers[7]!}"]`).click();
    await main.getByRole('heading', { level: 1 }).filter({ hasText: vehicles[1]!.plate }).waitFor();
    await main.locator('[data-part=next-step]').getByText(english.command(next.command)).first().waitFor();
    const story = main.locator('[data-part=story]');
    for (const told of [say('owner'), say('received')])
      await story.locator('.ant-descriptions-item-label').getByText(told, { exact: true }).waitFor();
    expect(desk.complaints).toEqual([]);
  });

  test('H-45 H-46 H-32 the statistics page shows what was counted by hand', async () => {
    const desk = await office.desk('crmanager');
    await desk.go(`/complaint-statistics?from=${countedDay}&to=${countedDay}`);
    const main = desk.page.locator('#main');
    const figure = async (name: string): Promise<string> =>
      (await main.locator(`[data-figure=${name}] .ant-statistic-content`).textContent()) ?? '';
    await main.locator('[data-figure=received]').waitFor();
    const shown = {
      received: counted.total,
      solved: counted.solved,
      stillOpen: counted.open,
      unfounded: counted.unfounded,
      endedUnsolved: counted.ended,
      promiseMoved: counted.moved,
      promiseBroken: counted.broken,
    };
    for (const [name, value] of Object.entries(shown))
      expect([name, await figure(name)]).toEqual([name, String(value)]);
    await main.getByText(`${counted.solvedPercent}%`, { exact: true }).waitFor();
    await main.getByText(`${counted.inTimePercent}%`, { exact: true }).waitFor();
    // of one week the table says everything
    expect(await main.getByRole('img', { name: say('received') }).count()).toBe(0);
    const week = main.getByRole('row').filter({ hasText: countedWeek });
    expect((await week.getByRole('cell').allTextContents()).slice(1)).toEqual(['9', '3', '2', '1', '1']);
    expect(await main.locator('[data-part=cases] tbody tr.ant-table-row').count()).toBe(counted.total);
    expect(await main.locator('[data-count=WORKMANSHIP]').textContent()).toContain('3');
    expect(await seriousFindings(desk.page)).toEqual([]);
    expect(desk.complaints).toEqual([]);
  });

  test('H-47 the guide says stage by stage what is done by whom, to everybody on the staff', async () => {
    const desk = await office.desk('zhao');
    await desk.go('/complaint-guide');
    await desk.page.locator('[data-stage=judging]').waitFor();
    expect(await seriousFindings(desk.page)).toEqual([]);
  });
});
