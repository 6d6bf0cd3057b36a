import { z } from 'zod';
import { updateWhere } from '../kernel/command-rule';
import type { EventsOf } from '../kernel/event';
import type { Instant } from '../kernel/process';
import type { Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Instant as InstantField, LongText, StoredInstant, payload } from '../values/field-schemas';
import { whenKept } from './kept-words';
import { openHold } from './repair-round';
import { workshop } from './roles';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';

const HoldReason = z.enum(['parts', 'customer', 'insurer']);

const holdCommands = {
  holdWork: {
    path: 'holds',
    roles: workshop,
    payload: payload(
      {
        reason: HoldReason,
        expectedUntil: InstantField.optional(),
        note: LongText.optional(),
      },
      'D-22: hold the work for a named reason',
    ),
  },
  resumeWork: { path: 'holds/current/end', roles: workshop, payload: payload({}, 'D-22: work goes on') },
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

/** D-22: the work waits for parts, for the customer or for the insurer. */
export const holdSlice: OrderSlice<typeof holdCommands, typeof holdEvents> = {
  commands: holdCommands,
  events: holdEvents,
  rules: {
    holdWork: {
      during: ['inRepair'],
      requires: notHeld,
      decide: (_order, { reason, expectedUntil, note }) => [
        { type: 'workHeld', reason, ...(expectedUntil && { expectedUntil }), ...(note && { note }) },
      ],
    },
    resumeWork: {
      during: ['inRepair'],
      requires: (order) => (openHold(order) ? undefined : { code: 'notOnHold' }),
      decide: () => [{ type: 'workResumed' }],
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
