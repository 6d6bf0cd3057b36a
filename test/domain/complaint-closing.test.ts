import { commands, type PublicCommand } from '../../domain/complaint/commands';
import { endStages } from '../../domain/complaint/stage';
import { isFinished } from '../../domain/complaint/measures';
import { openConditions } from '../../domain/complaint/closing-conditions';
import { noticesOf } from '../../domain/complaint/notices';
import { commandRules, complaintProcess, explainedDeadlines, fold } from '../../domain/complaint/process';
import { errandsOf } from '../../domain/complaint/errands';
import { statisticsOf } from '../../domain/complaint/statistics';
import { systemActor } from '../../domain/kernel/actor';
import { MINUTE } from '../../domain/kernel/process';
import { commandOf } from '../support/complaint-commands';
import {
  after,
  archived,
  DAY_MS,
  did,
  evaluated,
  evaluating,
  finishedWithMeasure,
  flagged,
  givenComplaint,
  intake,
  investigating,
  received,
  registered,
  registration,
  revisitDue,
  revisited,
  timeAgreed,
  timeOf,
  unfoundedReply,
  type History,
  iso,
} from '../support/complaint-events';
import { scenarios, received as simulated } from '../support/simulate-complaint';

const later = (history: History): string => iso(timeOf(history) + DAY_MS);
const archive = ['crsupervisor', 'archiveComplaint'] as const;
const understand = ['cr', 'recordUnderstanding', { words: '好', channel: 'phone' }] as const;
const reopened = did('crmanager', 'reopened', (at) => ({ reason: '仍响', resolveBy: at + DAY_MS }));

test('I14 the commands of a whole complaint bring about the events that the other tests begin with', () => {
  const played = simulated()
    .playAt((now) => scenarios.toJudgement(now, DAY_MS))
    .play(scenarios.founded())
    .playAt((now) => scenarios.assign(now, 2 * DAY_MS))
    .play(...scenarios.investigate, ...scenarios.propose, ...scenarios.decide(), scenarios.accept)
    .play(...scenarios.carryOut, scenarios.revisit(), ...scenarios.close);
  expect(played.events).toEqual(finishedWithMeasure().slice(1));
  expect(fold(finishedWithMeasure())).toEqual(played.state);
});

describe('closing', () => {
  test('H-30 a dissatisfied revisit leads back, a level higher, and what was decided no longer counts', () => {
    const revisit = { reached: true, satisfied: false, words: '还是响', channel: 'phone' } as const;
    const dissatisfied = givenComplaint(revisitDue()).when(['cr', 'recordRevisit', revisit]);
    dissatisfied.then({ type: 'revisitRecorded', ...revisit });
    expect(dissatisfied.state()).toMatchObject({ stage: 'reopened', reopenings: 1 });
    const history = after(revisitDue(), revisited(false));
    const again = givenComplaint(history).when(['crmanager', 'reopen', { reason: '仍响', resolveBy: later(history) }]);
    expect(again.state()).toMatchObject({ stage: 'investigating', level: 1, penalties: {} });
    expect([again.state().decision, again.state().feedback]).toEqual([undefined, undefined]);
  });
  test('H-18 T-33 after a reopening the customer grants a time anew; the time of the first round is no deadline any more', () => {
    const history = after(revisitDue(), revisited(false), reopened);
    const investigation = (events: History) => explainedDeadlines(fold(events)).find(({ timer }) => timer === 'T-33');
    expect(investigation(history)).toBeUndefined();
    givenComplaint(history).when(scenarios.investigate[1]!).thenRejected('investigationTimeMissing');
    expect(investigation(after(history, timeAgreed))?.subject).toBe('2');
  });
  test('H-30 what was answered at once gets its revisit too, and leads back to a judgement', () => {
    const history = after(registered(), did('cr', 'answeredAtOnce', { answer: 'ok' }), revisited(false));
    const again = givenComplaint(history).when(['crmanager', 'reopen', { reason: 'x', resolveBy: later(history) }]);
    expect(again.state().stage).toBe('judging');
  });
  test('H-31 it closes only when every condition holds', () => {
    givenComplaint(evaluating())
      .when(archive)
      .thenRejected('closingConditionsOpen', { open: ['evaluation'] });
    expect(openConditions(fold(investigating()))).toEqual([
      'cause',
      'solutionApproved',
      'acceptanceSigned',
      'feedback',
      'penaltyOfPerson',
      'penaltyOfHead',
      'revisit',
      'evaluation',
    ]);
    const closed = givenComplaint(after(evaluating(), evaluated)).when(archive);
    closed.then({ type: 'complaintArchived' });
    expect(closed.state().stage).toBe('closedArchived');
  });
  test('H-34 H-35 the evaluation records what prevents the next one: a measure in sales, delivery or after-sales, with its owner', () => {
    const evaluation = { summary: 'x', classification: 'REPAIR-QUALITY' };
    for (const process of ['sales', 'delivery', 'afterSales'] as const) {
      const measure = { process, measure: '增加复核项', owner: 'workshop', dueAt: later(evaluating()) };
      const done = givenComplaint(evaluating()).when([
        'crsupervisor',
        'evaluate',
        { ...evaluation, measures: [measure] },
      ]);
      const given = { ...measure, measureId: 'M-1', dueAt: Date.parse(measure.dueAt) };
      done.then({ type: 'evaluated', ...evaluation, measures: [given] });
      expect(done.state().evaluation?.measures).toMatchObject([given]);
    }
    for (const measures of [[], [{ process: 'parking', measure: 'x', owner: 'workshop' }]])
      expect(() => commandOf(['crsupervisor', 'evaluate', { ...evaluation, measures }])).toThrow('measures');
  });
  test('H-35 the owner of a measure is told what it is and until when', () => {
    const history = after(evaluating(), evaluated);
    expect(noticesOf(fold(history), history.at(-1)!)).toMatchObject([
      {
        to: { person: 'workshop' },
        template: 'measureDue',
        facts: { measure: '刹车作业增加润滑复核项', at: fold(history).evaluation!.measures[0]!.dueAt },
      },
    ]);
  });
  test('H-33 a key problem is tracked until it is completely solved, and followed by further support', () => {
    const history = after(evaluating(), flagged('keyProblem'), evaluated);
    givenComplaint(history)
      .when(archive)
      .thenRejected('closingConditionsOpen', { open: ['keyProblemSolved'] });
    const solved = after(history, did('crmanager', 'flagCleared', { flag: 'keyProblem', outcome: '批次整改' }));
    givenComplaint(solved)
      .when(archive)
      .thenRejected('closingConditionsOpen', { open: ['furtherSupport'] });
    const supported = after(solved, did('cr', 'supportGiven', { words: '已约复检', channel: 'phone' }));
    givenComplaint(supported).when(archive).then({ type: 'complaintArchived' });
  });
  test('what is closed stays closed: only its measures go on', () => {
    const possible = (Object.keys(commands.schemas) as readonly PublicCommand[]).filter((name) =>
      commandRules[name].during.some((stage) => endStages.some((end) => end === stage)),
    );
    expect(possible).toEqual(['handOver', 'reportMeasure', 'checkMeasure', 'reassignMeasure', 'acknowledgeEscalation']);
    expect(complaintProcess.deadlines(fold(finishedWithMeasure()))).toEqual([]);
    expect(isFinished(fold(finishedWithMeasure()))).toBe(true);
  });
});

describe('links', () => {
  const held = () => after(registered(), did('cr', 'settlementHeld', { order: intake.order, reason: '先解决' }));
  test('a complaint holds and releases the settlement of its order, and a closed one holds nothing', () => {
    givenComplaint(registered())
      .when(['cr', 'holdSettlement', { reason: '先解决' }])
      .then({ type: 'settlementHeld', order: intake.order, reason: '先解决' });
    const complaint = fold(held());
    expect(complaint.holdsSettlement).toBe(true);
    expect(errandsOf(complaint, held().at(-1)!, complaint)).toMatchObject([
      { sendCommand: 'repairOrder', command: { type: 'holdSettlement' } },
    ]);
    expect(openConditions(complaint)).toContain('settlementReleased');
    const closed = after(unfoundedReply(), did('cr', 'understandingRecorded', { words: '好', channel: 'phone' }));
    expect(givenComplaint(unfoundedReply()).when(understand).state()).toEqual(fold(closed));
    expect(errandsOf(fold(closed), closed.at(-1)!, fold(closed))).toMatchObject([
      { command: { type: 'releaseSettlement' } },
    ]);
  });
  test('J-13 J-18 a rework order is ordered once, and the complaint learns its number', () => {
    const order = ['wang', 'orderRework', { vehicleIsHere: true, symptoms: '响' }] as const;
    givenComplaint(investigating()).when(order).then({ type: 'reworkOrdered', of: intake.order, symptoms: '响' });
    const ordered = after(investigating(), did('wang', 'reworkOrdered', { of: intake.order, symptoms: '响' }));
    const complaint = fold(ordered);
    expect(errandsOf(complaint, ordered.at(-1)!, complaint)).toEqual([
      {
        start: 'rework',
        rework: {
          of: intake.order,
          store: intake.store,
          complaint: intake.number,
          symptoms: '响',
          by: ordered.at(-1)!.by,
        },
      },
    ]);
    givenComplaint(ordered).when(order).thenRejected('reworkOrdered');
    const note = { type: 'noteRework', id: 'n-1', by: systemActor, order: 'RO-S01-20261122-0009' } as const;
    const [noted] = complaintProcess.rules.noteRework(complaint, note, timeOf(ordered) + MINUTE);
    expect(complaintProcess.evolve(complaint, noted!).rework?.order).toBe('RO-S01-20261122-0009');
  });
  test('G-01 H-30 a pending follow-up is cancelled when its visit is complained about', () => {
    const history = after(received(), registration);
    expect(errandsOf(fold(history), history.at(-1)!, fold(history))).toMatchObject([
      { sendCommand: 'followUp', number: 'FU-S01-20261121-0007', command: { type: 'cancelFollowUp' } },
    ]);
  });
  test('another order is linked only while nothing is held, another complaint any time', () => {
    givenComplaint(held())
      .when(['cr', 'linkOrder', { order: 'RO-S01-20261120-0001' }])
      .thenRejected('settlementIsHeld', { order: intake.order });
    givenComplaint(held())
      .when(['cr', 'linkComplaint', { complaint: 'CP-S01-20261001-0001' }])
      .then({ type: 'complaintLinked', complaint: 'CP-S01-20261001-0001' });
    const { order: _order, ...unlinked } = intake;
    const first = received()[0]!;
    givenComplaint([{ ...first, intake: unlinked } as typeof first])
      .when(['cr', 'holdSettlement', { reason: 'x' }])
      .thenRejected('orderUnlinked');
  });
});

describe('figures', () => {
  const complaint = fold(archived());
  const { targets } = complaint.policy.complaint;
  const { calendar } = complaint.policy;
  const now = timeOf(archived());
  test('H-45 H-46 L-24 solving rate, in time and speed are measured against the policy, causes and classes counted', () => {
    const all = [complaint, fold(unfoundedReply()), fold(received({ kind: 'inquiry' }))];
    expect(statisticsOf(all, targets, calendar, now)).toMatchObject({
      total: 2,
      open: 1,
      solved: 1,
      solvedPercent: { value: 50, target: 95, met: false },
      inTimePercent: { value: 100, met: true },
      medianMinutes: { value: (timeOf(archived()) - complaint.receivedAt) / MINUTE, met: true },
      byCause: { WORKMANSHIP: 1 },
      measures: [{ process: 'afterSales' }],
    });
  });
  test('H-45 what is unfounded is not solved, a moved time is told apart from a kept one, and an open one past its time is late', () => {
    const unfounded = fold(
      after(unfoundedReply(), did('cr', 'understandingRecorded', { words: '明白了', channel: 'phone' })),
    );
    const moved = { ...complaint, resolveBy: { ...complaint.resolveBy!, revision: 2 } };
    const open = fold(investigating());
    const at = (passed: number) => statisticsOf([complaint, moved, unfounded, open], targets, calendar, now + passed);
    expect(at(0)).toMatchObject({
      total: 4,
      solved: 2,
      unfounded: 1,
      open: 1,
      solvedPercent: { value: 67, met: false },
      inTimePercent: { value: 50 },
      moved: 1,
      broken: 0,
    });
    expect(at(3 * DAY_MS)).toMatchObject({ inTimePercent: { value: 33 }, moved: 1, broken: 1 });
    expect(at(0).byWeek).toEqual([{ from: '2026-11-16', received: 4, solved: 2, unfounded: 1, ended: 0, broken: 0 }]);
  });
  test('H-32 the customer-service supervisor summarises and classifies a complaint, and the statistics form counts it', () => {
    const evaluation = {
      summary: '装配漏项',
      classification: 'REPAIR-QUALITY',
      measures: [{ process: 'afterSales', measure: '增加复核项', owner: 'workshop' }],
    };
    givenComplaint(evaluating())
      .when(['cr', 'evaluate', evaluation])
      .thenRejected('roleNotAllowed', {
        role: 'crSpecialist',
        allowed: ['crSupervisor', 'crManager'],
      });
    expect(() => commandOf(['crsupervisor', 'evaluate', { ...evaluation, summary: undefined }])).toThrow('summary');
    const classified = givenComplaint(evaluating()).when(['crsupervisor', 'evaluate', evaluation]).state();
    expect(statisticsOf([fold(evaluating())], targets, calendar, now).byClassification).toEqual({});
    expect(statisticsOf([classified, complaint], targets, calendar, now).byClassification).toEqual({
      'REPAIR-QUALITY': 2,
    });
  });
});
