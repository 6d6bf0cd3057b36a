import type { z } from 'zod';
import { systemActor, type Actor } from '../kernel/actor';
import type { AnyEventIn, EventIn, EventsOf } from '../kernel/event';
import type { Immutable } from '../kernel/immutable';
import type { Instant } from '../kernel/process';
import { noPolicy } from '../policy/policy';
import type { adoptionEvents } from './adoption';
import type { accusedEvents } from './accused';
import type { assigningEvents } from './assigning';
import type { closingEvents } from './closing';
import type { contactEvents } from './contact-attempts';
import type { correctionEvents } from './corrections';
import type { deadlineEvents } from './deadlines';
import type { endingEvents } from './endings';
import type { customerLinkEvents } from './customer-links';
import type { customerWordsEvents } from './customer-words';
import type { departmentTaskEvents } from './department-tasks';
import type { escalationEvents } from './escalation';
import type { flagEvents } from './flags';
import type { handOverEvents } from './hand-over';
import type { inquiryEvents } from './inquiries';
import type { intakeEvents } from './intake';
import type { investigationEvents } from './investigation';
import type { judgementEvents } from './judgement';
import type { linkEvents } from './links';
import type { issueEvents } from './manufacturer-issues';
import type { measureEvents } from './measures';
import type { mergingEvents } from './merging';
import type { newsEvents } from './news';
import type { OpeningEvents } from './opening';
import type { ownershipEvents } from './ownership';
import type { pauseEvents } from './pauses';
import type { penaltyEvents } from './penalties';
import type * as schemas from './schemas';
import type { solutionEvents } from './solution';
import { endStages } from './stage';

export type ComplaintKind = z.output<typeof schemas.ComplaintKind>;
export type Flag = z.output<typeof schemas.Flag>;
export type Intake = Immutable<z.output<typeof schemas.Intake>>;
export type Candidate = Immutable<z.output<typeof schemas.Candidate>>;
export type Acceptance = Immutable<z.output<typeof schemas.Acceptance>>;
export type Pause = Immutable<z.output<typeof schemas.Pause>>;
export type Complaint = Immutable<z.output<typeof schemas.ComplaintState>>;
export type Measure = NonNullable<Complaint['evaluation']>['measures'][number];

export interface Payloads
  extends
    OpeningEvents,
    EventsOf<typeof accusedEvents>,
    EventsOf<typeof assigningEvents>,
    EventsOf<typeof intakeEvents>,
    EventsOf<typeof customerWordsEvents>,
    EventsOf<typeof customerLinkEvents>,
    EventsOf<typeof newsEvents>,
    EventsOf<typeof inquiryEvents>,
    EventsOf<typeof ownershipEvents>,
    EventsOf<typeof departmentTaskEvents>,
    EventsOf<typeof handOverEvents>,
    EventsOf<typeof pauseEvents>,
    EventsOf<typeof judgementEvents>,
    EventsOf<typeof investigationEvents>,
    EventsOf<typeof solutionEvents>,
    EventsOf<typeof closingEvents>,
    EventsOf<typeof measureEvents>,
    EventsOf<typeof penaltyEvents>,
    EventsOf<typeof escalationEvents>,
    EventsOf<typeof flagEvents>,
    EventsOf<typeof contactEvents>,
    EventsOf<typeof endingEvents>,
    EventsOf<typeof correctionEvents>,
    EventsOf<typeof issueEvents>,
    EventsOf<typeof linkEvents>,
    EventsOf<typeof adoptionEvents>,
    EventsOf<typeof mergingEvents>,
    EventsOf<typeof deadlineEvents> {}
export type EventName = keyof Payloads;

export type EventOf<T extends EventName> = EventIn<Payloads, T>;
export type ComplaintEvent = AnyEventIn<Payloads>;

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
