import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import type { Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Day, LongText, payload } from '../values/field-schemas';
import { Amount, arrears } from './amounts';
import { settlementAgreed } from './guards';
import { checkSeparation } from './separation';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';
import { goesBy } from './rules-version';

/** F-29: what the customer may owe until when, and who let it; above the limit of the policy also who agreed to that. */
export const Credit = z.object({
  amount: Amount,
  by: z.string(),
  dueDay: Day,
  approvedBy: z.string().exactOptional(),
});

/** I9: who agrees, above the limit, to what another person has released. */
export const creditDeciders = ['storeManager', 'finance'] as const;

const creditCommands = {
  releaseOnCredit: {
    path: 'settlement/credit',
    roles: ['businessSupervisor'],
    payload: payload(
      { reason: LongText, dueDay: Day },
      'F-29, S-18: the business supervisor lets the vehicle go unpaid; above the limit a second person decides, too',
    ),
  },
  decideCredit: {
    path: 'settlement/credit/decision',
    roles: creditDeciders,
    payload: payload(
      { answer: z.enum(['approved', 'declined']), reason: LongText },
      'F-29: above the limit a second person decides whether the vehicle goes unpaid; what is declined must be paid or released anew',
    ),
  },
} as const satisfies CommandDeclarations;

const creditEvents = {
  creditReleased: z.object({ amount: Amount, reason: LongText, dueDay: Day }),
  creditDecided: z.object(creditCommands.decideCredit.payload.shape),
};
export type CreditEvents = EventsOf<typeof creditEvents>;

/** What is left to pay is more than one person may let go, and nobody else has agreed yet. Version 3 of the rules. */
export const awaitsSecondPerson = (order: RepairOrder): boolean =>
  goesBy(order, 3) &&
  order.credit !== undefined &&
  order.credit.approvedBy === undefined &&
  arrears(order) > order.policy.creditSoloAmount;

/** F-29, CF-13: paid, or released on credit by as many people as it takes. */
export function cleared(order: RepairOrder): Obstacle | undefined {
  const due = arrears(order);
  if (due > 0 && !order.credit) return { code: 'notPaid', facts: { due } };
  return awaitsSecondPerson(order) ? { code: 'creditUndecided', facts: { due, allowed: creditDeciders } } : undefined;
}

/** Letting a vehicle go unpaid. */
export const creditSlice: OrderSlice<typeof creditCommands, typeof creditEvents> = {
  commands: creditCommands,
  events: creditEvents,
  rules: {
    releaseOnCredit: {
      during: ['settlement'],
      requires: settlementAgreed,
      decide: (order, { reason, dueDay }) =>
        arrears(order) === 0 || order.credit
          ? []
          : [{ type: 'creditReleased', amount: arrears(order), reason, dueDay }],
    },
    decideCredit: {
      during: ['settlement'],
      requires: (order) => (awaitsSecondPerson(order) ? undefined : { code: 'noCreditToDecide' }),
      decide: (order, { answer, reason, by }) => {
        checkSeparation(order, 'decideCredit', by);
        return [{ type: 'creditDecided', answer, reason }];
      },
    },
  },
  evolve: {
    creditReleased: (order, { amount, dueDay, by }) => ({ ...order, credit: { amount, by: by.id, dueDay } }),
    creditDecided: ({ credit, ...order }, { answer, by }) =>
      answer === 'approved' && credit ? { ...order, credit: { ...credit, approvedBy: by.id } } : order,
  },
  deadlines: [],
};
