import type { Stage } from '../../domain/repair-order/stage';
import { groupNames, groupOf, type StageGroup } from '../../domain/repair-order/stage-group';
import type { TextName } from '../shared/texts/texts';

const names = {
  reception: 'groupReception',
  waiting: 'groupWaiting',
  repair: 'groupRepair',
  check: 'groupCheck',
  pickup: 'groupPickup',
  settlement: 'groupPickup',
  departure: 'groupLeaving',
} as const satisfies { readonly [G in StageGroup]: TextName };
type VisitStep = (typeof names)[StageGroup];

/** The visit in the steps a store speaks of: the columns of the board, the steps of an order. */
export const steps: readonly VisitStep[] = groupNames(names);
export const stepOf = (stage: Stage): VisitStep => names[groupOf[stage]];
