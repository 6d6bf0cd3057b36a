import { readFile } from 'node:fs/promises';
import { vehicles } from '../../dev/fixtures/store';
import { exportListTexts, exportReasonTexts } from '../../texts/export-lists';
import { seriousFindings, sidewaysScroll } from '../support/accessibility';
import { describeInChromium } from '../support/chromium';
import { ConsolePageObject, say } from '../support/console-page-object';
import { ConsoleTestStore, oil } from '../support/console-test-store';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';

let office: ConsoleTestStore;

describeInChromium('a list as a file', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
    await (await RepairOrderClient.open(office.store.people, 3)).toWorkshop(oil);
    await RepairOrderClient.open(office.store.people, 4);
  });
  afterAll(() => office.close());

  test('L-39 the list is taken out as it is narrowed, once a reason and a purpose are given; the log of exports names both', async () => {
    const desk = await office.desk('manager');
    const { page } = desk;
    await desk.go('/repair-orders');
    const main = page.locator('#main');
    await main.getByText(vehicles[3]!.plate).first().waitFor();
    await main
      .getByRole('searchbox')
      .or(main.getByPlaceholder(say('search')))
      .first()
      .fill(vehicles[3]!.plate);
    await page.keyboard.press('Enter');
    await main.getByText(vehicles[2]!.plate).waitFor({ state: 'detached' });
    await main.getByRole('button', { name: say('exportList') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(say('exportListTitle', { list: exportListTexts.repairOrders.en })).waitFor();
    await dialog.getByText(say('csvFile'), { exact: true }).click();
    await dialog.getByRole('button', { name: say('exportTake') }).click();
    await dialog.locator('.ant-form-item-explain-error').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByRole('combobox').click();
    await page.getByText(exportReasonTexts.report.en, { exact: true }).last().click();
    await dialog.getByRole('textbox').fill('周会');
    const folder = process.env['SHOTS'];
    if (folder) await page.screenshot({ path: `${folder}/export-en-1280.png` });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: say('exportTake') }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^S01-repairOrders-\d{4}-\d\d-\d\d\.csv$/);
    const rows = (await readFile(await download.path(), 'utf8')).trim().split(/\r?\n/).slice(1);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => row.includes(vehicles[3]!.plate))).toBe(true);
    await dialog.waitFor({ state: 'hidden' });
    await desk.go('/exports');
    const logged = main.getByRole('row').filter({ hasText: '周会' });
    await logged.getByText(exportReasonTexts.report.en).waitFor();
    await logged.getByText(exportListTexts.repairOrders.en).waitFor();
    expect(desk.complaints).toEqual([]);
  });

  test.each([
    ['manager', '/arrears', 1],
    ['manager', '/complaints', 1],
    ['manager', '/follow-ups', 1],
    ['manager', '/appointments', 1],
    ['manager', '/arrivals', 1],
    ['manager', '/customers', 2],
    ['manager', '/settlement', 1],
    ['manager', '/intake', 1],
    ['manager', '/staff', 1],
    ['manager', '/dashboard/revenue', 1],
    ['manager', '/settings/parts', 1],
    ['manager', '/settings/price-menu', 1],
    ['parts', '/picking-list', 1],
    ['store', '/audit', 1],
    ['wang', '/customers', 0],
    ['wang', '/complaints', 0],
  ] as const)('%s finds on %s %d lists to take out', async (who, path, count) => {
    const desk = await office.desk(who);
    await desk.go(path);
    await desk.page.waitForLoadState('networkidle');
    const buttons = desk.page.locator('#main').getByRole('button', { name: say('exportList'), exact: true });
    if (count > 0) await buttons.nth(count - 1).waitFor();
    expect(await buttons.count()).toBe(count);
    expect(desk.complaints).toEqual([]);
  });

  test('on a phone, in Chinese and dark, the form fits and axe finds nothing serious', async () => {
    const desk = await ConsolePageObject.open(office.browser, office.store.api.url, 'manager', {
      language: 'zh',
      dark: true,
      viewport: { width: 390, height: 844 },
    });
    const { page } = desk;
    await desk.go('/complaints');
    await page.locator('#main').getByRole('button', { name: '导出', exact: true }).click();
    await page.getByRole('dialog').getByText('下载文件').waitFor();
    const folder = process.env['SHOTS'];
    if (folder) await page.screenshot({ path: `${folder}/export-zh-390.png` });
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    await desk.close();
  });
});
