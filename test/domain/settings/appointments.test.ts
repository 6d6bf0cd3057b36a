import { checklists } from '../../../domain/repair-order/checklists';
import { appointmentBenefits, benefitsOf } from '../../../domain/settings/appointment-benefits';
import { campaigns, runningWithin } from '../../../domain/settings/campaigns';
import { gapsOf } from '../../../domain/settings/post-coverage';
import { defaultCalendar } from '../../../domain/policy/policy';
import type { StoreResources } from '../../../domain/workshop-day/day-resources';
import { faultsOf } from '../../support/setting-faults';

const campaign = (change: object = {}) => ({
  id: 'c-1',
  zh: '冬季养护季',
  en: 'Winter care',
  active: true,
  from: '2026-11-01',
  until: '2027-02-28',
  benefit: { zh: '防冻液工时八折', en: '20 % off the labour of antifreeze' },
  highlights: { zh: '电瓶、冬季胎', en: 'Battery, winter tyres' },
  ...change,
});
const faults = (change: object) => faultsOf(campaigns.schema, { items: [campaign(change)] });

describe('A-10 campaigns of the store', () => {
  test('a campaign has a period and key points in both languages', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ until: '2026-10-31' })).toEqual(['/items/0/until endsBeforeItBegins']);
    expect(campaigns.schema.safeParse({ items: [campaign({ highlights: { zh: '电瓶', en: '' } })] }).success).toBe(
      false,
    );
  });

  test.each(checklists.freeChecks.map(({ item, zh, en }) => [item, zh, en] as const))(
    'A-10 the free check %s is no campaign, whatever stands around its name',
    (_item, zh, en) => {
      expect(faults({ zh: `免费检查${zh}` })).toContainEqual('/items/0/zh freeCheckIsNoCampaign');
      expect(faults({ en: `Free check of ${en}` })).toContainEqual('/items/0/en freeCheckIsNoCampaign');
      expect(faults({ benefit: { zh: `${zh}免费检测`, en: '10 % off' } })).toContainEqual(
        '/items/0/benefit/zh freeCheckIsNoCampaign',
      );
    },
  );

  test('A-10 all seven together are none either; what is more than a check is one', () => {
    const all = checklists.freeChecks.map(({ zh }) => zh).join('、');
    expect(faults({ benefit: { zh: `免费检查：${all}`.replace('：', ''), en: 'Free' } })).toContainEqual(
      '/items/0/benefit/zh freeCheckIsNoCampaign',
    );
    expect(faults({ benefit: { zh: '电瓶八折', en: '20 % off batteries' } })).toEqual([]);
  });

  test('it runs from its first day to its last, and not once it is retired', () => {
    const on = (day: string, active = true) =>
      runningWithin({ items: [campaign({ active })] as never }, day, day).length;
    expect(['2026-10-31', '2026-11-01', '2027-02-28', '2027-03-01'].map((day) => on(day))).toEqual([0, 1, 1, 0]);
    expect(on('2026-12-01', false)).toBe(0);
  });
});

describe('A-18 benefits of an appointment', () => {
  const benefit = (change: object = {}) => ({
    id: 'b-1',
    zh: '九五折',
    en: '5 % off',
    active: true,
    brand: 'chery' as const,
    kind: 'discountAndLane' as const,
    discountPercent: 5,
    ...change,
  });

  test('they are those of the brand that are offered now', () => {
    const items = [benefit(), benefit({ id: 'b-2', brand: 'cadillac' }), benefit({ id: 'b-3', active: false })];
    expect(benefitsOf({ items }, 'chery').map(({ id }) => id)).toEqual(['b-1']);
    expect(benefitsOf({ items }, 'generalMotors')).toEqual([]);
    expect(benefitsOf({ items: [benefit({ brand: 'general' })] }, 'any-other')).toHaveLength(1);
  });

  test('a discount stands with the discount and lane, and is 30 % at most', () => {
    const of = (change: object) => faultsOf(appointmentBenefits.schema, { items: [benefit(change)] });
    expect(of({ kind: 'staffAndArea' })).toEqual(['/items/0/discountPercent discountElsewhere']);
    expect(of({ kind: 'staffAndArea', discountPercent: 0 })).toEqual([]);
    expect(appointmentBenefits.schema.safeParse({ items: [benefit({ discountPercent: 31 })] }).success).toBe(false);
  });
});

describe('L-36 a post is covered whenever the store is open', () => {
  const DATE = '2026-11-24';
  const member = (person: string, absence: StoreResources['staff'][number]['absence'] = null) => ({
    person,
    roles: ['advisorAssistant' as const],
    absence,
  });
  const store = (change: Partial<StoreResources> = {}): StoreResources => ({
    calendar: { ...defaultCalendar, week: Array.from({ length: 7 }, () => [[540, 1_080] as const]) },
    bays: [],
    teams: [],
    roster: [],
    staff: [member('an'), member('bo')],
    ...change,
  });
  const shift = (person: string, hours: readonly (readonly [number, number])[]) => ({
    person,
    week: Array.from({ length: 7 }, () => hours),
    exceptions: [],
  });
  const local = (gaps: ReturnType<typeof gapsOf>) =>
    gaps.map(({ from, until }) => [from, until].map((at) => new Date(at + 8 * 3_600_000).toISOString().slice(11, 16)));

  test('by whoever is there whenever the store is open', () =>
    expect(gapsOf(store(), { members: ['an'] }, DATE)).toEqual([]));

  test('two who follow each other leave no gap, a minute between them does', () => {
    const noon = 12 * 60;
    const shifts = (second: number) => ({
      roster: [shift('an', [[540, noon]]), shift('bo', [[second, 1_080]])],
    });
    expect(gapsOf(store(shifts(noon)), { members: ['an', 'bo'] }, DATE)).toEqual([]);
    const gaps = gapsOf(store(shifts(noon + 1)), { members: ['an', 'bo'] }, DATE);
    expect(local(gaps)).toEqual([['12:00', '12:01']]);
  });

  test('an absence leaves the gap of that very time', () => {
    const from = Date.parse(`${DATE}T14:00:00+08:00`);
    const away = member('an', { from, until: from + 3_600_000, deputy: 'x' });
    expect(local(gapsOf(store({ staff: [away] }), { members: ['an'] }, DATE))).toEqual([['14:00', '15:00']]);
  });

  test('by nobody, or by somebody who has left, all day; on a holiday nobody is missing', () => {
    for (const members of [[], ['gone']]) expect(gapsOf(store(), { members }, DATE).length).toBeGreaterThan(0);
    expect(gapsOf(store({ calendar: { ...defaultCalendar, holidays: [DATE] } }), { members: [] }, DATE)).toEqual([]);
  });
});
