import { scan } from '../../dev/fixtures/scenarios';
import { complaintProcess, fold } from '../../domain/complaint/process';
import { solutionText } from '../../domain/complaint/solution';
import { firstBreak, seal } from '../../domain/kernel/evidence';
import { commandOf } from '../support/complaint-commands';
import {
  after,
  concluded,
  did,
  feedback,
  finished,
  givenComplaint,
  implementing,
  investigating,
  offered,
  penalties,
  proposed,
  proposing,
  solutionDecided,
  submitted,
  timeAgreed,
  timeOf,
  assigned,
  iso,
} from '../support/complaint-events';

const DAY = 24 * 60 * 60_000;

describe('investigation', () => {
  test('H-21 S-23 L-32 the owner signs the time; the signature starts the deadline and takes the complaint over', () => {
    const resolveBy = timeOf(assigned()) + DAY;
    const signed = givenComplaint(assigned()).when(['workshop', 'signResolveBy', { resolveBy: iso(resolveBy) }]);
    signed.then({ type: 'resolveBySigned', resolveBy });
    expect(signed.state()).toMatchObject({
      owner: { id: 'workshop', role: 'workshopSupervisor' },
      resolveBy: { at: resolveBy, revision: 1 },
      handovers: 1,
    });
    const warned = timeOf(investigating()) + 0.8 * (fold(investigating()).resolveBy!.at - timeOf(investigating()));
    const history = after(investigating(), did('cr', 'factsRecorded', { facts: 'x' }), concluded());
    expect(complaintProcess.deadlines(fold(history))).toContainEqual(
      expect.objectContaining({ at: Math.round(warned), event: expect.objectContaining({ timer: 'T-32' }) }),
    );
  });
  test('S-23 a time that has passed cannot be signed', () =>
    givenComplaint(assigned())
      .when(['workshop', 'signResolveBy', { resolveBy: '2026-01-01T08:00:00+08:00' }])
      .thenRejected('promiseInPast', { time: '2026-01-01T00:00:00.000Z' }));
  test('H-19 H-22 the investigation ends with facts, a cause with its code, and the concrete persons', () => {
    const conclusion = {
      facts: '导向销未润滑',
      causeCode: 'WORKMANSHIP',
      cause: '漏涂润滑脂',
      responsiblePerson: 'zhao',
      departmentHead: 'workshop',
    };
    const done = givenComplaint(investigating()).when(['workshop', 'concludeInvestigation', conclusion]);
    done.then(
      { type: 'investigationConcluded', ...conclusion },
      { type: 'accusedNamed', person: 'zhao', holds: [], reason: '漏涂润滑脂' },
    );
    expect(done.state().cause).toEqual({
      code: 'WORKMANSHIP',
      responsiblePerson: 'zhao',
      departmentHead: 'workshop',
    });
    for (const missing of ['facts', 'causeCode', 'responsiblePerson', 'departmentHead'])
      expect(() => commandOf(['workshop', 'concludeInvestigation', { ...conclusion, [missing]: undefined }])).toThrow(
        missing,
      );
    givenComplaint(after(assigned(), timeAgreed))
      .when(['workshop', 'concludeInvestigation', conclusion])
      .thenRejected('notDuringStage');
  });
});

describe('solution', () => {
  test('H-23 two candidates, or a reason why there is only one', () => {
    const submit = (history = proposing(), payload = {}) =>
      givenComplaint(history).when(['workshop', 'submitCandidates', payload]);
    submit().thenRejected('candidatesTooFew');
    const one = after(proposing(), proposed[0]);
    submit(one).thenRejected('candidatesTooFew', { wanted: 2 });
    submit(one, { whyOnlyOne: '客户指定' }).then({ type: 'candidatesSubmitted', whyOnlyOne: '客户指定' });
    submit(after(proposing(), ...proposed)).then({ type: 'candidatesSubmitted' });
  });
  test('H-24 S-25 L-33 the leader of the route decides, in writing; handlers do not', () => {
    const decide = (who: string, candidateId: string) =>
      givenComplaint(submitted()).when([who, 'decideSolution', { candidateId, instruction: '当天返修' }]);
    decide('workshop', 'S-1').thenRejected('roleNotAllowed');
    decide('crmanager', 'S-1').thenRejected('roleNotAllowed', {
      role: 'crManager',
      allowed: ['serviceManager', 'storeManager'],
    });
    decide('manager', 'S-9').thenRejected('unknownCandidate', { candidateId: 'S-9' });
    decide('manager', 'S-1').then({ type: 'solutionDecided', candidateId: 'S-1', instruction: '当天返修' });
    expect(() => commandOf(['manager', 'decideSolution', { candidateId: 'S-1' }])).toThrow('instruction');
  });
  test('H-24 the leader may send the candidates back', () => {
    const returned = givenComplaint(submitted()).when(['manager', 'returnCandidates', { reason: '再想想' }]);
    returned.then({ type: 'candidatesReturned', reason: '再想想' });
    expect(returned.state().stage).toBe('proposing');
  });
  test('CF-18 a solution above the threshold is the store manager’s decision', () => {
    const expensive = after(
      proposing(),
      did('workshop', 'solutionProposed', {
        candidateId: 'S-3',
        kind: 'replacement',
        text: '换车',
        cost: 900_000,
        department: '售后',
      }),
      did('workshop', 'candidatesSubmitted', { whyOnlyOne: '唯一' }),
    );
    const decide = (who: string) =>
      givenComplaint(expensive).when([who, 'decideSolution', { candidateId: 'S-3', instruction: '同意' }]);
    decide('manager').thenRejected('costNeedsStoreManager', {
      cost: 900_000,
      limit: fold(expensive).policy.complaint.soloCost,
    });
    expect(decide('store').state().stage).toBe('awaitingAcceptance');
  });
  test('H-25 S-26 the solution counts when the customer has signed what was decided', () => {
    const accept = (cost: number, consent: object) =>
      givenComplaint(offered()).when(['cr', 'acceptSolution', { candidateId: 'S-1', cost, consent }]);
    accept(30_000, { channel: 'phone', witness: 'wang', words: '好' }).thenRejected('consentNotAccepted');
    accept(1, scan('solution')).thenRejected('shownContentDiffers', { candidateId: 'S-1', cost: 30_000 });
    const accepted = accept(30_000, scan('solution'));
    const complaint = fold(offered());
    const content = {
      complaint: complaint.number,
      document: 'solution' as const,
      subject: 'S-1',
      revision: 1,
      answer: 'approved' as const,
      text: solutionText(complaint, complaint.candidates[0]!),
      total: 30_000,
      consent: scan('solution'),
      recordedBy: { id: 'cr', role: 'crSpecialist' as const },
      at: timeOf(offered()) + 60_000,
    };
    accepted.then({ type: 'solutionAccepted', evidence: seal(content, []) });
    expect(accepted.state().stage).toBe('implementing');
    expect(firstBreak(accepted.state().evidence)).toBeUndefined();
    expect(content.text).toContain('¥300.00');
  });
  test('H-25 nothing is signed that the customer was not told', () =>
    givenComplaint(after(submitted(), solutionDecided))
      .when(['cr', 'acceptSolution', { candidateId: 'S-1', cost: 30_000, consent: scan('solution') }])
      .thenRejected('solutionNotNotified'));
  test('H-25 a refused solution leads back to other candidates, counted', () => {
    const refused = givenComplaint(offered()).when(['cr', 'refuseSolution', { reason: '太少' }]);
    refused.then({ type: 'solutionRefused', reason: '太少' });
    expect(refused.state()).toMatchObject({ stage: 'proposing', refusals: 1 });
    expect([refused.state().decision, refused.state().notifiedAt]).toEqual([undefined, undefined]);
  });
  test('H-28 the customer takes part in choosing, compensation among the options', () => {
    const candidates = after(proposing(), ...proposed);
    const preferred = givenComplaint(candidates).when([
      'cr',
      'recordPreference',
      { candidateId: 'S-2', words: '希望补偿' },
    ]);
    preferred.then({ type: 'preferenceRecorded', candidateId: 'S-2', words: '希望补偿' });
    expect(preferred.state().candidates.map(({ kind, preferred: wanted }) => [kind, wanted])).toEqual([
      ['rework', false],
      ['compensation', true],
    ]);
    givenComplaint(candidates)
      .when(['cr', 'recordPreference', { candidateId: 'S-9', words: 'x' }])
      .thenRejected('unknownCandidate');
  });
});

describe('penalty and feedback', () => {
  const finish = ['workshop', 'finishImplementation', { cost: 28_000, words: '返修完成' }] as const;
  test('H-26 S-27 L-34 a founded complaint needs a penalty decision for both parties, also of none', () => {
    const [ofPerson, ofHead] = penalties;
    givenComplaint(implementing()).when(finish).thenRejected('penaltyUndecided');
    for (const one of penalties)
      givenComplaint(after(implementing(), one, feedback))
        .when(finish)
        .thenRejected('penaltyUndecided');
    expect(fold(after(implementing(), ofPerson, ofHead)).penalties).toEqual({
      responsiblePerson: 'penalty',
      departmentHead: 'none',
    });
    givenComplaint(after(implementing(), ofPerson, ofHead, feedback))
      .when(finish)
      .then({ type: 'implementationFinished', cost: 28_000, words: '返修完成' });
  });
  test('H-26 S-27 L-34 nobody decides the penalty of the own person', () => {
    const decide = (party: string) =>
      givenComplaint(implementing('manager')).when([
        'manager',
        'decidePenalty',
        { party, decision: 'none', reason: 'x' },
      ]);
    decide('departmentHead').thenRejected('sameDecider', { party: 'departmentHead' });
    decide('responsiblePerson').then({
      type: 'penaltyDecided',
      party: 'responsiblePerson',
      decision: 'none',
      reason: 'x',
    });
  });
  test('S-27 a handler does not decide a penalty', () =>
    givenComplaint(implementing())
      .when(['workshop', 'decidePenalty', { party: 'departmentHead', decision: 'none', reason: 'x' }])
      .thenRejected('roleNotAllowed'));
  test('H-27 the customer’s opinion of what was done is collected before it counts as carried out', () => {
    givenComplaint(after(implementing(), ...penalties))
      .when(finish)
      .thenRejected('feedbackMissing');
    const collected = givenComplaint(implementing()).when([
      'cr',
      'collectFeedback',
      { words: '没问题了', satisfied: true, channel: 'phone' },
    ]);
    collected.then({ type: 'feedbackCollected', words: '没问题了', satisfied: true, channel: 'phone' });
    expect(collected.state().feedback).toMatchObject({ satisfied: true });
  });
  test('H-29 hand-overs and cost are counted', () =>
    expect(fold(after(implementing(), ...penalties, feedback, finished))).toMatchObject({
      handovers: 1,
      cost: 28_000,
    }));
});
