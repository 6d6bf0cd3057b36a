import { scan } from '../../dev/fixtures/scenarios';
import { roleOf, TEN_O_CLOCK } from '../../dev/fixtures/order-simulation';
import { demoPolicy } from '../../dev/fixtures/store';
import type { ComplaintCommand } from '../../domain/complaint/commands';
import { complaintProcess, fold } from '../../domain/complaint/process';
import { RULES_VERSION } from '../../domain/complaint/rules-version';
import { chosen, solutionText } from '../../domain/complaint/solution';
import type { Complaint, ComplaintEvent, EventName, EventOf, Intake } from '../../domain/complaint/state';
import type { Actor } from '../../domain/kernel/actor';
import { seal } from '../../domain/kernel/evidence';
import { MINUTE, type Instant } from '../../domain/kernel/process';
import { addWorkingMinutes } from '../../domain/time/working-time';
import { commandOf, type ComplaintMove } from './complaint-commands';
import { given } from './given';

export const DAY_MS = 24 * 60 * MINUTE;

export const intake = {
  number: 'CP-S01-20261122-0001',
  store: 'S01',
  policy: demoPolicy,
  rulesVersion: RULES_VERSION,
  kind: 'complaint',
  source: 'phone',
  complainant: { id: 'C-002', kind: 'customer', goldCard: false },
  vehicle: 'V-002',
  order: 'RO-S01-20261121-0007',
  owner: { id: 'cr', role: 'crSpecialist' },
  words: '修完还是响',
} as const satisfies Intake;

export type History = readonly ComplaintEvent[];
type Fields<T extends EventName> = Omit<EventOf<T>, 'type' | 'at' | 'by'>;
/** An event without its time. Fields that depend on the time or on what came before are worked out from them. */
type Undated = (at: Instant, before: History) => ComplaintEvent;

const actor = (who: string): Actor => ({ id: who, role: roleOf(who) });

export const did =
  <T extends EventName>(
    who: string,
    type: T,
    fields: Fields<T> | ((at: Instant, before: History) => Fields<T>),
  ): Undated =>
  (at, before) =>
    ({ type, at, by: actor(who), ...(typeof fields === 'function' ? fields(at, before) : fields) }) as ComplaintEvent;

/** The history, and these events one minute apart after it. */
export const after = (history: History, ...events: readonly Undated[]): History =>
  events.reduce<History>((before, event) => [...before, event(timeOf(before) + MINUTE, before)], history);

/** The history as it would be of a complaint that was received with this changed. */
export const receivedWith = (change: Partial<Intake>, [first, ...rest]: History): History =>
  first?.type === 'complaintReceived' ? [{ ...first, intake: { ...first.intake, ...change } }, ...rest] : rest;

/** When the last event of the history happened. */
export const timeOf = (history: History): Instant => history.at(-1)?.at ?? TEN_O_CLOCK - MINUTE;
export const iso = (at: Instant): string => new Date(at).toISOString();
/** So many minutes after the last event, as a command says it. */
export const later = (history: History, minutes = 600): string => iso(timeOf(history) + minutes * MINUTE);

/** `given(...)` of a complaint, with moves instead of commands; they are sent one minute after the history. */
export function givenComplaint(history: History) {
  const { state, next, when } = given<Complaint, ComplaintCommand, ComplaintEvent>(complaintProcess, ...history);
  return {
    state,
    next,
    when: (move: ComplaintMove, minutes = 1) => when(commandOf(move), timeOf(history) + minutes * MINUTE),
  };
}

export const received = (change: Partial<Intake> = {}, at: Instant = TEN_O_CLOCK): History => {
  const whole: Intake = { ...intake, ...change };
  return [{ type: 'complaintReceived', at, by: whole.owner, intake: whole }];
};

const promised = did('cr', 'replyPromised', (at) => ({ nextReplyAt: at + DAY_MS }));
export const registration = did('cr', 'complaintRegistered', {
  content: '提车第二天刹车再次异响',
  severity: 'high',
  complexity: 'normal',
  demand: '免费返修并说明原因',
  product: '远航 L7',
});
const replied = did('cr', 'replied', { words: '正在核查，稍后给您方案', channel: 'phone', late: false });
export const registered = (change: Partial<Intake> = {}): History =>
  after(received(change), promised, registration, replied);

const judgedFounded = (route: 'quality' | 'service') =>
  did('cr', 'judged', {
    reasonsSufficient: true,
    demandReasonable: true,
    verdict: 'founded',
    reason: '维修后同一故障再现',
    route,
    department: route === 'quality' ? '车间' : '前台',
  });
export const judgedUnfounded = (who = 'cr') =>
  did(who, 'judged', {
    reasonsSufficient: false,
    demandReasonable: false,
    verdict: 'unfounded',
    reason: '系正常磨合声，非质量问题',
  });
export const assigned = (route: 'quality' | 'service' = 'quality'): History =>
  after(registered(), judgedFounded(route));

export const timeAgreed = did('cr', 'investigationTimeAgreed', (at) => ({ until: at + DAY_MS }));
const resolveBySigned = (who: string) => did(who, 'resolveBySigned', (at) => ({ resolveBy: at - MINUTE + 2 * DAY_MS }));
export const investigating = (route: 'quality' | 'service' = 'quality'): History =>
  after(assigned(route), timeAgreed, resolveBySigned(route === 'quality' ? 'workshop' : 'crsupervisor'));

export const concluded = (departmentHead = 'workshop') =>
  did('workshop', 'investigationConcluded', {
    facts: '导向销未润滑',
    causeCode: 'WORKMANSHIP',
    cause: '装配时漏涂润滑脂',
    responsiblePerson: 'zhao',
    departmentHead,
  });
/** H-39: of the same command as the conclusion, at the same time. */
const foundToHaveCausedIt = did('workshop', 'accusedNamed', { person: 'zhao', holds: [], reason: '装配时漏涂润滑脂' });
export const proposing = (departmentHead?: string): History => {
  const history = after(
    investigating(),
    did('workshop', 'factsRecorded', { facts: '拆检前刹车，制动片与导向销间隙异常' }),
    concluded(departmentHead),
  );
  return [...history, foundToHaveCausedIt(timeOf(history), history)];
};

export const proposed = [
  did('workshop', 'solutionProposed', {
    candidateId: 'S-1',
    kind: 'rework',
    text: '免费返修并延长质保三个月',
    cost: 30_000,
    department: '车间',
  }),
  did('manager', 'solutionProposed', {
    candidateId: 'S-2',
    kind: 'compensation',
    text: '返修并赠送保养一次',
    cost: 60_000,
    department: '售后',
  }),
] as const;
export const submitted = (departmentHead?: string): History =>
  after(
    proposing(departmentHead),
    ...proposed,
    did('cr', 'preferenceRecorded', { candidateId: 'S-1', words: '修好就行' }),
    did('workshop', 'candidatesSubmitted', {}),
  );

export const solutionDecided = did('manager', 'solutionDecided', {
  candidateId: 'S-1',
  instruction: '当天返修，车间主管亲自复检',
});
export const offered = (departmentHead?: string): History =>
  after(submitted(departmentHead), solutionDecided, did('cr', 'solutionNotified', { channel: 'phone' }));

const accepted = did('cr', 'solutionAccepted', (at, before) => {
  const complaint = fold(before);
  const solution = chosen(complaint);
  const content = {
    complaint: complaint.number,
    document: 'solution' as const,
    subject: solution.candidateId,
    revision: complaint.rounds,
    answer: 'approved' as const,
    text: solutionText(complaint, solution),
    total: solution.cost,
    consent: scan('solution'),
    recordedBy: actor('cr'),
    at,
  };
  return { evidence: seal(content, complaint.evidence) };
});
export const implementing = (departmentHead?: string): History => after(offered(departmentHead), accepted);

export const penalties = [
  did('manager', 'penaltyDecided', {
    party: 'responsiblePerson',
    decision: 'penalty',
    reason: '漏作业，按规定处理',
  }),
  did('manager', 'penaltyDecided', { party: 'departmentHead', decision: 'none', reason: '制度完备，不予处罚' }),
] as const;
export const feedback = did('cr', 'feedbackCollected', { words: '这次没问题了', satisfied: true, channel: 'phone' });
export const finished = did('workshop', 'implementationFinished', { cost: 28_000, words: '返修完成' });
const stepDone = did('workshop', 'stepDone', { words: '已返修并路试' });
const carriedOut = [stepDone, ...penalties, feedback, finished] as const;
export const revisitDue = (): History => after(implementing(), ...carriedOut);

export const revisited = (satisfied = true) =>
  did('cr', 'revisitRecorded', {
    reached: true,
    words: satisfied ? '满意' : '还是有声音',
    channel: 'phone',
    satisfied,
  });
export const evaluating = (): History => after(revisitDue(), revisited());

const { calendar, complaint: policy } = demoPolicy;
export const evaluated = did('crsupervisor', 'evaluated', (at) => ({
  summary: '装配漏项导致异响再现，返修解决',
  classification: 'REPAIR-QUALITY',
  measures: [
    {
      process: 'afterSales' as const,
      measure: '刹车作业增加润滑复核项',
      owner: 'workshop',
      measureId: 'M-1',
      dueAt: addWorkingMinutes(calendar, at, policy.minutes.measure),
    },
  ],
}));
/** Closed, with a measure that is still to be carried out. */
export const archived = (): History => after(evaluating(), evaluated, did('crsupervisor', 'complaintArchived', {}));
export const measureReported = did('workshop', 'measureReported', {
  measureId: 'M-1',
  result: '检查表已增加复核项，班组已培训',
});
/** Closed, and its measure found to help. */
export const finishedWithMeasure = (): History =>
  after(
    archived(),
    measureReported,
    did('manager', 'measureChecked', { measureId: 'M-1', effective: true, finding: '抽查二十台，均已复核' }),
  );

export const unfoundedReply = (): History =>
  after(registered(), judgedUnfounded(), did('crsupervisor', 'unfoundedConfirmed', {}));

/** An end that waits for a second person. */
export const ended = (): History =>
  after(registered(), did('cr', 'endingProposed', { ending: 'carSold', words: '车辆已过户', scan: 'a'.repeat(64) }));

export const flagged = (flag: EventOf<'flagRaised'>['flag'], who = 'crmanager') =>
  did(who, 'flagRaised', { flag, reason: '律师函' });
