import type { Instant, Process, Rule } from '../process';
import { reject } from '../rejection';
import { rolesFor } from './permissions';
import { acceptanceEvolvers, acceptanceSteps } from './acceptance';
import { clockEvolvers, clockSteps, deadlines } from './clocks';
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
import type { Step, Steps } from './rule';
import { settlementEvolvers, settlementSteps } from './settlement';
import { open, type Evolvers, type Payloads, type RepairOrder, type RepairOrderEvent } from './state';
import { transportEvolvers, transportSteps } from './transport';

/** The rule book: every step of every stage. */
export const steps: Steps<CommandName> = {
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
  ...clockSteps,
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
  ...clockEvolvers,
};

/** State after the event. The very first event opens the order, whatever the state before. */
export function evolve(order: RepairOrder, event: RepairOrderEvent): RepairOrder {
  const after = (evolvers[event.type] as (order: RepairOrder, event: RepairOrderEvent) => RepairOrder)(order, event);
  return event.type === 'orderOpened' ? after : { ...after, sequence: order.sequence + 1 };
}

/** The order as its events tell it; the first must be `orderOpened`. */
export const fold = (events: readonly RepairOrderEvent[]): RepairOrder =>
  events.reduce(evolve, undefined as unknown as RepairOrder);

/** I9: role first, then stage, then what must come before, then the command itself; every act gets its person and time. */
const ruleOf =
  (name: CommandName): Rule<RepairOrder, RepairOrderCommand, RepairOrderEvent> =>
  (order, command, at) => {
    const step = steps[name] as Step<CommandName>;
    const allowed = rolesFor(order, name);
    if (!allowed.some((role) => role === command.by.role)) reject('roleNotAllowed', { role: command.by.role, allowed });
    if (!step.during.includes(order.stage)) reject('notDuringStage', { stage: order.stage, during: step.during });
    const obstacle = step.unless?.(order);
    if (obstacle) reject(obstacle.code, obstacle.facts);
    return step.decide(order, command as never, at).map((happening) => ({ ...happening, at, by: command.by }));
  };

const names = Object.keys(steps) as CommandName[];

export const repairOrderProcess: Process<RepairOrder, RepairOrderCommand, RepairOrderEvent> = {
  rules: Object.fromEntries(names.map((name) => [name, ruleOf(name)])) as never,
  evolve,
  deadlines,
};

export interface Action {
  readonly command: CommandName;
  readonly roles: readonly string[];
  /** What must be done first; absent when the command may be sent now. */
  readonly notYet?: { readonly code: string; readonly facts?: object };
}

/** What may happen next on this order, who may do it, and why not yet. */
export const actions = (order: RepairOrder): readonly Action[] =>
  names
    .filter((name) => steps[name].during.includes(order.stage))
    .map((command) => {
      const notYet = steps[command].unless?.(order);
      return { command, roles: rolesFor(order, command), ...(notYet && { notYet }) };
    });

/** What time will bring if nobody acts, soonest first. */
export const upcoming = (order: RepairOrder): readonly { at: Instant; event: RepairOrderEvent }[] =>
  deadlines(order).toSorted((a, b) => a.at - b.at);
