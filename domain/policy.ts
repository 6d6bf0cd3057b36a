import type { Role } from './actor';
import type { Fen } from './money';
import type { WorkingCalendar } from './working-time';

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
};
