import { z } from 'zod';
import { checkSecondPerson } from '../account/second-person';
import { updateWhere } from '../kernel/command-rule';
import type { EventsOf } from '../kernel/event';
import type { Immutable } from '../kernel/immutable';
import { reject, type Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { LocalId, LongText, payload } from '../values/field-schemas';
import { onlySince } from './rules-version';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';

/** F-08: what the customer asks for at the settlement besides a discount, e.g. to pay in instalments. */
export const SpecialRequest = z.object({
  requestId: LocalId,
  words: LongText,
  by: z.string(),
  decision: z.object({ answer: z.enum(['approved', 'declined']), reason: LongText, by: z.string() }).exactOptional(),
});
export type SpecialRequest = Immutable<z.output<typeof SpecialRequest>>;

const requestCommands = {
  requestSpecial: {
    path: 'settlement/special-requests',
    roles: ['settlementClerk'],
    payload: payload(
      { requestId: LocalId, words: LongText },
      'F-08: the customer asks for something special at the settlement; the business supervisor decides',
    ),
  },
  decideSpecial: {
    path: 'settlement/special-requests/:requestId/decision',
    roles: ['businessSupervisor'],
    payload: payload(
      { requestId: LocalId, answer: z.enum(['approved', 'declined']), reason: LongText },
      'F-08: the business supervisor decides about a special request',
    ),
  },
} as const satisfies CommandDeclarations;

const requestEvents = {
  specialRequested: z.object(requestCommands.requestSpecial.payload.shape),
  specialDecided: z.object(requestCommands.decideSpecial.payload.shape),
};
export type SpecialRequestEvents = EventsOf<typeof requestEvents>;

export const openRequests = ({
  specialRequests = [],
}: Pick<RepairOrder, 'specialRequests'>): readonly SpecialRequest[] =>
  specialRequests.filter(({ decision }) => decision === undefined);

/** F-08: nobody is let go whose request waits for an answer. */
export const requestsAnswered = (order: RepairOrder): Obstacle | undefined => {
  const open = openRequests(order).map(({ requestId }) => requestId);
  return open.length > 0 ? { code: 'requestUndecided', facts: { requests: open } } : undefined;
};

export const specialRequestSlice: OrderSlice<typeof requestCommands, typeof requestEvents> = {
  commands: requestCommands,
  events: requestEvents,
  rules: {
    requestSpecial: {
      during: ['settlement'],
      requires: onlySince(3),
      decide: ({ specialRequests = [] }, { requestId, words }) =>
        specialRequests.some((one) => one.requestId === requestId)
          ? []
          : [{ type: 'specialRequested', requestId, words }],
    },
    decideSpecial: {
      during: ['settlement'],
      targets: (order) => openRequests(order).map(({ requestId }) => requestId),
      decide: (order, { requestId, answer, reason, by }) => {
        const request = openRequests(order).find((one) => one.requestId === requestId);
        if (!request) return reject('noRequestToDecide', { requestId });
        checkSecondPerson({ id: request.by }, by);
        return [{ type: 'specialDecided', requestId, answer, reason }];
      },
    },
  },
  evolve: {
    specialRequested: (order, { requestId, words, by }) => ({
      ...order,
      specialRequests: [...(order.specialRequests ?? []), { requestId, words, by: by.id }],
    }),
    specialDecided: (order, { requestId, answer, reason, by }) => ({
      ...order,
      specialRequests: updateWhere(
        order.specialRequests ?? [],
        (one) => one.requestId === requestId,
        () => ({ decision: { answer, reason, by: by.id } }),
      ),
    }),
  },
  deadlines: [],
};
