import { complaintProcess } from '../../domain/complaint/process';
import { tasksOf } from '../../domain/complaint/tasks';
import { MINUTE, nextDeadline } from '../../domain/kernel/process';
import { addWorkingMinutes } from '../../domain/time/working-time';
import { defaultPolicy } from '../../domain/policy/policy';
import { demoPolicy } from '../../dev/fixtures/store';
import type { ComplaintMove } from '../support/complaint-commands';
import {
  after,
  did,
  givenComplaint,
  iso,
  received,
  registered,
  registration,
  timeAgreed,
  timeOf,
  investigating,
  assigned,
  revisitDue,
  revisited,
  type History,
} from '../support/complaint-events';
import * as simulated from '../support/simulate-complaint';
import { ComplaintSimulation, codeOf, happened, reactionsTo } from '../support/simulate-complaint';

const HOUR = 60;
const { silenceMinutes, solutionDays, actions, promises, moves, handBacks } = demoPolicy.complaint.limits;
const DISTANT = '2099-12-31T23:59:59+08:00';
const byHand = did('cr', 'escalated', { escalationId: 'T-37/hand-1', to: 'crSupervisor', reason: 'x' });

describe('how far something is put off', () => {
  const plan = { escalationId: 'T-37/hand-1', plan: 'x', step: 'reply' };
  const awaitsReply = after(
    received(),
    did('cr', 'replyPromised', (at) => ({ nextReplyAt: at + HOUR * MINUTE })),
  );
  test.each<readonly [ComplaintMove[1], field: string, who: string, History, payload: object]>([
    ['promiseReply', 'nextReplyAt', 'cr', received(), { apologised: true }],
    ['reply', 'nextReplyAt', 'cr', awaitsReply, { words: 'x', channel: 'phone' }],
    ['recordAction', 'nextActionAt', 'cr', registered(), { words: 'ok' }],
    ['acknowledgeEscalation', 'actBy', 'crsupervisor', after(registered(), byHand), plan],
    [
      'handBack',
      'nextActionAt',
      'crsupervisor',
      after(registered(), byHand),
      { ...plan, plan: undefined, reason: 'x' },
    ],
  ])('H-43 %s takes no %s after the longest silence of the policy', (command, field, who, history, payload) => {
    const { step: _step, plan: _plan, ...handBack } = payload as Record<string, unknown>;
    const body = command === 'handBack' ? handBack : payload;
    const latest = timeOf(history) + MINUTE + silenceMinutes * MINUTE;
    const send = (time: string) => givenComplaint(history).when([who, command, { ...body, [field]: time }]);
    const name = ['promiseReply', 'reply'].includes(command) ? 'promised' : field;
    send(DISTANT).thenRejected('timeTooFar', { [name]: iso(latest) });
    send(iso(latest + 1)).thenRejected('timeTooFar');
    expect(send(iso(latest)).state()).toBeDefined();
  });

  const task = { taskId: 'D-1', department: '配件', to: 'parts', what: 'x' };
  test.each<readonly [ComplaintMove[1], field: string, who: string, History, payload: object]>([
    [
      'promiseReply',
      'expectedSolvedAt',
      'cr',
      received(),
      { apologised: true, nextReplyAt: iso(timeOf(received()) + HOUR * MINUTE) },
    ],
    ['agreeInvestigationTime', 'until', 'cr', assigned(), { customerAgreed: true, channel: 'phone' }],
    ['signResolveBy', 'resolveBy', 'workshop', assigned(), {}],
    ['moveResolveBy', 'resolveBy', 'crmanager', investigating(), { reason: 'x', customerTold: true }],
    ['reopen', 'resolveBy', 'crmanager', after(revisitDue(), revisited(false)), { reason: 'x' }],
    ['commandDepartment', 'dueAt', 'crmanager', registered(), task],
    ['pauseDeadlines', 'until', 'cr', investigating(), { reason: 'parts', words: 'x' }],
  ])('H-21 %s takes no %s that is further away than a solution may be', (command, field, who, history, payload) => {
    const send = (time: string) => givenComplaint(history).when([who, command, { ...payload, [field]: time }]);
    const latest = timeOf(history) + MINUTE + solutionDays * simulated.DAY_MS;
    send(DISTANT).thenRejected('timeTooFar');
    expect(send(iso(latest)).state()).toBeDefined();
  });

  test('H-43 the longest silence is counted in working time: before a holiday it reaches into the days after it', () => {
    const policy = { ...demoPolicy, calendar: defaultPolicy.calendar };
    const history = received({ policy }, Date.parse('2026-09-30T17:50:00+08:00'));
    const at = timeOf(history) + MINUTE;
    const latest = addWorkingMinutes(policy.calendar, at, silenceMinutes);
    expect(latest).toBeGreaterThan(Date.parse('2026-10-04T08:00:00+08:00'));
    const promise = (time: number) =>
      givenComplaint(history).when(['cr', 'promiseReply', { apologised: true, nextReplyAt: iso(time) }]);
    promise(latest + 1).thenRejected('timeTooFar');
    expect(promise(latest).state().nextReply?.at).toBe(latest);
  });
});

describe('how often something is put off', () => {
  const putOffTooOften = 'putOffTooOften';
  test('T-29 a promised reply is given, not promised anew', () => {
    const history = after(
      received(),
      did('cr', 'replyPromised', (at) => ({ nextReplyAt: at + HOUR * MINUTE })),
    );
    givenComplaint(history)
      .when(['cr', 'promiseReply', { apologised: true, nextReplyAt: iso(timeOf(history) + HOUR * MINUTE) }])
      .thenRejected('replyOwed');
  });
  test('T-29 a reply promises another so often and no more; then it answers', () => {
    const again = did('cr', 'replied', (at) => ({
      words: 'x',
      channel: 'phone' as const,
      late: false,
      nextReplyAt: at + HOUR * MINUTE,
    }));
    const history = after(
      received(),
      did('cr', 'replyPromised', (at) => ({ nextReplyAt: at + HOUR * MINUTE })),
      ...Array.from({ length: promises }, () => again),
    );
    const reply = (payload: object) =>
      givenComplaint(history).when(['cr', 'reply', { words: 'x', channel: 'phone', ...payload }]);
    reply({ nextReplyAt: iso(timeOf(history) + HOUR * MINUTE) }).thenRejected(putOffTooOften, {
      what: 'promises',
      limit: promises,
    });
    expect(reply({}).state()).toMatchObject({ nextReply: { kept: true }, putOff: { promises: 0 } });
  });
  test('H-43 the same words again: an action is announced so often in a stage and no more', () => {
    const announced = did('cr', 'actionRecorded', (at) => ({ words: 'ok', nextActionAt: at + HOUR * MINUTE }));
    const history = after(registered(), ...Array.from({ length: actions }, () => announced));
    const action = (past: History) =>
      givenComplaint(past).when([
        'cr',
        'recordAction',
        { words: 'ok', nextActionAt: iso(timeOf(past) + HOUR * MINUTE) },
      ]);
    action(history).thenRejected(putOffTooOften, { what: 'actions', limit: actions });
    const further = after(
      history,
      did('cr', 'judged', {
        reasonsSufficient: true,
        demandReasonable: true,
        verdict: 'founded',
        reason: 'x',
        route: 'quality',
        department: '车间',
      }),
    );
    expect(action(further).state().putOff?.actions).toBe(1);
  });
  test('T-32 T-33 the times of solution and investigation are moved so often in a round and no more', () => {
    const moved = did('crmanager', 'resolveByMoved', (at) => ({ resolveBy: at + 2 * simulated.DAY_MS, reason: 'x' }));
    const history = after(investigating(), ...Array.from({ length: moves - 1 }, () => moved), timeAgreed);
    const time = iso(timeOf(history) + simulated.DAY_MS);
    const facts = { what: 'moves', limit: moves };
    const { when } = givenComplaint(history);
    when(['crmanager', 'moveResolveBy', { resolveBy: time, reason: 'x', customerTold: true }]).thenRejected(
      putOffTooOften,
      facts,
    );
    when(['cr', 'agreeInvestigationTime', { until: time, customerAgreed: true, channel: 'phone' }]).thenRejected(
      putOffTooOften,
      facts,
    );
  });
  test('T-37 a level hands back so often and no more', () => {
    const escalations = Array.from({ length: handBacks + 1 }, (_none, index) => `T-37/hand-${index + 1}`);
    const passed = escalations.map((escalationId) =>
      did('cr', 'escalated', { escalationId, to: 'crSupervisor', reason: 'x' }),
    );
    const back = escalations
      .slice(0, handBacks)
      .map((escalationId) =>
        did('crsupervisor', 'handedBack', (at) => ({ escalationId, reason: 'x', nextActionAt: at + HOUR * MINUTE })),
      );
    const history = after(registered(), ...passed, ...back);
    const payload = {
      escalationId: escalations.at(-1),
      reason: 'x',
      nextActionAt: iso(timeOf(history) + HOUR * MINUTE),
    };
    givenComplaint(history)
      .when(['crsupervisor', 'handBack', payload])
      .thenRejected(putOffTooOften, { what: 'handBacks', limit: handBacks });
  });
});

describe('a plan', () => {
  const acknowledged = (step: string, hours = 1): ComplaintSimulation => {
    const complaint = ComplaintSimulation.after(after(received(), registration)).wait(20);
    const { id } = complaint.state.escalations.at(-1)!;
    const actBy = iso(complaint.now + hours * HOUR * MINUTE);
    return complaint.play([
      'crsupervisor',
      'acknowledgeEscalation',
      { escalationId: id, plan: '我来处理', step, actBy },
    ]);
  };
  test('T-37 names a step: words and a time alone are no plan', () => {
    const history = after(registered(), byHand);
    givenComplaint(history)
      .when([
        'crsupervisor',
        'acknowledgeEscalation',
        { escalationId: 'T-37/hand-1', plan: 'ok', actBy: iso(timeOf(history) + HOUR * MINUTE) },
      ])
      .thenRejected('planStepMissing');
  });
  test('T-37 is fulfilled by the step it names, and nobody above hears of it', () => {
    const complaint = acknowledged('promiseReply').playAt((now) => [
      simulated.scenarios.promise(now + 10 * HOUR * MINUTE),
    ]);
    expect(complaint.state.plans).toMatchObject([{ step: 'promiseReply', doneAt: complaint.now }]);
    expect(reactionsTo(complaint.wait(2 * HOUR), 'T-37')).toEqual([]);
  });
  test('T-37 is not fulfilled by another announcement, and escalates when its time has passed', () => {
    const complaint = acknowledged('promiseReply');
    complaint.play(['cr', 'recordAction', { words: 'ok', nextActionAt: iso(complaint.now + 5 * HOUR * MINUTE) }]);
    expect(reactionsTo(complaint.wait(2 * HOUR), 'T-37')).toEqual(['T-37 escalate crManager']);
    expect(complaint.state.level).toBe(2);
  });
  test('T-37 its step is a task of whoever takes such steps', () => {
    expect(tasksOf(acknowledged('promiseReply').state)).toContainEqual(
      expect.objectContaining({ key: 'T-37/plan-1', command: 'promiseReply' }),
    );
  });
  test('T-37 when its step is taken and what was escalated is still not done, it escalates after the longest silence', () => {
    const complaint = acknowledged('tellComplainant').play([
      'cr',
      'tellComplainant',
      { words: '还在查', channel: 'phone' },
    ]);
    expect(reactionsTo(complaint.wait(silenceMinutes - 1), 'T-37')).toEqual([]);
    expect(reactionsTo(complaint.wait(1), 'T-37')).toEqual(['T-37 escalate crManager']);
    complaint.playAt((now) => [simulated.scenarios.promise(now + HOUR * MINUTE)]);
    expect(
      complaintProcess.deadlines(complaint.state).some(({ event }) => 'timer' in event && event.timer === 'T-37'),
    ).toBe(false);
  });
  test('T-37 a broken plan whose level plans anew escalates again, up to the central team', () => {
    const complaint = acknowledged('promiseReply').wait(2 * HOUR);
    const { id } = complaint.state.escalations.find(({ to }) => to === 'crManager')!;
    const actBy = iso(complaint.now + HOUR * MINUTE);
    complaint.play(['crmanager', 'acknowledgeEscalation', { escalationId: id, plan: 'ok', step: 'reply', actBy }]);
    expect(reactionsTo(complaint.wait(2 * HOUR), 'T-37')).toEqual([
      'T-37 escalate crManager',
      'T-37 escalate storeManager',
    ]);
  });
});

describe('silence', () => {
  test('H-43 after one promised reply an unregistered complaint is asked about within the longest silence', () => {
    const complaint = ComplaintSimulation.after(received()).playAt((now) => [
      simulated.scenarios.promise(now + HOUR * MINUTE),
    ]);
    complaint.play(simulated.scenarios.reply);
    const moved = complaint.now;
    const next = nextDeadline(complaintProcess, complaint.state)!;
    expect(next.at).toBeLessThanOrEqual(moved + silenceMinutes * MINUTE);
    complaint.wait(silenceMinutes + 1);
    expect(reactionsTo(complaint, 'H-43')).toEqual(['H-43 remind crSpecialist+crSupervisor']);
  });
  test('H-43 whoever was asked and does not move is passed over: the levels above hear one after the other', () => {
    const complaint = ComplaintSimulation.after(received()).playAt((now) => [
      simulated.scenarios.promise(now + HOUR * MINUTE),
    ]);
    complaint.play(simulated.scenarios.reply).wait(4 * (silenceMinutes + 1));
    const silent = happened(complaint, 'deadlinePassed').filter(({ subject }) => subject.startsWith('silent'));
    expect(silent[0]).toMatchObject({ reaction: 'escalate', to: ['crSupervisor'] });
    expect(complaint.state.level).toBeGreaterThan(0);
    const { id } = complaint.state.escalations[0]!;
    expect(tasksOf(complaint.state)).toContainEqual(expect.objectContaining({ key: `acknowledge/${id}` }));
  });
  test('H-43 whoever has announced as often as allowed is asked to escalate', () => {
    const announced = did('cr', 'actionRecorded', (at) => ({ words: 'ok', nextActionAt: at + HOUR * MINUTE }));
    const complaint = ComplaintSimulation.after(
      after(registered(), ...Array.from({ length: actions }, () => announced)),
    );
    expect(
      codeOf(complaint, ['cr', 'recordAction', { words: 'ok', nextActionAt: iso(complaint.now + 2 * HOUR * MINUTE) }]),
    ).toBe('putOffTooOften');
    complaint.wait(20 * 24 * HOUR);
    expect(nextDeadline(complaintProcess, complaint.state)?.event).toMatchObject({
      timer: 'H-43',
      fulfilledBy: 'escalate',
    });
  });
  test('H-43 a pause is not forgotten: somebody is asked within the longest silence while it lasts', () => {
    const complaint = simulated.revisitDue();
    complaint.play([
      'cr',
      'pauseDeadlines',
      { reason: 'customer', words: '客户出差', until: iso(complaint.now + 20 * simulated.DAY_MS) },
    ]);
    complaint.wait(silenceMinutes + 1);
    expect(reactionsTo(complaint, 'H-43').length).toBeGreaterThan(0);
  });
  test('ADR 5: a complaint opened under earlier rules keeps its plan of words and its distant action', () => {
    const older = registered({ rulesVersion: 2 });
    givenComplaint(older)
      .when(['cr', 'recordAction', { words: 'ok', nextActionAt: DISTANT }])
      .then({ type: 'actionRecorded', words: 'ok', nextActionAt: Date.parse(DISTANT) });
    const actBy = timeOf(older) + simulated.DAY_MS;
    givenComplaint(after(older, byHand))
      .when(['crsupervisor', 'acknowledgeEscalation', { escalationId: 'T-37/hand-1', plan: 'ok', actBy: iso(actBy) }])
      .then({ type: 'escalationAcknowledged', escalationId: 'T-37/hand-1', to: 'crSupervisor', plan: 'ok', actBy });
  });
});
