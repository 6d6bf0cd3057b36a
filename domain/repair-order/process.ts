import type { Instant, Process } from '../kernel/process';
import { actionsOf, evolveWith, rulesOf, type Action, type ProcessRules } from '../kernel/command-rule';
import { rolesFor } from './permissions';
import { acceptanceEvolvers, acceptanceSteps } from './acceptance';
import { deadlineEvolvers, deadlineCommands, deadlines } from './deadlines';
import type { CommandName, RepairOrderCommand } from './commands';
import { commitmentEvolvers, commitmentSteps } from './commitments';
import { contractEvolvers, contractSteps } from './contract';
import { deliveryEvolvers, deliverySteps } from './delivery';
import { diagnosisEvolvers, diagnosisSteps } from './diagnosis';
import { dispatchEvolvers, dispatchSteps } from './dispatch';
import { estimateEvolvers, estimateSteps } from './estimate';
import { evidenceEvolvers } from './evidence';
import { extraItemEvolvers, extraItemSteps } from './extra-items';
import { preparationEvolvers, preparationSteps } from './preparation';
import { progressEvolvers, progressSteps } from './progress-check';
import { qualityEvolvers, qualitySteps } from './quality-check';
import { receptionEvolvers, receptionSteps } from './reception';
import { repairEvolvers, repairSteps } from './repair';
import type { CommandRules } from './types';
import { settlementEvolvers, settlementSteps } from './settlement';
import {
  open,
  type Evolvers,
  type UnstampedEvent,
  type Payloads,
  type RepairOrder,
  type RepairOrderEvent,
} from './state';
import { transportEvolvers, transportSteps } from './transport';

/** The rule book: every step of every stage. */
export const steps: CommandRules<CommandName> = {
  ...receptionSteps,
  ...transportSteps,
  ...diagnosisSteps,
  ...estimateSteps,
  ...contractSteps,
  ...commitmentSteps,
  ...dispatchSteps,
  ...repairSteps,
  ...extraItemSteps,
  ...progressSteps,
  ...qualitySteps,
  ...preparationSteps,
  ...acceptanceSteps,
  ...settlementSteps,
  ...deliverySteps,
  ...deadlineCommands,
};

const evolvers: Evolvers<Payloads> = {
  orderOpened: (_order, { opening, by, at }) => open(opening, by, at),
  commandRejected: (order) => order,
  ...receptionEvolvers,
  ...transportEvolvers,
  ...evidenceEvolvers,
  ...diagnosisEvolvers,
  ...estimateEvolvers,
  ...contractEvolvers,
  ...commitmentEvolvers,
  ...dispatchEvolvers,
  ...repairEvolvers,
  ...extraItemEvolvers,
  ...progressEvolvers,
  ...qualityEvolvers,
  ...preparationEvolvers,
  ...acceptanceEvolvers,
  ...settlementEvolvers,
  ...deliveryEvolvers,
  ...deadlineEvolvers,
};

/** State after the event. The very first event opens the order, whatever the state before. */
export const evolve = evolveWith<RepairOrder, RepairOrderEvent>(evolvers, 'orderOpened');

/** The order as its events tell it; the first must be `orderOpened`. */
export const fold = (events: readonly RepairOrderEvent[]): RepairOrder =>
  events.reduce(evolve, undefined as unknown as RepairOrder);

const book: ProcessRules<RepairOrder, CommandName, UnstampedEvent> = { steps, rolesFor };

export const repairOrderProcess: Process<RepairOrder, RepairOrderCommand, RepairOrderEvent> = {
  rules: rulesOf(book),
  evolve,
  deadlines,
};

/** What may happen next on this order, who may do it, and why not yet. */
export const actions = (order: RepairOrder): readonly Action<CommandName>[] => actionsOf(book, order);

/** What time will bring if nobody acts, soonest first. */
export const upcoming = (order: RepairOrder): readonly { at: Instant; event: RepairOrderEvent }[] =>
  deadlines(order).toSorted((a, b) => a.at - b.at);
