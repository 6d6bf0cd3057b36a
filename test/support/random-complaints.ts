import fc from 'fast-check';
import type { ComplaintMove } from '../../dev/fixtures/complaint-scenarios';
import { scan } from '../../dev/fixtures/scenarios';
import { demoPolicy, staff } from '../../dev/fixtures/store';
import { commands, type ComplaintCommand, type PublicCommand } from '../../domain/complaint/commands';
import {
  actions,
  commandRules,
  complaintProcess,
  explainedDeadlines,
  fold,
  rolesFor,
} from '../../domain/complaint/process';
import { openMeasures } from '../../domain/complaint/measures';
import { PlanStep } from '../../domain/complaint/plan-steps';
import { Ending, IssueTopic } from '../../domain/complaint/schemas';
import { initialState, type Complaint, type ComplaintEvent } from '../../domain/complaint/state';
import { endStages, type Stage } from '../../domain/complaint/stage';
import { defaultPolicy, type ServicePolicy } from '../../domain/policy/policy';
import { processDefinitions } from '../../domain/processes';
import { addWorkingMinutes } from '../../domain/time/working-time';
import { auditDeadlines } from '../../domain/time/deadline-audit';
import { isPossible } from '../../domain/kernel/command-rule';
import { isTimer, systemActor } from '../../domain/kernel/actor';
import { nextDeadline, type Deadline, type Process } from '../../domain/kernel/process';
import { Rejection } from '../../domain/kernel/rejection';
import { demandOutside, withStanding } from './accused-invariants';
import { demandFreshDeadlines, demandOrder } from './deadline-invariants';
import { InvariantViolation } from './invariant-violation';
import { commandOf } from './complaint-commands';
import {
  archived,
  assigned,
  evaluating,
  feedback,
  implementing,
  investigating,
  measureReported,
  offered,
  penalties,
  proposing,
  received,
  registered,
  revisitDue,
  submitted,
  timeOf,
  unfoundedReply,
  after as follow,
  did,
  ended,
  flagged,
  type History,
} from './complaint-events';

export type ComplaintProcess = Process<Complaint, ComplaintCommand, ComplaintEvent>;

interface RandomStep {
  readonly pick: number;
  readonly dice: number;
  readonly minutes: number;
}
const throwOf = (sides: number) => fc.noBias(fc.nat(sides));
const randomStep: fc.Arbitrary<RandomStep> = fc.record({
  pick: throwOf(10_000),
  dice: throwOf(10_000),
  minutes: fc.oneof({ weight: 5, arbitrary: fc.nat(20) }, { weight: 1, arbitrary: fc.nat(4_000) }),
});
export const plays = fc.record({
  start: throwOf(10_000),
  steps: fc.array(randomStep, { minLength: 4, maxLength: 26, size: 'max' }),
});

/** The evening before a holiday, and before a night in which the clocks change. */
const eves = [
  ['Asia/Shanghai', Date.parse('2026-09-30T17:55:00+08:00')],
  ['Europe/Berlin', Date.parse('2026-10-24T17:25:00+02:00')],
] as const;

const beginnings = (): readonly History[] => [
  received(),
  received({ kind: 'inquiry' }),
  received({ kind: 'opinion' }),
  received({ kind: 'urgentOnSite', owner: { id: 'wang', role: 'serviceAdvisor' } }),
  received({ owner: { id: 'zhao', role: 'technician' } }),
  received({ accused: [{ person: 'wang', holds: ['serviceAdvisor'], by: 'cr' }] }),
  registered({ accused: [{ person: 'store', holds: ['storeManager'], by: 'cr' }] }),
  registered(),
  assigned(),
  investigating(),
  investigating('service'),
  proposing(),
  submitted(),
  offered(),
  implementing(),
  follow(implementing(), ...penalties, feedback),
  revisitDue(),
  evaluating(),
  unfoundedReply(),
  archived(),
  follow(archived(), measureReported),
  ended(),
  follow(registered(), flagged('legalCase')),
  follow(investigating(), flagged('keyProblem')),
  follow(evaluating(), flagged('keyProblem'), did('crmanager', 'flagCleared', { flag: 'keyProblem', outcome: '整改' })),
  follow(registered(), did('cr', 'complaintLinked', { complaint: 'CP-S01-20261122-0008' })),
  ...eves.map(([zone, at]) =>
    received({ policy: { ...demoPolicy, calendar: { ...defaultPolicy.calendar, zone } } }, at),
  ),
  registered({ rulesVersion: 1 }),
  registered({ rulesVersion: 2 }),
];
let prepared: readonly { readonly events: History; readonly state: Complaint; readonly now: number }[] | undefined;

const one = <T>(list: readonly T[], dice: number): T | undefined => list[dice % list.length];

/** A payload that could be right for this complaint, and sometimes is not. */
function payloadOf(name: PublicCommand, complaint: Complaint, dice: number, now: number): Record<string, unknown> {
  const inMinutes = (minutes: number): string => new Date(now + minutes * 60_000).toISOString();
  // what a tired or a cunning person would type: years away, long past, the evening before a holiday, an hour of changing clocks
  const adversarial = one(
    [
      '2099-12-31T23:59:59+08:00',
      '2020-02-29T08:00:00+08:00',
      '2026-09-30T17:59:00+08:00',
      '2026-12-31T17:59:00+08:00',
      // the hour that comes twice, and the one that never comes
      '2026-10-25T02:30:00+02:00',
      '2027-03-28T02:30:00+01:00',
    ],
    dice,
  );
  const later = dice % 9 === 0 ? adversarial : inMinutes(1 + (dice % 1_600));
  const far = dice % 9 === 0 ? adversarial : inMinutes(1 + (dice % 30_000));
  const candidateId =
    complaint.decision?.candidateId ?? one(complaint.candidates, dice)?.candidateId ?? `S-${dice % 4}`;
  const cost = complaint.candidates.find((known) => known.candidateId === candidateId)?.cost ?? 0;
  const escalationId = one(complaint.escalations, dice)?.id ?? 'T-28';
  const flag = one(['legalCase', 'mediaCrisis', 'keyProblem', 'urgentOnSite'], dice);
  const measureId = one(complaint.evaluation?.measures ?? [], dice)?.measureId ?? 'M-9';
  const founded = dice % 3 > 0;
  const payloads: { readonly [T in PublicCommand]: Record<string, unknown> } = {
    registerComplaint: {
      complainant: true,
      content: '响',
      severity: one(['low', 'medium', 'high', 'critical'], dice),
      complexity: one(['simple', 'normal', 'complex'], dice),
    },
    addWords: { words: 'x' },
    nameAccused: {
      person: one(['zhao', 'workshop', 'manager', 'cr', 'crmanager', 'store', 'wang'], dice),
      reason: 'x',
    },
    clearAccused: { person: one(complaint.accused ?? [], dice)?.person ?? 'zhao', reason: 'x' },
    assignOwner: { owner: one(['wang', 'crsupervisor', 'workshop', 'manager'], dice), reason: 'x' },
    reassignDepartmentTask: {
      taskId: one(complaint.departmentTasks, dice)?.taskId ?? 'D-9',
      to: one(['dispatcher', 'workshop', 'zhao'], dice),
      reason: 'x',
    },
    rateComplaint: {
      severity: one(['low', 'critical'], dice),
      complexity: one(['simple', 'complex'], dice),
      reason: 'x',
    },
    answerAtOnce: { answer: 'x', satisfied: true, ...(dice % 5 > 0 && { consent: scan('answer') }) },
    promiseReply: { apologised: true, nextReplyAt: later },
    reply: { words: 'x', channel: 'phone', ...(dice % 4 === 0 && { nextReplyAt: later }) },
    offerInterimSolution: { solution: '代步车', accepted: true },
    tellComplainant: { words: 'x', channel: 'phone' },
    answerInquiry: { topic: 'policy', answer: 'x' },
    transferInquiry: { department: '配件', to: 'parts', reason: 'x' },
    passOpinion: { departments: ['前台'], summary: 'x' },
    treatAsComplaint: { reason: 'x' },
    offerOwnership: { to: one(['wang', 'cr', 'workshop', 'manager'], dice), reason: 'x' },
    acceptOwnership: {},
    handOver: {
      predecessor: one(['wang', 'cr', 'workshop', 'manager'], dice),
      successor: one(['cr', 'li', 'crmanager'], dice),
      reason: 'x',
    },
    commandDepartment: { taskId: `D-${dice % 3}`, department: '车间', to: 'workshop', what: 'x', dueAt: far },
    reportDepartmentTask: { taskId: one(complaint.departmentTasks, dice)?.taskId ?? 'D-9', result: 'x' },
    recordAction: { words: 'x', nextActionAt: later },
    pauseDeadlines: { reason: one(['customer', 'parts', 'authority'], dice), words: 'x', until: far },
    resumeDeadlines: {},
    judge: founded
      ? {
          reasonsSufficient: true,
          demandReasonable: dice % 2 === 0,
          verdict: 'founded',
          reason: 'x',
          route: one(['quality', 'service'], dice),
          department: '车间',
        }
      : {
          reasonsSufficient: false,
          demandReasonable: dice % 2 === 0,
          verdict: dice % 9 === 0 ? 'founded' : 'unfounded',
          reason: 'x',
        },
    confirmUnfounded: {},
    returnJudgement: { reason: 'x' },
    recordUnderstanding: { words: 'x', channel: 'phone' },
    insist: { words: 'x' },
    agreeInvestigationTime: { until: far, customerAgreed: true, channel: 'phone' },
    signResolveBy: { resolveBy: far },
    moveResolveBy: { resolveBy: far, reason: 'x', customerTold: true },
    recordFacts: { facts: 'x' },
    concludeInvestigation: {
      facts: 'x',
      causeCode: 'C',
      cause: 'x',
      responsiblePerson: 'zhao',
      departmentHead: 'workshop',
    },
    proposeSolution: {
      candidateId: `S-${dice % 4}`,
      kind: one(['rework', 'refund', 'compensation'], dice),
      text: 'x',
      cost: (dice % 5) * 60_000,
      department: '车间',
    },
    recordPreference: { candidateId, words: 'x' },
    submitCandidates: dice % 2 === 0 ? { whyOnlyOne: 'x' } : {},
    returnCandidates: { reason: 'x' },
    decideSolution: { candidateId, instruction: 'x' },
    notifySolution: { channel: 'phone' },
    acceptSolution: { candidateId, cost: cost + (dice % 7 === 0 ? 1 : 0), consent: scan('s') },
    refuseSolution: { ...(dice % 3 > 0 && { candidateId }), reason: 'x' },
    recordStepDone: { words: 'x' },
    decidePenalty: { party: one(['responsiblePerson', 'departmentHead'], dice), decision: 'none', reason: 'x' },
    collectFeedback: { words: 'x', satisfied: dice % 2 === 0, channel: 'phone' },
    finishImplementation: {
      cost: dice % 1_000,
      words: 'x',
      ...(dice % 3 > 0 && { paymentReference: 'P-1' }),
      ...(dice % 5 === 0 && { refund: 'R-1' }),
    },
    recordRevisit: {
      reached: dice % 4 > 0,
      ...(dice % 4 > 0 && { satisfied: dice % 3 > 0 }),
      words: 'x',
      channel: 'phone',
    },
    reopen: { reason: 'x', resolveBy: far },
    recordContactAttempt: { words: 'x', channel: one(['phone', 'sms', 'letter'], dice) },
    proposeEnding: {
      ending: one(Ending.options, dice),
      words: 'x',
      ...(dice % 6 > 0 && { scan: 'a'.repeat(64), consent: scan('withdrawal'), authority: '法院' }),
    },
    confirmEnding: {},
    returnEnding: { reason: 'x' },
    correctRoute: { route: one(['quality', 'service'], dice), department: '前台', reason: 'x' },
    correctCause: {
      causeCode: 'D',
      cause: 'x',
      responsiblePerson: one(['zhao', 'wang'], dice),
      departmentHead: 'workshop',
      reason: 'x',
    },
    evaluate: {
      summary: 'x',
      classification: 'C',
      measures: [{ process: 'sales', measure: 'x', owner: 'wang', ...(dice % 2 === 0 && { dueAt: far }) }],
    },
    reportMeasure: { measureId, result: 'x' },
    checkMeasure: { measureId, effective: dice % 3 > 0, finding: 'x', ...(dice % 4 === 0 && { dueAt: far }) },
    reassignMeasure: { measureId, owner: one(['li', 'workshop', 'zhao'], dice), reason: 'x' },
    archiveComplaint: {},
    escalate: { reason: 'x' },
    acknowledgeEscalation: {
      escalationId,
      plan: 'x',
      ...(dice % 7 > 0 && { step: one(PlanStep.options, dice) }),
      actBy: later,
    },
    handBack: { escalationId, reason: 'x', nextActionAt: later },
    tellLeaderContact: { escalationId, channel: 'phone' },
    raiseFlag: { flag, reason: 'x' },
    clearFlag: { flag: one(complaint.flags, dice)?.flag ?? flag, outcome: 'x' },
    giveSupport: { words: 'x', channel: 'phone' },
    relayIssue: { issueId: `Q-${dice % 3}`, topic: one(IssueTopic.options, dice), what: 'x' },
    answerIssue: { issueId: one(complaint.issues ?? [], dice)?.issueId ?? 'Q-9', answer: 'x' },
    withdrawIssue: { issueId: one(complaint.issues ?? [], dice)?.issueId ?? 'Q-9', reason: 'x' },
    informCentral: { summary: 'x', facts: 'x', customerDemand: 'x', measures: 'x' },
    linkOrder: { order: `RO-S01-20261122-000${dice % 9}` },
    adoptPolicy: { reason: 'x' },
    mergeInto: { complaint: one(complaint.linkedComplaints, dice) ?? 'CP-S01-20261122-0009', reason: 'x' },
    linkComplaint: { complaint: `CP-S01-20261122-000${dice % 9}` },
    holdSettlement: { reason: 'x' },
    releaseSettlement: { reason: 'x' },
    orderRework: { vehicleIsHere: true, symptoms: 'x' },
  };
  return payloads[name];
}

const names = Object.keys(commands.schemas) as readonly PublicCommand[];
/** What leads on; everything else may be done at any time and would drown it. */
const leadsOn = (name: string): boolean =>
  commandRules[name as PublicCommand].during.length < 5 ||
  [
    'acknowledgeEscalation',
    'acceptOwnership',
    'answerIssue',
    'withdrawIssue',
    'clearFlag',
    'giveSupport',
    'confirmEnding',
    'decidePenalty',
    'handBack',
    'checkMeasure',
    'mergeInto',
    'reportMeasure',
    'reassignDepartmentTask',
    'reportDepartmentTask',
    'resumeDeadlines',
    'returnEnding',
  ].includes(name);

/** The policy of next year: the day after tomorrow turns out to be a holiday. */
const withLaterHoliday = (policy: ServicePolicy, now: number): ServicePolicy => ({
  ...policy,
  version: policy.version + 1,
  calendar: { ...policy.calendar, holidays: [new Date(now + 2 * 86_400_000).toISOString().slice(0, 10)] },
});

const answerOfOther = (into: string, dice: number): ComplaintCommand => ({
  type: dice % 2 === 0 ? 'noteAbsorbed' : 'noteNotAbsorbed',
  id: `merging-${dice}`,
  by: systemActor,
  into,
});

function commandFor(
  { pick, dice }: RandomStep,
  complaint: Complaint,
  now: number,
  sought: PublicCommand | undefined,
): ComplaintCommand {
  const isSought = sought !== undefined && pick % 4 === 0;
  const wild = pick % 8 === 0 && !isSought;
  // another process answers whether it goes on for this one
  if (complaint.merging && dice % 3 === 0) return answerOfOther(complaint.merging.into, dice);
  const possible = actions(complaint).filter((action) => isPossible(action) && action.command in commands.schemas);
  const ahead = possible.filter(({ command }) => leadsOn(command));
  const likely = ahead.length > 0 && pick % 4 > 0 ? ahead : possible;
  const usual = wild || likely.length === 0 ? one(names, dice) : one(likely, Math.floor(pick / 4))!.command;
  const name = isSought ? sought : (usual as PublicCommand);
  const allowed = rolesFor(complaint, name);
  const asked =
    name === 'acknowledgeEscalation' || name === 'handBack' ? [one(complaint.escalations, dice)?.to] : allowed;
  const able = staff.filter(({ roles }) => roles.some((role) => asked.includes(role)));
  const offeredTo = name === 'acceptOwnership' ? complaint.offered?.to : undefined;
  const given = name === 'reportMeasure' ? one(openMeasures(complaint), dice)?.owner : undefined;
  const who = offeredTo ?? given ?? (wild || able.length === 0 ? one(staff, dice) : one(able, dice))!.id;
  const command = commandOf([who, name, payloadOf(name, complaint, dice, now)] as ComplaintMove);
  if (name === 'adoptPolicy') return Object.assign(command, { policy: withLaterHoliday(complaint.policy, now) });
  // as the API adds it
  return withStanding(command, complaint, dice);
}

const demand = (holds: boolean, invariant: string, what: string): void => {
  if (!holds) throw new InvariantViolation(`${invariant} ${what}`);
};

/** Demands what must hold after each event; written apart from the rules. */
class ComplaintInvariants {
  readonly accepted = new Set<string>();
  /** Where it stood at first, and after each event. */
  readonly stages: Set<Stage>;
  readonly events: ComplaintEvent[];

  constructor(
    private readonly process: ComplaintProcess,
    before: readonly ComplaintEvent[],
    public complaint: Complaint,
    public now: number,
  ) {
    this.events = [...before];
    this.stages = new Set([complaint.stage]);
  }

  /** Worked out once for each state: it is asked after the event and again before time passes. */
  readonly #deadlinesOf = (complaint: Complaint): readonly Deadline<ComplaintEvent>[] => {
    if (this.#known?.complaint !== complaint) this.#known = { complaint, deadlines: this.process.deadlines(complaint) };
    return this.#known.deadlines;
  };
  #known?: { readonly complaint: Complaint; readonly deadlines: readonly Deadline<ComplaintEvent>[] };

  send(command: ComplaintCommand): void {
    const before = this.complaint;
    let events: readonly ComplaintEvent[];
    try {
      events = this.process.rules[command.type](before, command as never, this.now);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      demand(this.complaint === before, 'I6', 'a rejected command changes nothing');
      return;
    }
    demand(
      (rolesFor(before, command.type) as readonly string[]).includes(command.by.role),
      'I9',
      `${command.by.role} may not ${command.type}`,
    );
    for (const event of events) this.#happen(event);
    this.accepted.add(command.type);
  }

  wait(milliseconds: number): void {
    const end = this.now + milliseconds;
    for (let turns = 0; ; turns++) {
      demand(turns < 400, 'I4', 'a deadline that passed does not come again');
      const next = nextDeadline({ deadlines: this.#deadlinesOf }, this.complaint);
      if (!next || next.at > end) break;
      this.now = Math.max(this.now, next.at);
      this.#happen({ ...next.event, at: this.now });
    }
    this.now = end;
  }

  #happen(event: ComplaintEvent): void {
    const before = this.complaint;
    const fired = event.type === 'deadlinePassed' ? event : undefined;
    if (fired) {
      demand(
        !this.events.some((past) => past.type === 'deadlinePassed' && past.key === fired.key),
        'I4',
        `${fired.key} fires twice`,
      );
      demand(event.at >= fired.due, 'I4', `${fired.key} is early`);
    }
    const after = this.process.evolve(before, event);
    demandOutside(this.events, event, after);
    this.complaint = after;
    this.stages.add(after.stage);
    this.events.push(event);
    demand(after.sequence === before.sequence + 1, 'I6', 'the sequence grows by one an event');
    demand(!endStages.includes(before.stage) || after.stage === before.stage, 'I5', `${before.stage} is an end`);
    demand(after.level >= before.level || event.type === 'handedBack', 'I11', `the level fell by ${event.type}`);
    if (isTimer(event.by)) {
      demand(
        after.evidence.length === before.evidence.length && after.decision === before.decision,
        'I13',
        'time accepted or decided something',
      );
      demand(after.stage === before.stage, 'I13', 'time moved the stage');
    }
    demand(after.owner.id !== '', 'H-43', 'nobody owns it');
    if (!endStages.includes(after.stage)) this.#checkSilence(event.at);
    if (endStages.includes(after.stage) && !endStages.includes(before.stage)) this.#checkDuties();
    this.#checkMeasures(event);
    if (after.stage === 'closedArchived' && before.stage !== 'closedArchived') this.#checkClosing();
  }

  /** H-43, I24: something happens next, within the longest silence of the policy, whatever was promised. */
  #checkSilence(at: number): void {
    const { stage, policy, rulesVersion = 1 } = this.complaint;
    const times = this.#deadlinesOf(this.complaint).map((deadline) => deadline.at);
    demand(times.length > 0, 'H-43', `nothing happens next in ${stage}`);
    if (rulesVersion < 3) return;
    const latest = addWorkingMinutes(policy.calendar, at, policy.complaint.limits.silenceMinutes);
    demand(Math.min(...times) <= latest, 'I24', `nothing happens in ${stage} before ${Math.min(...times)}`);
  }

  /** I27: a measure has a clock until somebody has found that it helps, who has not carried it out; from the events alone. */
  #checkMeasures(event: ComplaintEvent): void {
    const open = new Map<string, string>();
    for (const past of this.events) {
      if (past.type === 'evaluated')
        for (const { measureId, owner } of past.measures) if (measureId !== undefined) open.set(measureId, owner);
      if (past.type === 'measureReassigned') open.set(past.measureId, past.owner);
      if (past.type === 'measureChecked' && past.effective) open.delete(past.measureId);
    }
    const rules = explainedDeadlines(this.complaint).filter(({ timer }) => timer === 'H-35');
    for (const id of open.keys())
      demand(
        rules.some(({ subject }) => subject.startsWith(`${id}-`)),
        'I27',
        `nothing is awaited of ${id}`,
      );
    if (event.type !== 'measureChecked') return;
    const done = this.events.findLast((past) => past.type === 'measureReported' && past.measureId === event.measureId);
    demand(done !== undefined && done.by.id !== event.by.id, 'I27', `${event.by.id} checks what they have carried out`);
  }

  /** I25: nothing ends with an open duty, from the events alone. */
  #checkDuties(): void {
    if ((this.complaint.rulesVersion ?? 1) < 3) return;
    const open = new Set<string>();
    for (const event of this.events) {
      if (event.type === 'flagRaised' && event.flag !== 'urgentOnSite') open.add(event.flag);
      if (event.type === 'flagCleared') open.delete(event.flag);
      if (event.type === 'departmentCommanded') open.add(`task ${event.taskId}`);
      if (event.type === 'departmentReported') open.delete(`task ${event.taskId}`);
      if (event.type === 'issueRelayed') open.add(`issue ${event.issueId}`);
      if (event.type === 'issueAnswered' || event.type === 'issueWithdrawn') open.delete(`issue ${event.issueId}`);
      if (event.type === 'flagCleared' && event.flag === 'keyProblem') open.add('support');
      if (event.type === 'supportGiven') open.delete('support');
      if (event.type === 'escalated') open.add(event.escalationId);
      if (event.type === 'escalationAcknowledged' || event.type === 'handedBack') open.delete(event.escalationId);
      // what was passed up before a reopening belongs to the round that is over
      if (event.type === 'revisitRecorded' && event.satisfied === false)
        for (const id of open) if (id.startsWith('T-37/hand')) open.delete(id);
    }
    demand(open.size === 0, 'I25', `it ends with ${[...open].join(', ')} open`);
  }

  /** H-31, from the events alone. */
  #checkClosing(): void {
    const since = this.events.findLastIndex(({ type }) => type === 'reopened') + 1;
    const kept = new Set(this.events.slice(since).map(({ type }) => type));
    const revisit = this.events.findLast(({ type }) => type === 'revisitRecorded');
    demand(
      revisit?.type === 'revisitRecorded' && revisit.satisfied === true,
      'H-31',
      'closed without a satisfied revisit',
    );
    demand(kept.has('evaluated'), 'H-31', 'closed without an evaluation');
    if (this.complaint.judgement?.verdict !== 'founded') return;
    for (const type of ['solutionDecided', 'solutionAccepted', 'feedbackCollected', 'penaltyDecided'] as const)
      demand(kept.has(type), 'H-31', `closed without ${type}`);
    const parties = this.events.slice(since).flatMap((event) => (event.type === 'penaltyDecided' ? [event.party] : []));
    demand(new Set(parties).size === 2, 'H-31', 'closed with a penalty decision for one party only');
  }

  finish(): void {
    const folded = this.events.reduce(this.process.evolve, initialState);
    demand(JSON.stringify(folded) === JSON.stringify(this.complaint), 'I14', 'folding the events gives the state');
    demand(JSON.stringify(this.complaint).length < 100_000, 'I12', 'the state is too large');
    const [first, ...rest] = this.events;
    demandFreshDeadlines(this.process.evolve, explainedDeadlines, fold([first!]), rest);
    demandOrder(rest);
  }
}

/** Plays one random complaint; every deadline of it must be accounted for. */
export interface RandomComplaint {
  readonly start: number;
  readonly steps: readonly RandomStep[];
}

/** Plays one random complaint, in which what is sought is asked in one step of four, whether it may be or not; throws an InvariantViolation. */
export function play(process: ComplaintProcess, { start, steps }: RandomComplaint, sought?: PublicCommand) {
  prepared ??= beginnings().map((events) => ({ events, state: fold(events), now: timeOf(events) }));
  const { events, state, now } = one(prepared, start)!;
  const checker = new ComplaintInvariants(process, events, state, now);
  for (const next of steps) {
    checker.wait(next.minutes * 60_000);
    checker.send(commandFor(next, checker.complaint, checker.now, sought));
  }
  // what a last command has made overdue happens at once
  checker.wait(0);
  checker.finish();
  const recorded = checker.events.map((event, index) => ({ sequence: index + 1, event }));
  const { faults } = auditDeadlines(processDefinitions.complaint, recorded, checker.now);
  demand(faults.length === 0, 'I4', `the deadline audit finds ${JSON.stringify(faults[0])}`);
  return checker;
}

export { complaintProcess };
