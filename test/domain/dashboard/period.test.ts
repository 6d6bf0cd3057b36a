import { bucketsOf, daysIn, periodBefore, periodOf } from '../../../domain/dashboard/period';
import { valueOf } from '../../../domain/dashboard/figure';

const zone = 'Asia/Shanghai';
/** Wednesday 10 June 2026. */
const at = (time: string): number => Date.parse(`2026-06-10T${time}+08:00`);
const days = ({ from, to }: { readonly from: string; readonly to: string }): string => `${from} ${to}`;

describe('the days a dashboard is about', () => {
  test('a day is the day of the store: it begins and ends at its own midnight', () => {
    const last = periodOf(zone, 'today', at('23:59:59.999'));
    expect(days(last)).toBe('2026-06-10 2026-06-10');
    expect(days(periodOf(zone, 'today', at('23:59:59.999') + 1))).toBe('2026-06-11 2026-06-11');
    expect([last.start, last.before]).toEqual([at('00:00:00'), at('00:00:00') + 86_400_000]);
    expect(days(periodOf('America/New_York', 'today', at('08:00:00')))).toBe('2026-06-09 2026-06-09');
  });
  test.each([
    ['yesterday', '2026-06-09 2026-06-09', '2026-06-08 2026-06-08'],
    ['thisWeek', '2026-06-08 2026-06-10', '2026-06-01 2026-06-03'],
    ['lastWeek', '2026-06-01 2026-06-07', '2026-05-25 2026-05-31'],
    ['thisMonth', '2026-06-01 2026-06-10', '2026-05-22 2026-05-31'],
    ['lastMonth', '2026-05-01 2026-05-31', '2026-03-31 2026-04-30'],
  ] as const)('%s, and the days it is compared with, which are as many', (range, own, before) => {
    const period = periodOf(zone, range, at('09:00:00'));
    const compared = periodBefore(zone, range, period);
    expect([days(period), days(compared)]).toEqual([own, before]);
    expect(daysIn(compared.from, compared.to)).toBe(daysIn(period.from, period.to));
    expect(compared.before).toBeLessThanOrEqual(period.start);
  });
  test('own days keep their midnights where the clocks are changed within them', () => {
    const period = periodOf('Europe/Berlin', { from: '2026-03-28', to: '2026-03-30' }, at('09:00:00'));
    expect(period.before - period.start).toBe(71 * 3_600_000);
    expect(days(periodBefore('Europe/Berlin', 'days', period))).toBe('2026-03-25 2026-03-27');
  });
  test('its parts follow each other from its first instant to its last, by days, and by weeks where there are many', () => {
    const short = periodOf(zone, { from: '2026-06-08', to: '2026-06-10' }, 0);
    const long = periodOf(zone, { from: '2026-06-03', to: '2026-07-15' }, 0);
    for (const period of [short, long]) {
      const { buckets } = bucketsOf(zone, period);
      expect(buckets[0]!.start).toBe(period.start);
      expect(buckets.at(-1)!.before).toBe(period.before);
      for (const [index, { before }] of buckets.slice(0, -1).entries()) expect(before).toBe(buckets[index + 1]!.start);
    }
    expect(bucketsOf(zone, short).buckets.map(({ from }) => from)).toEqual(['2026-06-08', '2026-06-09', '2026-06-10']);
    expect(bucketsOf(zone, long).by).toBe('week');
    expect(bucketsOf(zone, long).buckets.map(({ from }) => from)[1]).toBe('2026-06-08');
  });
  test('a share is of a hundred, and of nothing it is none; everything else is a sum', () => {
    expect(valueOf('share', [{ value: 1 }, { value: 0 }, { value: 1 }])).toEqual({ value: 66.7, sum: 2, cases: 3 });
    expect(valueOf('share', [])).toEqual({ value: null, sum: 0, cases: 0 });
    expect(valueOf('fen', [{ value: 100 }, { value: -30 }])).toEqual({ value: 70, sum: 70, cases: 2 });
  });
});
