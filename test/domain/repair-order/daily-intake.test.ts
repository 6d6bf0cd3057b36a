import { defaultPolicy } from '../../../domain/policy/policy';
import { intakeNotices, openIntake } from '../../../domain/repair-order/daily-intake';

const { calendar } = defaultPolicy;
const at = (time: string): number => Date.parse(`${time}+08:00`);
const opened = [
  { number: 'RO-1', openedAt: at('2026-11-26T10:00:00') },
  { number: 'RO-2', openedAt: at('2026-11-26T23:30:00') },
  { number: 'RO-3', openedAt: at('2026-11-27T09:00:00') },
];
const openOn = (time: string, reports: readonly { day: string; numbers: readonly string[] }[] = []) =>
  openIntake(calendar, opened, reports, at(time)).map(({ day, missing, overdue }) => [day, missing, overdue]);

describe('D-19 every day’s orders go to the manufacturer', () => {
  test('D-19 a day with orders is to be handed over from its closing time on, and is overdue a day later', () => {
    expect(openOn('2026-11-26T17:59:00')).toEqual([]);
    expect(openOn('2026-11-26T18:00:00')).toEqual([['2026-11-26', ['RO-1', 'RO-2'], false]]);
    expect(openOn('2026-11-27T18:00:00')).toEqual([
      ['2026-11-26', ['RO-1', 'RO-2'], true],
      ['2026-11-27', ['RO-3'], false],
    ]);
  });

  test('D-19 what was handed over is done; an order that was opened after it is still missing', () => {
    const whole = { day: '2026-11-26', numbers: ['RO-1', 'RO-2'] };
    expect(openOn('2026-11-26T23:59:00', [whole])).toEqual([]);
    expect(openOn('2026-11-26T23:59:00', [{ ...whole, numbers: ['RO-1'] }])).toEqual([['2026-11-26', ['RO-2'], false]]);
  });

  test('a day on which nothing came in asks nobody, and what is older than a week is no daily business', () =>
    expect(openOn('2026-12-10T12:00:00')).toEqual([]));

  test('D-19 the clerk is told of it, and the service manager once it is overdue', () => {
    const toldOn = (time: string) =>
      openIntake(calendar, opened, [], at(time))
        .flatMap(intakeNotices)
        .map(({ template, to, facts }) => [template, 'role' in to && to.role, facts['day']]);
    expect(toldOn('2026-11-27T18:00:00')).toEqual([
      ['intakeOverdue', 'serviceManager', '2026-11-26'],
      ['intakeDue', 'informationClerk', '2026-11-27'],
    ]);
  });
});
