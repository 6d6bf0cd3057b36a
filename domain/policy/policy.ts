import type { Role } from '../kernel/actor';
import type { Fen } from '../values/money';
import type { WorkingCalendar } from '../time/working-time';

/**
 * Every number and choice a store may set, versioned per store and brand profile. A copy is pinned into each order when it
 * opens, so that an order ends under the rules it began with. Minutes are natural minutes unless the name says working.
 */
export interface ServicePolicy {
  readonly store: string;
  readonly brand: string;
  readonly version: number;
  readonly calendar: WorkingCalendar;
  readonly minutes: Minutes;
  /** T-11, as shares of the expected working time; `promiseAlarmAt` as a share of the span from receipt to promise. */
  readonly progressCheck: { readonly askAt: number; readonly escalateAt: number; readonly promiseAlarmAt: number };
  /** T-15: reminders to the customer, minutes after the contact; the last step goes to the service manager. */
  readonly extraItemReminders: readonly number[];
  /** CF-09. */
  readonly extraItemEvidence: 'recordedRemoteConsent' | 'signatureRequired';
  /** CF-16, T-37: minutes an escalation may stay unacknowledged before each next level of `escalationLevels` gets it. */
  readonly escalationLadder: readonly number[];
  readonly escalationLevels: readonly Role[];
  /** CF-25: when the technical expert must sign the pre-inspection. */
  readonly expertSign: 'faultReported' | 'onDoubt';
  /** B-11: whether the deputy named for an absent expert may sign in the expert's place (the seeds do not say). */
  readonly expertDeputyMaySign: boolean;
  /** CF-24. */
  readonly coverPieces: 5 | 7;
  /** CF-11: what the customer signs on leaving. */
  readonly deliveryDocuments: readonly ('workOrder' | 'pickupSlip')[];
  /** C-11: the store's own quality-guarantee rules, shown at contract time. */
  readonly guarantee: string;
  readonly fees: { readonly diagnosis: Fen; readonly estimate: Fen; readonly cancellation: Fen };
  /** F-08: up to here the business supervisor decides alone, above a second person signs; in integer percent of the sheet. */
  readonly discount: { readonly soloPercent: number; readonly maxPercent: number };
  readonly vatPercent: number;
  /** B-27. */
  readonly goldCardPickupKilometres: number;
  /** F-27. */
  readonly waterBottles: { readonly standard: number; readonly goldCard: number };
  readonly complaint: ComplaintPolicy;
  readonly followUp: FollowUpPolicy;
  readonly notices: { readonly quiet: TimeOfDayRange };
  /** T9: above this amount a decision by link asks for the last four digits of the phone. */
  readonly linkDigitsAbove: Fen;
}

/** Minutes after local midnight. A range may reach over midnight. */
export type TimeOfDayRange = readonly [from: number, to: number];

/** GP-02: the seeds give no numeric complaint deadline, so every store may set its own. */
export interface ComplaintPolicy {
  /** Working minutes each stage may take, T-28 to T-36; the key names what must be done in time. */
  readonly minutes: ComplaintMinutes;
  /** Which reasons for waiting stop which clocks. Clocks that are not named never stop. */
  readonly pausable: {
    readonly judgement: readonly PauseReason[];
    readonly resolveBy: readonly PauseReason[];
    readonly investigation: readonly PauseReason[];
    readonly revisit: readonly PauseReason[];
  };
  /** Working minutes all pauses of one complaint may add up to. */
  readonly pauseCapMinutes: number;
  /** Natural days in which the law wants an answer; nothing ever stops this clock. Warned of at `statutoryWarnAt` of the span. */
  readonly statutoryDays: number;
  readonly statutoryWarnAt: number;
  /** CF-16: who is above whom. Whoever is not named answers to the service manager. */
  readonly superiors: { readonly [R in Role]?: Role };
  /** T-37: L2, L3, L4; L1 is the direct superior. */
  readonly levels: readonly Role[];
  /** T-37: minutes a level may stay silent before the next gets it. */
  readonly ladder: readonly number[];
  /** CF-18: up to here the leader of the route decides alone, above it is the store manager's decision. */
  readonly soloCost: Fen;
  /** H-45: what the store wants to reach; solved and solved in time in percent, half of all within these working minutes. */
  readonly targets: {
    readonly solvedPercent: number;
    readonly inTimePercent: number;
    readonly medianMinutes: number;
  };
}
export type PauseReason = 'customer' | 'parts' | 'authority';

export interface ComplaintMinutes {
  /** T-28 */ readonly firstAnswer: number;
  /** T-28, H-37: an urgent case on site. */ readonly urgentAnswer: number;
  /** T-30 */ readonly judgement: number;
  /** S-24 */ readonly confirmation: number;
  /** T-31 */ readonly ownerSignature: number;
  /** T-34 */ readonly decision: number;
  /** T-35 */ readonly acceptance: number;
  /** H-25: tell the customer what was decided. */ readonly notification: number;
  /** H-26, H-27: carry out, collect feedback. */ readonly implementation: number;
  /** T-36 */ readonly revisit: number;
  /** H-32 */ readonly evaluation: number;
  /** H-30: what is dissatisfied must be taken up again. */ readonly reopening: number;
  /** H-36: give the customer the leader's contact. */ readonly leaderContact: number;
  /** H-41: information for the central team. */ readonly centralPackage: number;
  /** H-43: an open complaint with nothing else to wait for is asked about after this long. */ readonly idle: number;
}

/** CF-01 to CF-05, T-21 to T-23, T-38. */
export interface FollowUpPolicy {
  /** Days after departure. */
  readonly notBeforeDays: number;
  readonly dueDays: number;
  readonly sweepDays: number;
  readonly closeDays: number;
  readonly sweepScope: 'unreached' | 'all';
  /** CF-03. */
  readonly firstRole: Role;
  readonly sweepRole: Role;
  /** CF-04. */
  readonly windows: readonly TimeOfDayRange[];
  /** G-47: attempts before an unreachable customer may be closed. */
  readonly attempts: number;
  /** T-38, working minutes. */
  readonly quickHandlingMinutes: number;
  /** G-41: explaining the result of a quick handling to the customer, working minutes. */
  readonly secondCallMinutes: number;
  /** T-21: minutes between the levels while nobody calls. */
  readonly escalateMinutes: number;
}

/** Reaction times of the timer table; the key names what must be done in time. */
export interface Minutes {
  /** B-04 */ readonly greeting: number;
  /** T-08 */ readonly technicianCall: number;
  /** T-09 */ readonly diagnosisReport: number;
  /** T-10 */ readonly workshopReceipt: number;
  /** T-12 */ readonly counterMeasure: number;
  /** T-13: before the promise. */ readonly promiseWarning: number;
  /** T-14 */ readonly customerContact: number;
  /** T-15 */ readonly extraItemEscalation: number;
  /** T-16 */ readonly relay: number;
  /** T-17 */ readonly slips: number;
  /** T-18 */ readonly exitPass: number;
  /** C-12, working minutes added to every promise. */ readonly promiseMargin: number;
  /** D-05: how far the written receiving time may lie from the clock. */ readonly receiptPrecision: number;
}

const weekday = [
  [8 * 60 + 30, 12 * 60],
  [13 * 60, 18 * 60],
] as const;
const weekend = [[9 * 60, 17 * 60 + 30]] as const;

export const defaultCalendar: WorkingCalendar = {
  zone: 'Asia/Shanghai',
  week: [weekday, weekday, weekday, weekday, weekday, weekend, weekend],
  holidays: ['2026-10-01', '2026-10-02', '2026-10-03', '2027-01-01'],
  makeUpDays: [{ date: '2026-10-10', hours: weekday }],
};

/** The defaults of the CF and T tables; a store's policy starts from these. */
export const defaultPolicy: Omit<ServicePolicy, 'store' | 'brand' | 'version'> = {
  calendar: defaultCalendar,
  minutes: {
    greeting: 5,
    technicianCall: 5,
    diagnosisReport: 15,
    workshopReceipt: 30,
    counterMeasure: 15,
    promiseWarning: 30,
    customerContact: 15,
    extraItemEscalation: 240,
    relay: 10,
    slips: 30,
    exitPass: 5,
    promiseMargin: 30,
    receiptPrecision: 10,
  },
  progressCheck: { askAt: 0.7, escalateAt: 0.8, promiseAlarmAt: 0.9 },
  extraItemReminders: [30, 120],
  extraItemEvidence: 'recordedRemoteConsent',
  escalationLadder: [240, 1440, 2880],
  escalationLevels: ['serviceManager', 'storeManager', 'centralTeam'],
  expertSign: 'faultReported',
  expertDeputyMaySign: true,
  coverPieces: 5,
  deliveryDocuments: ['workOrder', 'pickupSlip'],
  guarantee:
    'Repairs are guaranteed for 3 months or 5,000 km, second-level maintenance for 30 days or 5,000 km, whichever comes first. · 维修质保3个月或5000公里，二级维护30天或5000公里，以先到为准。',
  fees: { diagnosis: 20_000, estimate: 10_000, cancellation: 0 },
  discount: { soloPercent: 10, maxPercent: 30 },
  vatPercent: 13,
  goldCardPickupKilometres: 20,
  waterBottles: { standard: 1, goldCard: 2 },
  complaint: {
    minutes: {
      firstAnswer: 15,
      urgentAnswer: 5,
      judgement: 240,
      confirmation: 240,
      ownerSignature: 240,
      decision: 480,
      acceptance: 960,
      notification: 60,
      implementation: 1_440,
      revisit: 1_440,
      evaluation: 960,
      reopening: 120,
      leaderContact: 60,
      centralPackage: 240,
      idle: 480,
    },
    pausable: {
      judgement: ['customer'],
      resolveBy: ['customer', 'parts', 'authority'],
      investigation: ['customer', 'parts'],
      revisit: ['customer'],
    },
    pauseCapMinutes: 2_400,
    statutoryDays: 10,
    statutoryWarnAt: 0.7,
    superiors: {
      serviceAdvisor: 'serviceManager',
      advisorAssistant: 'serviceManager',
      technician: 'workshopSupervisor',
      workshopSupervisor: 'serviceManager',
      serviceManager: 'storeManager',
      crSpecialist: 'crSupervisor',
      informationClerk: 'crSupervisor',
      crSupervisor: 'crManager',
      crManager: 'storeManager',
      storeManager: 'centralTeam',
    },
    levels: ['crManager', 'storeManager', 'centralTeam'],
    ladder: [240, 1440, 2880],
    soloCost: 200_000,
    targets: { solvedPercent: 95, inTimePercent: 90, medianMinutes: 1_440 },
  },
  followUp: {
    notBeforeDays: 2,
    dueDays: 3,
    sweepDays: 7,
    closeDays: 7,
    sweepScope: 'unreached',
    firstRole: 'crSpecialist',
    sweepRole: 'informationClerk',
    windows: [
      [10 * 60, 12 * 60],
      [15 * 60, 18 * 60],
    ],
    attempts: 3,
    quickHandlingMinutes: 480,
    secondCallMinutes: 480,
    escalateMinutes: 240,
  },
  notices: { quiet: [21 * 60, 8 * 60] },
  linkDigitsAbove: 100_000,
};
