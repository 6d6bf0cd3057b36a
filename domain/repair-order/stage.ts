/** ST-1: all stages of a visit. Their order is that of `progress`, not of this list. */
export const stages = [
  'checkedIn',
  'preInspection',
  'diagnosisConsent',
  'diagnosing',
  'estimating',
  'awaitingSignature',
  'contracted',
  'awaitingWorkshopReceipt',
  'inRepair',
  'awaitingReturn',
  'qualityCheck',
  'deliveryPreparation',
  'readyForPickup',
  'acceptance',
  'settlement',
  'discountPending',
  'paid',
  'exitPassIssued',
  'finalCheck',
  'deliveryDisputed',
  'delivered',
  'declined',
  'closedNoRepair',
  'cancelled',
  'voided',
] as const;
export type Stage = (typeof stages)[number];

/** No command leads out of these; the file of a `delivered` visit is completed afterwards (T-19). */
export const endStages: readonly Stage[] = ['delivered', 'closedNoRepair', 'cancelled', 'voided'];

/** How far along a visit each stage is; null where the visit ends without repair and reaches nothing more. */
const progress: { readonly [S in Stage]: number | null } = {
  checkedIn: 0,
  preInspection: 1,
  diagnosisConsent: 2,
  diagnosing: 3,
  estimating: 4,
  awaitingSignature: 5,
  contracted: 6,
  awaitingWorkshopReceipt: 7,
  inRepair: 8,
  awaitingReturn: 9,
  qualityCheck: 10,
  deliveryPreparation: 11,
  readyForPickup: 12,
  acceptance: 13,
  settlement: 14,
  discountPending: 15,
  paid: 16,
  exitPassIssued: 17,
  finalCheck: 18,
  deliveryDisputed: 19,
  delivered: 20,
  declined: null,
  closedNoRepair: null,
  cancelled: null,
  voided: null,
};

/** True from `stage` on; never for a visit that ends without repair. */
export function hasReached(current: Stage, stage: Stage): boolean {
  const [at, wanted] = [progress[current], progress[stage]];
  return at !== null && wanted !== null && at >= wanted;
}

/** True when `stage` lies behind: it was reached, or the visit ends without repair and never reaches it. */
export const isPast = (current: Stage, stage: Stage): boolean =>
  progress[current] === null || hasReached(current, stage);

/** The stages from `first` to `last`, both included; none in which the visit ends without repair. */
export const stageRange = (first: Stage, last: Stage): readonly Stage[] =>
  stages.filter((stage) => hasReached(stage, first) && hasReached(last, stage));

/** The car is at the front desk: from arrival until the workshop is handed the order. */
export const atReception = stageRange('checkedIn', 'contracted');
/** Every stage before the car is gone. */
export const beforeDeparture = stageRange('checkedIn', 'deliveryDisputed');
