import type { Instant } from '../process';
import type { Obstacle } from '../rejection';
import type { CommandName, CommandOf } from './commands';
import type { Happening, RepairOrder } from './state';
import { from, type Stage } from './stage';

/** One rule of the store. The first two parts depend on the order alone, so a screen can say beforehand what may be done. */
export interface Step<T extends CommandName> {
  readonly during: readonly Stage[];
  /** What must be done first. */
  readonly unless?: (order: RepairOrder) => Obstacle | undefined;
  /** What happened, or nothing when it had happened already; throws a Rejection for what the command itself gets wrong. */
  readonly decide: (order: RepairOrder, command: CommandOf<T>, at: Instant) => readonly Happening[];
}
export type Steps<T extends CommandName> = { readonly [K in T]: Step<K> };

/** The first obstacle of several, in the order a person would meet them. */
export const firstOf = (
  ...checks: readonly ((order: RepairOrder) => Obstacle | undefined)[]
): ((order: RepairOrder) => Obstacle | undefined) => {
  return (order) => {
    for (const check of checks) {
      const obstacle = check(order);
      if (obstacle) return obstacle;
    }
    return undefined;
  };
};

/** The list with the entry of this key changed; unchanged when there is none. */
export const changed = <T>(list: readonly T[], is: (entry: T) => boolean, to: (entry: T) => Partial<T>): readonly T[] =>
  list.map((entry) => (is(entry) ? { ...entry, ...to(entry) } : entry));

/** Every stage before the car is gone. */
export const always: readonly Stage[] = from('checkedIn', 'deliveryDisputed');
