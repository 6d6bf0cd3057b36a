import { textsIn } from '../../console/shared/texts/use-texts';
import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import { seriousFindings, sidewaysScroll } from '../support/accessibility';
import { describeInChromium } from '../support/chromium';
import { ConsolePageObject } from '../support/console-page-object';
import { ConsoleTestStore, oil } from '../support/console-test-store';
import { eventually } from '../support/eventually';

let office: ConsoleTestStore;

describeInChromium('looking back', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
  });
  afterAll(() => office.close());

  test.each(['zh', 'en'] as const)(
    'by the keyboard, moment by moment, in %s: the page says that it is the past, offers no command, and leads back',
    async (language) => {
      const visit = await office.inWorkshop(language === 'zh' ? 3 : 4);
      const { t, stage, command } = textsIn(language);
      const desk = await ConsolePageObject.open(office.browser, office.store.api.url, 'wang', { language });
      const { page } = desk;
      const main = page.locator('#main');
      await desk.go(`/repair-orders/${visit.number}?tab=papers`);
      await main.locator('[data-all-commands]').waitFor();
      await main.getByRole('button', { name: t('lookBackTo') }).click();
      const slider = main.getByRole('slider', { name: t('moment') });
      await slider.focus();
      expect(await slider.getAttribute('aria-valuetext')).toBe(t('momentNow'));

      await slider.press('Home');
      await main.getByTestId('past-actions').waitFor();
      await main.getByText(stage('checkedIn'), { exact: true }).first().waitFor();
      const shown = main.getByRole('region', { name: t('lookBack') }).getByRole('alert');
      expect(await shown.innerText()).toContain(t('asOfThen', { time: '' }).slice(0, 6));
      expect(await main.locator('[data-command], [data-all-commands]').count()).toBe(0);
      expect(await main.getByRole('button', { name: t('sendLink') }).count()).toBe(0);
      expect(await main.getByTestId('past-actions').innerText()).toContain(command('recordNeeds'));
      expect(await seriousFindings(page)).toEqual([]);

      const first = new URL(page.url()).searchParams;
      expect(first.get('tab')).toBe('papers');
      const papers = main.locator('a[href*="/documents/"]');
      expect(await papers.first().getAttribute('href')).toContain(`at=${encodeURIComponent(first.get('at')!)}`);

      await slider.press('ArrowRight');
      await page.waitForFunction(
        (before) => new URL(location.href).searchParams.get('at') !== before,
        first.get('at')!,
      );
      // the address is enough for a colleague
      const colleague = await ConsolePageObject.open(office.browser, office.store.api.url, 'manager', { language });
      await colleague.go(`/repair-orders/${visit.number}${new URL(page.url()).search}`);
      await colleague.page.getByTestId('past-actions').waitFor();
      expect(await colleague.page.getByTestId('moment').innerText()).toBe(await main.getByTestId('moment').innerText());
      await colleague.close();

      await main.getByRole('button', { name: t('backToNow') }).click();
      await main.locator('[data-all-commands]').waitFor();
      expect(new URL(page.url()).searchParams.has('at')).toBe(false);
      expect(await main.getByTestId('past-actions').count()).toBe(0);
      expect(desk.complaints).toEqual([]);
      await desk.close();
    },
  );

  test('what is sent from a page of now cannot be sent from a page of the past', async () => {
    const visit = await office.inWorkshop(5);
    const desk = await office.desk('wang');
    const { body } = await (await office.store.people.as('wang')).get(`/repair-orders/${visit.number}/events`);
    await desk.go(`/repair-orders/${visit.number}?at=${body.items[2].at}&do=recordNeeds`);
    await desk.page.getByTestId('past-actions').waitFor();
    expect(await desk.form.count()).toBe(0);
    await desk.go(`/repair-orders/${visit.number}?at=${body.items[2].at}&tab=checklists`);
    const list = desk.page.locator('[data-checklist]').first();
    await list.waitFor();
    expect(await list.getByRole('button', { name: textsIn('en').t('send') }).count()).toBe(0);
    expect(await list.getByRole('radio').first().isDisabled()).toBe(true);
  });

  test('an address with a moment that is none, or is before the beginning, says so and leads back', async () => {
    const { number } = await office.inWorkshop(6);
    const desk = await office.desk('wang');
    const { t } = textsIn('en');
    for (const at of ['yesterday', '2001-01-01T00:00:00Z']) {
      await desk.page.goto(`${office.store.api.url}/repair-orders/${number}?at=${at}`);
      await desk.page.getByText(t('failed')).waitFor();
      await desk.page.getByRole('button', { name: t('backToNow') }).click();
      await desk.page.locator('#main [data-all-commands]').waitFor();
      expect(new URL(desk.page.url()).search).toBe('');
    }
  });

  test('a complaint and a follow-up call have the same, and fit a phone', async () => {
    const complaint = await ComplaintClient.open(office.store.people, 7);
    await complaint.toJudgement();
    const visit = await office.inWorkshop(8);
    await visit.complete(oil);
    const cr = await office.store.people.as('cr');
    const call = `/follow-ups/${visit.number.replace('RO-', 'FU-')}`;
    await eventually('the follow-up', async () => (await cr.get(call)).status === 200);
    const desk = await office.desk('cr');
    const { t } = textsIn('en');
    await desk.page.setViewportSize({ width: 390, height: 844 });
    for (const path of [`/complaints/${complaint.number}`, call]) {
      await desk.go(path);
      await desk.page.getByRole('button', { name: t('lookBackTo') }).click();
      await desk.page.getByRole('button', { name: t('earlierMoment') }).click();
      await desk.page.getByTestId('past-actions').waitFor();
      expect(await desk.page.locator('#main [data-command], #main [data-all-commands]').count()).toBe(0);
      expect(await seriousFindings(desk.page)).toEqual([]);
      const wider = await sidewaysScroll(desk.page);
      expect(wider).toBeLessThanOrEqual(0);
      await desk.page.getByRole('button', { name: t('backToNow') }).click();
      await desk.page.getByTestId('past-actions').waitFor({ state: 'detached' });
    }
    expect(office.complaints).toEqual([]);
  });
});
