import { demoPolicy } from '../../dev/fixtures/store';
import { definition } from '../../domain/complaint/definition';
import { noticesOf } from '../../domain/complaint/notices';
import { complaintProcess, explainedDeadlines, fold } from '../../domain/complaint/process';
import { tasksOf } from '../../domain/complaint/tasks';
import { viewFor } from '../../domain/complaint/view';
import { MINUTE, nextDeadline } from '../../domain/kernel/process';
import { deadlineRuleId } from '../../domain/time/deadline';
import {
  after,
  archived,
  DAY_MS,
  did,
  evaluated,
  evaluating,
  finishedWithMeasure,
  givenComplaint,
  iso,
  measureReported,
  proposing,
  receivedWith,
  timeOf,
  type History,
} from '../support/complaint-events';
import { ComplaintSimulation, reactionsTo } from '../support/simulate-complaint';

const { minutes, limits } = demoPolicy.complaint;
const result = { measureId: 'M-1', result: '已培训' };
const check = (effective: boolean, more: object = {}) => ({ measureId: 'M-1', effective, finding: '抽查', ...more });
const evaluation = { summary: 'x', classification: 'SERVICE' };
const given = (more: object = {}) => ({ process: 'sales', measure: '报价前说明', owner: 'wang', ...more });
const reported = (): History => after(archived(), measureReported);
const rulesOf = (history: History): readonly string[] => explainedDeadlines(fold(history)).map(deadlineRuleId);

describe('H-35 a measure', () => {
  test('H-35 has an owner and a time: the one that is named, else that of the policy', () => {
    const evaluate = (measures: readonly object[]) =>
      givenComplaint(evaluating()).when(['crsupervisor', 'evaluate', { ...evaluation, measures }]);
    const at = timeOf(evaluating()) + MINUTE;
    const named = iso(at + DAY_MS);
    const { measures } = evaluate([given(), given({ dueAt: named })]).state().evaluation!;
    expect(measures).toMatchObject([
      { measureId: 'M-1', owner: 'wang', turn: 1, dueAt: at + minutes.measure * MINUTE },
      { measureId: 'M-2', owner: 'wang', turn: 1, dueAt: at + DAY_MS },
    ]);
  });
  test.each([
    ['promiseInPast', '2020-02-29T08:00:00+08:00'],
    ['timeTooFar', '2099-12-31T23:59:59+08:00'],
    ['timeTooFar', iso(timeOf(evaluating()) + MINUTE + limits.measureDays * DAY_MS + 1)],
  ] as const)('H-35 %s: its time is no %s', (code, dueAt) =>
    givenComplaint(evaluating())
      .when(['crsupervisor', 'evaluate', { ...evaluation, measures: [given({ dueAt })] }])
      .thenRejected(code),
  );
  test('H-35 is a task of its owner, who reads the complaint, and whoever leads hears when it is overdue', () => {
    const complaint = ComplaintSimulation.after(archived());
    expect(tasksOf(complaint.state)).toContainEqual(
      expect.objectContaining({ key: 'H-35/M-1-1', command: 'reportMeasure', person: 'workshop' }),
    );
    const { level } = complaint.state;
    complaint.wait(minutes.measure);
    expect(reactionsTo(complaint, 'H-35')).toEqual(['H-35 warn crSupervisor', 'H-35 escalate crManager']);
    expect(reactionsTo(complaint.wait(24 * 60 + 1), 'H-35')).toContain('H-35 escalate storeManager');
    // it is about the next complaint: this one rises no higher
    expect(complaint.state.level).toBe(level);
    const toZhao = after(
      archived(),
      did('crsupervisor', 'measureReassigned', { measureId: 'M-1', owner: 'wu', reason: 'x' }),
    );
    expect(viewFor(fold(toZhao), { people: ['wu'], roles: ['technician'] }, [])).toBe('work');
  });
  test('H-35 is carried out by its owner, or by whoever asked for it, and by nobody else', () => {
    const report = (who: string) => givenComplaint(archived()).when([who, 'reportMeasure', result]);
    report('gate').thenRejected('taskOfOthers', { taskId: 'M-1' });
    report('workshop').then({ type: 'measureReported', ...result });
    report('crmanager').then({ type: 'measureReported', ...result });
    givenComplaint(reported()).when(['workshop', 'reportMeasure', result]).then();
    givenComplaint(archived())
      .when(['workshop', 'reportMeasure', { ...result, measureId: 'M-9' }])
      .thenRejected('unknownMeasure', { measureId: 'M-9' });
  });
  test('H-35 is checked by somebody else than its owner and than whoever has carried it out, and not before it is', () => {
    const send = (history: History, who: string) => givenComplaint(history).when([who, 'checkMeasure', check(true)]);
    send(archived(), 'manager').thenRejected('measureNotReported', { measureId: 'M-1' });
    send(reported(), 'manager').then({ type: 'measureChecked', ...check(true) });
    const byManager = after(archived(), did('crmanager', 'measureReported', result));
    send(byManager, 'crmanager').thenRejected('sameDecider', { measureId: 'M-1' });
    const ofManager = after(
      archived(),
      did('crsupervisor', 'measureReassigned', { measureId: 'M-1', owner: 'manager', reason: 'x' }),
      did('crmanager', 'measureReported', result),
    );
    send(ofManager, 'manager').thenRejected('sameDecider', { measureId: 'M-1' });
    const deputy = { id: 'director', role: 'serviceDirector', for: 'manager' } as const;
    const inPlace = { type: 'checkMeasure', id: 'c', by: deputy, ...check(true) } as never;
    expect(() => complaintProcess.rules.checkMeasure(fold(ofManager), inPlace, timeOf(ofManager))).toThrow(
      'sameDecider',
    );
  });
  test('H-35 whether it helps is not found a minute after it was carried out', () => {
    const policy = {
      ...demoPolicy,
      complaint: { ...demoPolicy.complaint, limits: { ...limits, effectAfter: 60 } },
    };
    const history = receivedWith({ policy }, reported());
    const { when } = givenComplaint(history);
    when(['manager', 'checkMeasure', check(true)], 59).thenRejected('effectTooEarly', {
      from: iso(timeOf(history) + 60 * MINUTE),
    });
    when(['manager', 'checkMeasure', check(true)], 60).then({ type: 'measureChecked', ...check(true) });
  });
  test('H-35 one that nobody checks goes up; checked, nothing is awaited any more and the complaint takes no command', () => {
    const complaint = ComplaintSimulation.after(reported()).wait(minutes.effectCheck);
    expect(reactionsTo(complaint, 'H-35')).toEqual(['H-35 warn crSupervisor', 'H-35 escalate crManager']);
    expect(definition.isOver(fold(reported()))).toBe(false);
    expect(definition.isOpen(fold(reported()))).toBe(false);
    expect(definition.isOver(fold(finishedWithMeasure()))).toBe(true);
    expect(nextDeadline(complaintProcess, fold(finishedWithMeasure()))).toBeUndefined();
  });
  test('H-35 one that has not helped is done again, with a time of its own and a deadline that fires anew', () => {
    const at = timeOf(reported()) + MINUTE;
    const again = givenComplaint(reported()).when(['manager', 'checkMeasure', check(false)]);
    again.then({ type: 'measureChecked', ...check(false), dueAt: at + minutes.measure * MINUTE });
    const [measure] = again.state().evaluation!.measures;
    expect(measure).toMatchObject({ turn: 2, finding: '抽查', dueAt: at + minutes.measure * MINUTE });
    expect(measure).not.toHaveProperty('doneAt');
    expect(explainedDeadlines(again.state()).map(deadlineRuleId)).toEqual(['H-35/M-1-2']);
    givenComplaint(reported())
      .when(['manager', 'checkMeasure', check(false, { dueAt: '2099-12-31T23:59:59+08:00' })])
      .thenRejected('timeTooFar');
  });
  test.each([
    ['who leaves', did('ops', 'handedOver', { predecessor: 'workshop', successor: 'dispatcher', reason: '离职' })],
    [
      'who is accused',
      did('crmanager', 'accusedNamed', {
        person: 'workshop',
        holds: ['workshopSupervisor'],
        reason: 'x',
        successor: { id: 'dispatcher', role: 'dispatcher' },
      }),
    ],
  ] as const)('H-35 H-39 one that has not helped does not come back to its owner %s', (_, gone) => {
    const ineffective = did('manager', 'measureChecked', { ...check(false), dueAt: timeOf(reported()) + DAY_MS });
    const doneThenGone = after(evaluating(), evaluated, measureReported, gone, ineffective);
    const personOf = (history: History) => tasksOf(fold(history)).find(({ key }) => key === 'H-35/M-1-2')?.person;
    expect(personOf(doneThenGone)).toBe('dispatcher');
    // opened before the rule
    expect(personOf(receivedWith({ rulesVersion: 3 }, doneThenGone))).toBe('workshop');
  });
  test('H-35 an escalation of it is answered with a step although the complaint is closed, and the step ends it', () => {
    const complaint = ComplaintSimulation.after(archived()).wait(minutes.measure);
    const actBy = iso(complaint.now + 60 * MINUTE);
    complaint.play(
      [
        'crmanager',
        'acknowledgeEscalation',
        { escalationId: 'H-35/M-1-1', plan: '今天完成', step: 'reportMeasure', actBy },
      ],
      ['workshop', 'reportMeasure', result],
    );
    expect(complaint.state.plans).toMatchObject([{ step: 'reportMeasure', doneAt: complaint.now }]);
    expect(reactionsTo(complaint.wait(3 * 60), 'T-37')).toEqual([]);
  });
  test('H-35 evaluating again adds measures and lets go of none', () => {
    const twice = givenComplaint(after(evaluating(), evaluated)).when([
      'crsupervisor',
      'evaluate',
      { ...evaluation, measures: [given()] },
    ]);
    expect(twice.state().evaluation).toMatchObject({
      classification: 'SERVICE',
      measures: [
        { measureId: 'M-1', owner: 'workshop' },
        { measureId: 'M-2', owner: 'wang' },
      ],
    });
  });
  test('H-35 H-39 goes from whoever the complaint turns out to be about to their successor', () => {
    const history = after(evaluating(), evaluated);
    const accuse = { type: 'nameAccused', id: 'n', person: 'workshop', reason: 'x' } as const;
    const by = { id: 'crmanager', role: 'crManager' } as const;
    const standing = { holds: ['workshopSupervisor' as const], successor: { id: 'cr', role: 'crSpecialist' as const } };
    const [named] = complaintProcess.rules.nameAccused(
      fold(history),
      { ...accuse, by, standing } as never,
      timeOf(history) + MINUTE,
    );
    expect(complaintProcess.evolve(fold(history), named!).evaluation!.measures).toMatchObject([{ owner: 'cr' }]);
    givenComplaint(after(proposing()))
      .when(['crsupervisor', 'evaluate', { ...evaluation, measures: [given()] }])
      .thenRejected('notDuringStage');
  });
  test('H-35 whoever it goes to, and whoever checks it, is told in words', () => {
    const told = (history: History) =>
      noticesOf(fold(history), history.at(-1)!).map(({ to, template, facts }) => [
        'person' in to ? to.person : undefined,
        template,
        facts['measure'],
      ]);
    const what = '刹车作业增加润滑复核项';
    const reassigned = did('crsupervisor', 'measureReassigned', { measureId: 'M-1', owner: 'wu', reason: '排班' });
    expect(told(after(archived(), reassigned))).toEqual([['wu', 'measureDue', what]]);
    expect(told(reported())).toEqual([[null, 'measureReported', what]]);
    const again = did('manager', 'measureChecked', (at) => ({ ...check(false), dueAt: at + DAY_MS }));
    expect(told(after(reported(), again))).toEqual([['workshop', 'measureDue', what]]);
    expect(told(finishedWithMeasure())).toEqual([]);
  });
  test('ADR 5: under earlier rules a measure is told to its owner, and nobody follows it up', () => {
    const older = evaluating().map((event) =>
      event.type === 'complaintReceived' ? { ...event, intake: { ...event.intake, rulesVersion: 2 } } : event,
    );
    const measures = [given()];
    const done = givenComplaint(older).when(['crsupervisor', 'evaluate', { ...evaluation, measures }]);
    done.then({ type: 'evaluated', ...evaluation, measures } as never);
    const closed = [...after(older, did('crsupervisor', 'evaluated', { ...evaluation, measures } as never))];
    expect(rulesOf(closed).some((id) => id.startsWith('H-35'))).toBe(false);
  });
});
