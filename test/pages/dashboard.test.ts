import { figureTexts, rangeTexts } from '../../texts/dashboard';
import { seriousFindings, sidewaysScroll } from '../support/accessibility';
import { describeInChromium } from '../support/chromium';
import { ConsolePageObject, say } from '../support/console-page-object';
import { ConsoleTestStore } from '../support/console-test-store';
import { numberOf, recordDashboard, serials, THURSDAY, WEDNESDAY } from '../support/dashboard-store';

let office: ConsoleTestStore;
const days = `range=days&from=${WEDNESDAY}&to=${THURSDAY}`;
const figure = (name: string): string => `[data-figure=${name}]`;

describeInChromium('the figures of a store', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
    await recordDashboard(office.store.models);
  });
  afterAll(() => office.close());

  test('K-03 a figure leads to the cases it is made of, and a case to its page; Back brings the same figures', async () => {
    const desk = await office.desk('manager');
    await desk.go(`/dashboard?${days}`);
    const { page } = desk;
    const main = page.locator('#main');
    const late = main.locator(figure('minutesLate'));
    await late
      .getByText(/^\d+ min$/)
      .first()
      .waitFor();
    expect(await main.locator(figure('delivered')).getByText('6', { exact: true }).count()).toBe(1);
    // uPlot draws each course; its figures stand beside it
    await main.locator('.chart canvas').first().waitFor();
    await late.click();
    await page.waitForURL(/\/dashboard\/minutesLate\?/);
    await main.getByRole('heading', { level: 1, name: figureTexts.minutesLate.name.en }).waitFor();
    const row = main.getByRole('row').filter({ hasText: numberOf(serials.late) });
    await row.waitFor();
    expect(await main.getByText(say('casesOf', { n: 1 })).count()).toBeGreaterThan(0);
    await row.getByRole('link').click();
    await page.waitForURL(new RegExp(numberOf(serials.late)));
    await page.goBack();
    await row.waitFor();
    await page.goBack();
    await main.locator(figure('delivered')).waitFor();
    expect(new URL(page.url()).searchParams.get('from')).toBe(WEDNESDAY);
    expect(desk.complaints).toEqual([]);
  });

  test('the days are chosen by name or one by one, and the address keeps them after a reload', async () => {
    const desk = await office.desk('manager');
    await desk.go('/dashboard');
    const main = desk.page.locator('#main');
    await main.locator(figure('delivered')).waitFor();
    await main.getByRole('combobox', { name: say('period') }).click();
    await desk.page.getByText(rangeTexts.lastWeek.en, { exact: true }).last().click();
    await desk.page.waitForURL(/range=lastWeek/);
    await main.getByText(/compared with/).waitFor();
    await desk.page.reload();
    await main.getByText(rangeTexts.lastWeek.en, { exact: true }).first().waitFor();
    await main.getByRole('combobox', { name: say('period') }).click();
    await desk.page.getByText(rangeTexts.days.en, { exact: true }).last().click();
    await desk.page.waitForURL(/range=days&from=/);
    await main.getByRole('textbox', { name: say('from') }).waitFor();
    expect(new URL(desk.page.url()).searchParams.get('to')).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  test('the difference to the days before is said in words with a sign, and a table says the same without charts', async () => {
    const desk = await office.desk('manager');
    await desk.go(`/dashboard?range=days&from=${THURSDAY}&to=${THURSDAY}&as=table`);
    const row = desk.page.locator('#main').getByRole('row').filter({ hasText: figureTexts.minutesLate.name.en });
    await row.getByText(/▲ .* more than before \(0 min\) · worse/).waitFor();
    expect(await desk.page.locator('.chart').count()).toBe(0);
  });

  test.each([
    ['en', 'light', 1280],
    ['zh', 'dark', 390],
  ] as const)(
    'in %s, %s, %d wide nothing is cut off, and axe finds nothing serious',
    async (language, scheme, width) => {
      const desk = await ConsolePageObject.open(office.browser, office.store.api.url, 'store', {
        language,
        dark: scheme === 'dark',
        viewport: { width, height: 844 },
      });
      const { page } = desk;
      for (const [name, path] of [
        ['tiles', `/dashboard?${days}`],
        ['table', `/dashboard?${days}&as=table`],
        ['cases', `/dashboard/extraProposedAmount?${days}`],
      ] as const) {
        await desk.go(path);
        await page.locator('#main').getByText(figureTexts.extraProposedAmount.name[language]).first().waitFor();
        await page.locator('#main .ant-spin-spinning, #main .ant-skeleton').first().waitFor({ state: 'hidden' });
        const folder = process.env['SHOTS'];
        if (folder)
          await page.screenshot({ path: `${folder}/dashboard-${name}-${language}-${width}.png`, fullPage: true });
        expect([name, await sidewaysScroll(page)]).toEqual([name, 0]);
        expect([name, await seriousFindings(page)]).toEqual([name, []]);
      }
      expect(desk.complaints).toEqual([]);
      await desk.close();
    },
  );

  test('whoever does not read the figures has no such page in the menu', async () => {
    const desk = await office.desk('wang');
    await desk.go('/repair-orders');
    expect(await desk.page.getByRole('navigation').getByText(say('dashboard'), { exact: true }).count()).toBe(0);
  });
});
