import type { Page } from 'playwright-core';
import { textsIn } from '../../console/shared/texts/use-texts';
import type { TextName } from '../../console/shared/texts/texts';
import { seriousFindings, sidewaysScroll } from '../support/accessibility';
import { describeInChromium } from '../support/chromium';
import { ConsolePageObject, say } from '../support/console-page-object';
import { ConsoleTestStore } from '../support/console-test-store';

let office: ConsoleTestStore;
const phone = { width: 390, height: 844 };

const open = (who: string, options: Parameters<typeof ConsolePageObject.open>[3] = {}): Promise<ConsolePageObject> =>
  ConsolePageObject.open(office.browser, office.store.api.url, who, { firstTime: true, ...options });
const tourOn = (page: Page) => page.locator('.ant-tour.desk-tour');
const titles: readonly TextName[] = ['tourDesk', 'tourBlue', 'tourSearch', 'tourNotices', 'tourHelp'];

/** The panel stands inside the window, and so does what it points at. */
async function assertInWindow(page: Page): Promise<void> {
  const box = (await tourOn(page).locator('.ant-tour-panel').boundingBox())!;
  const { width, height } = page.viewportSize()!;
  expect([box.x >= 0, box.y >= 0, box.x + box.width <= width, box.y + box.height <= height]).toEqual(
    Array.from({ length: 4 }, () => true),
  );
}

describeInChromium('the tour of one’s desk', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
    await office.inWorkshop(2);
  });
  afterAll(() => office.close());

  test.each([
    ['wang', 'tourDeskAdvisor', 'tourBlueHint', 'zh', false, undefined],
    ['zhao', 'tourDeskTechnician', 'tourBlueTechnician', 'zh', true, phone],
    ['zhao', 'tourDeskTechnician', 'tourBlueTechnician', 'en', false, phone],
    ['workshop', 'tourDeskWorkshop', 'tourBlueHint', 'en', true, undefined],
    ['parts', 'tourDeskParts', 'tourBlueHint', 'en', false, undefined],
    ['quality', 'tourDeskQuality', 'tourBlueHint', 'zh', false, undefined],
    ['cashier', 'tourDeskMoney', 'tourBlueHint', 'en', false, undefined],
    ['cr', 'tourDeskRelations', 'tourBlueHint', 'zh', false, undefined],
    ['manager', 'tourDeskManager', 'tourBlueHint', 'en', false, undefined],
    ['gate', 'tourDeskGate', 'tourBlueGate', 'zh', false, phone],
  ] as const)(
    '%s is led by the keyboard through five steps at the real things (%s, %s, %s, dark %s), once',
    async (who, work, blue, language, dark, viewport) => {
      const { t } = textsIn(language);
      const desk = await open(who, { language, dark, ...(viewport && { viewport }) });
      const { page } = desk;
      const tour = tourOn(page);
      const said: readonly TextName[] = [work, blue, 'tourSearchHint', 'tourNoticesHint', 'tourHelpHint'];
      for (const [index, title] of titles.entries()) {
        await tour.getByText(t(title), { exact: true }).waitFor();
        expect(await tour.innerText()).toContain(t(said[index]!).slice(0, 15));
        await tour.getByText(t('tourStep', { n: index + 1, of: 5 })).waitFor();
        await page.waitForFunction(() => document.activeElement?.closest('.desk-tour') !== null);
        const folder = process.env['SHOTS'];
        if (folder) await page.screenshot({ path: `${folder}/tour-${who}-${language}-${index}.png` });
        await assertInWindow(page);
        if (index === 0) {
          expect(await seriousFindings(page)).toEqual([]);
          expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
        }
        await page.keyboard.press('Enter');
      }
      await tour.waitFor({ state: 'detached' });
      await page.reload();
      await page.locator('#main').getByRole('heading', { level: 1 }).waitFor();
      await page.waitForFunction(() => document.querySelector('#main .ant-skeleton, #main .ant-spin') === null);
      expect(await tour.count()).toBe(0);
      expect(desk.complaints).toEqual([]);
      await desk.close();
    },
  );

  test.each([
    [
      'the button',
      (page: Page) =>
        tourOn(page)
          .getByRole('button', { name: say('tourSkip') })
          .last()
          .click(),
    ],
    ['the cross', (page: Page) => tourOn(page).locator('.ant-tour-close').click()],
    ['Escape', (page: Page) => page.keyboard.press('Escape')],
  ] as const)('it can be skipped at any step by %s, and is not shown again', async (_by, skip) => {
    const desk = await open('li');
    const { page } = desk;
    await tourOn(page).getByText(say('tourDesk'), { exact: true }).waitFor();
    await page.keyboard.press('ArrowRight');
    await tourOn(page).getByText(say('tourBlue'), { exact: true }).waitFor();
    await skip(page);
    await tourOn(page).waitFor({ state: 'detached' });
    await desk.go('/repair-orders');
    await desk.go('/');
    await page.locator('#main .ant-empty, #main [data-row]').first().waitFor();
    expect(await tourOn(page).count()).toBe(0);
    await desk.close();
  });

  test('each person sees it once in a browser; the help and the account start it again', async () => {
    const desk = await office.newDesk('wang');
    const { page } = desk;
    await desk.go('/customers');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: say('help') }).click();
    const help = page.getByRole('dialog', { name: say('help') });
    await help.getByText(say('helpCustomers')).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await help.getByRole('button', { name: say('tourStart') }).click();
    await tourOn(page).getByText(say('tourDesk'), { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await tourOn(page).waitFor({ state: 'detached' });
    await desk.go('/account');
    await page.getByRole('button', { name: say('tourStart') }).click();
    await tourOn(page).getByText(say('tourDesk'), { exact: true }).waitFor();
    expect(desk.complaints).toEqual([]);
    await desk.close();
  });
});
