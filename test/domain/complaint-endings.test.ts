import { scan } from '../../dev/fixtures/scenarios';
import { errandsOf } from '../../domain/complaint/errands';
import { noticesOf } from '../../domain/complaint/notices';
import { complaintProcess, fold } from '../../domain/complaint/process';
import type { Intake } from '../../domain/complaint/state';
import { statisticsOf } from '../../domain/complaint/statistics';
import { firstBreak } from '../../domain/kernel/evidence';
import { MINUTE } from '../../domain/kernel/process';
import {
  after,
  did,
  evaluated,
  evaluating,
  flagged,
  givenComplaint,
  implementing,
  intake,
  investigating,
  iso,
  proposing,
  received,
  registered,
  revisitDue,
  timeOf,
  unfoundedReply,
  DAY_MS,
  type History,
} from '../support/complaint-events';
import { ComplaintSimulation, reactionsTo } from '../support/simulate-complaint';

const picture = 'a'.repeat(64);
const propose = (history: History, ending: string, proof: object = {}, who = 'cr') =>
  givenComplaint(history).when([who, 'proposeEnding', { ending, words: 'x', ...proof }]);
const proposed = (history: History, who = 'cr'): History =>
  after(history, did(who, 'endingProposed', { ending: 'carSold', words: '已过户', scan: picture }));
const confirm = (history: History, who = 'crmanager') => givenComplaint(history).when([who, 'confirmEnding']);

describe('an end without a solution', () => {
  test('H-31 a customer who cannot be reached: tried on several days, by more than one channel and by letter', () => {
    const tries = (...channels: readonly ('phone' | 'letter')[]): History =>
      channels.reduce<History>(
        (history, channel) => [
          ...history,
          did('cr', 'contactAttempted', { words: '无人接听', channel })(timeOf(history) + DAY_MS, history),
        ],
        revisitDue(),
      );
    const unreachable = (history: History) => propose(history, 'unreachable', { scan: picture });
    unreachable(revisitDue()).thenRejected('customerNotTriedEnough', { days: 0, needed: 3, letter: false });
    unreachable(tries('phone', 'phone', 'phone')).thenRejected('customerNotTriedEnough', {
      days: 3,
      needed: 3,
      letter: false,
    });
    unreachable(tries('phone', 'letter')).thenRejected('customerNotTriedEnough', { days: 2, needed: 3, letter: true });
    unreachable(tries('letter', 'letter', 'letter')).thenRejected('customerNotTriedEnough');
    unreachable(tries('phone', 'phone', 'letter')).then({
      type: 'endingProposed',
      ending: 'unreachable',
      words: 'x',
      scan: picture,
    });
    propose(tries('phone', 'phone', 'letter'), 'unreachable').thenRejected('endingProofMissing', { proof: 'scan' });
  });
  test('H-30 attempts in one hour are one day; a revisit without an answer is an attempt; a customer who answers was reached', () => {
    const missed = did('cr', 'revisitRecorded', { reached: false, words: '关机', channel: 'phone' });
    const history = after(revisitDue(), missed, missed, missed);
    propose(history, 'unreachable', { scan: picture }).thenRejected('customerNotTriedEnough', {
      days: 1,
      needed: 3,
      letter: false,
    });
    expect(fold(history).contactAttempts).toHaveLength(3);
    const heard = after(
      registered(),
      did('cr', 'contactAttempted', { words: 'x', channel: 'phone' }),
      did('customer', 'insisted', { words: 'x' }),
    );
    expect(fold(heard).contactAttempts).toBeUndefined();
  });
  test('H-31 a withdrawal is signed by the customer; a call is no signature', () => {
    propose(registered(), 'withdrawn').thenRejected('endingProofMissing', { proof: 'consent' });
    propose(registered(), 'withdrawn', { scan: picture }).thenRejected('endingProofMissing', { proof: 'consent' });
    propose(registered(), 'withdrawn', { consent: { channel: 'phone', witness: 'wang', words: '算了' } }).thenRejected(
      'consentNotAccepted',
    );
    const signed = propose(registered(), 'withdrawn', { consent: scan('withdrawal') }).state();
    expect(signed.evidence).toMatchObject([{ document: 'withdrawal', consent: scan('withdrawal') }]);
    expect(signed.evidence[0]!.text).toContain(intake.number);
    expect(firstBreak(signed.evidence)).toBeUndefined();
  });
  test('H-31 a court or mediator is named with its paper; a car that was sold and a death are shown on paper', () => {
    propose(investigating(), 'decidedOutside', { scan: picture }).thenRejected('endingProofMissing', {
      proof: 'authority',
    });
    propose(investigating(), 'decidedOutside', { authority: '区法院 2026-1' }).thenRejected('endingProofMissing', {
      proof: 'scan',
    });
    propose(investigating(), 'decidedOutside', { scan: picture, authority: '区法院 2026-1' }).then({
      type: 'endingProposed',
      ending: 'decidedOutside',
      words: 'x',
      scan: picture,
      authority: '区法院 2026-1',
    });
    for (const ending of ['carSold', 'customerDied']) {
      propose(investigating(), ending).thenRejected('endingProofMissing', { proof: 'scan' });
      expect(propose(investigating(), ending, { scan: picture }).state().ending?.kind).toBe(ending);
    }
  });
  test('H-31 a second person confirms it, never whoever proposed it or whom the complaint is about', () => {
    confirm(proposed(registered()), 'cr').thenRejected('roleNotAllowed', {
      role: 'crSpecialist',
      allowed: ['crManager', 'storeManager'],
    });
    confirm(proposed(registered(), 'crmanager')).thenRejected('sameDecider');
    confirm(proposed(registered(), 'crmanager'), 'store').then({ type: 'endingConfirmed', ending: 'carSold' });
    const ended = confirm(proposed(registered()));
    expect(ended.state()).toMatchObject({ stage: 'closedEnded', closedAt: timeOf(proposed(registered())) + MINUTE });
    confirm(registered()).thenRejected('noEndingProposed');
    propose(proposed(registered()), 'carSold', { scan: picture }).thenRejected('endingWaits');
    const decided = ['responsiblePerson', 'departmentHead'] as const;
    const concerned = after(
      proposing('crmanager'),
      ...decided.map((party) => did('store', 'penaltyDecided', { party, decision: 'none', reason: 'x' })),
    );
    confirm(proposed(concerned)).thenRejected('sameDecider');
    expect(confirm(proposed(concerned), 'store').state().stage).toBe('closedEnded');
  });
  test('H-31 an end that is returned leaves the complaint as it was; one that nobody confirms goes to the store manager', () => {
    const returned = givenComplaint(proposed(registered())).when(['crmanager', 'returnEnding', { reason: '未见凭证' }]);
    returned.then({ type: 'endingReturned', reason: '未见凭证' });
    expect(returned.state()).toMatchObject({ stage: fold(registered()).stage, endingsProposed: 1 });
    expect(returned.state().ending).toBeUndefined();
    const waiting = ComplaintSimulation.after(proposed(registered())).wait(240);
    expect(reactionsTo(waiting, 'H-31')).toEqual(['H-31 escalate storeManager']);
  });
  test('H-31 the customer hears of the end, a family does not get the letter of the dead, and nothing is held any more', () => {
    const ended = (ending: 'carSold' | 'customerDied') => {
      const history = after(
        registered(),
        did('cr', 'endingProposed', { ending, words: 'x', scan: picture }),
        did('crmanager', 'endingConfirmed', { ending }),
      );
      return { complaint: fold(history), event: history.at(-1)! };
    };
    const { complaint, event } = ended('carSold');
    expect(noticesOf(complaint, event)).toMatchObject([{ to: { customer: 'C-002' }, template: 'complaintEnded' }]);
    expect(noticesOf(complaint, ended('customerDied').event)).toEqual([]);
    expect(errandsOf(complaint, event, complaint)).toMatchObject([{ command: { type: 'releaseSettlement' } }]);
    expect(complaintProcess.deadlines(complaint)).toEqual([]);
  });
  test('H-45 what ended without a solution is neither solved nor unfounded', () => {
    const ended = fold(after(proposed(registered()), did('crmanager', 'endingConfirmed', { ending: 'carSold' })));
    const { targets } = ended.policy.complaint;
    expect(statisticsOf([ended], targets, ended.policy.calendar, 0)).toMatchObject({
      solved: 0,
      unfounded: 0,
      ended: 1,
      open: 0,
    });
  });
});

describe('nothing ends with an open duty', () => {
  const task = did('crmanager', 'departmentCommanded', (at) => ({
    taskId: 'D-1',
    department: '配件',
    to: 'parts',
    what: 'x',
    dueAt: at + DAY_MS,
  }));
  const escalated = did('cr', 'escalated', { escalationId: 'T-37/hand-1', to: 'crSupervisor', reason: 'x' });
  const ends = [
    ['archiveComplaint', 'crsupervisor', after(evaluating(), evaluated), {}],
    ['recordUnderstanding', 'cr', unfoundedReply(), { words: '好', channel: 'phone' }],
    ['confirmEnding', 'crmanager', proposed(registered()), {}],
  ] as const;
  test.each(ends)(
    'H-33 H-39 H-41 %s waits for flags, departments and escalations',
    (command, who, history, payload) => {
      const end = (events: History) => givenComplaint(events).when([who, command, payload]);
      const open = (...events: Parameters<typeof after>[1][]) => end(after(history, ...events));
      open(flagged('legalCase')).thenRejected('closingConditionsOpen', { open: ['legalCaseEnded'] });
      open(flagged('keyProblem')).thenRejected('closingConditionsOpen', { open: ['keyProblemSolved'] });
      open(flagged('mediaCrisis')).thenRejected('closingConditionsOpen', { open: ['mediaCaseEnded'] });
      open(task).thenRejected('closingConditionsOpen', { open: ['departmentsReported'] });
      open(escalated).thenRejected('closingConditionsOpen', { open: ['escalationAcknowledged'] });
      open(task, did('parts', 'departmentReported', { taskId: 'D-1', result: '到货' })).state();
      end(history).state();
    },
  );
  test('H-40 an escalation that time has raised holds the end back while what it is about is open', () => {
    const late = ComplaintSimulation.after(registered()).wait(4 * 60 + 10);
    const history = [...registered(), ...late.events.slice(registered().length - 1)];
    expect(fold(history).escalations.map(({ id }) => id)).toContain('T-30/0');
    confirm(proposed(history)).thenRejected('closingConditionsOpen', { open: ['escalationAcknowledged'] });
  });
  test('H-26 whoever the investigation has named gets a decision before the complaint ends', () => {
    confirm(proposed(proposing())).thenRejected('closingConditionsOpen', {
      open: ['penaltyOfPerson', 'penaltyOfHead'],
    });
    givenComplaint(investigating())
      .when(['manager', 'decidePenalty', { party: 'departmentHead', decision: 'none', reason: 'x' }])
      .thenRejected('notDuringStage');
    givenComplaint(proposing())
      .when(['manager', 'decidePenalty', { party: 'departmentHead', decision: 'none', reason: 'x' }])
      .then({ type: 'penaltyDecided', party: 'departmentHead', decision: 'none', reason: 'x' });
  });
  test('ADR 5: under earlier rules an unfounded complaint ends whatever is flagged', () => {
    const older = after(
      registered({ rulesVersion: 2 }),
      ...unfoundedReply()
        .slice(registered().length)
        .map((event) => (at: number) => ({ ...event, at })),
    );
    givenComplaint(after(older, flagged('legalCase')))
      .when(['cr', 'recordUnderstanding', { words: '好', channel: 'phone' }])
      .then({ type: 'understandingRecorded', words: '好', channel: 'phone' });
  });
});

describe('a quick answer', () => {
  const answer = (consent?: object) =>
    givenComplaint(registered()).when([
      'gate',
      'answerAtOnce',
      { answer: '已重开发票', satisfied: true, ...(consent && { consent }) },
    ]);
  test('H-09 H-11 needs a sign of the customer: a signature, or a witness of the call', () => {
    answer().thenRejected('quickAnswerUnsigned');
    answer({ channel: 'phone', witness: 'gate', words: '好' }).thenRejected('witnessRequired');
    const signed = answer(scan('answer')).state();
    expect(signed).toMatchObject({ stage: 'answeredNow', evidence: [{ document: 'answer' }] });
    expect(signed.evidence[0]!.text).toContain('已重开发票');
    expect(answer({ channel: 'phone', witness: 'wang', words: '好' }).state().stage).toBe('answeredNow');
  });
  test('H-30 the revisit comes after a while, not in the same minute', () => {
    const policy = {
      ...intake.policy,
      complaint: { ...intake.policy.complaint, limits: { ...intake.policy.complaint.limits, revisitAfter: 60 } },
    };
    const history = after(registered({ policy }), did('cr', 'answeredAtOnce', { answer: 'x' }));
    const revisit = (minutes: number) =>
      givenComplaint(history).when(
        ['cr', 'recordRevisit', { reached: true, satisfied: true, words: '好', channel: 'phone' }],
        minutes,
      );
    revisit(1).thenRejected('revisitTooEarly', { from: iso(timeOf(history) + 60 * MINUTE) });
    expect(revisit(60).state().stage).toBe('evaluating');
  });
});

describe('what goes with it', () => {
  /** The solution is carried out; what is left is money of this kind. */
  const moneyLeft = (kind: string, change: Partial<Intake> = {}): History => {
    const paid = implementing().map((event) =>
      event.type === 'solutionProposed'
        ? { ...event, kind }
        : event.type === 'complaintReceived'
          ? { ...event, intake: { ...event.intake, ...change } }
          : event,
    );
    return after(
      paid,
      did('manager', 'penaltyDecided', { party: 'responsiblePerson', decision: 'none', reason: 'x' }),
      did('manager', 'penaltyDecided', { party: 'departmentHead', decision: 'none', reason: 'x' }),
      did('cr', 'feedbackCollected', { words: 'x', satisfied: true, channel: 'phone' }),
    );
  };
  const finished = { cost: 30_000, words: 'x' };
  test('H-29 a compensation names its payment in the books', () => {
    const finish = (payload: object) =>
      givenComplaint(moneyLeft('compensation')).when(['workshop', 'finishImplementation', { ...finished, ...payload }]);
    finish({}).thenRejected('referenceMissing');
    finish({ paymentReference: 'PAY-7' }).then({
      type: 'implementationFinished',
      cost: 30_000,
      words: 'x',
      paymentReference: 'PAY-7',
    });
  });
  test('H-29 a refund is one that was paid out on the visit, of the whole amount: a typed number is none', () => {
    const history = moneyLeft('refund');
    const finish = (payload: object, paid?: object) => {
      const by = { id: 'workshop', role: 'workshopSupervisor' };
      const command = { type: 'finishImplementation', id: 'f', by, ...finished, ...payload, ...(paid && { paid }) };
      return () =>
        complaintProcess.rules.finishImplementation(fold(history), command as never, timeOf(history) + MINUTE);
    };
    expect(finish({ paymentReference: 'PAY-7' })).toThrow('refundMissing');
    expect(finish({ refund: 'A-9' })).toThrow('refundUnknown');
    expect(finish({ refund: 'A-1' }, { adjustmentId: 'A-1', amount: 29_999 })).toThrow('refundTooSmall');
    const refund = { adjustmentId: 'A-1', amount: 30_000 };
    const [done] = finish({ refund: 'A-1' }, refund)();
    expect(done).toMatchObject({ type: 'implementationFinished', refund });
    expect(complaintProcess.evolve(fold(history), done!).refund).toEqual(refund);
  });
  test('H-29 a refund to somebody without a visit names its payment in the books', () => {
    const { order: _order, ...unlinked } = intake;
    const [first, ...rest] = moneyLeft('refund') as [
      Extract<History[number], { type: 'complaintReceived' }>,
      ...History,
    ];
    givenComplaint([{ ...first, intake: unlinked }, ...rest])
      .when(['workshop', 'finishImplementation', { ...finished, paymentReference: 'PAY-7' }])
      .then({ type: 'implementationFinished', ...finished, paymentReference: 'PAY-7' });
  });
  test('a rework that did not help is ordered again after the reopening, and not before', () => {
    const order = ['wang', 'orderRework', { vehicleIsHere: true, symptoms: '又响' }] as const;
    const once = did('wang', 'reworkOrdered', { of: intake.order, symptoms: '响' });
    const before = after(revisitDue(), once);
    givenComplaint(before).when(order).thenRejected('reworkOrdered');
    const again = after(
      before,
      did('cr', 'revisitRecorded', { reached: true, satisfied: false, words: '还响', channel: 'phone' }),
      did('crmanager', 'reopened', (at) => ({ reason: '仍响', resolveBy: at + DAY_MS })),
    );
    givenComplaint(again).when(order).then({ type: 'reworkOrdered', of: intake.order, symptoms: '又响' });
  });
  test('an inquiry does not end this way', () =>
    propose(received({ kind: 'inquiry' }), 'carSold', { scan: picture }).thenRejected('otherKind'));
});
