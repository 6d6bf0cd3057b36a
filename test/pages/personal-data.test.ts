import path from 'node:path';
import type { Page } from 'playwright-core';
import { describeInChromium } from '../support/chromium';
import { ConsolePageObject } from '../support/console-page-object';
import { ConsoleTestStore } from '../support/console-test-store';

let office: ConsoleTestStore;

/** For whoever wants to look: `PERSONAL_DATA_SCREENSHOTS` names a folder. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['PERSONAL_DATA_SCREENSHOTS'];
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}

const deskOf = async (who: string, language: 'zh' | 'en'): Promise<Page> =>
  (await ConsolePageObject.open(office.browser, office.store.api.url, who, { language })).page;

describeInChromium('what customers ask about their own data', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
  });
  afterAll(() => office.close());

  test('M-06 a customer asks on the phone, is answered in the store, reads the answer, and takes the other request back', async () => {
    const visit = await office.inWorkshop(3);
    const phone = await office.phoneOf(visit);
    const mine = phone.locator('section[aria-labelledby=personal-data]');
    await mine.getByRole('button', { name: 'Ask for a copy of my data' }).click();
    await mine.getByText('You have an answer by').waitFor();
    await mine.getByRole('button', { name: 'Ask to erase my data' }).click();
    await mine.getByRole('button', { name: 'Do not erase my data' }).waitFor();
    await shot(phone, 'phone-en-asked');
    await phone.goto(`${office.store.api.url}/c/visit?lang=zh`);
    await shot(phone, 'phone-zh-asked');
    await mine.getByRole('button', { name: '不再要求删除' }).click();
    await mine.getByText('您已撤回').waitFor();

    // customer relations find it among their tasks
    const cr = await deskOf('cr', 'zh');
    await cr.goto(`${office.store.api.url}/`);
    const tasks = cr.locator('#main').getByRole('list', { name: '客户的个人信息请求' });
    await tasks.getByText('索取个人信息副本').waitFor();
    await shot(cr, 'tasks-zh');

    const boss = await deskOf('store', 'zh');
    // no task of the store manager's before its day is over, who may answer it all the same
    await boss.goto(`${office.store.api.url}/customers/C-003?tab=personalData`);
    const card = boss.locator('#main').getByTestId('personal-request').filter({ hasText: '待答复' });
    await card.waitFor();
    await shot(boss, 'customer-zh-before');
    // the archive first: nobody says that something was handed over which nobody has made
    expect(await card.getByRole('button', { name: '登记交付' }).count()).toBe(0);
    const form = boss.locator('#main form').filter({ hasText: '导出压缩包' });
    await form.locator('input, textarea').first().fill('客户本人要求');
    const [download] = await Promise.all([
      boss.waitForEvent('download'),
      form.getByRole('button', { name: '导出压缩包' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^C-003-[\d-]+\.zip$/);
    await boss.reload();
    await card.getByRole('button', { name: '登记交付' }).click();
    await boss.getByLabel('如何核实身份、如何交付').fill('核对身份证后当面交付');
    await shot(boss, 'customer-zh-answer');
    await boss.getByRole('tooltip').getByRole('button', { name: '登记交付' }).click();
    await boss.locator('#main').getByText('已答复').waitFor();
    await shot(boss, 'customer-zh-after');
    await phone.reload();
    await mine.getByText('核对身份证后当面交付').waitFor();
    await shot(phone, 'phone-zh-answered');
    await cr.reload();
    await cr.locator('#main h1').waitFor();
    expect(await tasks.count()).toBe(0);
  });

  test('M-06 how long words are kept is read in words, in both languages', async () => {
    for (const [language, words] of [
      ['zh', ['10 年', '3 年', '15 个工作日', '没有到期的内容。', '尚未清理过']],
      ['en', ['10 years', '3 years', '15 working days', 'Nothing has been kept long enough yet.', 'Not yet']],
    ] as const) {
      const boss = await deskOf('store', language);
      await boss.goto(`${office.store.api.url}/retention`);
      await boss.locator('#main').getByText(words[0]).first().waitFor();
      const read = await boss.locator('#main').innerText();
      for (const word of words) expect(read).toContain(word);
      await shot(boss, `retention-${language}`);
    }
  });
});
