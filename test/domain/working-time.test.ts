import fc from 'fast-check';
import { defaultCalendar } from '../../domain/policy/policy';
import {
  addWorkingMinutes,
  dueWhileOpen,
  dueWithin,
  endOfDay,
  isOpen,
  openingAfterDays,
  workingMinutesBetween,
  type WorkingCalendar,
} from '../../domain/time/working-time';

const at = (local: string): number => Date.parse(`${local}+08:00`);
const local = (instant: number): string => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16);
const minute = 60_000;

describe('working time', () => {
  test('several intervals a day: lunch is not worked', () =>
    expect(local(addWorkingMinutes(defaultCalendar, at('2026-11-23T11:30'), 60))).toBe('2026-11-23T13:30'));

  test('what does not fit today goes on at the next opening', () =>
    expect(local(addWorkingMinutes(defaultCalendar, at('2026-11-23T17:30'), 60))).toBe('2026-11-24T09:00'));

  test('a holiday is not worked, a make-up day is, whatever the week says', () => {
    expect(local(addWorkingMinutes(defaultCalendar, at('2026-09-30T17:30'), 60))).toBe('2026-10-04T09:30');
    expect(isOpen(defaultCalendar, at('2026-10-01T10:00'))).toBe(false);
    expect(isOpen(defaultCalendar, at('2026-10-10T08:40'))).toBe(true);
  });

  test('CF-26 a moment outside opening hours moves to the earlier open moment, or the next opening when that has passed', () => {
    expect(local(dueWithin(defaultCalendar, at('2026-11-23T10:00'), 30))).toBe('2026-11-23T10:30');
    expect(local(dueWithin(defaultCalendar, at('2026-11-23T17:50'), 30))).toBe('2026-11-23T18:00');
    expect(local(dueWithin(defaultCalendar, at('2026-11-23T20:00'), 30))).toBe('2026-11-24T08:30');
  });

  test('T-37 what people have to react to within minutes counts while the store is open, and never within minutes before closing', () => {
    expect(local(dueWhileOpen(defaultCalendar, at('2026-11-23T17:55'), 240))).toBe('2026-11-24T13:25');
    expect(local(dueWhileOpen(defaultCalendar, at('2026-11-23T20:00'), 15))).toBe('2026-11-24T08:45');
    expect(local(dueWhileOpen(defaultCalendar, at('2026-11-23T20:00'), 0))).toBe('2026-11-24T08:30');
  });

  test('T-37 a whole day is a day on which the store opens, at the same time or the next opening', () => {
    expect(local(dueWhileOpen(defaultCalendar, at('2026-11-23T17:55'), 1440))).toBe('2026-11-24T17:55');
    // on Saturday it closes at 17:30
    expect(local(dueWhileOpen(defaultCalendar, at('2026-11-27T17:55'), 1440))).toBe('2026-11-29T09:00');
    expect(local(dueWhileOpen(defaultCalendar, at('2026-09-30T17:55'), 1440))).toBe('2026-10-05T08:30');
    expect(local(dueWhileOpen(defaultCalendar, at('2026-11-23T17:50'), 1440 + 20))).toBe('2026-11-25T08:40');
  });

  test('days on which the store opens are counted, and begin at its opening', () => {
    expect(local(openingAfterDays(defaultCalendar, at('2026-11-23T17:55'), 1))).toBe('2026-11-24T08:30');
    expect(local(openingAfterDays(defaultCalendar, at('2026-09-30T10:00'), 1))).toBe('2026-10-04T09:00');
    expect(local(openingAfterDays(defaultCalendar, at('2026-09-30T10:00'), 7))).toBe('2026-10-10T08:30');
  });

  test('the same day ends when the store closes, or at midnight when it is closed', () => {
    expect(local(endOfDay(defaultCalendar, at('2026-11-23T10:00')))).toBe('2026-11-23T18:00');
    expect(local(endOfDay(defaultCalendar, at('2026-11-23T19:00')))).toBe('2026-11-24T00:00');
  });

  test('a store that never closes works through midnight', () => {
    const always: WorkingCalendar = {
      ...defaultCalendar,
      week: Array.from({ length: 7 }, () => [[0, 1440]]),
      holidays: [],
      makeUpDays: [],
    };
    expect(addWorkingMinutes(always, at('2026-11-23T23:30'), 60) - at('2026-11-23T23:30')).toBe(60 * minute);
    expect(workingMinutesBetween(always, at('2026-11-20T00:00'), at('2026-11-23T00:00'))).toBe(3 * 1440);
  });

  test('what a calendar does not hold within 400 days is due at the end of them', () => {
    const never: WorkingCalendar = { ...defaultCalendar, week: Array.from({ length: 7 }, () => []), makeUpDays: [] };
    const horizon = at('2026-11-23T10:00') + 400 * 1440 * minute;
    expect(addWorkingMinutes(never, at('2026-11-23T10:00'), 1)).toBe(horizon);
    const rarely = { ...never, week: [[[0, 1] as const], ...never.week.slice(1)] };
    expect(addWorkingMinutes(rarely, at('2026-11-23T10:00'), 1_000)).toBe(horizon);
  });

  test('T21 adding working minutes and measuring them are inverse, also over clock changes', () => {
    const calendars = [
      defaultCalendar,
      { ...defaultCalendar, zone: 'Europe/Berlin' },
      { ...defaultCalendar, zone: 'America/New_York' },
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...calendars),
        fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2028-03-31') }),
        fc.integer({ min: 0, max: 6_000 }),
        (calendar, from, minutes) => {
          const to = addWorkingMinutes(calendar, from, minutes);
          expect(to).toBeGreaterThanOrEqual(from);
          expect(workingMinutesBetween(calendar, from, to)).toBeCloseTo(minutes, 6);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('T21 no deadline lies before its start or at a time the store is closed', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-12-31') }),
        fc.integer({ min: 1, max: 3_000 }),
        (from, minutes) => {
          const due = dueWithin(defaultCalendar, from, minutes);
          expect(due).toBeGreaterThan(from);
          expect(isOpen(defaultCalendar, due) || isOpen(defaultCalendar, due - 1)).toBe(true);
        },
      ),
      { numRuns: 400 },
    ));
});
