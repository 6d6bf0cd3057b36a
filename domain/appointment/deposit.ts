import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import { MINUTE, type Deadline } from '../kernel/process';
import { reject, type Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { checkReference, PaymentMethod } from '../repair-order/account';
import { Fen, payload, ShortText } from '../values/field-schemas';
import type { CommandOf } from './commands';
import { depositPaid, isEnough, leastDeposit, wantsDeposit } from './deposit-due';
import { bookers } from './roles';
import { withoutSlot } from './slot';
import { expectedStages } from './stage';
import type { Appointment, UnstampedEvent } from './state';
import type { AppointmentSlice } from './types';
import { rule } from '../values/field-rules';

const depositCommands = {
  demandDeposit: {
    path: 'deposit',
    roles: bookers,
    payload: payload(
      { amount: Fen.min(1, rule('someMoney')) },
      'A-04: the customer is asked to pay for part of high-value parts beforehand',
    ),
  },
  bookDeposit: {
    path: 'deposit/receipt',
    roles: ['cashier', 'settlementClerk'],
    payload: payload(
      {
        amount: Fen.min(1, rule('someMoney')),
        method: PaymentMethod,
        reference: ShortText.optional().meta({
          description: 'the number that the bank or the payment service gave it; none for cash',
        }),
      },
      'A-04, S-02: the deposit is here',
    ),
  },
} as const satisfies CommandDeclarations;

const depositEvents = {
  depositDemanded: z.object({ amount: z.int(), ofPrice: z.int() }),
  depositBooked: z.object({ amount: z.int(), method: PaymentMethod, reference: ShortText.exactOptional() }),
  /** T-04: it did not come in time. */
  depositLapsed: z.object({ reservationId: z.string() }),
};
export type DepositEvents = EventsOf<typeof depositEvents>;

const wanted = (appointment: Appointment): Obstacle | undefined =>
  wantsDeposit(appointment) ? undefined : { code: 'noDepositWanted' };

/** at least the share of the original price that the policy says; of parts that cost more than those it was paid for, the rest is asked for. */
function demandDeposit(appointment: Appointment, { amount }: CommandOf<'demandDeposit'>) {
  const { job, deposit, policy } = appointment;
  const ofPrice = job?.partsTotal ?? 0;
  if (deposit?.amount === amount && deposit.ofPrice === ofPrice) return [];
  if (deposit?.receivedAt !== undefined && isEnough(appointment, deposit.amount)) reject('depositPaid');
  if (!isEnough(appointment, amount)) reject('depositTooLow', { least: leastDeposit(ofPrice, policy) });
  if (amount > ofPrice) reject('depositTooHigh', { most: ofPrice });
  if (amount < depositPaid(deposit)) reject('depositPaid');
  return [{ type: 'depositDemanded' as const, amount, ofPrice }];
}

function bookDeposit({ deposit }: Appointment, { amount, method, reference }: CommandOf<'bookDeposit'>) {
  if (!deposit) return reject('depositUnasked');
  if (deposit.receivedAt !== undefined) reject('depositPaid');
  const owed = deposit.amount - depositPaid(deposit);
  if (amount !== owed) reject('amountDiffers', { amount: owed });
  checkReference(method, reference);
  return [{ type: 'depositBooked' as const, amount, method, ...(reference !== undefined && { reference }) }];
}

/** T-04: bay and parts are kept for so long. */
function lapse({ stage, slot, deposit, policy }: Appointment): readonly Deadline<UnstampedEvent>[] {
  if (stage !== 'agreed' || !slot || !deposit || deposit.receivedAt !== undefined) return [];
  const at = deposit.demandedAt + policy.appointment.depositMinutes * MINUTE;
  return [{ at, event: { type: 'depositLapsed', reservationId: slot.reservationId } }];
}

export const depositSlice: AppointmentSlice<typeof depositCommands, typeof depositEvents> = {
  commands: depositCommands,
  events: depositEvents,
  rules: {
    demandDeposit: { during: ['agreed'], requires: wanted, decide: demandDeposit },
    bookDeposit: {
      during: expectedStages,
      requires: ({ deposit }) => (deposit ? undefined : { code: 'depositUnasked' }),
      decide: bookDeposit,
    },
  },
  evolve: {
    depositDemanded: (appointment, { amount, ofPrice, at }) => {
      const { receipts = [] } = appointment.deposit ?? {};
      const isHere = depositPaid(appointment.deposit) === amount && { receivedAt: at };
      return { ...appointment, deposit: { amount, ofPrice, demandedAt: at, receipts, ...isHere } };
    },
    depositBooked: (appointment, { amount, method, reference, by, at }) => {
      const { number, deposit } = appointment;
      if (!deposit) return appointment;
      const paymentId = `${number}.${deposit.receipts.length + 1}`;
      const receipt = { paymentId, amount, method, ...(reference !== undefined && { reference }), by: by.id };
      return { ...appointment, deposit: { ...deposit, receivedAt: at, receipts: [...deposit.receipts, receipt] } };
    },
    // it is asked for again with the next time; what was paid of it stays the customer's
    depositLapsed: ({ deposit, ...appointment }, { at }) => {
      const paid = depositPaid(deposit);
      const kept = deposit && paid > 0 && { deposit: { ...deposit, amount: paid, receivedAt: deposit.demandedAt } };
      return withoutSlot({ ...appointment, ...kept }, at);
    },
  },
  deadlines: [],
  timedEvents: [lapse],
};
