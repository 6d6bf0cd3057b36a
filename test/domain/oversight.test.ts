import { processDefinitions, processTypeOf } from '../../domain/processes';
import { histogramOf, auditDeadlines } from '../../domain/time/deadline-audit';
import { forecast, whatIf } from '../../domain/time/forecast';
import { afterQuiet } from '../../domain/policy/quiet-hours';
import { noticesOf as complaintNotices } from '../../domain/complaint/notices';
import { noticeWordings, wordNotice } from '../../texts/notices';
import type { AnyEvent } from '../../domain/processes';
import type { Recorded } from '../../domain/kernel/receipt';
import { tasksOf as complaintTasks } from '../../domain/complaint/tasks';
import { MINUTE } from '../../domain/kernel/process';
import { defaultPolicy } from '../../domain/policy/policy';
import { demoPolicy } from '../../dev/fixtures/store';
import {
  finishedWithMeasure,
  DAY_MS,
  investigating,
  last,
  received,
  receivedComplaint,
  registered,
  type ComplaintSimulation,
} from '../support/simulate-complaint';

/** The recorded events of a simulated complaint, its first included. */
const recorded = (complaint: ComplaintSimulation): readonly Recorded<AnyEvent>[] => {
  const intake = receivedComplaint();
  const first: AnyEvent = { type: 'complaintReceived', at: intake.receivedAt, by: intake.owner, intake };
  return [first, ...complaint.events].map((event, index) => ({ sequence: index + 1, event }));
};
const { complaint: definition } = processDefinitions;

describe('the deadline audit', () => {
  test('every deadline of a whole complaint ended exactly once', () => {
    const complaint = finishedWithMeasure();
    const { entries, faults } = auditDeadlines(definition, recorded(complaint), complaint.now);
    expect(faults).toEqual([]);
    expect(entries.length).toBeGreaterThan(8);
    expect(entries.every(({ end }) => end !== undefined)).toBe(true);
  });
  test('it tells what fired from what moved and what was paused', () => {
    const complaint = investigating();
    complaint.play([
      'cr',
      'pauseDeadlines',
      { reason: 'parts', words: '等件', until: new Date(complaint.now + 30 * MINUTE).toISOString() },
    ]);
    complaint
      .wait(60)
      .play([
        'crmanager',
        'moveResolveBy',
        { resolveBy: new Date(complaint.now + 3 * DAY_MS).toISOString(), reason: 'x', customerTold: true },
      ]);
    const { entries, faults, lateness } = auditDeadlines(definition, recorded(complaint), complaint.now);
    expect(faults).toEqual([]);
    expect(lateness).toContain(0);
    const of = (key: string) => entries.find((entry) => entry.key === key)!;
    expect(of('T-33/1#1')).toMatchObject({ pauses: 1, moves: 1 });
    expect(of('T-32/1#2').end?.how).toBe('cancelled');
    expect(entries.find(({ key }) => key === 'deadlinesResumed')?.end?.how).toBe('fired');
  });
  const overdue = () => received().wait(5 * 60);
  test('a deadline that was lost is found', () => {
    const events = recorded(overdue()).filter(({ event }) => event.type !== 'deadlinePassed');
    expect(auditDeadlines(definition, events, overdue().now).faults).toMatchObject([{ fault: 'lost', key: 'T-28#1' }]);
  });
  test('a deadline that fired twice, too early, or while nothing was armed is found', () => {
    const events = recorded(overdue());
    const fired = events.find(({ event }) => event.type === 'deadlinePassed')!;
    const again = [...events, { sequence: events.length + 1, event: fired.event }];
    expect(auditDeadlines(definition, again, overdue().now).faults.map(({ fault }) => fault)).toContain('doubled');
    const early = events.map((one) =>
      one === fired ? { ...one, event: { ...one.event, at: one.event.at - 1 } } : one,
    );
    expect(auditDeadlines(definition, early as never, overdue().now).faults.map(({ fault }) => fault)).toContain(
      'early',
    );
    const unknown = events.map((one) => (one === fired ? { ...one, event: { ...one.event, key: 'T-99#1' } } : one));
    expect(auditDeadlines(definition, unknown as never, overdue().now).faults.map(({ fault }) => fault)).toContain(
      'unarmed',
    );
  });
  test('a person’s act that overtook a deadline that was due is found', () => {
    const acted = overdue().play(['cr', 'tellComplainant', { words: 'x', channel: 'phone' }]);
    const events = recorded(acted).filter(({ event }) => event.type !== 'deadlinePassed');
    expect(auditDeadlines(definition, events, acted.now).faults.map(({ fault }) => fault)).toContain('passedOver');
  });
  test('lateness is counted up to each bound', () =>
    expect(histogramOf([5, 50, 500, 5_000, 99_000_000]).map(({ count }) => count)).toEqual([2, 1, 1, 0, 0, 1]));
});

describe('forecast and what-if', () => {
  test('the forecast names every escalation if nobody acts, and nothing beyond its end', () => {
    const { state, now } = received();
    const coming = forecast(definition, state, now + 5 * 60 * MINUTE);
    expect(coming.map(({ timer, to }) => [timer, to[0]])).toEqual([
      ['T-28', 'crSupervisor'],
      ['H-36', 'crSpecialist'],
      ['T-28', 'crManager'],
    ]);
    expect(forecast(definition, state, now)).toEqual([]);
    expect(state.passed).toEqual({});
  });
  test('another policy shows what it would add, drop and move', () => {
    const complaint = registered().wait(5 * 60);
    const change = (minutes: object) => ({
      ...demoPolicy,
      complaint: { ...demoPolicy.complaint, minutes: { ...demoPolicy.complaint.minutes, ...minutes } },
    });
    const differ = (minutes: object) =>
      whatIf(definition, recorded(complaint), change(minutes), complaint.now).map(
        ({ key, change: what, minutes: by }) => [key, what, by],
      );
    expect(differ({})).toEqual([]);
    // H-10: what is high has three quarters of the time
    expect(differ({ judgement: 120 })).toContainEqual(['T-30/0#1', 'earlier', 90]);
    expect(differ({ judgement: 600 })).toContainEqual(['T-30/0#1', 'dropped', 0]);
    expect(differ({ firstAnswer: 0 })).toContainEqual(['T-28#1', 'added', 0]);
  });
});

describe('tasks', () => {
  test('a complaint’s tasks say who, what and by when, and vanish when it moves on', () => {
    const [first] = complaintTasks(received().state);
    expect(first).toMatchObject({ command: 'promiseReply', person: 'cr', escalated: false });
    expect(first!.dueAt).toBe(received().state.receivedAt + 15 * MINUTE);
    expect(complaintTasks(registered().state).some(({ key }) => key === 'T-28')).toBe(false);
    expect(complaintTasks(finishedWithMeasure().state)).toEqual([]);
  });
  test('an escalation is a task of the role that has it, due when the next level gets it', () => {
    const complaint = received().wait(15);
    const [task] = complaintTasks(complaint.state).filter(({ escalated }) => escalated);
    expect(task).toMatchObject({
      roles: ['crSupervisor'],
      command: 'acknowledgeEscalation',
      dueAt: complaint.now + 240 * MINUTE,
    });
  });
});

describe('notices', () => {
  test('T-29 the customer hears of a broken promise, the next level is called out at any hour', () => {
    const complaint = received()
      .playAt((now) => [
        ['cr', 'promiseReply', { apologised: true, nextReplyAt: new Date(now + 30 * MINUTE).toISOString() }],
      ])
      .wait(40);
    const notices = complaintNotices(complaint.state, last(complaint, 'deadlinePassed'));
    expect(notices.map(({ template, way, urgent }) => [template, way, urgent])).toEqual([
      ['escalation', 'inApp', true],
      ['escalation', 'out', true],
      ['replyLate', 'out', false],
    ]);
  });
  test('what is not urgent waits for the end of the quiet hours', () => {
    const at = (local: string) => Date.parse(`2026-11-22T${local}:00+08:00`);
    const policy = { calendar: defaultPolicy.calendar, notices: { quiet: [21 * 60, 8 * 60] as const } };
    expect(afterQuiet(policy, at('12:00'))).toBe(at('12:00'));
    expect(afterQuiet(policy, at('22:30'))).toBe(Date.parse('2026-11-23T08:00:00+08:00'));
    expect(afterQuiet(policy, at('06:00'))).toBe(at('08:00'));
    expect(afterQuiet({ ...policy, notices: { quiet: [0, 0] } }, at('22:30'))).toBe(at('22:30'));
  });
  test('every template speaks both languages with the same facts', () => {
    const names = (text: string) =>
      [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).toSorted((a, b) => (a < b ? -1 : 1));
    for (const { zh, en } of Object.values(noticeWordings)) {
      expect(names(zh.subject)).toEqual(names(en.subject));
      expect(names(zh.text)).toEqual(names(en.text));
    }
    const facts = { number: 'CP-1', at: Date.parse('2026-11-22T02:00:00Z') };
    expect(wordNotice({ template: 'replyPromised', facts }, 'en', 'Asia/Shanghai').text).toContain('2026-11-22 10:00');
  });
  test('no notice carries a name, a phone number or a plate', () => {
    const complaint = received().wait(15);
    expect(JSON.stringify(complaintNotices(complaint.state, last(complaint, 'deadlinePassed')))).not.toMatch(
      /1[3-9]\d{9}|沪/,
    );
  });
  test('a number says which kind of process it belongs to', () => {
    expect(processTypeOf('CP-S01-20261122-0001')).toBe('complaint');
    expect(() => processTypeOf('XX-1')).toThrow('not the number of a process');
  });
});
