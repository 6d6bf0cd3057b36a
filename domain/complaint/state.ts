import type { AnyEventIn, CommandRejected, EventIn, UnstampedEventIn } from '../kernel/event';
import { systemActor, type Actor, type Role } from '../kernel/actor';
import type { Sealed } from '../kernel/evidence';
import type { Fen } from '../values/money';
import { noPolicy, type PauseReason, type ServicePolicy } from '../policy/policy';
import type { Instant } from '../kernel/process';
import type { Channel, Consent } from '../values/field-schemas';
import type { DeadlineState } from '../time/deadline';
import type { DeadlineEvents } from './deadlines';
import type { ClosingEvents } from './closing';
import type { EscalationEvents } from './escalation';
import type { IntakeEvents } from './intake';
import type { InvestigationEvents } from './investigation';
import type { JudgementEvents } from './judgement';
import type { LinkEvents } from './links';
import type { OwnershipEvents } from './ownership';
import { endStages, type Stage } from './stage';
import type { SolutionEvents } from './solution';

export type Kind = 'inquiry' | 'opinion' | 'complaint' | 'urgentOnSite';
export type Source = 'phone' | 'inPerson' | 'email' | 'followUp' | 'deliveryDispute' | 'customerForm';
export type Flag = 'legalCase' | 'mediaCrisis' | 'keyProblem' | 'urgentOnSite';
export type Severity = 'low' | 'medium' | 'high' | 'critical';
export type Complexity = 'simple' | 'normal' | 'complex';
export type Route = 'quality' | 'service';

/** What is known when somebody complains. Ids are opaque: names, plates and numbers stay in the archive. */
export interface Intake {
  readonly number: string;
  readonly store: string;
  readonly policy: ServicePolicy;
  readonly kind: Kind;
  readonly source: Source;
  /** A customer of the archive, or a contact kept for this matter only (H-05). */
  readonly complainant: { readonly id: string; readonly kind: 'customer' | 'contact'; readonly goldCard: boolean };
  readonly vehicle?: string;
  readonly order?: string;
  readonly followUp?: string;
  /** B-01, H-08: who receives it owns it; what comes from no member of staff is given to customer relations. */
  readonly owner: { readonly id: string; readonly role: Role };
  /** In the complainant's own words. */
  readonly words: string;
}

export interface Candidate {
  readonly candidateId: string;
  readonly kind: string;
  readonly text: string;
  readonly cost: Fen;
  readonly department: string;
  readonly preferred: boolean;
}

/** C-20, S-26: what the customer accepted, with exactly what was shown. */
export type Acceptance = Sealed<{
  readonly complaint: string;
  readonly document: 'solution';
  readonly subject: string;
  readonly revision: number;
  readonly answer: 'approved';
  readonly text: string;
  readonly total: Fen;
  readonly consent: Consent;
  readonly recordedBy: Actor;
  readonly at: Instant;
}>;

export interface Pause {
  readonly reason: PauseReason;
  readonly from: Instant;
  /** Ends by itself here, at the latest when the cap is used up. */
  readonly until: Instant;
  readonly to?: Instant;
}

/** H-34, H-35: what prevents the next one, in which process, by whom. */
export interface Measure {
  readonly process: 'sales' | 'delivery' | 'afterSales';
  readonly measure: string;
  readonly owner: string;
}

export type Party = 'responsiblePerson' | 'departmentHead';

/** One matter of a customer, from the first word to the archive. Plain JSON; the workflow holds it, the read side shows it. */
export interface Complaint extends Intake, DeadlineState {
  readonly sequence: number;
  readonly stage: Stage;
  readonly receivedAt: Instant;
  readonly receivedBy: Actor;
  readonly offered?: { readonly to: string; readonly by: string; readonly at: Instant; readonly turn: number };
  readonly offersMade: number;
  readonly handovers: number;
  readonly registeredAt?: Instant;
  readonly demand?: string;
  readonly rating?: { readonly severity: Severity; readonly complexity: Complexity };
  /** T-28: answered, or told when. */
  readonly firstAnsweredAt?: Instant;
  readonly nextReply?: { readonly at: Instant; readonly turn: number; readonly kept: boolean };
  readonly replies: number;
  readonly expectedSolvedAt?: Instant;
  readonly interimSolutions: number;
  /** T-30: since when a judgement is due, and how often it has come to one. */
  readonly judgementDueSince?: Instant;
  readonly judgements: number;
  readonly judgement?: {
    readonly verdict: 'founded' | 'unfounded';
    readonly reason: string;
    readonly by: string;
    readonly at: Instant;
    readonly confirmedBy?: string;
    readonly confirmedAt?: Instant;
  };
  readonly insisted: number;
  readonly route?: Route;
  readonly department?: string;
  readonly assignedAt?: Instant;
  /** H-18: what the customer granted; after a reopening it is asked for anew. */
  readonly investigationAgreed?: { readonly until: Instant; readonly at: Instant; readonly turn: number };
  readonly investigationsAgreed: number;
  readonly resolveBy?: { readonly at: Instant; readonly since: Instant; readonly revision: number };
  readonly facts: number;
  readonly cause?: { readonly code: string; readonly responsiblePerson: string; readonly departmentHead: string };
  readonly candidates: readonly Candidate[];
  /** How often candidates were submitted, refused or sent back. */
  readonly rounds: number;
  readonly submittedAt?: Instant;
  readonly decision?: { readonly candidateId: string; readonly instruction: string; readonly at: Instant };
  readonly notifiedAt?: Instant;
  readonly evidence: readonly Acceptance[];
  readonly acceptedAt?: Instant;
  readonly refusals: number;
  readonly penalties: { readonly [P in Party]?: 'none' | 'penalty' };
  readonly feedback?: { readonly satisfied: boolean; readonly at: Instant };
  readonly implementedAt?: Instant;
  readonly cost: Fen;
  readonly revisitDueSince?: Instant;
  readonly revisitAttempts: number;
  readonly revisit?: { readonly satisfied: boolean; readonly at: Instant };
  readonly reopenings: number;
  /** H-30: the revisit that led back last; from here the law counts anew. */
  readonly dissatisfiedAt?: Instant;
  readonly evaluation?: {
    readonly classification: string;
    readonly measures: readonly Measure[];
    readonly at: Instant;
  };
  readonly pauses: readonly Pause[];
  /** CF-16: 0 nobody, 1 the superior, then the levels of the policy. Falls only when a level hands back. */
  readonly level: number;
  readonly escalatedByHand: number;
  readonly handedBack: readonly string[];
  /** H-36: escalations, with their level, whose leader the customer knows. */
  readonly leadersTold: readonly string[];
  readonly plans: readonly {
    readonly turn: number;
    readonly escalationId: string;
    readonly to: Role;
    readonly actBy: Instant;
  }[];
  readonly plansMade: number;
  readonly nextAction?: { readonly at: Instant; readonly turn: number };
  readonly actionsAnnounced: number;
  readonly departmentTasks: readonly {
    readonly taskId: string;
    readonly to: string;
    readonly dueAt: Instant;
    readonly done: boolean;
  }[];
  readonly flags: readonly { readonly flag: Flag; readonly at: Instant; readonly cleared: boolean }[];
  readonly centralInformedAt?: Instant;
  readonly linkedComplaints: readonly string[];
  readonly holdsSettlement: boolean;
  readonly rework?: { readonly orderedAt: Instant; readonly order?: string };
  /** When a person last moved the matter; a clock never does. */
  readonly movedAt: Instant;
  readonly closedAt?: Instant;
}

export interface Payloads
  extends
    IntakeEvents,
    OwnershipEvents,
    JudgementEvents,
    InvestigationEvents,
    SolutionEvents,
    ClosingEvents,
    EscalationEvents,
    LinkEvents,
    DeadlineEvents {
  readonly complaintReceived: { readonly intake: Intake };
  readonly commandRejected: CommandRejected;
}
export type EventName = keyof Payloads;
export type UnstampedEvent = UnstampedEventIn<Payloads>;
export type EventOf<T extends EventName> = EventIn<Payloads, T>;
export type ComplaintEvent = AnyEventIn<Payloads>;

/** One function per event: state before and event in, state after out. */
export type Evolvers<P> = {
  readonly [T in keyof P & EventName]: (complaint: Complaint, event: EventOf<T>) => Complaint;
};

/** News that reached the customer, as an event carries it. */
export interface Told {
  readonly words: string;
  readonly channel: Channel;
}

export function receive(intake: Intake, by: Actor, at: Instant): Complaint {
  const urgent = intake.kind === 'urgentOnSite';
  return {
    ...intake,
    sequence: 1,
    stage: 'received',
    receivedAt: at,
    receivedBy: by,
    handovers: 0,
    replies: 0,
    interimSolutions: 0,
    judgements: 0,
    insisted: 0,
    offersMade: 0,
    actionsAnnounced: 0,
    investigationsAgreed: 0,
    facts: 0,
    candidates: [],
    rounds: 0,
    evidence: [],
    refusals: 0,
    penalties: {},
    cost: 0,
    revisitAttempts: 0,
    reopenings: 0,
    pauses: [],
    level: 0,
    escalatedByHand: 0,
    handedBack: [],
    leadersTold: [],
    plans: [],
    plansMade: 0,
    departmentTasks: [],
    flags: urgent ? [{ flag: 'urgentOnSite', at, cleared: false }] : [],
    linkedComplaints: [],
    holdsSettlement: false,
    passed: {},
    escalations: [],
    movedAt: at,
  };
}

/** Before the first word: what the first event replaces. */
export const initialState: Complaint = {
  ...receive(
    {
      number: '',
      store: '',
      policy: noPolicy,
      kind: 'complaint',
      source: 'phone',
      complainant: { id: '', kind: 'customer', goldCard: false },
      owner: { id: '', role: 'crSpecialist' },
      words: '',
    },
    systemActor,
    0,
  ),
  sequence: 0,
};

export const isOver = ({ stage }: Pick<Complaint, 'stage'>): boolean => endStages.includes(stage);
export const isGrave = ({ kind }: Pick<Complaint, 'kind'>): boolean => kind === 'complaint' || kind === 'urgentOnSite';
export const openPause = ({ pauses }: Pick<Complaint, 'pauses'>): Pause | undefined =>
  pauses.find(({ to }) => to === undefined);
export const hasFlag = ({ flags }: Pick<Complaint, 'flags'>, flag: Flag): boolean =>
  flags.some((raised) => raised.flag === flag && !raised.cleared);

/** CF-16: the role at each level for this complaint. An urgent case on site starts with the store manager (H-37). */
export function roleAtLevel(complaint: Complaint, level: number): Role | undefined {
  const { superiors, levels } = complaint.policy.complaint;
  if (level > 1) return levels[level - 2];
  return superiors[complaint.owner.role] ?? 'serviceManager';
}
export const levelOf = ({ policy }: Complaint, role: Role): number => {
  const place = policy.complaint.levels.indexOf(role);
  return place === -1 ? 1 : place + 2;
};
/** The next role that does not have the matter yet; the last one keeps it. */
export const nextLevel = (complaint: Complaint): Role => {
  const first = hasFlag(complaint, 'urgentOnSite') ? 3 : 1;
  const level = Math.max(complaint.level + 1, first);
  return roleAtLevel(complaint, level) ?? complaint.policy.complaint.levels.at(-1)!;
};
/** S-25: who decides on this route, and above the threshold of CF-18. */
export const leaderOf = ({ route }: Pick<Complaint, 'route'>): Role =>
  route === 'quality' ? 'serviceManager' : 'crManager';

export const registered = ({ stage }: Complaint): boolean => stage !== 'received';
export const judged = (complaint: Complaint): boolean =>
  isOver(complaint) || ['answeredNow', 'revisitDue', 'evaluating'].includes(complaint.stage) || !!complaint.assignedAt;
export const investigated = (complaint: Complaint): boolean => isOver(complaint) || complaint.cause !== undefined;
export const decided = (complaint: Complaint): boolean => isOver(complaint) || complaint.decision !== undefined;
export const accepted = (complaint: Complaint): boolean => isOver(complaint) || complaint.acceptedAt !== undefined;
/** Nothing more has to be found for the customer; what remains is asking whether it was right. */
export const carriedOut = (complaint: Complaint): boolean =>
  isOver(complaint) || ['answeredNow', 'revisitDue', 'evaluating'].includes(complaint.stage);
export const revisited = (complaint: Complaint): boolean => isOver(complaint) || complaint.revisit?.satisfied === true;
