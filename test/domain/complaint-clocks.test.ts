import { defaultPolicy } from '../../domain/policy/policy';
import { explainedDeadlines } from '../../domain/complaint/process';
import { complaintProcess } from '../../domain/complaint/process';
import { MINUTE } from '../../domain/kernel/process';
import { tasksOf } from '../../domain/complaint/tasks';
import { demoPolicy } from '../../dev/demo/store';
import {
  assigned,
  clockEvents,
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
  playbook,
  proposing,
  received,
  receivedComplaint,
  registered,
  revisitDue,
  submitted,
  unfoundedReply,
} from '../support/simulate-complaint';

const HOUR = 60;
const reactionsTo = (matter: ComplaintSimulation, timer: string): readonly string[] =>
  clockEvents(matter).filter((line) => line.startsWith(timer));
const acknowledge = (matter: ComplaintSimulation, who: string, minutes = 600) => {
  const { id } = matter.state.escalations.at(-1)!;
  const actBy = iso(matter.now + minutes * MINUTE);
  return matter.play([who, 'acknowledgeEscalation', { escalationId: id, plan: '我来处理', actBy }]);
};

describe('timers', () => {
  test('T-28 the first answer is due in 15 working minutes, then the receiver’s superior hears of it', () => {
    expect(reactionsTo(received().wait(14), 'T-28')).toEqual([]);
    expect(reactionsTo(received().wait(15), 'T-28')).toEqual(['T-28 escalate crSupervisor']);
    expect(reactionsTo(received({ owner: { id: 'wang', role: 'serviceAdvisor' } }).wait(15), 'T-28')).toEqual([
      'T-28 escalate serviceManager',
    ]);
    expect(reactionsTo(registered().wait(60), 'T-28')).toEqual([]);
  });
  test('T-29 a broken reply promise goes a level up; a kept one does not', () => {
    const broken = received()
      .playAt((now) => [playbook.promise(now + 30 * MINUTE), playbook.register])
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
          .play(playbook.unfounded)
          .wait(4 * HOUR),
        'S-24',
      ),
    ).toEqual(['S-24 escalate crManager']));
  test('H-17 a customer who hears nothing about an unfounded complaint is not forgotten', () =>
    expect(reactionsTo(unfoundedReply().wait(16 * HOUR), 'H-17')).toEqual(['H-17 escalate crSupervisor']));
  test('T-31 nobody signs a time of solution in 4 hours: the CR manager', () =>
    expect(reactionsTo(assigned().wait(4 * HOUR), 'T-31')).toEqual(['T-31 escalate crManager']));
  test('T-32 the owner is warned before the signed time, then it goes a level up; only the CR manager moves it', () => {
    const matter = proposing().wait(2 * 24 * HOUR);
    expect(reactionsTo(matter, 'T-32')).toEqual(['T-32 warn workshopSupervisor', 'T-32 escalate crManager']);
    const move = { resolveBy: iso(matter.now + DAY_MS), reason: '缺件', customerTold: true };
    expect(codeOf(matter, ['manager', 'moveResolveBy', move])).toBe('roleNotAllowed');
    matter.play(['crmanager', 'moveResolveBy', move]);
    expect(matter.state.resolveBy).toMatchObject({ revision: 2 });
    expect(reactionsTo(matter.wait(24 * HOUR), 'T-32')).toHaveLength(4);
  });
  test('T-33 the investigation warns its owner and then goes to the CR manager; a new time begins anew', () => {
    const matter = investigating().wait(24 * HOUR);
    expect(reactionsTo(matter, 'T-33')).toEqual(['T-33 warn workshopSupervisor', 'T-33 escalate crManager']);
    matter.play([
      'cr',
      'agreeInvestigationTime',
      { until: iso(matter.now + DAY_MS), customerAgreed: true, channel: 'phone' },
    ]);
    expect(reactionsTo(matter.wait(24 * HOUR), 'T-33')).toHaveLength(4);
  });
  test('T-34 a leader who does not decide in 8 working hours is passed over to the next superior', () =>
    expect(reactionsTo(submitted().wait(8 * HOUR), 'T-34')).toEqual([
      'T-34 warn serviceManager',
      'T-34 escalate storeManager',
    ]));
  test('T-35 silence never accepts a solution: it goes to the CR manager', () => {
    const matter = offered().wait(16 * HOUR);
    expect(reactionsTo(matter, 'T-35')).toEqual(['T-35 escalate crManager']);
    expect(matter.state.stage).toBe('awaitingAcceptance');
    expect(matter.wait(30 * 24 * HOUR).state.evidence).toEqual([]);
  });
  test('T-36 a revisit that nobody makes goes to the CR supervisor', () =>
    expect(reactionsTo(revisitDue().wait(24 * HOUR), 'T-36')).toEqual(['T-36 escalate crSupervisor']));
  test('H-25 H-27 H-30 H-32 telling, carrying out, taking up again and evaluating are waited for', () => {
    const untold = submitted().play(playbook.decide()[0]!);
    expect(reactionsTo(untold.wait(HOUR), 'H-25')).toEqual(['H-25 escalate serviceManager']);
    expect(reactionsTo(implementing().wait(24 * HOUR), 'H-27')).toEqual(['H-27 escalate serviceManager']);
    const reopened = revisitDue().play(playbook.revisit(false));
    expect(reactionsTo(reopened.wait(2 * HOUR), 'H-30')).toEqual(['H-30 warn crManager', 'H-30 escalate storeManager']);
    expect(reactionsTo(evaluating().wait(16 * HOUR), 'H-32')).toEqual([
      'H-32 warn crSupervisor',
      'H-32 escalate crManager',
    ]);
  });
  test('H-44 the statutory clock runs in natural days and never rests', () => {
    const paused = investigating();
    paused.play(['cr', 'pauseClocks', { reason: 'customer', words: '出差', until: iso(paused.now + 20 * DAY_MS) }]);
    paused.until(paused.state.receivedAt + 10 * DAY_MS);
    expect(reactionsTo(paused, 'H-44')).toEqual(['H-44 warn workshopSupervisor', 'H-44 escalate storeManager']);
  });
  test('H-43 B-01 an open complaint always has an owner and something that will happen next', () => {
    const matters = [
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
    for (const matter of matters) {
      matter.wait(60 * 24 * HOUR);
      expect(matter.state.owner.id).toBeTruthy();
      expect(complaintProcess.deadlines(matter.state).length).toBeGreaterThan(0);
    }
  });
  test('H-43 a step that was announced and not taken goes a level up', () => {
    const matter = investigating();
    matter.play(['workshop', 'recordAction', { words: '等拆检', nextActionAt: iso(matter.now + HOUR * MINUTE) }]);
    expect(reactionsTo(matter.wait(HOUR + 1), 'H-43')).toEqual(['H-43 escalate serviceManager']);
  });
  test('B-01 an ownership nobody takes over goes to the superior and stays where it is', () => {
    const matter = registered()
      .play(['cr', 'offerOwnership', { to: 'wang', reason: '首问' }])
      .wait(4 * HOUR);
    expect(reactionsTo(matter, 'B-01')).toEqual(['B-01 escalate crSupervisor']);
    expect(matter.state.owner.id).toBe('cr');
    expect(codeOf(matter, ['li', 'acceptOwnership'])).toBe('notOffered');
    expect(matter.play(['wang', 'acceptOwnership']).state.owner.id).toBe('wang');
  });
  test('H-39 L-23 the CR manager commands a department while the complaint is open', () => {
    const matter = investigating();
    const dueAt = iso(matter.now + HOUR * MINUTE);
    const task = { taskId: 'D-1', department: '配件', to: 'parts', what: '加急调货', dueAt };
    expect(codeOf(matter, ['manager', 'commandDepartment', task])).toBe('roleNotAllowed');
    matter.play(['crmanager', 'commandDepartment', task]);
    expect(tasksOf(matter.state)).toContainEqual(
      expect.objectContaining({ key: 'H-39/D-1', person: 'parts', command: 'reportDepartmentTask' }),
    );
    expect(reactionsTo(matter.wait(HOUR), 'H-39')).toEqual(['H-39 escalate crManager']);
    expect(codeOf(matter, ['parts', 'reportDepartmentTask', { taskId: 'D-9', result: 'x' }])).toBe('unknownTask');
  });
});

describe('working time, pauses and explanations', () => {
  const withHours = { ...demoPolicy, calendar: defaultPolicy.calendar };
  test('T-30 working time stops when the store closes: 4 hours from 17:00 end the next morning', () => {
    const atFive = Date.parse('2026-11-23T17:00:00+08:00');
    const matter = new ComplaintSimulation(receivedComplaint({ policy: withHours }, atFive)).playAt((now) =>
      playbook.toJudgement(now, DAY_MS),
    );
    const due = complaintProcess
      .deadlines(matter.state)
      .find(({ event }) => 'timer' in event && event.timer === 'T-30')!.at;
    // 17:02 to 18:00 are 58 minutes; 8:30 to 11:32 the rest
    expect(iso(due)).toBe('2026-11-24T03:32:00.000Z');
  });
  test('a pause stops the clocks that may rest, each by its own rules, and ends by itself', () => {
    const matter = investigating();
    const before = explainedDeadlines(matter.state);
    const until = iso(matter.now + 3 * HOUR * MINUTE);
    matter.play(['cr', 'pauseClocks', { reason: 'parts', words: '等件', until }]);
    const resting = explainedDeadlines(matter.state)
      .filter(({ dueTime }) => dueTime.pausedFor === 'parts')
      .map(({ timer }) => timer);
    expect(resting).toEqual(['T-33', 'T-32']);
    expect(codeOf(matter, ['cr', 'pauseClocks', { reason: 'customer', words: 'x', until }])).toBe('alreadyPaused');
    matter.wait(4 * HOUR);
    expect(last(matter, 'clocksResumed').by.role).toBe('system');
    const moved = (timer: string) =>
      Math.round(
        (explainedDeadlines(matter.state).find((one) => one.timer === timer)!.dueTime.due -
          before.find((one) => one.timer === timer)!.dueTime.due) /
          MINUTE,
      );
    expect(moved('T-32')).toBe(3 * HOUR - 1);
    expect(moved('H-44')).toBe(0);
  });
  test('all pauses together have a cap', () => {
    const matter = investigating();
    const { pauseCapMinutes } = matter.state.policy.complaint;
    matter.play(['cr', 'pauseClocks', { reason: 'parts', words: '等件', until: iso(matter.now + 100 * DAY_MS) }]);
    matter.until(matter.state.pauses[0]!.from + pauseCapMinutes * MINUTE);
    expect(happened(matter, 'clocksResumed')).toHaveLength(1);
    expect(
      codeOf(matter, ['cr', 'pauseClocks', { reason: 'parts', words: 'x', until: iso(matter.now + DAY_MS) }]),
    ).toBe('pauseCapReached');
    expect(codeOf(matter, ['cr', 'resumeClocks'])).toBe('notPaused');
  });
  test('every clock explains how its time was computed', () => {
    for (const { dueTime, steps } of explainedDeadlines(investigating().state)) {
      expect(['workingMinutes', 'promised', 'naturalDays']).toContain(dueTime.basis);
      expect(steps.at(-1)?.at ?? dueTime.due).toBe(dueTime.due);
      expect(dueTime.minutes ?? dueTime.promisedAt).toBeDefined();
    }
  });
});

describe('the ladder', () => {
  test('T-37 CF-16 L-19 L-20 what nobody acknowledges climbs to the store manager and the central team', () => {
    const matter = received().wait(15 + 4 * HOUR + 24 * HOUR + 48 * HOUR);
    expect(reactionsTo(matter, 'T-28')).toEqual([
      'T-28 escalate crSupervisor',
      'T-28 escalate crManager',
      'T-28 escalate storeManager',
      'T-28 escalate centralTeam',
    ]);
    expect(matter.state.level).toBe(4);
  });
  test('T-37 whoever acknowledges says what happens by when; a broken plan goes on climbing', () => {
    const matter = acknowledge(received().wait(15), 'crsupervisor', HOUR);
    expect(matter.wait(50).state.level).toBe(1);
    matter.wait(20);
    expect(reactionsTo(matter, 'T-37')).toEqual(['T-37 escalate crManager']);
    expect(matter.state.level).toBe(2);
    expect(
      codeOf(received().wait(15), [
        'crmanager',
        'acknowledgeEscalation',
        { escalationId: 'T-28', plan: 'x', actBy: iso(Date.now() + DAY_MS) },
      ]),
    ).toBe('roleNotAllowed');
  });
  test('T-37 an answer in time ends the climb: the matter itself is settled', () => {
    const matter = received()
      .wait(15)
      .playAt((now) => playbook.toJudgement(now, DAY_MS));
    expect(reactionsTo(matter.wait(4 * 24 * HOUR), 'T-28')).toEqual(['T-28 escalate crSupervisor']);
  });
  test('H-36 a handler who cannot solve it passes it up by hand, level by level', () => {
    const matter = investigating().play(['workshop', 'escalate', { reason: '超出权限' }]);
    expect(last(matter, 'escalated').to).toBe('serviceManager');
    matter.play(['manager', 'escalate', { reason: '需协调' }], ['crmanager', 'escalate', { reason: '重大' }]);
    expect(happened(matter, 'escalated').map(({ to }) => to)).toEqual(['serviceManager', 'crManager', 'storeManager']);
  });
  test('T-37 a level hands back with a reason and a time; the level falls, and the time is watched', () => {
    const matter = investigating().play(['workshop', 'escalate', { reason: '超出权限' }]);
    const { escalationId } = last(matter, 'escalated');
    matter.play([
      'manager',
      'handBack',
      { escalationId, reason: '您可自行决定', nextActionAt: iso(matter.now + HOUR * MINUTE) },
    ]);
    expect(matter.state.level).toBe(0);
    expect(reactionsTo(matter.wait(2 * HOUR), 'H-43')).toEqual(['H-43 escalate serviceManager']);
    expect(reactionsTo(matter, 'T-37')).toEqual([]);
  });
  test('H-36 the customer is to know the leader’s contact at every level', () => {
    const matter = received().wait(15);
    expect(tasksOf(matter.state).some(({ command }) => command === 'tellLeaderContact')).toBe(true);
    expect(reactionsTo(matter.wait(HOUR), 'H-36')).toEqual(['H-36 remind crSpecialist']);
    matter.play(['cr', 'tellLeaderContact', { escalationId: 'T-28', channel: 'phone' }]);
    expect(tasksOf(matter.state).some(({ command }) => command === 'tellLeaderContact')).toBe(false);
    matter.wait(4 * HOUR);
    expect(tasksOf(matter.state).some(({ command }) => command === 'tellLeaderContact')).toBe(true);
  });
  test('H-37 H-38 L-02 an urgent case on site is the advisor’s and goes to the store manager, then the central team', () => {
    const matter = received({ kind: 'urgentOnSite', owner: { id: 'wang', role: 'serviceAdvisor' } }).wait(5);
    expect(reactionsTo(matter, 'T-28')).toEqual(['T-28 escalate storeManager']);
    expect(reactionsTo(matter.wait(48 * HOUR), 'T-28')).toEqual([
      'T-28 escalate storeManager',
      'T-28 escalate centralTeam',
    ]);
  });
  test('H-41 a legal case is flagged, the central team informed in time, and it is not archived before it ends', () => {
    const matter = investigating().play(['crmanager', 'raiseFlag', { flag: 'legalCase', reason: '律师函' }]);
    expect(reactionsTo(matter.wait(4 * HOUR), 'H-41')).toEqual(['H-41 escalate storeManager']);
    const told = investigating().play(
      ['crmanager', 'raiseFlag', { flag: 'legalCase', reason: '律师函' }],
      ['crmanager', 'informCentral', { summary: 'x', facts: 'x', customerDemand: 'x', measures: 'x' }],
    );
    expect(reactionsTo(told.wait(4 * HOUR), 'H-41')).toEqual([]);
  });
  test('H-42 a media case is marked, owed to the central team, and cleared by the CR manager only', () => {
    const matter = investigating().play(['wang', 'raiseFlag', { flag: 'mediaCrisis', reason: '网上发帖' }]);
    expect(codeOf(matter, ['wang', 'clearFlag', { flag: 'mediaCrisis', outcome: 'x' }])).toBe('roleNotAllowed');
    expect(tasksOf(matter.state).some(({ command }) => command === 'informCentral')).toBe(true);
    expect(codeOf(matter, ['crmanager', 'clearFlag', { flag: 'legalCase', outcome: 'x' }])).toBe('unknownFlag');
  });
});
