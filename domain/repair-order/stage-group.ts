import type { Stage } from './stage';

/** The parts of a visit that people speak of, in their order. */
const stageGroups = ['reception', 'waiting', 'repair', 'check', 'pickup', 'settlement', 'departure'] as const;
export type StageGroup = (typeof stageGroups)[number];

/** The part of a visit each stage belongs to; a visit that ends without repair has its stages in the part it ends in. */
export const groupOf: { readonly [S in Stage]: StageGroup } = {
  checkedIn: 'reception',
  preInspection: 'reception',
  diagnosisConsent: 'reception',
  diagnosing: 'reception',
  estimating: 'reception',
  awaitingSignature: 'reception',
  declined: 'reception',
  contracted: 'waiting',
  awaitingWorkshopReceipt: 'waiting',
  inRepair: 'repair',
  awaitingReturn: 'repair',
  qualityCheck: 'check',
  deliveryPreparation: 'check',
  readyForPickup: 'pickup',
  acceptance: 'settlement',
  settlement: 'settlement',
  discountPending: 'settlement',
  paid: 'departure',
  exitPassIssued: 'departure',
  finalCheck: 'departure',
  deliveryDisputed: 'departure',
  delivered: 'departure',
  closedNoRepair: 'departure',
  cancelled: 'departure',
  voided: 'departure',
};

/** What the groups are called, each name once and in the order of the visit: several groups may share one. */
export const groupNames = <Name>(names: { readonly [G in StageGroup]: Name }): readonly Name[] => [
  ...new Set(stageGroups.map((group) => names[group])),
];
