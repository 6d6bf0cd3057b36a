import { z } from 'zod';
import { roles } from '../kernel/actor';
import type { AnyEventIn, UnstampedEventIn } from '../kernel/event';
import type { Immutable } from '../kernel/immutable';
import type { Instant } from '../kernel/process';
import type { ServicePolicy } from '../policy/policy';
import { DeadlineState } from '../time/deadline';
import { minutesOf, PartOfDay, WishedDays, weekdaysOf } from '../values/call-wish';
import { StoredInstant } from '../values/field-schemas';
import { daysAfter, nextWindow, type CallWindows } from './call-windows';
import type { CallerEvents } from './callers';
import { CallResult } from './call-result';
import type { CallEvents } from './calls';
import type { ComplaintLinkEvents } from './complaint-link';
import { Correction } from './correction';
import type { CorrectionEvents } from './corrections';
import type { DeadlineEvents } from './deadlines';
import type { FurtherNeedEvents } from './further-needs';
import type { GivingUpEvents } from './giving-up';
import type { HandOverEvents } from './hand-over';
import type { OpeningEvents } from './opening';
import type { OwnAnswerEvents } from './own-answers';
import { Questionnaire } from './questionnaire';
import type { QuickHandlingEvents } from './quick-handling';
import type { RecordEvents } from './record';
import { isSteered, keepsAuthors } from './rules-version';
import type { SevenDayCallEvents } from './seven-day-call';
import { endStages, stages } from './stage';

/** What is known when the car has left. */
export const Departure = z.object({
  number: z.string(),
  order: z.string(),
  store: z.string(),
  /** The copy this follow-up was opened with; it stays with it, and is left out of what the API replies. */
  policy: z.custom<ServicePolicy>(),
  /** 1 when absent. */
  rulesVersion: z.int().exactOptional(),
  customer: z.object({ id: z.string(), member: z.boolean(), privateCustomer: z.boolean() }),
  vehicle: z.string(),
  advisor: z.string(),
  /** CF-02: seen at the gate, else delivered. */
  leftAt: StoredInstant,
  /** F-22, G-04: what the customer wished at delivery, in the customer's words, and what of it steers the call. */
  wish: z
    .object({
      words: z.string(),
      channel: z.string(),
      days: WishedDays.exactOptional(),
      partOfDay: PartOfDay.exactOptional(),
    })
    .exactOptional(),
  /** G-18: who of the first role calls; nobody in particular when absent. */
  specialist: z.string().exactOptional(),
});
export type Departure = Immutable<z.output<typeof Departure>>;

/** The calls after one visit. Plain JSON; the workflow holds it, the read side shows it. */
export const FollowUp = Departure.extend({
  /** Events so far. */
  sequence: z.int(),
  stage: z.enum(stages),
  /** CF-05, G-19, G-23: who is called first. */
  priority: z.enum(['member', 'private', 'other']),
  openedAt: StoredInstant,
  /** Who calls now: the specialist, after the sweep the clerk. */
  caller: z.enum(roles),
  calls: z.array(
    z.object({
      callId: z.string(),
      at: StoredInstant,
      by: z.string(),
      reached: z.boolean(),
      /** Absent before version 3 of the rules. */
      channel: z.string().exactOptional(),
      /** Absent before version 4 of the rules, as are the words. */
      result: CallResult.exactOptional(),
      words: z.string().exactOptional(),
    }),
  ),
  bookedAt: StoredInstant.exactOptional(),
  /** Bookings since the last call, and the time of the newest one; absent before version 3 of the rules. */
  bookings: z.object({ count: z.int(), last: StoredInstant }).exactOptional(),
  reachedAt: StoredInstant.exactOptional(),
  /** The customer's own answers by the link; the call is still made. */
  own: z.object({ overall: Questionnaire.shape.overall, at: StoredInstant }).exactOptional(),
  recordedAt: StoredInstant.exactOptional(),
  /** Absent before version 4 of the rules. */
  recordedBy: z.string().exactOptional(),
  overall: Questionnaire.shape.overall.exactOptional(),
  /** What was answered in the call; absent before version 3 of the rules. */
  answers: Questionnaire.exactOptional(),
  problem: z
    .object({
      words: z.string(),
      openedAt: StoredInstant,
      answeredAt: StoredInstant.exactOptional(),
      /** G-43; absent before version 3 of the rules. */
      cause: z.string().exactOptional(),
    })
    .exactOptional(),
  /** G-41: what else the customer needs. */
  need: z
    .object({ words: z.string(), notedAt: StoredInstant, answeredAt: StoredInstant.exactOptional() })
    .exactOptional(),
  secondCalls: z.int(),
  /** Of the last second call; absent before version 3 of the rules. */
  secondCalledAt: StoredInstant.exactOptional(),
  /** What the last second call came to; absent before version 4 of the rules. */
  secondCall: z
    .object({
      reached: z.boolean(),
      satisfied: z.boolean().exactOptional(),
      words: z.string(),
      by: z.string(),
      at: StoredInstant,
    })
    .exactOptional(),
  sweptAt: StoredInstant.exactOptional(),
  /** Absent before version 4 of the rules. */
  sevenDayCall: z
    .object({ repairHolds: z.boolean(), opinions: z.string(), words: z.string(), by: z.string(), at: StoredInstant })
    .exactOptional(),
  /** L-40: what was recorded wrongly, with what it said first. */
  corrections: z.array(Correction).exactOptional(),
  /** When a correction turned around whether the customer was reached; what is awaited then is awaited anew. */
  turnedAt: StoredInstant.exactOptional(),
  correctionsEndedAt: StoredInstant.exactOptional(),
  /** Number of the complaint it became, or that cancelled it. */
  complaint: z.string().exactOptional(),
  closedAt: StoredInstant.exactOptional(),
  /** When an escalation was acknowledged last; absent before version 3 of the rules. */
  acknowledgedAt: StoredInstant.exactOptional(),
  ...DeadlineState.shape,
});
export type FollowUp = Immutable<z.output<typeof FollowUp>>;

/** What each event carries beside its type, person and time. */
export interface Payloads
  extends
    OpeningEvents,
    OwnAnswerEvents,
    CallEvents,
    CallerEvents,
    RecordEvents,
    FurtherNeedEvents,
    QuickHandlingEvents,
    SevenDayCallEvents,
    CorrectionEvents,
    DeadlineEvents,
    GivingUpEvents,
    HandOverEvents,
    ComplaintLinkEvents {}
export type EventName = keyof Payloads;
export type UnstampedEvent = UnstampedEventIn<Payloads>;
export type FollowUpEvent = AnyEventIn<Payloads>;

/** T-23: when the store calls. */
export const windowsFor = ({ policy }: Pick<FollowUp, 'policy'>): CallWindows => ({
  zone: policy.calendar.zone,
  windows: policy.followUp.windows,
});

type Wished = Pick<FollowUp, 'policy' | 'wish' | 'rulesVersion'>;

/** CF-04, G-04: when this customer may be called: as wished at delivery, else when the store calls. */
export function callWindowsOf(followUp: Wished): CallWindows {
  const windows = windowsFor(followUp);
  const { days, partOfDay } = (isSteered(followUp) ? followUp.wish : undefined) ?? {};
  return {
    ...windows,
    ...(partOfDay && { windows: [minutesOf[partOfDay]] }),
    ...(days && { weekdays: weekdaysOf[days] }),
  };
}

/** CF-01: the first moment the customer may be called. */
export const firstCallAt = (followUp: Wished & Pick<FollowUp, 'number' | 'leftAt'>): Instant =>
  nextWindow(
    callWindowsOf(followUp),
    daysAfter(followUp.leftAt, followUp.policy.followUp.notBeforeDays),
    followUp.number,
  );

/** Since when something is awaited: since `since`, since somebody acknowledged that it had not come, or since it turned out that it had not. */
export const awaitedSince = (
  { acknowledgedAt = 0, turnedAt = 0 }: Pick<FollowUp, 'acknowledgedAt' | 'turnedAt'>,
  since: Instant,
): Instant => Math.max(since, acknowledgedAt, turnedAt);
/** Tells a deadline of a call that turned out not to have been made apart from the one before. */
export const turnSubject = ({ turnedAt }: Pick<FollowUp, 'turnedAt'>): string =>
  turnedAt === undefined ? '' : String(turnedAt);

export const isOver = ({ stage }: Pick<FollowUp, 'stage'>): boolean => endStages.includes(stage);
/** L-40: nobody has to do anything any more, but what was recorded can still be corrected. */
export const awaitsCorrections = (followUp: FollowUp): boolean =>
  keepsAuthors(followUp) &&
  (followUp.stage === 'recorded' || followUp.stage === 'handedOn') &&
  (followUp.recordedBy ?? followUp.secondCall ?? followUp.sevenDayCall) !== undefined &&
  followUp.correctionsEndedAt === undefined;
/** Takes no command any more. */
export const isFinished = (followUp: FollowUp): boolean => isOver(followUp) && !awaitsCorrections(followUp);
/** What was handed on waits for the number of the complaint it became. */
export const fileComplete = (followUp: FollowUp): boolean =>
  isFinished(followUp) && (followUp.stage !== 'handedOn' || followUp.complaint !== undefined);
export const due = (followUp: FollowUp): boolean => followUp.stage !== 'waiting';
export const reached = (followUp: FollowUp): boolean => followUp.reachedAt !== undefined || isOver(followUp);

export const closed = (followUp: FollowUp, stage: FollowUp['stage'], at: Instant): FollowUp => ({
  ...followUp,
  stage,
  closedAt: at,
});
/** G-41: what was asked is recorded; what the customer needs besides is answered before it ends. */
export const concluded = (followUp: FollowUp, at: Instant): FollowUp =>
  followUp.need && followUp.need.answeredAt === undefined
    ? { ...followUp, stage: 'furtherNeed' }
    : closed(followUp, 'recorded', at);
/** Where a finished record goes: to its end, or to the seven-day call where the store makes it for everybody (CF-01). */
export const afterRecord = (followUp: FollowUp, at: Instant): FollowUp =>
  followUp.policy.followUp.sweepScope === 'all' && followUp.sweptAt === undefined
    ? { ...followUp, stage: 'sevenDayCall' }
    : concluded(followUp, at);
