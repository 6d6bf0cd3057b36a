import { defaultPolicy } from '../../domain/policy/policy';
import { attemptsLeft } from '../../domain/follow-up/attempts';
import { nextWindow } from '../../domain/follow-up/call-windows';
import { callWindowsOf } from '../../domain/follow-up/state';
import { tasksOf } from '../../domain/follow-up/tasks';
import { answers } from '../../dev/fixtures/follow-up-client';
import { demoPolicy } from '../../dev/fixtures/store';
import { at, call, codeOf, FollowUpSimulation, tried } from '../support/simulate-follow-up';

const wished = (wish: object, change = {}) =>
  new FollowUpSimulation({ wish: { words: '见备注', channel: 'phone', ...wish }, ...change });
const thirdDay = (change = {}) => new FollowUpSimulation(change).until(at('2026-11-26T10:30'));
const book = (when: string) => ['cr', 'bookCall', { at: `${when}:00+08:00`, words: '那时候再打' }] as const;

describe('G-04 the wish of the customer', () => {
  test('G-04 F-22 a wish of the delivery decides when the call is due, on which days and at what part of the day', () => {
    expect(wished({ days: 'weekend' }).until(at('2026-11-30T09:00')).timeline()[0]).toBe('11-28 10:26 callDue');
    expect(wished({ partOfDay: 'evening' }).until(at('2026-11-27T09:00')).timeline()[0]).toBe('11-25 18:26 callDue');
    expect(wished({ days: 'weekend', partOfDay: 'noon' }).until(at('2026-11-30T09:00')).timeline()[0]).toBe(
      '11-28 12:26 callDue',
    );
  });
  test('G-04 whoever wished to be called at the weekend is not called on a workday, and nobody is told before that the call is late', () => {
    const calls = wished({ days: 'weekend' }).until(at('2026-11-28T10:30'));
    expect(calls.timeline()).toEqual(['11-28 10:26 callDue']);
    const monday = wished({ days: 'weekend' }).until(at('2026-11-30T10:30'));
    expect(monday.timeline()).toContain('11-28 18:00 T-21 escalate crSupervisor');
    expect(codeOf(monday, call('reached'))).toBe('outsideCallWindow');
    expect(monday.play(call('reached', 'K-1', { atCustomersWish: true, words: '客户来电要求' })).state.stage).toBe(
      'reached',
    );
  });
  test('G-04 G-31 the customer is first tried the way that was wished', () => {
    const calls = wished({ channel: 'wechat' }).until(at('2026-11-26T10:30'));
    expect(codeOf(calls, call('reached'))).toBe('otherChannelWished');
    calls.play(call('noAnswer', 'K-1', { channel: 'wechat' }));
    expect(calls.play(call('reached', 'K-2')).state.stage).toBe('reached');
  });
  test('G-04 a follow-up of an earlier release goes by its rules to its end: the wish is words', () => {
    const old = wished({ days: 'weekend', channel: 'wechat' }, { rulesVersion: 2 }).until(at('2026-11-26T10:30'));
    expect(old.timeline()).toEqual(['11-25 16:00 callDue']);
    const played = old.play(call('noAnswer', 'K-1'), call('noAnswer', 'K-2'), call('noAnswer', 'K-3'));
    expect(attemptsLeft(played.state)).toBe(0);
    expect(played.state.calls[0]).not.toHaveProperty('channel');
  });
  test('G-04 a call is booked a fortnight ahead at most, and not again and again', () => {
    expect(codeOf(thirdDay(), book('2099-12-31T10:00'))).toBe('timeTooFar');
    expect(codeOf(thirdDay(), book('2026-12-10T11:00'))).toBe('timeTooFar');
    const put = thirdDay().play(book('2026-11-27T10:00'), book('2026-11-27T11:00'), book('2026-11-27T15:30'));
    expect(codeOf(put, book('2026-11-27T16:00'))).toBe('putOffTooOften');
  });
  test('G-04 T-21 a booked call is not late before it is due; forgotten, it goes upward', () => {
    const booked = thirdDay().play(book('2026-11-28T11:00'));
    booked.until(at('2026-11-28T11:31'));
    expect(booked.timeline().slice(1)).toEqual([
      '11-28 11:00 T-23 remind crSpecialist',
      '11-28 11:30 T-21 escalate crSupervisor',
      '11-28 11:30 T-23 escalate crSupervisor',
    ]);
  });
  test('G-04 a wished window of a weekend begins on Saturday, also when asked on Sunday evening', () => {
    const windows = callWindowsOf(wished({ days: 'weekend', partOfDay: 'morning' }).state);
    const sunday = nextWindow(windows, at('2026-11-29T19:00'), 'FU-S01-20261123-0001');
    expect(new Date(sunday + 8 * 3_600_000).toISOString().slice(0, 13)).toBe('2026-12-05T09');
  });
});

describe('G-47 attempts', () => {
  test('G-47 several calls in one window are one attempt; attempts lie on several days and in several windows', () => {
    const calls = thirdDay().play(call('noAnswer', 'K-1'), call('noAnswer', 'K-2'), call('noAnswer', 'K-3'));
    expect(attemptsLeft(calls.state)).toBe(2);
    expect(codeOf(calls, ['cr', 'giveUpFollowUp', { reason: '打了三次' }])).toBe('attemptsLeft');
    const sameDay = { policy: { ...demoPolicy, followUp: { ...defaultPolicy.followUp, attempts: 2 } } };
    const afternoon = thirdDay(sameDay).play(call('noAnswer', 'K-1')).until(at('2026-11-26T15:30'));
    expect(attemptsLeft(afternoon.play(call('noAnswer', 'K-2')).state)).toBe(1);
    const mornings = thirdDay(sameDay).play(call('noAnswer', 'K-1')).until(at('2026-11-27T10:30'));
    expect(attemptsLeft(mornings.play(call('noAnswer', 'K-2')).state)).toBe(1);
    expect(attemptsLeft(mornings.until(at('2026-11-27T15:30')).play(call('noAnswer', 'K-3')).state)).toBe(0);
    expect(attemptsLeft(tried(thirdDay(), 3).state)).toBe(0);
  });
  test('G-47 whoever was not reached is called again in the next window; nobody does, and it goes upward, again and again', () => {
    const calls = thirdDay().play(call('noAnswer', 'K-1'));
    expect(tasksOf(calls.state)).toMatchObject([{ command: 'logCall', key: expect.stringMatching(/^G-47/) }]);
    calls.until(at('2026-11-26T17:59'));
    expect(calls.timeline().slice(1)).toEqual(['11-26 15:26 G-47 remind crSpecialist']);
    calls.until(at('2026-11-26T18:05'));
    expect(calls.timeline()).toContain('11-26 18:00 G-47 escalate crSupervisor');
    const open = (calls.state.escalations.find(({ timer }) => timer === 'G-47') ?? { id: '' }).id;
    calls.play(['crsupervisor', 'acknowledgeEscalation', { escalationId: open, plan: '明天打' }]);
    calls.until(at('2026-11-27T18:01'));
    expect(calls.timeline().slice(-1)).toEqual(['11-27 18:00 G-47 escalate crSupervisor']);
  });
  test('G-47 at the seven-day call attempts begin anew; whoever was reached before does not become unreachable', () => {
    const all = { policy: { ...demoPolicy, followUp: { ...defaultPolicy.followUp, sweepScope: 'all' as const } } };
    const calls = thirdDay(all).play(call('reached', 'K-0'));
    calls.play(['cr', 'recordFollowUp', { questionnaire: answers }]);
    expect(codeOf(calls, call('noAnswer', 'K-2'))).toBe('callTooEarly');
    calls.until(at('2026-11-30T16:30'));
    tried(calls, 3);
    expect(attemptsLeft(calls.state)).toBe(0);
    calls.play(['clerk', 'giveUpFollowUp', { reason: '联系不上' }]);
    expect(calls.state.stage).toBe('recorded');
  });
  test('T-22 a seven-day call nobody makes goes upward the next day', () => {
    const all = { policy: { ...demoPolicy, followUp: { ...defaultPolicy.followUp, sweepScope: 'all' as const } } };
    const calls = thirdDay(all).play(call('reached'), ['cr', 'recordFollowUp', { questionnaire: answers }]);
    calls.until(at('2026-12-01T18:01'));
    expect(calls.timeline().slice(-2)).toEqual([
      '11-30 18:00 T-22 remind informationClerk',
      '12-01 18:00 T-22 escalate crSupervisor',
    ]);
  });
});
