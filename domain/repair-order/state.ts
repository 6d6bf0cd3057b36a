import type { AnyEventIn, CommandRejected, EventIn, UnstampedEventIn } from '../kernel/event';
import { systemActor, type Actor } from '../kernel/actor';
import type { Fen } from '../values/money';
import { noPolicy, type ServicePolicy } from '../policy/policy';
import type { Instant } from '../kernel/process';
import type { Escalation } from '../time/deadline';
import type { AcceptanceEvents } from './acceptance';
import type { DeadlineEvents } from './deadlines';
import type { PartLine, WorkLine } from './work-line';
import type { Finding } from './finding';
import type { ChecklistName } from './checklists';
import type { CommitmentEvents } from './commitments';
import type { ContractEvents } from './contract';
import type { DeliveryEvents } from './delivery';
import type { DiagnosisEvents } from './diagnosis';
import type { DispatchEvents } from './dispatch';
import type { EstimateEvents } from './estimate';
import type { Document, Evidence, EvidenceEvents } from './evidence';
import type { ExtraItemEvents } from './extra-items';
import type { PreparationEvents } from './preparation';
import type { ProgressEvents } from './progress-check';
import type { QualityEvents } from './quality-check';
import type { ReceptionEvents } from './reception';
import type { RepairEvents } from './repair';
import type { SettlementEvents } from './settlement';
import { endStages, hasReached, isPast, type Stage } from './stage';
import type { TransportEvents } from './transport';

/** What is known when the car arrives. Ids are opaque: names, plates and numbers stay in the archive. */
export interface Opening {
  readonly number: string;
  readonly store: string;
  readonly policy: ServicePolicy;
  readonly customer: { readonly id: string; readonly goldCard: boolean; readonly firstVisit: boolean };
  readonly vehicle: { readonly id: string; readonly lastOdometer: number };
  readonly arrival: { readonly mode: 'selfDrive' | 'collected'; readonly symptoms: string };
  readonly accident: boolean;
  /** J-18: this visit makes good an earlier repair, by order of a complaint. */
  readonly rework?: { readonly of: string; readonly complaint: string };
}

/** Line of work the customer has approved. Nothing else may be worked on, issued or charged (D-11). */
export interface OrderLine extends WorkLine {
  readonly source: 'order' | 'extraItem';
  /** Hash of the evidence that authorises this line. */
  readonly authority: string;
  readonly status: 'authorised' | 'started' | 'done' | 'cancelled';
  readonly partsIssued: boolean;
  /** An extra item may be worked on once its supplementary order reached the workshop (D-10). */
  readonly released: boolean;
  readonly technicians: readonly string[];
  readonly standard?: string;
}

export interface Estimate {
  readonly revision: number;
  readonly method: 'system' | 'symptom' | 'item';
  readonly lines: readonly WorkLine[];
  readonly noGuarantee: boolean;
  readonly confirmedBy: { readonly technician?: string; readonly partsSpecialist?: string };
  readonly promisedAt?: Instant;
  readonly advisorSignedAt?: Instant;
}

export interface ExtraItem {
  readonly itemId: string;
  readonly finding: string;
  readonly line: WorkLine;
  readonly delayMinutes: number;
  readonly noGuarantee: boolean;
  readonly requestedAt: Instant;
  readonly contactedAt?: Instant;
  readonly answer?: 'approved' | 'declined' | 'withdrawn';
  readonly answeredAt?: Instant;
  readonly relayed?: { readonly at: Instant; readonly to: string };
}

/** One stretch of work, from the vehicle's (re-)entry into the workshop to the next quality check. */
export interface RepairRound {
  readonly startedAt: Instant;
  readonly expectedMinutes: number;
  /** Approved extensions so far: each asks for progress anew (D-21). */
  readonly extensions: number;
  readonly holds: readonly { readonly reason: string; readonly from: Instant; readonly to?: Instant }[];
  readonly check?: {
    readonly at: Instant;
    readonly extensions: number;
    readonly expectedAt: Instant;
    readonly outcome: ProgressOutcome;
  };
}
export type ProgressOutcome = 'onTime' | 'late';

export interface SettlementSheet {
  readonly revision: number;
  readonly lines: readonly { readonly lineId: string; readonly amount: Fen }[];
  readonly gross: Fen;
  readonly discount: Fen;
  readonly total: Fen;
  readonly vat: Fen;
}

export interface DiscountRequest {
  readonly amount: Fen;
  readonly requestedBy: string;
  readonly granted?: Fen;
  readonly decidedBy?: string;
}

export interface Intake {
  readonly articles: readonly { readonly name: string; readonly count: number }[];
  readonly documents: readonly { readonly name: string; readonly difference: boolean }[];
  readonly storageBox: string;
  readonly keyNumber: string;
  readonly fuelEighths: number;
  readonly odometer: number;
}

/** One visit's contract and everything done under it. Plain JSON; the workflow holds it, the read side shows it. */
export interface RepairOrder extends Opening {
  readonly sequence: number;
  readonly stage: Stage;
  readonly openedAt: Instant;
  readonly openedBy: Actor;
  readonly advisor: string;
  readonly greetedAt?: Instant;
  readonly needs: readonly { readonly needId: string; readonly words: string; readonly fault: boolean }[];
  readonly needsConfirmed: boolean;
  readonly checklists: { readonly [C in ChecklistName]?: { readonly [item: string]: Finding } };
  readonly calls: readonly { readonly callId: string; readonly at: Instant; readonly acknowledged: boolean }[];
  readonly expertDeputy?: string;
  readonly expertSignedBy?: string;
  readonly intake?: Intake;
  readonly transports: readonly {
    readonly transportId: string;
    readonly driver: string;
    readonly taken: boolean;
    readonly given: boolean;
  }[];
  readonly signed: { readonly [D in Document]?: Instant };
  readonly evidence: readonly Evidence[];
  readonly diagnosis: {
    readonly status: 'none' | 'proposed' | 'approved' | 'declined' | 'finished' | 'reported';
    readonly finishedAt?: Instant;
  };
  readonly estimate?: Estimate;
  readonly ending?: 'closedNoRepair' | 'cancelled';
  readonly fee?: { readonly amount: Fen; readonly paid: boolean };
  readonly commitments: readonly {
    readonly commitmentId: string;
    readonly owner: string;
    readonly dueAt: Instant;
    readonly status: 'open' | 'fulfilled' | 'reported';
  }[];
  readonly lines: readonly OrderLine[];
  readonly promise?: { readonly at: Instant; readonly since: Instant; readonly revision: number };
  readonly teams: readonly string[];
  readonly washed: boolean;
  readonly handedOverAt?: Instant;
  readonly receivedAt?: Instant;
  readonly round?: RepairRound;
  readonly rounds: number;
  readonly extraItems: readonly ExtraItem[];
  readonly abnormalities: readonly {
    readonly abnormalityId: string;
    readonly at: Instant;
    readonly measured: boolean;
  }[];
  readonly quality: { readonly passedAt?: Instant; readonly passedBy?: string; readonly failures: number };
  readonly slips: readonly ('workshop' | 'parts')[];
  readonly batterySlip?: string;
  readonly notifiedAt?: Instant;
  readonly settlement?: SettlementSheet;
  readonly discount?: DiscountRequest;
  readonly agreedRevision?: number;
  readonly invoice?: 'none' | 'personal' | 'company';
  readonly payments: readonly { readonly paymentId: string; readonly amount: Fen }[];
  readonly credit?: { readonly amount: Fen; readonly by: string; readonly dueDay: string };
  /** Complaints that do not let this order be settled. */
  readonly settlementHolds: readonly string[];
  readonly settledAt?: Instant;
  readonly exitPass?: { readonly number: string; readonly issuedAt: Instant; readonly usedAt?: Instant };
  readonly aftercare?: { readonly nextDay: string; readonly nextKilometres: number };
  readonly disputes: number;
  readonly deliveredAt?: Instant;
  readonly dms?: { readonly at: Instant; readonly mismatch: boolean };
  /** Steps of watches that time has already brought about, by key. */
  readonly passed: { readonly [key: string]: Instant };
  readonly escalations: readonly Escalation[];
}

export interface Payloads
  extends
    ReceptionEvents,
    TransportEvents,
    EvidenceEvents,
    DiagnosisEvents,
    EstimateEvents,
    ContractEvents,
    CommitmentEvents,
    DispatchEvents,
    RepairEvents,
    ExtraItemEvents,
    ProgressEvents,
    QualityEvents,
    PreparationEvents,
    AcceptanceEvents,
    SettlementEvents,
    DeliveryEvents,
    DeadlineEvents {
  readonly orderOpened: { readonly opening: Opening };
  readonly commandRejected: CommandRejected;
}
export type EventName = keyof Payloads;
export type UnstampedEvent = UnstampedEventIn<Payloads>;
export type EventOf<T extends EventName> = EventIn<Payloads, T>;
export type RepairOrderEvent = AnyEventIn<Payloads>;

export const open = (opening: Opening, by: Actor, at: Instant): RepairOrder => ({
  ...opening,
  sequence: 1,
  stage: 'checkedIn',
  openedAt: at,
  openedBy: by,
  advisor: by.id,
  needs: [],
  needsConfirmed: false,
  checklists: {},
  calls: [],
  transports: [],
  signed: {},
  evidence: [],
  diagnosis: { status: 'none' },
  commitments: [],
  lines: [],
  teams: [],
  washed: false,
  rounds: 0,
  extraItems: [],
  abnormalities: [],
  quality: { failures: 0 },
  slips: [],
  payments: [],
  settlementHolds: [],
  disputes: 0,
  passed: {},
  escalations: [],
});

/** Before the car arrives: what the first event replaces. */
export const initialState: RepairOrder = {
  ...open(
    {
      number: '',
      store: '',
      policy: noPolicy,
      customer: { id: '', goldCard: false, firstVisit: false },
      vehicle: { id: '', lastOdometer: 0 },
      arrival: { mode: 'selfDrive', symptoms: '' },
      accident: false,
    },
    systemActor,
    0,
  ),
  sequence: 0,
};

export const partPrice = ({ quantity, unitPrice, suppliedBy }: PartLine): Fen =>
  suppliedBy === 'customer' ? 0 : quantity * unitPrice;
const partsPrice = (line: WorkLine): Fen => line.parts.reduce((total, part) => total + partPrice(part), 0);
export const linePrice = (line: WorkLine): Fen => line.labour + partsPrice(line) + (line.risk ?? 0);

export const isPending = (item: ExtraItem): boolean => item.answer === undefined;
export const openHold = (order: RepairOrder) => order.round?.holds.find(({ to }) => to === undefined);
export const isDone = (line: OrderLine): boolean => line.status === 'done';
export const paidSoFar = (order: RepairOrder): Fen => order.payments.reduce((total, { amount }) => total + amount, 0);
/** F-11: what the customer still owes on the settled sheet. */
export const arrears = (order: RepairOrder): Fen => (order.settlement?.total ?? 0) - paidSoFar(order);
export const hasEnded = ({ stage }: Pick<RepairOrder, 'stage'>): boolean => endStages.includes(stage);

export const estimateAnswered = (order: RepairOrder): boolean => isPast(order.stage, 'contracted');
export const handedToWorkshop = (order: RepairOrder): boolean => isPast(order.stage, 'inRepair');
export const workFinished = (order: RepairOrder): boolean => isPast(order.stage, 'qualityCheck');
export const readyForPickup = (order: RepairOrder): boolean => isPast(order.stage, 'readyForPickup');
export const settled = (order: RepairOrder): boolean => hasReached(order.stage, 'paid');
/** F-28: seen at the gate, or looked for there at closing time. */
const hasLeft = ({ exitPass, passed }: RepairOrder): boolean => exitPass?.usedAt !== undefined || 'F-28#1' in passed;
/** T-19: a visit is over when the car is gone and its file is complete. */
export const fileComplete = (order: RepairOrder): boolean =>
  hasEnded(order) && hasLeft(order) && (order.stage !== 'delivered' || !!order.dms);
