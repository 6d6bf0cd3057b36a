import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import type { Immutable } from '../kernel/immutable';
import type { Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { LongText, payload } from '../values/field-schemas';
import { checkSeparation } from './separation';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';

/** C-05: that the customer need not pay the fee of a visit without repair: who asked for it and why, and what another person has decided. */
export const FeeWaiver = z.object({
  reason: z.string(),
  by: z.string(),
  decision: z.object({ answer: z.enum(['approved', 'declined']), by: z.string() }).exactOptional(),
});
export type FeeWaiver = Immutable<z.output<typeof FeeWaiver>>;

/** Who lets a fee go: another person than the one who asks. */
export const feeWaivers = ['serviceManager', 'businessSupervisor', 'storeManager'] as const;

const waiverCommands = {
  requestFeeWaiver: {
    path: 'fee/waiver',
    roles: ['serviceAdvisor', 'serviceManager', 'businessSupervisor'],
    payload: payload({ reason: LongText }, 'C-05: ask that the customer need not pay the fee; another person decides'),
  },
  decideFeeWaiver: {
    path: 'fee/waiver/decision',
    roles: feeWaivers,
    payload: payload(
      { answer: z.enum(['approved', 'declined']), reason: LongText },
      'C-05: another person lets the fee go, or has it paid',
    ),
  },
} as const satisfies CommandDeclarations;

const waiverEvents = {
  feeWaiverRequested: z.object(waiverCommands.requestFeeWaiver.payload.shape),
  feeWaiverDecided: z.object(waiverCommands.decideFeeWaiver.payload.shape),
};
export type FeeWaiverEvents = EventsOf<typeof waiverEvents>;

export const awaitsFeeDecision = ({ feeWaiver }: RepairOrder): boolean =>
  feeWaiver !== undefined && feeWaiver.decision === undefined;

const feeOpen = ({ fee }: RepairOrder): Obstacle | undefined => (fee && !fee.paid ? undefined : { code: 'noFeeDue' });

/** A fee of a visit without repair that the store lets go. */
export const feeWaiverSlice: OrderSlice<typeof waiverCommands, typeof waiverEvents> = {
  commands: waiverCommands,
  events: waiverEvents,
  rules: {
    requestFeeWaiver: {
      during: ['declined'],
      requires: feeOpen,
      decide: (order, { reason }) => (awaitsFeeDecision(order) ? [] : [{ type: 'feeWaiverRequested', reason }]),
    },
    decideFeeWaiver: {
      during: ['declined'],
      requires: (order) => feeOpen(order) ?? (awaitsFeeDecision(order) ? undefined : { code: 'noFeeWaiverToDecide' }),
      decide: (order, { answer, reason, by }) => {
        checkSeparation(order, 'decideFeeWaiver', by);
        return [{ type: 'feeWaiverDecided', answer, reason }];
      },
    },
  },
  evolve: {
    feeWaiverRequested: (order, { reason, by }) => ({ ...order, feeWaiver: { reason, by: by.id } }),
    feeWaiverDecided: (order, { answer, by }) => ({
      ...order,
      ...(order.feeWaiver && { feeWaiver: { ...order.feeWaiver, decision: { answer, by: by.id } } }),
      ...(answer === 'approved' && order.fee && { fee: { amount: 0, paid: true } }),
    }),
  },
  deadlines: [],
};
