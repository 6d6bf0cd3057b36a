import type { Deadline } from '../kernel/process';
import {
  deadlinesOf,
  escalationFor,
  markAcknowledged,
  markPassed,
  type DeadlinePassed,
  type EscalationPolicy,
  type DeadlineRule as AnyWatch,
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
import { beforeDeparture, type CommandRules } from './types';
import { settlementWatches } from './settlement';
import type { Evolvers, RepairOrder, RepairOrderEvent } from './state';

export type { DeadlineStep as WatchStep } from '../time/deadline';
export type DeadlineRule = AnyWatch<CommandName>;

export interface DeadlineEvents {
  readonly deadlinePassed: DeadlinePassed<CommandName>;
  readonly escalationAcknowledged: { readonly escalationId: string; readonly plan: string };
}

export const deadlineRules = (order: RepairOrder): readonly DeadlineRule[] => [
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

export const escalationPolicyOf = ({ policy }: RepairOrder): EscalationPolicy => ({
  calendar: policy.calendar,
  levels: policy.escalationLevels,
  minutes: policy.escalationLadder,
});

/** All timers of an order, each step once. */
export const deadlines = (order: RepairOrder): readonly Deadline<RepairOrderEvent>[] =>
  deadlinesOf(order, deadlineRules(order), escalationPolicyOf(order));

export const deadlineCommands: CommandRules<'acknowledgeEscalation'> = {
  acknowledgeEscalation: {
    during: [...beforeDeparture, 'delivered', 'declined'],
    decide: (order, { escalationId, plan, by }) =>
      escalationFor(order, escalationId, by).acknowledged
        ? []
        : [{ type: 'escalationAcknowledged', escalationId, plan }],
  },
};

export const deadlineEvolvers: Evolvers<DeadlineEvents> = {
  deadlinePassed: (order, event) => ({ ...order, ...markPassed(order, event) }),
  escalationAcknowledged: (order, { escalationId }) => ({
    ...order,
    escalations: markAcknowledged(order, escalationId),
  }),
};
