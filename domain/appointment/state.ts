import { z } from 'zod';
import { Actor } from '../kernel/actor';
import type { AnyEventIn, UnstampedEventIn } from '../kernel/event';
import { sealDescription, sealFields } from '../kernel/evidence';
import type { Immutable } from '../kernel/immutable';
import type { ServicePolicy } from '../policy/policy';
import { DeadlineState } from '../time/deadline';
import { AppointmentBenefit } from '../values/appointment-benefit';
import { ChannelOrPage, Fen, StoredInstant } from '../values/field-schemas';
import { PaymentMethod } from '../repair-order/account';
import { RecordedConsent } from '../values/recorded-consent';
import type { AgreementEvents } from './agreement';
import type { CampaignEvents } from './campaigns';
import type { LinkEvents } from './customer-links';
import type { DeadlineEvents } from './deadlines';
import type { DepositEvents } from './deposit';
import type { DepositEndEvents } from './deposit-end';
import { isDepositOpen } from './deposit-due';
import type { EndingEvents } from './ending';
import type { HandOverEvents } from './hand-over';
import { IntroducedCampaign } from './introduced-campaign';
import { Job } from './job';
import type { NeedEvents } from './needs';
import type { NoShowEvents } from './no-show';
import type { OpeningEvents } from './opening';
import type { PutAsideEvents } from './put-aside';
import type { ReminderEvents } from './reminders';
import type { SlotEvents } from './slot';
import { endStages, stages } from './stage';
import { Terms, type TermsEvents } from './terms';
import type { WorkshopEvents } from './workshop-notice';

/** M-12, T-06: how long the booking line rang. */
export const RungCall = z.object({ rings: z.int(), seconds: z.int() });

/** What is known when somebody asks for an appointment, or the shop proposes one. Ids are opaque: names and numbers stay in the master data. */
export const Request = z.object({
  number: z.string(),
  store: z.string(),
  /** The copy this appointment was opened with; it stays with it, and is left out of what the API replies. */
  policy: z.custom<ServicePolicy>(),
  /** asked for by the customer, or proposed by the shop. */
  origin: z.enum(['requested', 'proposed']),
  channel: ChannelOrPage,
  customer: z.object({ id: z.string(), goldCard: z.boolean() }),
  vehicle: z.string(),
  rung: RungCall.exactOptional(),
  /** the visit whose customer would rather come back. */
  afterOrder: z.string().exactOptional(),
  /** What is wanted, as the customer wrote it or said it at that visit; it is repeated back like everything else. */
  words: z.string().exactOptional(),
  /** what the customer has of coming by appointment; as it was then. */
  benefits: z.array(AppointmentBenefit).exactOptional(),
});
export type Request = Immutable<z.output<typeof Request>>;

/** the explicit time, kept on a day of the workshop. */
export const Slot = z.object({
  day: z.string(),
  reservationId: z.string(),
  startsAt: StoredInstant,
  endsAt: StoredInstant,
  advisor: z.string(),
});
export type Slot = Immutable<z.output<typeof Slot>>;

/** S-01, A-02: the appointment form as the customer signed it. */
export const SignedForm = z
  .object({
    appointment: z.string(),
    document: z.literal('appointmentForm'),
    subject: z.string(),
    text: z.string(),
    consent: RecordedConsent,
    recordedBy: Actor,
    at: StoredInstant,
    ...sealFields,
  })
  .meta({ id: 'SignedAppointmentForm', description: sealDescription });
export type SignedForm = Immutable<z.output<typeof SignedForm>>;

/** why the store keeps of a deposit what it keeps, by the words that the customer has signed. Nobody signs it but whoever decides. */
export const ForfeitedDeposit = z
  .object({
    appointment: z.string(),
    document: z.literal('depositForfeiture'),
    subject: z.string(),
    text: z.string(),
    total: Fen,
    recordedBy: Actor,
    at: StoredInstant,
    ...sealFields,
  })
  .meta({ id: 'ForfeitedDeposit', description: sealDescription });
export type ForfeitedDeposit = Immutable<z.output<typeof ForfeitedDeposit>>;

/** S-02: money that the cashier has taken for an appointment. */
const DepositReceipt = z.object({
  paymentId: z.string(),
  amount: Fen,
  method: PaymentMethod,
  reference: z.string().exactOptional(),
  by: z.string(),
});

/** what the rule makes of a deposit whose visit does not take place: what goes back, and what the store keeps. Fen. */
const DepositDue = z.object({
  because: z.enum(['cancelledByShop', 'cancelledInTime', 'cancelledLate', 'missed']),
  back: Fen,
  kept: Fen,
  since: StoredInstant,
  /** Whoever ended the appointment. */
  by: z.string(),
  decidedBy: z.string().exactOptional(),
  decidedAt: StoredInstant.exactOptional(),
  paidBackAt: StoredInstant.exactOptional(),
});

/** A-04, S-02: asked for, and what became of it. Fen. */
const Deposit = z.object({
  amount: Fen,
  ofPrice: Fen,
  demandedAt: StoredInstant,
  /** All of it is here since. */
  receivedAt: StoredInstant.exactOptional(),
  receipts: z.array(DepositReceipt),
  due: DepositDue.exactOptional(),
});
export type Deposit = Immutable<z.output<typeof Deposit>>;

/** Which of the two reminders. */
export const ReminderKind = z.enum(['dayBefore', 'halfHourBefore']);

/** One appointment. Plain JSON; the workflow holds it, the read side shows it. */
export const Appointment = Request.extend({
  /** Events so far. */
  sequence: z.int(),
  stage: z.enum(stages),
  openedAt: StoredInstant,
  /** Who answers for it: whoever has written it down, then the advisor who receives the customer. */
  advisor: z.string(),
  /** how to address the customer, and what is wanted, in the customer's words, as it was repeated back. */
  need: z.object({ salutation: z.string(), words: z.string() }).exactOptional(),
  /** the campaigns that the customer was told of. */
  campaigns: z.array(IntroducedCampaign),
  job: Job.exactOptional(),
  terms: Terms.exactOptional(),
  slot: Slot.exactOptional(),
  heldAt: StoredInstant.exactOptional(),
  /** Since when it waits for a time that the customer agrees to, and for the how manieth time. */
  arrangingSince: StoredInstant,
  rounds: z.int(),
  /** How often a time was taken down: each is agreed to, told and reminded of by itself. */
  turn: z.int(),
  agreedAt: StoredInstant.exactOptional(),
  /** The day on which the appointment was decided first counts in the statistics. */
  decidedAt: StoredInstant.exactOptional(),
  deposit: Deposit.exactOptional(),
  /** The customer has once not come, or moved the appointment too late to cancel it: whoever cancels after that cancels late. */
  lateOnce: z.literal(true).exactOptional(),
  evidence: z.array(z.union([SignedForm, ForfeitedDeposit])),
  /** parts that were to be put aside and turned out not to be there. */
  shortParts: z.array(z.string()),
  /** The turn that the workshop supervisor has acknowledged. */
  workshopKnows: z.int(),
  reminders: z.array(z.object({ which: ReminderKind, turn: z.int(), at: StoredInstant, reached: z.boolean() })),
  noShowAt: StoredInstant.exactOptional(),
  /** The visit it has become. */
  order: z.string().exactOptional(),
  closedAt: StoredInstant.exactOptional(),
  ...DeadlineState.shape,
});
export type Appointment = Immutable<z.output<typeof Appointment>>;

/** What each event carries beside its type, person and time. */
export interface Payloads
  extends
    OpeningEvents,
    NeedEvents,
    CampaignEvents,
    PutAsideEvents,
    TermsEvents,
    SlotEvents,
    AgreementEvents,
    DepositEvents,
    DepositEndEvents,
    WorkshopEvents,
    ReminderEvents,
    NoShowEvents,
    EndingEvents,
    HandOverEvents,
    LinkEvents,
    DeadlineEvents {}
export type EventName = keyof Payloads;
export type UnstampedEvent = UnstampedEventIn<Payloads>;
export type AppointmentEvent = AnyEventIn<Payloads>;

/** It takes no command any more: it has ended, and nobody's money is in it. */
export const isOver = ({ stage, deposit }: Pick<Appointment, 'stage' | 'deposit'>): boolean =>
  endStages.includes(stage) && !isDepositOpen(deposit);
