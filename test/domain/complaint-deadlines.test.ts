import { defaultPolicy } from '../../domain/policy/policy';
import { complaintProcess, explainedDeadlines } from '../../domain/complaint/process';
import { MINUTE, nextDeadline } from '../../domain/kernel/process';
import { tasksOf } from '../../domain/complaint/tasks';
import { demoPolicy } from '../../dev/fixtures/store';
import {
  assigned,
  codeOf,
  DAY_MS,
  evaluating,
  happened,
  implementing,
  investigating,
  iso,
  last,
  ComplaintSimulation,
  offered,
  reactionsTo,
  scenarios,
  proposing,
  received,
  receivedComplaint,
  registered,
  revisitDue,
  submitted,
  unfoundedReply,
} from '../support/simulate-complaint';

const HOUR = 60;

describe('deadlines', () => {
  test('T-28 the first answer is due in 15 working minutes, then it is escalated to the receiver’s superior', () => {
    expect(reactionsTo(received().wait(14), 'T-28')).toEqual([]);
    expect(reactionsTo(received().wait(15), 'T-28')).toEqual(['T-28 escalate crSupervisor']);
    expect(reactionsTo(received({ owner: { id: 'wang', role: 'serviceAdvisor' } }).wait(15), 'T-28')).toEqual([
      'T-28 escalate serviceManager',
    ]);
    expect(reactionsTo(registered().wait(60), 'T-28')).toEqual([]);
  });
  test('T-29 a broken reply promise goes a level up; a kept one does not', () => {
    const broken = received()
      .playAt((now) => [scenarios.promise(now + 30 * MINUTE), scenarios.register])
      .wait(40);
    expect(reactionsTo(broken, 'T-29')).toEqual(['T-29 escalate crSupervisor']);
    expect(broken.state.level).toBe(1);
    expect(reactionsTo(registered().wait(DAY_MS / MINUTE + 60), 'T-29')).toEqual([]);
  });
  test('T-30 no verdict in 4 hours: the CR supervisor', () =>
    expect(reactionsTo(registered().wait(4 * HOUR), 'T-30')).toEqual(['T-30 escalate crSupervisor']));
  test('S-24 an unconfirmed unfounded verdict goes to the CR manager', () =>
    expect(
      reactionsTo(
        registered()
          .play(scenarios.unfounded)
          .wait(4 * HOUR),
        'S-24',
      ),
    ).toEqual(['S-24 escalate crManager']));
  test('H-17 an unfounded complaint that is not explained to the customer goes to the CR supervisor', () =>
    expect(reactionsTo(unfoundedReply().wait(16 * HOUR), 'H-17')).toEqual(['H-17 escalate crSupervisor']));
  test('T-31 nobody signs a time of solution in 4 hours: the CR manager', () =>
    expect(reactionsTo(assigned().wait(4 * HOUR), 'T-31')).toEqual(['T-31 escalate crManager']));
  test('T-32 the owner is warned before the signed time, then it goes a level up; only the CR manager moves it', () => {
    const news = ['cr', 'tellComplainant', { words: '在等配件', channel: 'phone' }] as const;
    const complaint = proposing();
    for (let told = 0; told < 3; told++) complaint.wait(12 * HOUR).play(news);
    complaint.wait(12 * HOUR);
    expect(reactionsTo(complaint, 'T-32')).toEqual(['T-32 warn workshopSupervisor', 'T-32 escalate crManager']);
    const move = { resolveBy: iso(complaint.now + DAY_MS), reason: '缺件', customerTold: true };
    expect(codeOf(complaint, ['manager', 'moveResolveBy', move])).toBe('roleNotAllowed');
    complaint.play(['crmanager', 'moveResolveBy', move]);
    expect(complaint.state.resolveBy).toMatchObject({ revision: 2 });
    expect(reactionsTo(complaint.wait(24 * HOUR), 'T-32')).toHaveLength(4);
  });
  test('T-33 the investigation warns its owner and then goes to the CR manager; a new time begins anew', () => {
    const complaint = investigating().wait(24 * HOUR);
    expect(reactionsTo(complaint, 'T-33')).toEqual(['T-33 warn workshopSupervisor', 'T-33 escalate crManager']);
    complaint.play([
      'cr',
      'agreeInvestigationTime',
      { until: iso(complaint.now + DAY_MS), customerAgreed: true, channel: 'phone' },
    ]);
    expect(reactionsTo(complaint.wait(24 * HOUR), 'T-33')).toHaveLength(4);
  });
  test('T-34 a leader who does not decide in 8 working hours is passed over to the next superior', () =>
    expect(reactionsTo(submitted().wait(8 * HOUR), 'T-34')).toEqual([
      'T-34 warn serviceManager',
      'T-34 escalate storeManager',
    ]));
  test('T-35 silence never accepts a solution: it goes to the CR manager', () => {
    const complaint = offered().wait(16 * HOUR);
    expect(reactionsTo(complaint, 'T-35')).toEqual(['T-35 escalate crManager']);
    expect(complaint.state.stage).toBe('awaitingAcceptance');
    expect(complaint.wait(30 * 24 * HOUR).state.evidence).toEqual([]);
  });
  test('T-36 a revisit that nobody makes goes to the CR supervisor', () =>
    expect(reactionsTo(revisitDue().wait(24 * HOUR), 'T-36')).toEqual(['T-36 escalate crSupervisor']));
  test('H-25 H-27 H-30 H-32 notifying, carrying out, reopening and archiving have deadlines', () => {
    const decided = submitted().play(scenarios.decide()[0]!);
    expect(reactionsTo(decided.wait(HOUR), 'H-25')).toEqual(['H-25 escalate serviceManager']);
    expect(reactionsTo(implementing().wait(24 * HOUR), 'H-27')).toEqual(['H-27 escalate serviceManager']);
    const reopened = revisitDue().play(scenarios.revisit(false));
    expect(reactionsTo(reopened.wait(2 * HOUR), 'H-30')).toEqual(['H-30 warn crManager', 'H-30 escalate storeManager']);
    expect(reactionsTo(evaluating().wait(16 * HOUR), 'H-32')).toEqual([
      'H-32 warn crSupervisor',
      'H-32 escalate crManager',
    ]);
  });
  test('H-44 the statutory deadline counts natural days and is never paused', () => {
    const paused = investigating();
    paused.play(['cr', 'pauseDeadlines', { reason: 'customer', words: '出差', until: iso(paused.now + 20 * DAY_MS) }]);
    paused.until(paused.state.receivedAt + 10 * DAY_MS);
    expect(reactionsTo(paused, 'H-44')).toEqual(['H-44 warn workshopSupervisor', 'H-44 escalate storeManager']);
  });
  test('H-43 B-01 an open complaint that nobody works on keeps its owner, who is asked for the next action within every working day', () => {
    const complaints = [
      received(),
      registered(),
      assigned(),
      investigating(),
      submitted(),
      offered(),
      implementing(),
      revisitDue(),
      evaluating(),
      unfoundedReply(),
    ];
    for (const complaint of complaints) {
      const { owner } = complaint.state;
      complaint.wait(60 * 24 * HOUR);
      expect(complaint.state.owner).toEqual(owner);
      const next = nextDeadline(complaintProcess, complaint.state);
      expect(next?.event).toMatchObject({ timer: 'H-43', to: expect.arrayContaining([owner.role]) });
      expect(next!.at - complaint.now).toBeLessThanOrEqual(complaint.state.policy.complaint.minutes.idle * MINUTE);
    }
  });
  test('H-43 hundreds of reminders leave the complaint as small as the first', () => {
    const complaint = received().wait(60 * 24 * HOUR);
    const size = () => JSON.stringify(complaint.state).length;
    const first = size();
    complaint.wait(200 * 24 * HOUR);
    expect(reactionsTo(complaint, 'H-43').length).toBeGreaterThan(300);
    expect(size()).toBeLessThan(first + 10);
  });
  test('H-43 an action that was announced and not taken goes a level up', () => {
    const complaint = investigating();
    complaint.play(['workshop', 'recordAction', { words: '等拆检', nextActionAt: iso(complaint.now + HOUR * MINUTE) }]);
    expect(reactionsTo(complaint.wait(HOUR + 1), 'H-43')).toEqual(['H-43 escalate serviceManager']);
  });
  test('B-01 an ownership nobody accepts goes to the superior and stays where it is', () => {
    const complaint = registered()
      .play(['cr', 'offerOwnership', { to: 'wang', reason: '首问' }])
      .wait(4 * HOUR);
    expect(reactionsTo(complaint, 'B-01')).toEqual(['B-01 escalate crSupervisor']);
    expect(complaint.state.owner.id).toBe('cr');
    expect(codeOf(complaint, ['li', 'acceptOwnership'])).toBe('notOffered');
    expect(complaint.play(['wang', 'acceptOwnership']).state.owner.id).toBe('wang');
  });
  test('H-39 L-23 the CR manager commands a department while the complaint is open', () => {
    const complaint = investigating();
    const dueAt = iso(complaint.now + HOUR * MINUTE);
    const task = { taskId: 'D-1', department: '配件', to: 'parts', what: '加急调货', dueAt };
    expect(codeOf(complaint, ['manager', 'commandDepartment', task])).toBe('roleNotAllowed');
    complaint.play(['crmanager', 'commandDepartment', task]);
    expect(tasksOf(complaint.state)).toContainEqual(
      expect.objectContaining({ key: 'H-39/D-1', person: 'parts', command: 'reportDepartmentTask' }),
    );
    expect(reactionsTo(complaint.wait(HOUR), 'H-39')).toEqual(['H-39 escalate crManager']);
    expect(codeOf(complaint, ['parts', 'reportDepartmentTask', { taskId: 'D-9', result: 'x' }])).toBe('unknownTask');
  });
});

describe('working time, pauses and explanations', () => {
  const withHours = { ...demoPolicy, calendar: defaultPolicy.calendar };
  test('T-30 working time stops when the store closes: 3 hours of what is high, from 17:00, end the next morning', () => {
    const atFive = Date.parse('2026-11-23T17:00:00+08:00');
    const complaint = new ComplaintSimulation(receivedComplaint({ policy: withHours }, atFive)).playAt((now) =>
      scenarios.toJudgement(now, DAY_MS),
    );
    const due = complaintProcess
      .deadlines(complaint.state)
      .find(({ event }) => 'timer' in event && event.timer === 'T-30')!.at;
    // 17:02 to 18:00 are 58 minutes; 8:30 to 10:32 the rest
    expect(iso(due)).toBe('2026-11-24T02:32:00.000Z');
  });
  test('H-14 H-44 whoever is warned before a time is over is warned while the store is open; under earlier rules at any hour', () => {
    const evening = Date.parse('2026-11-27T19:00:00+08:00');
    const warnings = (rulesVersion: number) => {
      const opened = receivedComplaint({ policy: withHours, rulesVersion }, evening);
      const complaint = new ComplaintSimulation(opened)
        .playAt((now) => scenarios.toJudgement(now, DAY_MS))
        .wait(9 * 24 * HOUR);
      return happened(complaint, 'deadlinePassed')
        .filter(({ reaction }) => reaction === 'warn')
        .map(({ timer, due }) => [timer, iso(due + 8 * HOUR * MINUTE).slice(0, 16)]);
    };
    // 720 of the 1440 minutes of what is high are 510 on Saturday and 210 on Sunday; 70 % of ten natural days end after closing
    expect(warnings(4)).toEqual([
      ['H-14', '2026-11-29T12:30'],
      ['H-44', '2026-12-04T18:00'],
    ]);
    expect(warnings(3)).toEqual([
      ['H-14', '2026-11-29T05:46'],
      ['H-44', '2026-12-04T19:00'],
    ]);
  });
  test('a pause pauses the deadlines that allow it, for their own reasons only, and ends by itself', () => {
    const complaint = investigating();
    const before = explainedDeadlines(complaint.state);
    const until = iso(complaint.now + 3 * HOUR * MINUTE);
    complaint.play(['cr', 'pauseDeadlines', { reason: 'parts', words: '等件', until }]);
    const paused = explainedDeadlines(complaint.state)
      .filter(({ dueTime }) => dueTime.pausedFor === 'parts')
      .map(({ timer }) => timer);
    expect(paused).toEqual(['T-33', 'T-32']);
    expect(codeOf(complaint, ['cr', 'pauseDeadlines', { reason: 'customer', words: 'x', until }])).toBe(
      'alreadyPaused',
    );
    complaint.wait(4 * HOUR);
    expect(last(complaint, 'deadlinesResumed').by.role).toBe('system');
    const moved = (timer: string) =>
      Math.round(
        (explainedDeadlines(complaint.state).find((one) => one.timer === timer)!.dueTime.due -
          before.find((one) => one.timer === timer)!.dueTime.due) /
          MINUTE,
      );
    expect(moved('T-32')).toBe(3 * HOUR - 1);
    expect(moved('H-44')).toBe(0);
  });
  test('all pauses together have a cap', () => {
    const complaint = investigating();
    const { pauseCapMinutes } = complaint.state.policy.complaint;
    complaint.play([
      'cr',
      'pauseDeadlines',
      { reason: 'parts', words: '等件', until: iso(complaint.now + 20 * DAY_MS) },
    ]);
    complaint.until(complaint.state.pauses[0]!.from + pauseCapMinutes * MINUTE);
    expect(happened(complaint, 'deadlinesResumed')).toHaveLength(1);
    expect(
      codeOf(complaint, ['cr', 'pauseDeadlines', { reason: 'parts', words: 'x', until: iso(complaint.now + DAY_MS) }]),
    ).toBe('pauseCapReached');
    expect(codeOf(complaint, ['cr', 'resumeDeadlines'])).toBe('notPaused');
  });
  test('every deadline explains how its time was computed', () => {
    for (const { dueTime, steps } of explainedDeadlines(investigating().state)) {
      expect(['workingMinutes', 'promised', 'naturalDays']).toContain(dueTime.basis);
      expect(steps.at(-1)?.at ?? dueTime.due).toBe(dueTime.due);
      expect(dueTime.minutes ?? dueTime.promisedAt).toBeDefined();
    }
  });
});
