import { z } from 'zod';
import { Actor } from '../kernel/actor';
import type { AnyEventIn, UnstampedEventIn } from '../kernel/event';
import type { Immutable } from '../kernel/immutable';
import { DeadlineState } from '../time/deadline';
import { LongText, StoredInstant } from '../values/field-schemas';
import type { AcceptanceEvents } from './acceptance';
import { FollowedUp, type ArrearsEvents } from './arrears';
import type { AssignmentEvents } from './assignments';
import { Adjustment, Payment } from './account';
import type { AdjustmentEvents } from './adjustments';
import { Amount } from './amounts';
import type { FillingEvents } from './checklist-filling';
import { Commitment, type CommitmentEvents } from './commitments';
import type { ClusterEvents } from './cluster-change';
import { ClusterChange } from './cluster-change';
import type { ContractEvents } from './contract';
import { News, type NewsEvents } from './customer-news';
import { Correction, type CorrectionEvents } from './corrections';
import type { LinkEvents } from './customer-links';
import { Credit, type CreditEvents } from './credit';
import type { DeadlineEvents } from './deadlines';
import type { CounterMeasureEvents } from './counter-measures';
import { Aftercare, type AftercareEvents } from './aftercare';
import type { DeliveryEvents } from './delivery';
import { FileUpdate, type FileEvents } from './file-completion';
import { HandedIn, type SlipEvents } from './department-slips';
import { Diagnosis, type DiagnosisEvents } from './diagnosis';
import type { DispatchEvents } from './dispatch';
import { Estimate, type EstimateEvents } from './estimate';
import { Document, Evidence, type EvidenceEvents } from './evidence';
import { FeeWaiver, type FeeWaiverEvents } from './fee-waiver';
import { ExtraItem } from './extra-item';
import type { ExtraItemEvents } from './extra-items';
import { ChecklistField, Finding } from './finding';
import type { HandOverEvents } from './hand-over';
import type { HoldEvents } from './holds';
import { Intake, Waiting, type IntakeEvents } from './intake';
import type { JobKindEvents } from './job-kind';
import { Opening, type OpeningEvents } from './opening';
import { Leave } from './leave';
import { Message } from './message';
import { ItemChange } from './item-change';
import type { ItemChangeEvents } from './item-changes';
import { OrderLine } from './order-line';
import { InvoiceData, InvoiceKind, type InvoiceDataEvents } from './invoice-data';
import { Invoice, type InvoiceEvents } from './invoices';
import type { GoodwillEvents } from './goodwill';
import { SpecialRequest, type SpecialRequestEvents } from './special-requests';
import { Payer } from './payer';
import type { PaymentEvents } from './payment';
import { PhoneWitness, type WitnessEvents } from './phone-witness';
import { Parties, type PartyEvents } from './parties';
import type { AppointmentPartEvents } from './appointment-parts';
import type { SupplyEvents } from './part-supply';
import { Pickup, type PickupEvents } from './pickup';
import { Department, type PreparationEvents } from './preparation';
import { Abnormality, type ProgressEvents } from './progress-check';
import { PromiseChange, PromisedTime } from './promise';
import type { PromiseChangeEvents } from './promise-change';
import type { QualityEvents } from './quality-check';
import { Need, TechnicianCall, type ReceptionEvents } from './reception';
import type { RepairEvents } from './repair';
import { RepairRound } from './repair-round';
import { SeparatedAct } from './separation';
import { DiscountRequest, type SettlementEvents } from './settlement';
import { SettlementSheet } from './settlement-sheet';
import { stages } from './stage';
import { StageSince } from './stage-since';
import { PartCount } from './supply';
import type { LeaveEvents } from './temporary-leave';
import { Transport, TransportOffer, type TransportEvents } from './transport';
import { WashWaiver, type WashEvents } from './wash';
import { WorkshopTime, type WorkshopTimeEvents } from './workshop-time';
import { Statement } from './statements';
import { Voided, type VoidEvents } from './voiding';

/** One visit's contract and everything done under it. Plain JSON; the workflow holds it, the read side shows it. */
export const RepairOrder = Opening.extend({
  /** Events so far. */
  sequence: z.int(),
  stage: z.enum(stages),
  /** When the stage was entered, and by which event; absent before version 3 of the rules. */
  stageSince: StageSince.exactOptional(),
  openedAt: StoredInstant,
  openedBy: Actor,
  /** Id of the service advisor who has the customer now; of whoever was addressed first, while `contactOpen`. */
  advisor: z.string(),
  /** B-01: no advisor has taken the customer over yet. */
  contactOpen: z.literal(true).exactOptional(),
  greetedAt: StoredInstant.exactOptional(),
  needs: z.array(Need),
  needsConfirmed: z.boolean(),
  /** C-01: what the customer asks for beside the work, e.g. how to be called. */
  otherWishes: LongText.exactOptional(),
  /** The last finding of each item. */
  checklists: z.partialRecord(ChecklistField, z.record(z.string(), Finding)),
  calls: z.array(TechnicianCall),
  expertDeputy: z.string().exactOptional(),
  expertSignedBy: z.string().exactOptional(),
  /** B-10: in words; absent before version 3 of the rules, like the messages. */
  expertOpinion: LongText.exactOptional(),
  intake: Intake.exactOptional(),
  waiting: Waiting.exactOptional(),
  /** B-27: whether door-to-door service was accepted, over how many kilometres, and whether they are free. */
  transportOffer: TransportOffer.exactOptional(),
  /** Who brings the car and who pays, where it is not the owner. */
  parties: Parties.exactOptional(),
  transports: z.array(Transport),
  /** When each document was last signed. */
  signed: z.partialRecord(Document, StoredInstant),
  evidence: z.array(Evidence),
  /** CF-09: who has confirmed to have heard which answer; absent before version 3 of the rules. */
  phoneWitnesses: z.array(PhoneWitness).exactOptional(),
  diagnosis: Diagnosis,
  estimate: Estimate.exactOptional(),
  /** How a visit without repair ends, once its fee is paid. */
  ending: z.enum(['closedNoRepair', 'cancelled']).exactOptional(),
  fee: z.object({ amount: Amount, paid: z.boolean() }).exactOptional(),
  feeWaiver: FeeWaiver.exactOptional(),
  commitments: z.array(Commitment),
  lines: z.array(OrderLine),
  /** the parts that were put aside for its appointment. */
  partsTakenOver: z.array(PartCount).exactOptional(),
  promise: PromisedTime.exactOptional(),
  /** Another time that the customer was asked about; absent before version 3 of the rules. */
  promiseChange: PromiseChange.exactOptional(),
  teams: z.array(z.string()),
  /** C-12: its place in the days of the workshop; absent before version 3 of the rules. */
  workshopTime: WorkshopTime.exactOptional(),
  /** Where the vehicle stands in the workshop. */
  bay: z.string().exactOptional(),
  washed: z.boolean(),
  /** D-03: the advisor has ordered it. */
  washOrdered: z.boolean().exactOptional(),
  /** D-03: why it is not washed. */
  washWaived: WashWaiver.exactOptional(),
  /** D-18: the newest, at most ten. */
  messages: z.array(Message).exactOptional(),
  handedOverAt: StoredInstant.exactOptional(),
  receivedAt: StoredInstant.exactOptional(),
  /** The present one, or the last. */
  round: RepairRound.exactOptional(),
  rounds: z.int(),
  /** Since when nothing can be done but wait for parts or for the car; whether another time was promised meanwhile. */
  standstill: z.object({ from: StoredInstant, promised: z.boolean() }).exactOptional(),
  /** The car may leave for now, or is away. */
  leave: Leave.exactOptional(),
  /** How often it was to leave before. */
  leaves: z.int().exactOptional(),
  extraItems: z.array(ExtraItem),
  abnormalities: z.array(Abnormality),
  /** Absent before version 3 of the rules. */
  news: z.array(News).exactOptional(),
  quality: z.object({
    passedAt: StoredInstant.exactOptional(),
    passedBy: z.string().exactOptional(),
    failures: z.int(),
    /** E-10: what the quality check or the customer did not accept, and why; absent before version 3 of the rules. */
    returned: z.object({ reason: LongText, lineIds: z.array(z.string()), at: StoredInstant }).exactOptional(),
  }),
  /** Departments whose documents are in. */
  slips: z.array(Department),
  /** E-04: what the departments handed in; absent before version 3 of the rules. */
  slipsHandedIn: z.array(HandedIn).exactOptional(),
  /** Hash of the battery test slip. */
  batterySlip: z.string().exactOptional(),
  notifiedAt: StoredInstant.exactOptional(),
  /** What was agreed with a customer who does not come, and where the car stands meanwhile. */
  pickup: Pickup.exactOptional(),
  settlement: SettlementSheet.exactOptional(),
  discount: DiscountRequest.exactOptional(),
  /** The revision of the settlement sheet that the customer agreed to. */
  agreedRevision: z.int().exactOptional(),
  invoice: InvoiceKind.exactOptional(),
  /** To whom invoices are made out, by payer; absent before version 3 of the rules. */
  invoiceData: z.partialRecord(Payer, InvoiceData).exactOptional(),
  invoices: z.array(Invoice).exactOptional(),
  payments: z.array(Payment),
  /** Voids, refunds and credit notes that were asked for; the oldest first. */
  adjustments: z.array(Adjustment).exactOptional(),
  /** F-03: how a difference to the pre-inspection was settled. */
  condition: z.object({ difference: z.string(), resolution: LongText, by: z.string() }).exactOptional(),
  /** F-11: how what is owed after the settlement is followed up, by payer. */
  followedUp: z.partialRecord(Payer, FollowedUp).exactOptional(),
  /** What the store pays itself, as another person than the advisor let it. */
  goodwill: z.object({ amount: Amount, by: z.string() }).exactOptional(),
  /** F-08: what else the customer has asked for. */
  specialRequests: z.array(SpecialRequest).exactOptional(),
  credit: Credit.exactOptional(),
  /** Complaints that do not let this order be settled. */
  settlementHolds: z.array(z.string()),
  settledAt: StoredInstant.exactOptional(),
  exitPass: z
    .object({ number: z.string(), issuedAt: StoredInstant, usedAt: StoredInstant.exactOptional() })
    .exactOptional(),
  aftercare: Aftercare.exactOptional(),
  disputes: z.int(),
  /** I9: who did what another person must check; absent before version 3 of the rules. */
  separatedActs: z.array(SeparatedAct).exactOptional(),
  /** Who typed what, by the key of the fact; absent before version 3 of the rules. */
  authors: z.record(z.string(), z.string()).exactOptional(),
  /** What people wrote in their own words; absent before version 3 of the rules. */
  statements: z.array(Statement).exactOptional(),
  /** What was typed wrongly, what it said first and what is true; the oldest first. */
  corrections: z.array(Correction).exactOptional(),
  voided: Voided.exactOptional(),
  /** How items of the signed order were changed, and what the customer is asked about; the oldest first. */
  itemChanges: z.array(ItemChange).exactOptional(),
  /** Another instrument cluster was fitted, here or elsewhere. */
  clusterChange: ClusterChange.exactOptional(),
  deliveredAt: StoredInstant.exactOptional(),
  /** The last one. */
  dms: FileUpdate.exactOptional(),
  ...DeadlineState.shape,
});
export type RepairOrder = Immutable<z.output<typeof RepairOrder>>;

/** What each event carries beside its type, person and time. */
export interface Payloads
  extends
    OpeningEvents,
    ReceptionEvents,
    FillingEvents,
    JobKindEvents,
    IntakeEvents,
    PartyEvents,
    TransportEvents,
    LinkEvents,
    EvidenceEvents,
    WitnessEvents,
    DiagnosisEvents,
    EstimateEvents,
    ContractEvents,
    FeeWaiverEvents,
    CommitmentEvents,
    HandOverEvents,
    DispatchEvents,
    WorkshopTimeEvents,
    WashEvents,
    AssignmentEvents,
    RepairEvents,
    HoldEvents,
    SupplyEvents,
    AppointmentPartEvents,
    LeaveEvents,
    ExtraItemEvents,
    ProgressEvents,
    PromiseChangeEvents,
    PickupEvents,
    NewsEvents,
    CounterMeasureEvents,
    QualityEvents,
    PreparationEvents,
    SlipEvents,
    AcceptanceEvents,
    SettlementEvents,
    GoodwillEvents,
    SpecialRequestEvents,
    InvoiceDataEvents,
    PaymentEvents,
    AdjustmentEvents,
    ArrearsEvents,
    InvoiceEvents,
    CreditEvents,
    AftercareEvents,
    DeliveryEvents,
    FileEvents,
    CorrectionEvents,
    ClusterEvents,
    VoidEvents,
    ItemChangeEvents,
    DeadlineEvents {}
export type EventName = keyof Payloads;
export type UnstampedEvent = UnstampedEventIn<Payloads>;
export type RepairOrderEvent = AnyEventIn<Payloads>;
