import { commands, type PublicCommand, type RepairOrderCommand } from '../../domain/repair-order/commands';
import { MINUTE, type Instant } from '../../domain/kernel/process';
import { repairOrderProcess } from '../../domain/repair-order/process';
import type { RepairOrder, RepairOrderEvent } from '../../domain/repair-order/state';
import { given } from './given';
import { actor, lastAt, type Events, type Person } from './order-events';

/** Who sends which command, with the payload as it goes over the wire, and what the API has looked up for it. */
export type Move = readonly [who: Person, command: PublicCommand, payload?: object, known?: object];

/** The fields of the payload that the schema refuses; nothing for a payload that is well formed. */
export const malformed = ([, command, payload = {}]: Move): readonly string[] =>
  commands.schemas[command].safeParse(payload).error?.issues.map(({ path }) => path.join('.')) ?? [];

const commandOf = ([who, type, payload = {}, known = {}]: Move): RepairOrderCommand =>
  ({ ...commands.schemas[type].parse(payload), ...known, type, id: 'c-1', by: actor(who) }) as RepairOrderCommand;

/** given (a visit's events) / when (who sends what, a minute later or at a given time) / then (events or rejection). */
export function givenOrder(events: Events) {
  const visit = given<RepairOrder, RepairOrderCommand, RepairOrderEvent>(repairOrderProcess, ...events);
  const now = lastAt(events) + MINUTE;
  return {
    order: visit.state,
    now,
    when: (move: Move, at: Instant = now) => visit.when(commandOf(move), at),
    /**
     * What time brings about of this timer if nobody acts, as `minutes reaction roles`; the minutes are counted from the last event or from
     * another time.
     */
    due: (timer: string, since: Instant = lastAt(events)): readonly string[] =>
      repairOrderProcess
        .upcoming(visit.state)
        .flatMap(({ at, event }) =>
          event.type === 'deadlinePassed' && event.timer === timer
            ? [`${(at - since) / MINUTE} ${event.reaction} ${event.to.join(' ')}`]
            : [],
        ),
    /** What time brings about first, in the same words, with the timer in front. */
    next: (): string | undefined => {
      const first = visit.next();
      if (first?.event.type !== 'deadlinePassed') return undefined;
      const { timer, reaction, to } = first.event;
      return `${timer} ${(first.at - lastAt(events)) / MINUTE} ${reaction} ${to.join(' ')}`;
    },
  };
}
