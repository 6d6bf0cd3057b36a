import { importTexts } from '../../console/shared/texts/imports';
import { seriousFindings } from '../support/accessibility';
import { describeInChromium } from '../support/chromium';
import { ConsolePageObject } from '../support/console-page-object';
import { ConsoleTestStore } from '../support/console-test-store';
import { csvText } from '../support/tables/csv';
import { customerHeader, customerRows } from '../support/tables/customer-file';
import { encodeGb18030 } from '../support/tables/gb18030';

let office: ConsoleTestStore;

const languages = ['zh', 'en'] as const;
const folder = process.env['IMPORT_SCREENSHOTS'];

const deskIn = (language: 'zh' | 'en'): Promise<ConsolePageObject> =>
  ConsolePageObject.open(office.browser, office.store.api.url, 'manager', { language });

/** Keeps a picture of the page where whoever runs the test wants one. */
async function picture({ page }: ConsolePageObject, name: string): Promise<void> {
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

describeInChromium('the pages of imports', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
  });
  afterAll(() => office.close());

  test.each(languages)(
    'a file is sent, its columns are matched, it is checked and imported, and what was refused can be taken, in %s',
    async (language) => {
      const say = (name: keyof typeof importTexts): string => importTexts[name][language];
      const desk = await deskIn(language);
      const { page } = desk;
      await desk.go('/imports');
      await picture(desk, `${language}-1-list`);
      await page.locator('#main').getByRole('combobox').first().click();
      await page.getByTitle(language === 'zh' ? '客户' : 'Customers', { exact: true }).click();
      const offset = language === 'zh' ? 0 : 40;
      const rows = [...customerRows(offset + 40)].slice(offset);
      const broken = rows[0]!.with(0, `X-${language}`).with(3, '110');
      const header = customerHeader.with(4, '住在哪里');
      await page.locator('input[type=file]').setInputFiles({
        name: '老系统客户.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(encodeGb18030(csvText([header, ...rows, broken]))),
      });
      const missing = page.getByText(say('importMissing').replace('{names}', language === 'zh' ? '地址' : 'Address'));
      await missing.waitFor();
      expect(await page.getByRole('button', { name: say('checkFile') }).isDisabled()).toBe(true);
      await picture(desk, `${language}-2-unmatched`);
      const address = language === 'zh' ? '地址' : 'Address';
      await page.getByRole('combobox', { name: say('importColumnOf').replace('{name}', address) }).click();
      await page.locator('.ant-select-dropdown:visible').getByTitle('住在哪里').click();
      await page.getByRole('button', { name: say('saveColumns') }).click();
      await missing.waitFor({ state: 'detached' });
      expect(await seriousFindings(page)).toEqual([]);

      await page.getByRole('button', { name: say('checkFile') }).click();
      await page.getByText(say('importChecked')).waitFor();
      expect(await page.getByText(say('rowsWouldCreate')).count()).toBe(1);
      await page.getByRole('button', { name: say('startImport') }).click();
      await page
        .getByRole('tooltip')
        .getByRole('button', { name: say('startImport') })
        .click();
      await page.getByText(say('importDone'), { exact: true }).waitFor();
      await page.getByText(say('progressRows').replace('{done}', '41').replace('{all}', '41')).waitFor();
      expect(await page.getByText(say('refusedReport')).count()).toBe(1);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: say('asCsv') }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('refused-rows.csv');
      await picture(desk, `${language}-3-imported`);
      expect(await seriousFindings(page)).toEqual([]);
      expect(desk.complaints).toEqual([]);
      const { items } = (await (await office.store.people.as('manager')).get(`/customers?phone=${rows[1]![3]}`)).body;
      expect(items).toMatchObject([{ address: rows[1]![4] }]);
    },
  );

  test('a file that is no table is told in the words of the screen', async () => {
    const desk = await deskIn('zh');
    await desk.go('/imports');
    await desk.page.locator('#main').getByRole('combobox').first().click();
    await desk.page.getByTitle('客户', { exact: true }).click();
    const buffer = Buffer.from('<html><table></table></html>');
    await desk.page.locator('input[type=file]').setInputFiles({ name: '客户.xls', mimeType: 'text/html', buffer });
    const told = desk.page.getByRole('alert').filter({ hasText: '这是网页，只是名称像表格' });
    await told.waitFor();
    expect(await told.count()).toBe(1);
  });
});
