import { repositoriesOn } from '../../platform/mongo/repositories';
import { texts } from '../../console/shared/texts/texts';
import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import { menuLine } from '../../dev/fixtures/scenarios';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { seriousFindings, sidewaysScroll } from '../support/accessibility';
import { describeInChromium } from '../support/chromium';
import { ConsoleTestStore, oil } from '../support/console-test-store';
import { eventually } from '../support/eventually';

let office: ConsoleTestStore;

const withExtraItem = async (customer: number): Promise<string> => {
  const visit = await office.inWorkshop(customer);
  await visit.find('X-1', menuLine('BRAKE-F', 'X-L1'));
  return visit.number;
};
/** The follow-up of a whole visit, once it has begun. */
const followUpOf = async (customer: number): Promise<string> => {
  const visit = await office.inWorkshop(customer);
  await visit.complete(oil);
  const number = visit.number.replace('RO-', 'FU-');
  const cr = await office.store.people.as('cr');
  await eventually('the follow-up', async () => (await cr.get(`/follow-ups/${number}`)).status === 200);
  return number;
};

describeInChromium('the pages of the console', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
  });
  afterAll(() => office.close());

  const pages: readonly (readonly [who: string, path: string])[] = [
    ['wang', '/'],
    ['wang', '/board'],
    ['wang', '/repair-orders'],
    ['wang', '/repair-orders/new'],
    ['wang', '/customers'],
    ['wang', '/account'],
    ['cr', '/complaints'],
    ['cr', '/follow-ups'],
    ['manager', '/overview'],
    ['manager', '/dashboard'],
    ['manager', '/policy'],
    ['manager', '/imports'],
    ['store', '/exports'],
    ['manager', '/settings'],
    ['manager', '/settings/letterhead'],
    ['manager', '/settings/teams'],
    ['manager', '/settings/message-templates'],
    ['manager', '/settings/price-menu'],
    ['parts', '/settings/parts'],
    ['manager', '/exports'],
    ['gate', '/gate'],
    ['ops', '/operations'],
    ['store', '/audit'],
    ['store', '/retention'],
  ];
  test.each(pages)('axe finds nothing serious for %s on %s, in both languages, light and dark', async (who, path) => {
    const reader = await office.desk(who);
    await reader.go(path);
    expect(await seriousFindings(reader.page)).toEqual([]);
    await reader.page.getByRole('button', { name: texts.language.en }).click();
    await reader.page.getByRole('button', { name: texts.dark.zh }).click();
    await reader.page.locator('html.dark').waitFor({ state: 'attached' });
    expect(await reader.page.locator('html').getAttribute('lang')).toBe('zh-CN');
    expect(await seriousFindings(reader.page)).toEqual([]);
    await reader.page.getByRole('button', { name: texts.light.zh }).click();
    await reader.page.getByRole('button', { name: texts.language.zh }).click();
  });

  test.each([
    ['an order', 'wang', async () => `/repair-orders/${(await office.inWorkshop(19)).number}`],
    [
      'an order’s checklists',
      'wang',
      async () => `/repair-orders/${(await RepairOrderClient.open(office.store.people, 20)).number}?tab=checklists`,
    ],
    [
      'an order’s form',
      'wang',
      async () => `/repair-orders/${(await RepairOrderClient.open(office.store.people, 21)).number}?do=recordNeeds`,
    ],
    ['an order’s papers', 'wang', async () => `/repair-orders/${(await office.inWorkshop(23)).number}?tab=papers`],
    ['an order’s timeline', 'wang', async () => `/repair-orders/${(await office.inWorkshop(24)).number}?tab=timeline`],
    ['a consent', 'wang', async () => `/repair-orders/${await withExtraItem(25)}?do=answerExtraItem`],
    ['a complaint', 'cr', async () => `/complaints/${(await ComplaintClient.open(office.store.people, 22)).number}`],
    [
      'a complaint’s deadlines',
      'cr',
      async () => `/complaints/${(await ComplaintClient.open(office.store.people, 26)).number}?tab=deadlines`,
    ],
    ['a follow-up call', 'cr', async () => `/follow-ups/${await followUpOf(27)}`],
    [
      'what is broken',
      'ops',
      async () => {
        await brokenAt('RO-S01-20261122-0001');
        return '/operations';
      },
    ],
  ])('%s fits a phone and a tablet, and axe finds nothing serious on either', async (_what, who, open) => {
    const reader = await office.desk(who);
    const path = await open();
    for (const size of [
      { width: 390, height: 844 },
      { width: 834, height: 1112 },
    ]) {
      await reader.page.setViewportSize(size);
      await reader.go(path);
      expect(await seriousFindings(reader.page)).toEqual([]);
      const wider = await sidewaysScroll(reader.page);
      expect(wider).toBeLessThanOrEqual(0);
    }
    await reader.page.setViewportSize({ width: 1366, height: 900 });
  });

  /** A rule that broke at this order, and deadlines that cannot be computed. */
  const brokenAt = async (process: string): Promise<void> => {
    const { operatorTasks } = repositoriesOn(office.store.models);
    await operatorTasks.report({ kind: 'defect', process, about: 'noteCondition', stack: 'TypeError at rules.ts:7' });
    await operatorTasks.report({ kind: 'defect', process, about: 'deadlines', stack: null });
  };

  test('the system operator reads what is broken in words, and marks it mended', async () => {
    await brokenAt('RO-S01-20261122-0002');
    const reader = await office.desk('ops');
    await reader.go('/operations');
    await reader.page.reload();
    const row = reader.page.getByRole('row').filter({ hasText: 'RO-S01-20261122-0002' });
    await row.nth(1).waitFor();
    expect(await row.count()).toBe(2);
    const rule = row.filter({ hasText: 'Note condition' });
    await rule.getByRole('textbox').fill('release 2 mends it');
    await rule.getByRole('button', { name: texts.markMended.en }).click();
    await rule.waitFor({ state: 'detached' });
    expect(await row.innerText()).toContain(texts.deadlinesPlace.en);
  });
});
