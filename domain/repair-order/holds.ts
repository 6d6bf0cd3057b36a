import { z } from 'zod';
import { updateWhere } from '../kernel/command-rule';
import type { EventsOf } from '../kernel/event';
import type { Instant } from '../kernel/process';
import type { Actor } from '../kernel/actor';
import { reject, type Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Instant as InstantField, LongText, StoredInstant, payload } from '../values/field-schemas';
import { assignedTo, isOwn } from './assignment';
import { whenKept } from './kept-words';
import { isOpen } from './order-line';
import { openHold } from './repair-round';
import { workshop } from './roles';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';

const HoldReason = z.enum(['parts', 'customer', 'insurer']);

/** Whoever leads the work, and whoever has the hands on it. */
const holders = [...workshop, 'technician'] as const;

const holdCommands = {
  holdWork: {
    path: 'holds',
    roles: holders,
    payload: payload(
      {
        reason: HoldReason,
        expectedUntil: InstantField.optional(),
        note: LongText.optional(),
      },
      'D-22: hold the work for a named reason',
    ),
  },
  resumeWork: { path: 'holds/current/end', roles: holders, payload: payload({}, 'D-22: work goes on') },
} as const satisfies CommandDeclarations;

const holdEvents = {
  workHeld: z.object({
    reason: HoldReason,
    expectedUntil: StoredInstant.exactOptional(),
    note: LongText.exactOptional(),
  }),
  workResumed: z.object({}),
};
export type HoldEvents = EventsOf<typeof holdEvents>;

export const notHeld = (order: RepairOrder): Obstacle | undefined => {
  const hold = openHold(order);
  return hold && { code: 'onHold', facts: { reason: hold.reason } };
};

export const withoutHold = (order: RepairOrder, at: Instant): RepairOrder =>
  order.round
    ? {
        ...order,
        round: {
          ...order.round,
          holds: updateWhere(
            order.round.holds,
            ({ to }) => to === undefined,
            () => ({ to: at }),
          ),
        },
      }
    : order;

/** A technician holds only the car that the technician works on; the workshop holds any. */
function checkOwnWork({ lines }: RepairOrder, by: Actor): void {
  if (by.role !== 'technician') return;
  const technicians = [...new Set(lines.filter(isOpen).flatMap((line) => [...assignedTo(line), ...line.technicians]))];
  if (!technicians.some((id) => isOwn(id, by))) reject('lineOfOthers', { technicians });
}

/** D-22: the work waits for parts, for the customer or for the insurer. */
export const holdSlice: OrderSlice<typeof holdCommands, typeof holdEvents> = {
  commands: holdCommands,
  events: holdEvents,
  rules: {
    holdWork: {
      during: ['inRepair'],
      requires: notHeld,
      decide: (order, { reason, expectedUntil, note, by }) => {
        checkOwnWork(order, by);
        return [{ type: 'workHeld', reason, ...(expectedUntil && { expectedUntil }), ...(note && { note }) }];
      },
    },
    resumeWork: {
      during: ['inRepair'],
      requires: (order) => (openHold(order) ? undefined : { code: 'notOnHold' }),
      decide: (order, { by }) => {
        checkOwnWork(order, by);
        return [{ type: 'workResumed' }];
      },
    },
  },
  evolve: {
    workHeld: (order, { reason, expectedUntil, note, at }) => {
      if (!order.round) return order;
      const said = { ...(expectedUntil !== undefined && { expectedUntil }), ...(note !== undefined && { note }) };
      const hold = { reason, from: at, ...whenKept(order, said) };
      return { ...order, round: { ...order.round, holds: [...order.round.holds, hold] } };
    },
    workResumed: (order, { at }) => withoutHold(order, at),
  },
  deadlines: [],
};
