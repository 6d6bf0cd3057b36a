import { newRequest } from '../../../domain/personal-data/personal-request';
import { defaultPolicy } from '../../../domain/policy/policy';

const at = (moment: string): number => Date.parse(`${moment}+08:00`);
const dueOf = (asked: string, calendar: Partial<typeof defaultPolicy.calendar> = {}, days = 15): string => {
  const policy = {
    calendar: { ...defaultPolicy.calendar, ...calendar },
    retention: { ...defaultPolicy.retention, answerWorkingDays: days },
  };
  const { dueAt } = newRequest(policy, 'export', { id: 'C-1', role: 'customer' }, at(asked));
  return new Date(dueAt + 8 * 3_600_000).toISOString().slice(0, 16);
};

test('M-06 it is due when the last of the working days ends, counted from the day after', () => {
  // a Friday
  expect(dueOf('2026-11-27T23:59')).toBe('2026-12-19T00:00');
  expect(dueOf('2026-11-28T00:00')).toBe('2026-12-19T00:00');
  expect(dueOf('2026-11-30T00:00')).toBe('2026-12-22T00:00');
  expect(dueOf('2026-11-27T09:00', {}, 1)).toBe('2026-12-01T00:00');
});

test('M-06 holidays do not count, make-up workdays do, whenever the store is open', () => {
  const holidays = ['2026-11-30', '2026-12-01'];
  const makeUpDays = [{ date: '2026-11-28', hours: [] }];
  expect(dueOf('2026-11-27T09:00', { holidays }, 1)).toBe('2026-12-03T00:00');
  expect(dueOf('2026-11-27T09:00', { holidays, makeUpDays }, 1)).toBe('2026-11-29T00:00');
  const week = defaultPolicy.calendar.week.map(() => []);
  expect(dueOf('2026-11-27T09:00', { week }, 1)).toBe('2026-12-01T00:00');
  expect(dueOf('2098-12-30T09:00')).toBe('2099-01-21T00:00');
});
