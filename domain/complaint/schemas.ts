import { z } from 'zod';
import { Actor, roles } from '../kernel/actor';
import { sealDescription, sealFields } from '../kernel/evidence';
import type { ServicePolicy } from '../policy/policy';
import { DeadlineState } from '../time/deadline';
import { Channel, Fen, StoredInstant } from '../values/field-schemas';
import { RecordedConsent } from '../values/recorded-consent';
import { PlanStep } from './plan-steps';
import { stages } from './stage';

export const ComplaintKind = z.enum(['inquiry', 'opinion', 'complaint', 'urgentOnSite']);
const Source = z.enum(['phone', 'inPerson', 'email', 'followUp', 'deliveryDispute', 'customerForm']);
export const Flag = z.enum(['legalCase', 'mediaCrisis', 'keyProblem', 'urgentOnSite']);
export const Severity = z.enum(['low', 'medium', 'high', 'critical']);
export const Complexity = z.enum(['simple', 'normal', 'complex']);
export const Route = z.enum(['quality', 'service']);
export const Verdict = z.enum(['founded', 'unfounded']);
/** H-26: about whom a penalty is decided. */
export const parties = ['responsiblePerson', 'departmentHead'] as const;
export const Party = z.enum(parties);
export const Penalty = z.enum(['none', 'penalty']);
/** H-31: why a complaint ends without a solution. */
export const Ending = z.enum(['unreachable', 'withdrawn', 'decidedOutside', 'carSold', 'customerDied']);
export const PauseReason = z.enum(['customer', 'parts', 'authority']);
export const StaffRole = z.enum(roles);
const Count = z.int();

/** News that reached the customer, as an event carries it. */
export const Message = z.object({ words: z.string(), channel: Channel });

/** Who has a complaint, in which role. */
export const Owner = z.object({ id: z.string(), role: StaffRole });

/** H-39: whom a complaint is about, in which roles, and who said so. */
const Accused = z.object({ person: z.string(), holds: z.array(StaffRole), by: z.string() });

/** What is known when somebody complains. Ids are opaque: names, plates and numbers stay in the master data. */
export const Intake = z.object({
  number: z.string(),
  store: z.string(),
  policy: z.custom<ServicePolicy>(),
  /** 1 when absent. */
  rulesVersion: z.int().exactOptional(),
  kind: ComplaintKind,
  source: Source,
  /** A customer of the master data, or a contact kept for this complaint only (H-05). */
  complainant: z.object({ id: z.string(), kind: z.enum(['customer', 'contact']), goldCard: z.boolean() }),
  vehicle: z.string().exactOptional(),
  order: z.string().exactOptional(),
  followUp: z.string().exactOptional(),
  /** B-01, H-08: who receives it owns it; what comes from no member of staff is given to customer relations. */
  owner: Owner,
  /** H-38: the advisor of the visit, who is of the team of this complaint; absent where no visit is known, or it is about them. */
  advisor: z.string().exactOptional(),
  /** Earlier complaints about the same, the latest last. */
  forerunners: z.array(z.string()).exactOptional(),
  /** In the complainant's own words. */
  words: z.string(),
  /** H2: the hash of an approval that the customer says was not theirs; those who could have made it up have no part in the case. */
  disowned: z.string().exactOptional(),
  /** Who decides, receives and reads nothing of it; absent until somebody is. */
  accused: z.array(Accused).exactOptional(),
});

export const CandidateContent = z.object({
  candidateId: z.string(),
  kind: z.string(),
  text: z.string(),
  cost: Fen,
  department: z.string(),
});
export const Candidate = CandidateContent.extend({ preferred: z.boolean() });

/** C-20, S-26: what the customer accepted, confirmed or withdrew, with exactly what was shown. */
export const Acceptance = z
  .object({
    complaint: z.string(),
    document: z.enum(['solution', 'answer', 'withdrawal']),
    subject: z.string(),
    revision: Count,
    answer: z.literal('approved'),
    text: z.string(),
    total: Fen,
    consent: RecordedConsent,
    recordedBy: Actor,
    at: StoredInstant,
    ...sealFields,
  })
  .meta({ id: 'Acceptance', description: sealDescription });

export const Pause = z.object({
  reason: PauseReason,
  from: StoredInstant,
  /** Ends by itself here, at the latest when the cap is used up. */
  until: StoredInstant,
  to: StoredInstant.exactOptional(),
});

/** H-48: what a store can want from the manufacturer. */
export const IssueTopic = z.enum(['product', 'parts', 'policy', 'support', 'meeting', 'training']);

/** H-29: a refund that the cashier has paid out in the account of the visit, by its id there. */
export const PaidRefund = z.object({ adjustmentId: z.string(), amount: Fen });

/** H-34, H-35: what prevents the next one, in which process, by whom; since version 3 of the rules also until when. */
export const Measure = z.object({
  process: z.enum(['sales', 'delivery', 'afterSales']),
  measure: z.string(),
  owner: z.string(),
  measureId: z.string().exactOptional(),
  dueAt: StoredInstant.exactOptional(),
});
/** H-35: what has become of it. */
const FollowedMeasure = Measure.extend({
  /** How often it was given, and when last. */
  turn: Count.exactOptional(),
  givenAt: StoredInstant.exactOptional(),
  result: z.string().exactOptional(),
  doneBy: z.string().exactOptional(),
  doneAt: StoredInstant.exactOptional(),
  finding: z.string().exactOptional(),
  checkedBy: z.string().exactOptional(),
  checkedAt: StoredInstant.exactOptional(),
});

/** H-39: what a department was told to do, and what it has answered; by earlier rules only whose it is, and until when. */
const DepartmentTask = z.object({
  taskId: z.string(),
  to: z.string(),
  dueAt: StoredInstant,
  done: z.boolean(),
  department: z.string().exactOptional(),
  what: z.string().exactOptional(),
  askedBy: z.string().exactOptional(),
  askedAt: StoredInstant.exactOptional(),
  result: z.string().exactOptional(),
  answeredAt: StoredInstant.exactOptional(),
});

/** One complaint of a customer, from the first word to the closed file. Plain JSON; the workflow holds it, the API shows it. */
export const ComplaintState = Intake.extend({
  sequence: Count,
  stage: z.enum(stages),
  receivedAt: StoredInstant,
  receivedBy: Actor,
  offered: z.object({ to: z.string(), by: z.string(), at: StoredInstant, turn: Count }).exactOptional(),
  offersMade: Count,
  handovers: Count,
  registeredAt: StoredInstant.exactOptional(),
  demand: z.string().exactOptional(),
  /** H-14: what the customer has said since it was taken down; absent until something was. */
  added: z.array(z.object({ words: z.string(), at: StoredInstant, by: z.enum(['customer', 'staff']) })).exactOptional(),
  rating: z.object({ severity: Severity, complexity: Complexity }).exactOptional(),
  /** T-28: answered, or told when. */
  firstAnsweredAt: StoredInstant.exactOptional(),
  nextReply: z.object({ at: StoredInstant, turn: Count, kept: z.boolean() }).exactOptional(),
  replies: Count,
  expectedSolvedAt: StoredInstant.exactOptional(),
  /** H-14: when the customer last heard of it, and how often; absent under earlier rules. */
  lastNews: z.object({ at: StoredInstant, turn: Count }).exactOptional(),
  interimSolutions: Count,
  /** T-30: since when a judgement is due, and how often it has come to one. */
  judgementDueSince: StoredInstant.exactOptional(),
  judgements: Count,
  judgement: z
    .object({
      verdict: Verdict,
      reason: z.string(),
      by: z.string(),
      at: StoredInstant,
      confirmedBy: z.string().exactOptional(),
      confirmedAt: StoredInstant.exactOptional(),
    })
    .exactOptional(),
  insisted: Count,
  route: Route.exactOptional(),
  department: z.string().exactOptional(),
  assignedAt: StoredInstant.exactOptional(),
  /** H-18: what the customer granted; after a reopening it is asked for anew. */
  investigationAgreed: z.object({ until: StoredInstant, at: StoredInstant, turn: Count }).exactOptional(),
  investigationsAgreed: Count,
  resolveBy: z.object({ at: StoredInstant, since: StoredInstant, revision: Count }).exactOptional(),
  facts: Count,
  cause: z.object({ code: z.string(), responsiblePerson: z.string(), departmentHead: z.string() }).exactOptional(),
  candidates: z.array(Candidate),
  /** How often candidates were submitted. */
  rounds: Count,
  submittedAt: StoredInstant.exactOptional(),
  decision: z.object({ candidateId: z.string(), instruction: z.string(), at: StoredInstant }).exactOptional(),
  notifiedAt: StoredInstant.exactOptional(),
  evidence: z.array(Acceptance),
  acceptedAt: StoredInstant.exactOptional(),
  refusals: Count,
  penalties: z.object({ responsiblePerson: Penalty.exactOptional(), departmentHead: Penalty.exactOptional() }),
  feedback: z.object({ satisfied: z.boolean(), at: StoredInstant }).exactOptional(),
  implementedAt: StoredInstant.exactOptional(),
  /** H-29: what was paid back in the account of the visit for it. */
  refund: PaidRefund.exactOptional(),
  cost: Fen,
  revisitDueSince: StoredInstant.exactOptional(),
  revisitAttempts: Count,
  revisit: z.object({ satisfied: z.boolean(), at: StoredInstant }).exactOptional(),
  reopenings: Count,
  /** H-30: the revisit that led back last; from here the statutory time counts anew. */
  dissatisfiedAt: StoredInstant.exactOptional(),
  evaluation: z
    .object({ classification: z.string(), measures: z.array(FollowedMeasure), at: StoredInstant })
    .exactOptional(),
  pauses: z.array(Pause),
  /** CF-16: 0 nobody, 1 the superior, then the levels of the policy. Falls only when a level hands back. */
  level: Count,
  escalatedByHand: Count,
  handedBack: z.array(z.string()),
  /** H-36: escalations, with their level, whose leader the customer knows. */
  leadersTold: z.array(z.string()),
  plans: z.array(
    z.object({
      turn: Count,
      escalationId: z.string(),
      /** What an escalation of a broken plan is about in the end; since version 4 of the rules. */
      about: z.string().exactOptional(),
      to: StaffRole,
      actBy: StoredInstant,
      /** The command that fulfils it, and when it was sent. */
      step: PlanStep.exactOptional(),
      doneAt: StoredInstant.exactOptional(),
    }),
  ),
  plansMade: Count,
  nextAction: z.object({ at: StoredInstant, turn: Count }).exactOptional(),
  actionsAnnounced: Count,
  /** H-43: how often what is owed was put off; absent under rules without limits. */
  putOff: z.object({ actions: Count, promises: Count, moves: Count, handBacks: Count }).exactOptional(),
  departmentTasks: z.array(DepartmentTask),
  flags: z.array(
    z.object({
      flag: Flag,
      at: StoredInstant,
      cleared: z.boolean(),
      /** H-33: since version 3 of the rules, and when a key problem was followed by further support. */
      clearedAt: StoredInstant.exactOptional(),
      supportedAt: StoredInstant.exactOptional(),
    }),
  ),
  centralInformedAt: StoredInstant.exactOptional(),
  /** H-48: absent until something was relayed. */
  issues: z
    .array(
      z.object({
        issueId: z.string(),
        topic: IssueTopic,
        what: z.string(),
        askedBy: z.string(),
        at: StoredInstant,
        answer: z.string().exactOptional(),
        answeredAt: StoredInstant.exactOptional(),
        withdrawnAt: StoredInstant.exactOptional(),
      }),
    )
    .exactOptional(),
  linkedComplaints: z.array(z.string()),
  holdsSettlement: z.boolean(),
  rework: z.object({ orderedAt: StoredInstant, order: z.string().exactOptional() }).exactOptional(),
  /** H-30: attempts to reach the customer since the customer was last heard. */
  contactAttempts: z.array(z.object({ at: StoredInstant, channel: Channel })).exactOptional(),
  /** H-31: the ending that was proposed, and how many were. */
  ending: z.object({ kind: Ending, by: z.string(), at: StoredInstant, turn: Count }).exactOptional(),
  endingsProposed: Count.exactOptional(),
  /** The complaint that is asked to go on for this one. */
  merging: z.object({ into: z.string(), at: StoredInstant }).exactOptional(),
  /** When a person last moved the complaint on; time alone never does. */
  movedAt: StoredInstant,
  closedAt: StoredInstant.exactOptional(),
  ...DeadlineState.shape,
});
