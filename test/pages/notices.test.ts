import type { Page } from 'playwright-core';
import { atStore } from '../../console/shared/shell/store-time';
import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { STORE } from '../../dev/fixtures/store';
import type { Role } from '../../domain/kernel/actor';
import type { NoticeTemplate } from '../../domain/kernel/notice';
import { seriousFindings, sidewaysScroll } from '../support/accessibility';
import { describeInChromium } from '../support/chromium';
import { ConsolePageObject, say } from '../support/console-page-object';
import { ConsoleTestStore } from '../support/console-test-store';

let office: ConsoleTestStore;
let made = 0;

/** Told in the application to everybody who has this role. */
async function tell(role: Role, template: NoticeTemplate, about: string, facts: object = {}): Promise<void> {
  made += 1;
  const notice = { to: { role, person: null }, way: 'inApp' as const, template, facts: { number: about, ...facts } };
  await office.store.api.context.repositories.notices.tell({
    id: `test ${made}`,
    about,
    store: STORE,
    zone: 'Asia/Shanghai',
    notice: { ...notice, urgent: false },
    at: Date.now() - 1_000,
  });
}

const bellSaying = (page: Page, acting: number, news: number) =>
  page.getByRole('button', { name: say('noticesUnread', { acting, news }), exact: true });
const quietBell = (page: Page) => page.getByRole('button', { name: say('noticesAllRead'), exact: true });
const listed = (page: Page) => page.getByTestId('notices').locator('[data-notice]');

describeInChromium('the notices of a person', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
  });
  afterAll(() => office.close());

  test('nobody was told anything: the page says what will come, in both languages', async () => {
    for (const [language, text] of [
      ['en', say('noNotices')],
      ['zh', '没有消息。升级给您的事项'],
    ] as const) {
      const wang = await ConsolePageObject.open(office.browser, office.store.api.url, 'wang', { language });
      await wang.go('/notices');
      await wang.page.locator('#main').getByText(text).waitFor();
      expect(await seriousFindings(wang.page)).toEqual([]);
      await wang.close();
    }
  }, 90_000);

  test('several notices on one topic count once; what is to be acted on comes first; opening it reads it, for this person', async () => {
    const visit = await RepairOrderClient.open(office.store.people, 2);
    const timer = { timer: 'T-11', reaction: 'remind', command: 'answerProgressCheck' };
    await tell('serviceAdvisor', 'deadline', visit.number, timer);
    await tell('serviceAdvisor', 'escalation', visit.number, { ...timer, reaction: 'escalate' });
    await tell('serviceAdvisor', 'departmentAnswered', visit.number);
    const [wang, li] = [await office.newDesk('wang'), await office.newDesk('li')];
    await bellSaying(li.page, 1, 1).waitFor();
    await bellSaying(wang.page, 1, 1).click();
    const popover = wang.page.locator('.notices-popover');
    await popover.locator('[data-notice]').first().waitFor();
    expect(await popover.locator('[data-notice]').count()).toBe(2);
    expect(await popover.locator('[data-notice]').first().innerText()).toContain(say('noticesOfOneTopic', { n: 2 }));
    expect(await seriousFindings(wang.page)).toEqual([]);
    await popover.locator('[data-notice]').first().getByRole('link').click();
    await wang.page.waitForURL(new RegExp(visit.number));
    await bellSaying(wang.page, 0, 1).waitFor();
    await bellSaying(li.page, 1, 1).waitFor();
    expect([wang.complaints, li.complaints]).toEqual([[], []]);
    await wang.close();
    await li.close();
  }, 90_000);

  test('all are read at once, but not what comes meanwhile; one can be unread again', async () => {
    await tell('cashier', 'visitComplainedAbout', 'CP-S01-20261122-0001');
    const cashier = await office.newDesk('cashier');
    await cashier.go('/notices');
    await listed(cashier.page).waitFor();
    await tell('cashier', 'handedUp', 'CP-S01-20261122-0002');
    await cashier.page.getByRole('button', { name: say('markAllRead') }).click();
    await bellSaying(cashier.page, 1, 0).waitFor();
    await cashier.page.getByTestId('notices-to-act-on').locator('[data-notice]').waitFor();
    const read = listed(cashier.page).filter({ hasText: 'CP-S01-20261122-0001' });
    await read.getByRole('button', { name: /^Mark as unread/ }).click();
    await bellSaying(cashier.page, 1, 1).waitFor();
    await read.getByRole('button', { name: /^Mark as read/ }).click();
    await bellSaying(cashier.page, 1, 0).waitFor();
    expect(cashier.complaints).toEqual([]);
    await cashier.close();
  }, 90_000);

  test('the list is narrowed by what is unread, kind and case, which the address keeps', async () => {
    await tell('finance', 'handedUp', 'CP-S01-20261122-0003');
    await tell('finance', 'visitComplainedAbout', 'CP-S01-20261122-0003');
    await tell('finance', 'visitComplainedAbout', 'CP-S01-20261122-0004');
    const finance = await office.newDesk('finance');
    const { page } = finance;
    await finance.go('/notices');
    await listed(page).nth(2).waitFor();
    await page.getByRole('switch', { name: say('onlyUnread') }).click();
    await listed(page)
      .filter({ hasText: '0004' })
      .getByRole('button', { name: /^Mark as read/ })
      .click();
    await listed(page).filter({ hasText: '0004' }).waitFor({ state: 'detached' });
    expect(await listed(page).count()).toBe(2);
    await page.getByRole('switch', { name: say('onlyUnread') }).click();
    await listed(page).filter({ hasText: '0004' }).waitFor();
    await listed(page)
      .filter({ hasText: '0003' })
      .first()
      .getByRole('button', { name: /^Only this case/ })
      .click();
    await listed(page).filter({ hasText: '0004' }).waitFor({ state: 'detached' });
    expect(page.url()).toContain('number=CP-S01-20261122-0003');
    await page.getByRole('button', { name: say('showEverything') }).click();
    // today's are of no day before
    const yesterday = atStore(Date.now()).subtract(1, 'day').format('YYYY-MM-DD');
    const until = page.getByLabel(say('until'), { exact: true });
    await until.fill(yesterday);
    await page.keyboard.press('Enter');
    await page.getByText(say('noNoticesLikeThese')).waitFor();
    expect(new URL(page.url()).searchParams.get('to')).toBe(yesterday);
    await until.hover();
    await page.locator('.ant-picker-clear').first().click();
    await listed(page).nth(2).waitFor();
    await page.getByLabel(say('from'), { exact: true }).fill(yesterday);
    await page.keyboard.press('Enter');
    await page.waitForURL(/from=/);
    await listed(page).nth(2).waitFor();
    await finance.go('/notices?kind=escalated');
    await page.waitForFunction(() => document.querySelectorAll('[data-testid=notices] [data-notice]').length === 1);
    expect(await seriousFindings(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    await finance.close();
  }, 90_000);

  test('what happens in the store reaches the bell without a reload', async () => {
    const superior = await office.newDesk('crsupervisor');
    await quietBell(superior.page).waitFor();
    const complaint = await ComplaintClient.open(office.store.people, 5);
    await complaint.do('cr', 'escalate', { reason: '超出权限' });
    await bellSaying(superior.page, 1, 0).click();
    await superior.page.locator('.notices-popover').getByText(complaint.number).first().waitFor();
    expect(superior.complaints).toEqual([]);
    await superior.close();
  }, 90_000);

  test('a notice that belongs to no case leads to no page that is not there', async () => {
    await tell('settlementClerk', 'postUncovered', 'S01:post:gate:2026-11-29', {
      post: 'x',
      day: '2026-11-29',
      from: '8:00',
      until: '9:00',
    });
    const clerk = await office.newDesk('settlement');
    await bellSaying(clerk.page, 1, 0).click();
    await clerk.page.locator('.notices-popover').locator('[data-notice]').waitFor();
    expect(clerk.complaints).toEqual([]);
    await clerk.close();
  }, 60_000);
});
