import type { Outcome, Receipt } from '../../domain/receipt';
import type { CommandName, RepairOrderCommand } from '../../domain/repair-order/commands';
import type { Action } from '../../domain/step';
import type { Opening, RepairOrder, RepairOrderEvent } from '../../domain/repair-order/state';
import type { Actor } from '../../domain/actor';
import type { Carried } from '../support/live-process';

export const REPAIR_ORDER = 'repairOrder';

/** How a repair order begins, or goes on in a new run. */
export type RepairOrderStart =
  { readonly opening: Opening; readonly by: Actor } | Carried<RepairOrder, RepairOrderEvent>;

export type RepairOrderReceipt = Receipt<RepairOrderEvent>;
export type UpdateArguments = [RepairOrderCommand];

/** What managers see of a living order: the state, what may happen next, and what time will bring. */
export interface RepairOrderView {
  readonly order: RepairOrder;
  readonly actions: readonly Action<CommandName>[];
  readonly deadlines: readonly { readonly at: number; readonly event: RepairOrderEvent }[];
}

export const VIEW = 'view';
export const COMMAND = 'command';
export type CommandOutcome = Outcome | null;

const PREFIX = 'repair-order:';
export const workflowIdOf = (orderNumber: string): string => `${PREFIX}${orderNumber}`;

/** Searchable in Temporal: no personal data, only where, how far and due when. */
export const searchAttributes = {
  store: { name: 'RepairflowStore', type: 'KEYWORD' },
  stage: { name: 'RepairflowStage', type: 'KEYWORD' },
  dueAt: { name: 'RepairflowDueAt', type: 'DATETIME' },
} as const;
