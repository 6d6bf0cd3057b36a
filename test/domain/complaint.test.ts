import { firstBreak } from '../../domain/kernel/evidence';
import { explainedDeadlines } from '../../domain/complaint/process';
import { complaintProcess, fold } from '../../domain/complaint/process';
import { statisticsOf } from '../../domain/complaint/statistics';
import { openConditions } from '../../domain/complaint/closing-conditions';
import { reactionsOf as complaintReactions } from '../../domain/complaint/reactions';
import { systemActor } from '../../domain/kernel/actor';
import { MINUTE } from '../../domain/kernel/process';
import { scan } from '../../dev/demo/scenarios';
import {
  archived,
  assigned,
  clockEvents,
  codeOf,
  commandOf,
  DAY_MS,
  evaluating,
  happened,
  implementing,
  investigating,
  iso,
  last,
  type ComplaintSimulation,
  offered,
  playbook,
  proposing,
  received,
  receivedComplaint,
  registered,
  rejection,
  revisitDue,
  submitted,
  unfoundedReply,
} from '../support/simulate-complaint';

const later = (matter: ComplaintSimulation, minutes = 600): string => iso(matter.now + minutes * MINUTE);

describe('intake', () => {
  test('H-01 H-08 whoever receives it, by whatever way, owns it', () => {
    for (const source of ['phone', 'inPerson', 'email', 'followUp', 'deliveryDispute', 'customerForm'] as const)
      expect(received({ source, owner: { id: 'gate', role: 'gateGuard' } }).state.owner.id).toBe('gate');
  });
  test('H-02 H-07 the registration holds complainant, time and content, with the vehicle and the sale', () => {
    const matter = registered();
    expect(last(matter, 'complaintRegistered')).toMatchObject({ content: expect.any(String), product: '远航 L7' });
    expect(matter.state).toMatchObject({
      complainant: { id: 'C-002' },
      vehicle: 'V-002',
      receivedAt: expect.any(Number),
    });
    expect(() =>
      commandOf(['cr', 'registerComplaint', { complainant: true, severity: 'low', complexity: 'simple' }]),
    ).toThrow('content');
  });
  test('H-03 an inquiry is answered, classified and over', () => {
    const matter = received({ kind: 'inquiry' }).play(['cr', 'answerInquiry', { topic: 'policy', answer: '三个月' }]);
    expect(matter.state.stage).toBe('closedAnswered');
    expect(codeOf(received(), ['cr', 'answerInquiry', { topic: 'policy', answer: 'x' }])).toBe('otherKind');
  });
  test('H-04 an inquiry that cannot be answered is offered to the department, and stays with its owner until accepted', () => {
    const matter = received({ kind: 'inquiry' }).play([
      'cr',
      'transferInquiry',
      { department: '配件', to: 'parts', reason: '型号' },
    ]);
    expect(matter.state).toMatchObject({ offered: { to: 'parts' }, owner: { id: 'cr' } });
    expect(matter.play(['parts', 'acceptOwnership']).state.owner).toEqual({ id: 'parts', role: 'partsSpecialist' });
  });
  test('H-05 somebody who is no customer can complain', () =>
    expect(
      received({ complainant: { id: 'contact-1', kind: 'contact', goldCard: false } }).state.complainant.kind,
    ).toBe('contact'));
  test('H-06 an opinion reaches each department it concerns', () => {
    const matter = received({ kind: 'opinion' }).play([
      'cr',
      'passOpinion',
      { departments: ['前台', '车间'], summary: '多放椅子' },
    ]);
    expect(last(matter, 'opinionPassed').departments).toEqual(['前台', '车间']);
  });
  test('H-09 a complaint is accepted the moment it is raised: its clock starts at once', () =>
    expect(clockEvents(received().wait(16))).toEqual(['T-28 escalate crSupervisor']));
  test('H-10 severity and complexity are rated, and may be rated again with a reason', () => {
    const matter = registered().play([
      'cr',
      'rateComplaint',
      { severity: 'critical', complexity: 'complex', reason: '人身安全' },
    ]);
    expect(matter.state.rating).toEqual({ severity: 'critical', complexity: 'complex' });
    expect(codeOf(received(), ['cr', 'rateComplaint', { severity: 'low', complexity: 'simple', reason: 'x' }])).toBe(
      'complaintUnregistered',
    );
  });
  test('H-11 CF-14 no answer without an apology and a time that lies ahead', () => {
    expect(() => commandOf(['cr', 'promiseReply', { nextReplyAt: later(received()) }])).toThrow('apologised');
    expect(codeOf(received(), playbook.promise(Date.parse('2026-01-01')))).toBe('promiseInPast');
  });
  test('H-12 the customer is told when it will be solved; the signed time takes its place', () => {
    const matter = received();
    matter.play([
      'cr',
      'promiseReply',
      { apologised: true, nextReplyAt: later(matter), expectedSolvedAt: later(matter, 900) },
    ]);
    expect(matter.state.expectedSolvedAt).toBeDefined();
    const signed = investigating();
    expect(signed.state.expectedSolvedAt).toBe(signed.state.resolveBy!.at);
  });
  test('H-13 a temporary solution is offered and recorded', () =>
    expect(
      registered().play(['cr', 'offerInterimSolution', { solution: '代步车', accepted: true }]).state.interimSolutions,
    ).toBe(1));
  test('H-14 the customer hears of it while it is handled', () =>
    expect(
      last(investigating().play(['cr', 'tellComplainant', { words: '正在拆检', channel: 'phone' }]), 'complainantTold')
        .words,
    ).toBe('正在拆检'));
  test('H-15 only recorded commitments exist: a promised reply cannot be given that was never promised', () =>
    expect(codeOf(received(), playbook.reply)).toBe('noReplyPromised'));
  test('H-40 the voice of the customer is escalated where no complaint was opened, and not put aside before it was heard', () => {
    const matter = received({ kind: 'opinion' }).play(['cr', 'escalate', { reason: '多位客户反映' }]);
    expect(matter.state.level).toBe(1);
    expect(codeOf(matter, ['cr', 'passOpinion', { departments: ['前台'], summary: 'x' }])).toBe(
      'closingConditionsOpen',
    );
  });
});

describe('judgement', () => {
  test('H-16 two questions are answered, and the verdict fits them', () => {
    const answers = (reasonsSufficient: boolean, demandReasonable: boolean, verdict: string) =>
      [
        'cr',
        'judge',
        { reasonsSufficient, demandReasonable, verdict, reason: 'x', route: 'quality', department: '车间' },
      ] as never;
    expect(codeOf(registered(), answers(false, true, 'founded'))).toBe('verdictInconsistent');
    expect(codeOf(registered(), answers(true, true, 'unfounded'))).toBe('verdictInconsistent');
    expect(registered().play(answers(true, false, 'founded')).state.stage).toBe('assigned');
  });
  test('H-17 S-24 CF-17 unfounded needs a reason, another person as supervisor, and the customer’s understanding', () => {
    const matter = registered().play(playbook.unfounded);
    expect(matter.state.stage).toBe('judging');
    expect(codeOf(matter, ['cr', 'confirmUnfounded'])).toBe('roleNotAllowed');
    matter.play(['crsupervisor', 'confirmUnfounded']);
    expect(matter.state.stage).toBe('unfoundedReply');
    matter.play(['cr', 'recordUnderstanding', { words: '明白了', channel: 'phone' }]);
    expect(matter.state.stage).toBe('closedUnfounded');
  });
  test('S-24 whoever judged cannot confirm', () => {
    const matter = registered().play([
      'crsupervisor',
      'judge',
      { reasonsSufficient: false, demandReasonable: false, verdict: 'unfounded', reason: 'x' },
    ]);
    expect(codeOf(matter, ['crsupervisor', 'confirmUnfounded'])).toBe('sameDecider');
  });
  test('H-17 a customer who insists is judged anew, with new facts', () => {
    const matter = unfoundedReply().play(['cr', 'insist', { words: '有视频', newFacts: '冷车异响' }]);
    expect(matter.state).toMatchObject({ stage: 'judging', insisted: 1 });
    expect(matter.state.judgement).toBeUndefined();
    expect(matter.play(playbook.founded()).state.stage).toBe('assigned');
  });
  test('H-18 a founded complaint gets a responsible department, and the customer grants a time', () => {
    expect(assigned().state.department).toBe('车间');
    expect(
      codeOf(registered(), [
        'cr',
        'judge',
        { reasonsSufficient: true, demandReasonable: true, verdict: 'founded', reason: 'x' },
      ]),
    ).toBe('routeMissing');
    const matter = assigned().playAt((now) => [playbook.assign(now, DAY_MS)[1]!]);
    expect(codeOf(matter, playbook.investigate[1]!)).toBe('investigationTimeMissing');
  });
  test('H-20 repair quality goes to the responsible head, service to customer relations', () => {
    const sign = (matter: ComplaintSimulation, who: string) =>
      codeOf(matter, [who, 'signResolveBy', { resolveBy: later(matter) }] as never);
    expect(sign(assigned('quality'), 'cr')).toBe('roleNotAllowed');
    expect(sign(assigned('service'), 'workshop')).toBe('roleNotAllowed');
    expect(investigating('service').state.owner.id).toBe('crsupervisor');
  });
  test('a complaint is not judged before the customer has a first answer', () =>
    expect(codeOf(received().play(playbook.register), playbook.founded())).toBe('firstAnswerMissing'));
});

describe('investigation and solution', () => {
  test('H-21 S-23 L-32 the owner signs the time; the signature starts the deadline and takes the complaint over', () => {
    const matter = investigating();
    expect(matter.state.owner).toEqual({ id: 'workshop', role: 'workshopSupervisor' });
    expect(matter.state.resolveBy).toMatchObject({ revision: 1 });
    expect(
      complaintProcess.deadlines(matter.state).some(({ event }) => 'timer' in event && event.timer === 'T-32'),
    ).toBe(true);
  });
  test('H-19 H-22 the investigation ends with facts, a cause with its code, and the concrete persons', () => {
    expect(proposing().state.cause).toEqual({
      code: 'WORKMANSHIP',
      responsiblePerson: 'zhao',
      departmentHead: 'workshop',
    });
    expect(() => commandOf(['workshop', 'concludeInvestigation', { facts: 'x', cause: 'x' }])).toThrow('causeCode');
  });
  test('H-23 two candidates, or a reason why there is only one', () => {
    const [first] = playbook.propose;
    expect(codeOf(proposing(), ['workshop', 'submitCandidates'])).toBe('candidatesTooFew');
    const one = proposing().play(first!);
    expect(codeOf(one, ['workshop', 'submitCandidates'])).toBe('candidatesTooFew');
    expect(one.play(['workshop', 'submitCandidates', { whyOnlyOne: '客户指定' }]).state.stage).toBe('awaitingDecision');
  });
  test('H-24 S-25 L-33 the leader of the route decides, in writing; handlers do not', () => {
    expect(codeOf(submitted(), ['workshop', 'decideSolution', { candidateId: 'S-1', instruction: 'x' }])).toBe(
      'roleNotAllowed',
    );
    expect(codeOf(submitted(), ['manager', 'decideSolution', { candidateId: 'S-9', instruction: 'x' }])).toBe(
      'unknownCandidate',
    );
    expect(offered().state.decision).toMatchObject({ candidateId: 'S-1', instruction: expect.any(String) });
  });
  test('H-24 the leader may send the candidates back', () =>
    expect(submitted().play(['manager', 'returnCandidates', { reason: '再想想' }]).state.stage).toBe('proposing'));
  test('CF-18 a solution above the threshold is the store manager’s decision', () => {
    const dear = proposing().play(
      [
        'workshop',
        'proposeSolution',
        { candidateId: 'S-3', kind: 'replacement', text: '换车', cost: 900_000, department: '售后' },
      ],
      ['workshop', 'submitCandidates', { whyOnlyOne: '唯一' }],
    );
    expect(codeOf(dear, ['manager', 'decideSolution', { candidateId: 'S-3', instruction: 'x' }])).toBe(
      'costNeedsStoreManager',
    );
    expect(dear.play(['store', 'decideSolution', { candidateId: 'S-3', instruction: '同意' }]).state.stage).toBe(
      'awaitingAcceptance',
    );
  });
  test('H-25 S-26 the solution counts when the customer has signed what was decided', () => {
    const matter = offered();
    const phone = { channel: 'phone' as const, witness: 'wang', words: '好' };
    expect(codeOf(matter, ['cr', 'acceptSolution', { candidateId: 'S-1', cost: 30_000, consent: phone }])).toBe(
      'consentNotAccepted',
    );
    expect(codeOf(matter, ['cr', 'acceptSolution', { candidateId: 'S-1', cost: 1, consent: scan('x') }])).toBe(
      'shownContentDiffers',
    );
    expect(firstBreak(implementing().state.evidence)).toBeUndefined();
    expect(implementing().state.evidence[0]!.text).toContain('¥300.00');
  });
  test('H-25 nothing is signed that the customer was not told', () => {
    const untold = submitted().play(playbook.decide()[0]!);
    expect(codeOf(untold, playbook.accept)).toBe('solutionNotNotified');
  });
  test('H-25 a refused solution leads back to other candidates, counted', () => {
    const matter = offered().play(['cr', 'refuseSolution', { reason: '太少' }]);
    expect(matter.state).toMatchObject({ stage: 'proposing', refusals: 1 });
    expect([matter.state.decision, matter.state.notifiedAt]).toEqual([undefined, undefined]);
  });
  test('H-26 S-27 L-34 a penalty decision for both parties, also of none, and not by the one concerned', () => {
    const matter = implementing();
    const finish = playbook.carryOut.at(-1)!;
    expect(codeOf(matter, finish)).toBe('penaltyUndecided');
    expect(
      codeOf(matter, ['workshop', 'decidePenalty', { party: 'departmentHead', decision: 'none', reason: 'x' }]),
    ).toBe('roleNotAllowed');
    matter.play(...playbook.carryOut.slice(1, 3));
    expect(codeOf(matter, finish)).toBe('feedbackMissing');
  });
  test('H-27 the customer’s opinion of what was done is collected', () =>
    expect(revisitDue().state.feedback).toMatchObject({ satisfied: true }));
  test('H-28 the customer takes part in choosing, compensation among the options', () => {
    const matter = submitted();
    expect(matter.state.candidates.map(({ kind, preferred }) => [kind, preferred])).toEqual([
      ['rework', true],
      ['compensation', false],
    ]);
  });
  test('H-29 hand-overs and cost are counted', () =>
    expect(archived().state).toMatchObject({ handovers: 1, cost: 28_000 }));
});

describe('closing', () => {
  test('H-30 a dissatisfied revisit leads back, a level higher, and what was decided no longer counts', () => {
    const matter = revisitDue().play(playbook.revisit(false));
    expect(matter.state).toMatchObject({ stage: 'reopened', reopenings: 1 });
    matter.play(['crmanager', 'reopen', { reason: '仍响', resolveBy: later(matter) }]);
    expect(matter.state).toMatchObject({
      stage: 'investigating',
      level: 1,
      penalties: {},
    });
    expect([matter.state.decision, matter.state.feedback]).toEqual([undefined, undefined]);
  });
  test('H-18 T-33 after a reopening the customer grants a time anew; the time of the first round is no deadline any more', () => {
    const matter = revisitDue().play(playbook.revisit(false));
    matter.wait((5 * DAY_MS) / MINUTE).play(['crmanager', 'reopen', { reason: '仍响', resolveBy: later(matter) }]);
    expect(explainedDeadlines(matter.state).map(({ timer }) => timer)).not.toContain('T-33');
    expect(codeOf(matter, playbook.investigate[1]!)).toBe('investigationTimeMissing');
    matter.playAt((now) => playbook.assign(now, DAY_MS).slice(0, 1));
    expect(explainedDeadlines(matter.state).find(({ timer }) => timer === 'T-33')?.subject).toBe('2');
  });
  test('H-30 what was answered at once gets its revisit too, and leads back to a judgement', () => {
    const matter = received().play(playbook.promise(Date.parse('2026-12-01')), playbook.register, playbook.reply, [
      'cr',
      'answerAtOnce',
      { answer: 'ok', satisfied: true },
    ]);
    matter.play(playbook.revisit(false), [
      'crmanager',
      'reopen',
      { reason: 'x', resolveBy: '2026-12-24T10:00:00+08:00' },
    ]);
    expect(matter.state.stage).toBe('judging');
  });
  test('H-31 it closes only when every condition holds', () => {
    const matter = evaluating();
    expect(openConditions(matter.state)).toEqual(['evaluation']);
    expect(rejection(matter, ['crsupervisor', 'archiveComplaint'])).toEqual({
      code: 'closingConditionsOpen',
      facts: { open: ['evaluation'] },
    });
    const fresh = openConditions(investigating().state);
    expect(fresh).toEqual(
      expect.arrayContaining([
        'cause',
        'solutionApproved',
        'acceptanceSigned',
        'feedback',
        'penaltyOfPerson',
        'penaltyOfHead',
        'revisit',
        'evaluation',
      ]),
    );
    expect(archived().state.stage).toBe('closedArchived');
  });
  test('H-32 H-34 H-35 the evaluation classifies it and names measures in sales, delivery or after-sales', () =>
    expect(archived().state.evaluation).toMatchObject({
      classification: 'REPAIR-QUALITY',
      measures: [{ process: 'afterSales', owner: 'workshop' }],
    }));
  test('H-33 a key problem is tracked until it is completely solved', () => {
    const matter = evaluating().play(
      ['crmanager', 'raiseFlag', { flag: 'keyProblem', reason: '批量' }],
      playbook.close[0]!,
    );
    expect(codeOf(matter, playbook.close[1]!)).toBe('closingConditionsOpen');
    matter.play(['crmanager', 'clearFlag', { flag: 'keyProblem', outcome: '批次整改' }], playbook.close[1]!);
    expect(matter.state.stage).toBe('closedArchived');
  });
  test('what is closed stays closed', () => {
    const matter = archived();
    for (const [name, step] of Object.entries(complaintProcess.commandRules))
      if (name !== 'noteRework') expect(step.during).not.toContain('closedArchived');
    expect(complaintProcess.deadlines(matter.state)).toEqual([]);
  });
});

describe('links', () => {
  test('a complaint holds and releases the settlement of its order, and a closed one holds nothing', () => {
    const held = registered().play(['cr', 'holdSettlement', { reason: '先解决' }]);
    expect(held.state.holdsSettlement).toBe(true);
    const event = last(held, 'settlementHeld');
    expect(complaintReactions(held.state, event, held.state)).toMatchObject([
      { sendCommand: 'repairOrder', command: { type: 'holdSettlement' } },
    ]);
    expect(openConditions(held.state)).toContain('settlementReleased');
    const understood = unfoundedReply().play(['cr', 'recordUnderstanding', { words: '好', channel: 'phone' }]);
    expect(
      complaintReactions(understood.state, last(understood, 'understandingRecorded'), understood.state),
    ).toMatchObject([{ command: { type: 'releaseSettlement' } }]);
  });
  test('J-13 J-18 a rework order is ordered once, and the complaint learns its number', () => {
    const matter = investigating().play(['wang', 'orderRework', { vehicleIsHere: true, symptoms: '响' }]);
    expect(complaintReactions(matter.state, last(matter, 'reworkOrdered'), matter.state)).toEqual([
      { start: 'rework', complaint: matter.state.number },
    ]);
    expect(codeOf(matter, ['wang', 'orderRework', { vehicleIsHere: true, symptoms: '响' }])).toBe('reworkOrdered');
    matter.send({ type: 'noteRework', id: 'n-1', by: systemActor, order: 'RO-S01-20261122-0009' });
    expect(matter.state.rework?.order).toBe('RO-S01-20261122-0009');
  });
  test('G-01 H-30 a pending follow-up is cancelled when its visit is complained about', () => {
    const matter = registered();
    expect(complaintReactions(matter.state, last(matter, 'complaintRegistered'), matter.state)).toMatchObject([
      { sendCommand: 'followUp', number: 'FU-S01-20261121-0007' },
    ]);
  });
  test('another order is linked only while nothing is held, another complaint any time', () => {
    const held = registered().play(['cr', 'holdSettlement', { reason: 'x' }]);
    expect(codeOf(held, ['cr', 'linkOrder', { order: 'RO-S01-20261120-0001' }])).toBe('settlementIsHeld');
    expect(
      held.play(['cr', 'linkComplaint', { complaint: 'CP-S01-20261001-0001' }]).state.linkedComplaints,
    ).toHaveLength(1);
    expect(codeOf(received({ order: undefined as never }), ['cr', 'holdSettlement', { reason: 'x' }])).toBe(
      'orderUnlinked',
    );
  });
});

describe('figures and telling', () => {
  test('H-45 H-46 L-24 solving rate, in time and speed are measured against the policy, causes and classes counted', () => {
    const { targets } = archived().state.policy.complaint;
    const { calendar } = archived().state.policy;
    const all = [archived().state, unfoundedReply().state, receivedComplaint({ kind: 'inquiry' })];
    const figures = statisticsOf(all, targets, calendar);
    expect(figures).toMatchObject({
      total: 2,
      open: 1,
      solved: 1,
      solvedPercent: { value: 50, target: 95, met: false },
      inTimePercent: { value: 100, met: true },
      byCause: { WORKMANSHIP: 1 },
      byClassification: { 'REPAIR-QUALITY': 1 },
      measures: [{ process: 'afterSales' }],
    });
    expect(figures.medianMinutes.value).toBeGreaterThan(0);
  });
  test('I14 the state is what the events tell', () => {
    const matter = archived();
    const { receivedAt: at, owner: by } = receivedComplaint();
    const told = fold([{ type: 'complaintReceived', at, by, intake: receivedComplaint() }, ...matter.events]);
    expect(told.stage).toBe(matter.state.stage);
    expect(told.sequence).toBe(matter.state.sequence);
    expect(happened(matter, 'complaintArchived')).toHaveLength(1);
  });
});
