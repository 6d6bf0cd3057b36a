/** ST-1, from arrival to departure, in the order of a straightforward visit. */
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
] as const;
export type Stage = (typeof stages)[number];

/** No command leads out of these; `delivered` still waits for its file to be completed (T-19). */
export const endStages: readonly Stage[] = ['delivered', 'closedNoRepair', 'cancelled'];

const place = (stage: Stage): number => stages.indexOf(stage);

/** True from `stage` on, and on the side roads that end without repair. */
export const hasReached = (current: Stage, stage: Stage): boolean => place(current) >= place(stage);

/** The stages from `first` to `last`, both included. */
export const stageRange = (first: Stage, last: Stage): readonly Stage[] => stages.slice(place(first), place(last) + 1);
