import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { seriousFindings } from '../support/accessibility';
import { describeInChromium } from '../support/chromium';
import { ConsolePageObject, say } from '../support/console-page-object';
import { ConsoleTestStore, oil } from '../support/console-test-store';

let office: ConsoleTestStore;
const work = oil[0]!.work;

const rowOf = ({ page }: ConsolePageObject, number: string) => page.locator(`#main [data-row="${number}"]`);

describeInChromium('the desk of each role', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
  });
  afterAll(() => office.close());

  test('each empty desk says what will come, and has no serious fault, in both languages', async () => {
    const said = [
      ['wang', 'emptyAdvisor'],
      ['zhao', 'emptyTechnician'],
      ['parts', 'emptyParts'],
      ['quality', 'emptyQuality'],
      ['cashier', 'emptyMoney'],
      ['cr', 'emptyRelations'],
    ] as const;
    for (const [who, text] of said) {
      const desk = await office.newDesk(who);
      await desk.page.locator('#main').getByText(say(text)).waitFor();
      expect([who, await seriousFindings(desk.page)]).toEqual([who, []]);
      await desk.close();
    }
    const chinese = await ConsolePageObject.open(office.browser, office.store.api.url, 'wang', { language: 'zh' });
    await chinese.page.locator('#main').getByText('目前没有您的车辆').waitFor();
    await chinese.page.locator('#main').getByRole('button', { name: '接车开单' }).first().waitFor();
    await chinese.close();
  }, 120_000);

  test('the guard begins at the gate', async () => {
    const gate = await office.newDesk('gate');
    await gate.page.waitForURL(/\/gate$/);
    await gate.page
      .locator('#main')
      .getByRole('heading', { level: 1, name: say('gate') })
      .waitFor();
    expect(gate.complaints).toEqual([]);
    await gate.close();
  });

  test('an advisor has every own car as one row, with plate, customer, what is next, and for whom it waits', async () => {
    const waiting = await office.inWorkshop(2);
    const arrived = await RepairOrderClient.open(office.store.people, 3);
    const wang = await office.newDesk('wang');
    const row = rowOf(wang, waiting.number);
    await row.getByText('Waits for Parts specialist').waitFor();
    expect(await row.getByRole('link').first().innerText()).toMatch(/^沪/);
    expect(await row.innerText()).not.toContain('RO-');
    const next = rowOf(wang, arrived.number);
    await next.getByRole('button', { name: /^Fill the list: Reception/ }).click();
    await wang.page.waitForURL(new RegExp(arrived.number));
    const li = await office.newDesk('li');
    await li.page.locator('#main').getByText(say('emptyAdvisor')).waitFor();
    expect(wang.complaints).toEqual([]);
    await wang.close();
    await li.close();
  }, 90_000);

  test('a technician on a phone starts, pauses with a reason, goes on and finishes without leaving the desk', async () => {
    const visit = await office.inWorkshop(4);
    const parts = await office.newDesk('parts');
    await parts.page.locator(`#main [data-line="${visit.number}/L-1"]`).locator('[data-command=issueParts]').click();
    await parts.page.locator(`#main [data-line="${visit.number}/L-1"]`).waitFor({ state: 'detached' });
    await parts.close();
    const zhao = await ConsolePageObject.open(office.browser, office.store.api.url, 'zhao', {
      viewport: { width: 390, height: 844 },
    });
    const row = rowOf(zhao, visit.number);
    await row.getByText(say('partsIssued')).waitFor();
    const start = row.getByRole('button', { name: new RegExp(`${say('startLineShort')}: ${work.slice(0, 3)}`) });
    expect((await start.boundingBox())!.height).toBeGreaterThanOrEqual(48);
    expect(await seriousFindings(zhao.page)).toEqual([]);
    await start.click();
    // the cursor is where the line is finished, and the second press of a double press finishes nothing
    const finish = row.locator('[data-command=finishLine]:focus');
    await finish.evaluate((button) => button.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 2 })));
    await row.getByRole('progressbar').waitFor();
    await row.locator('[data-command=holdWork]').click();
    await zhao.page.getByRole('menuitem', { name: 'Parts' }).click();
    await row.locator('[data-command=resumeWork]').click();
    await row.getByText(say('usualStandard')).waitFor();
    await row.locator('[data-command=finishLine]').click();
    await row.locator('[data-line="L-1"]').waitFor({ state: 'detached' });
    const { lines } = await visit.read();
    expect(lines[0]).toMatchObject({ status: 'done', standard: say('usualStandard') });
    expect(zhao.page.url()).toBe(`${office.store.api.url}/`);
    expect(zhao.complaints).toEqual([]);
    await zhao.close();
  }, 120_000);

  test('D-02 the workshop sees the car that nobody has, who is free, and gives it out from there', async () => {
    const visit = await office.inWorkshop(5);
    const workshop = await office.newDesk('workshop');
    const { page } = workshop;
    await page.locator(`#main [data-group=deskUnassigned] [data-row="${visit.number}"]`).waitFor();
    await page.getByTestId('without-work').getByText('吴刚').waitFor();
    await rowOf(workshop, visit.number).locator('[data-command=assignTechnicians]').click();
    await workshop.form.waitFor();
    expect(workshop.page.url()).toContain(visit.number);
    expect(workshop.complaints).toEqual([]);
    await workshop.close();
  }, 90_000);

  test('customer relations have a complaint by its time with customer and words; managers see what is late', async () => {
    const complaint = await ComplaintClient.open(office.store.people, 6);
    const cr = await office.newDesk('cr');
    await rowOf(cr, complaint.number).locator('[data-command]').first().waitFor();
    expect(await seriousFindings(cr.page)).toEqual([]);
    await cr.close();
    const manager = await office.newDesk('manager');
    await manager.page.getByTestId('store-figures').getByRole('link').first().click();
    await manager.page.waitForURL(/\/overview$/);
    await manager.close();
  }, 90_000);
});

describeInChromium('search and go to, from every page', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
  });
  afterAll(() => office.close());

  test('by keys alone: a page in either language, an open car by a part of its plate, a number, an action', async () => {
    const visit = await office.inWorkshop(7);
    const wang = await office.newDesk('wang');
    const { page } = wang;
    const type = async (text: string): Promise<void> => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type(text);
      await page
        .getByRole('listbox', { name: say('paletteTitle') })
        .getByRole('option')
        .first()
        .waitFor();
    };
    await type('settlement q');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/settlement$/);
    await type('到店看板');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/arrivals$/);
    await type('消息');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/notices$/);
    await type(visit.number.toLowerCase());
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(visit.number));
    await type('take down');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    expect(wang.complaints).toEqual([]);
    await wang.close();
  }, 90_000);

  test('whoever may not search for people still goes to the own pages, and to no other', async () => {
    const zhao = await office.newDesk('zhao');
    const { page } = zhao;
    await page.keyboard.press('Control+k');
    const options = page.getByRole('listbox', { name: say('paletteTitle') }).getByRole('option');
    await options.first().waitFor();
    const names = await options.allInnerTexts();
    expect(names.some((name) => name.includes(say('board')))).toBe(true);
    expect(names.some((name) => name.includes(say('customers')))).toBe(false);
    expect(await seriousFindings(page)).toEqual([]);
    await zhao.close();
  }, 60_000);

  test('? shows what the page is for and the shortcuts, and in a field it is a question mark', async () => {
    const wang = await office.newDesk('wang');
    const { page } = wang;
    const help = page.getByRole('dialog', { name: say('help') });
    await page.keyboard.press('Control+k');
    await page.keyboard.type('?');
    expect(await help.count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('?');
    await help.getByText(say('shortcutUndo')).waitFor();
    await help.getByText(say('helpDesk')).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await wang.close();
  }, 60_000);
});
