import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import { allOf } from '../kernel/command-rule';
import { reject, type Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Day, LongText, payload } from '../values/field-schemas';
import { arrears, openOf } from './account';
import { Amount } from './amounts';
import { checkDueDay } from './due-day';
import { settlementAgreed } from './guards';
import { checkSeparation } from './separation';
import { localDate } from '../time/working-time';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';
import { alsoSince, goesBy } from './rules-version';
import { stageRange } from './stage';

/** F-29: what the customer may owe until when, and who let it; above the limit of the policy also who agreed to that. */
export const Credit = z.object({
  amount: Amount,
  by: z.string(),
  dueDay: Day,
  approvedBy: z.string().exactOptional(),
});

/** I9: who agrees, above the limit, to what another person has released. */
export const creditDeciders = ['storeManager', 'finance'] as const;

/** A payment may turn out void until the car is seen at the gate, and after. */
const afterSettlement = stageRange('paid', 'delivered');

const creditCommands = {
  releaseOnCredit: {
    path: 'settlement/credit',
    roles: ['businessSupervisor'],
    payload: payload(
      { reason: LongText, dueDay: Day },
      'F-29, S-18: the business supervisor lets the vehicle go unpaid, for three months at most; above the limit a second person decides, too. Sent again with another day it moves the day',
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

/** Since version 3 of the rules a credit covers what it was given for: what is owed more, because a payment was void, is to be paid or released anew. */
const isCovered = (order: RepairOrder): boolean =>
  order.credit !== undefined && (!goesBy(order, 3) || arrears(order) <= order.credit.amount);

/** The store holds more of the customer's money than it is owed. */
export const nothingToReturn = (order: RepairOrder): Obstacle | undefined => {
  const open = openOf(order, 'customer');
  return open < 0 && goesBy(order, 3) ? { code: 'refundDue', facts: { due: -open } } : undefined;
};

/** F-29, CF-13: paid, or released on credit by as many people as it takes. */
export function cleared(order: RepairOrder): Obstacle | undefined {
  const due = arrears(order);
  if (due > 0 && !isCovered(order)) return { code: 'notPaid', facts: { due } };
  return awaitsSecondPerson(order) ? { code: 'creditUndecided', facts: { due, allowed: creditDeciders } } : undefined;
}

/** Letting a vehicle go unpaid. */
export const creditSlice: OrderSlice<typeof creditCommands, typeof creditEvents> = {
  commands: creditCommands,
  events: creditEvents,
  rules: {
    releaseOnCredit: {
      during: ['settlement', ...afterSettlement],
      requires: allOf(alsoSince(3, ...afterSettlement), settlementAgreed),
      decide: (order, { reason, dueDay }, at) => {
        const amount = arrears(order);
        const isAnotherDay = goesBy(order, 5) && order.credit?.dueDay !== dueDay;
        if (amount <= 0 || (isCovered(order) && !isAnotherDay)) return [];
        if (goesBy(order, 5)) checkDueDay(order, dueDay, at);
        else if (goesBy(order, 3) && dueDay < localDate(order.policy.calendar.zone, at))
          reject('dueDayPast', { dueDay });
        return [{ type: 'creditReleased', amount, reason, dueDay }];
      },
    },
    decideCredit: {
      during: ['settlement', ...afterSettlement],
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
