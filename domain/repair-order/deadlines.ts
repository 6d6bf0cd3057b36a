import type { Deadline } from '../kernel/process';
import {
  deadlinesOf,
  escalationFor,
  keepAcknowledged,
  keepPassed,
  type DeadlinePassed,
  type Ladder,
  type Watch as AnyWatch,
} from '../time/deadline';
import type { CommandName } from './commands';
import { contractWatches } from './contract';
import { commitmentWatches } from './commitments';
import { deliveryWatches } from './delivery';
import { diagnosisWatches } from './diagnosis';
import { dispatchWatches } from './dispatch';
import { extraItemWatches } from './extra-items';
import { preparationWatches } from './preparation';
import { progressWatches } from './progress-check';
import { receptionWatches } from './reception';
import { always, type Steps } from './types';
import { settlementWatches } from './settlement';
import type { Evolvers, RepairOrder, RepairOrderEvent } from './state';

export type { WatchStep } from '../time/deadline';
export type Watch = AnyWatch<CommandName>;

export interface ClockEvents {
  readonly deadlinePassed: DeadlinePassed<CommandName>;
  readonly escalationAcknowledged: { readonly escalationId: string; readonly plan: string };
}

export const watches = (order: RepairOrder): readonly Watch[] => [
  ...receptionWatches(order),
  ...diagnosisWatches(order),
  ...contractWatches(order),
  ...commitmentWatches(order),
  ...dispatchWatches(order),
  ...extraItemWatches(order),
  ...progressWatches(order),
  ...preparationWatches(order),
  ...settlementWatches(order),
  ...deliveryWatches(order),
];

export const ladderOf = ({ policy }: RepairOrder): Ladder => ({
  calendar: policy.calendar,
  levels: policy.escalationLevels,
  minutes: policy.escalationLadder,
});

/** All timers of an order, each step once. */
export const deadlines = (order: RepairOrder): readonly Deadline<RepairOrderEvent>[] =>
  deadlinesOf(order, watches(order), ladderOf(order));

export const clockSteps: Steps<'acknowledgeEscalation'> = {
  acknowledgeEscalation: {
    during: [...always, 'delivered', 'declined'],
    decide: (order, { escalationId, plan, by }) =>
      escalationFor(order, escalationId, by).acknowledged
        ? []
        : [{ type: 'escalationAcknowledged', escalationId, plan }],
  },
};

export const clockEvolvers: Evolvers<ClockEvents> = {
  deadlinePassed: (order, event) => ({ ...order, ...keepPassed(order, event) }),
  escalationAcknowledged: (order, { escalationId }) => ({
    ...order,
    escalations: keepAcknowledged(order, escalationId),
  }),
};
