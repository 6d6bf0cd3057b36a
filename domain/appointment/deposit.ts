import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import { MINUTE, type Deadline } from '../kernel/process';
import { reject, type Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Fen, payload } from '../values/field-schemas';
import type { CommandOf } from './commands';
import { leastDeposit, wantsDeposit } from './deposit-due';
import { bookers } from './roles';
import { withoutSlot } from './slot';
import { expectedStages } from './stage';
import type { Appointment, UnstampedEvent } from './state';
import type { AppointmentSlice } from './types';

const depositCommands = {
  demandDeposit: {
    path: 'deposit',
    roles: bookers,
    payload: payload(
      { amount: Fen.min(1) },
      'A-04: the customer is asked to pay for part of high-value parts beforehand',
    ),
  },
  bookDeposit: {
    path: 'deposit/receipt',
    roles: ['cashier', 'settlementClerk'],
    payload: payload(
      { amount: Fen.min(1), method: z.enum(['cash', 'card', 'wechat', 'alipay', 'transfer']) },
      'A-04, S-02: the deposit is here',
    ),
  },
} as const satisfies CommandDeclarations;

const depositEvents = {
  depositDemanded: z.object({ amount: z.int(), ofPrice: z.int() }),
  depositBooked: z.object({ amount: z.int(), method: z.enum(['cash', 'card', 'wechat', 'alipay', 'transfer']) }),
  /** T-04: it did not come in time. */
  depositLapsed: z.object({ reservationId: z.string() }),
};
export type DepositEvents = EventsOf<typeof depositEvents>;

const wanted = (appointment: Appointment): Obstacle | undefined =>
  wantsDeposit(appointment) ? undefined : { code: 'noDepositWanted' };

/** at least the share of the original price that the policy says, in whole fen. */
function demandDeposit({ job, deposit, policy }: Appointment, { amount }: CommandOf<'demandDeposit'>) {
  const ofPrice = job?.partsTotal ?? 0;
  if (deposit?.amount === amount && deposit.ofPrice === ofPrice) return [];
  if (deposit?.receivedAt !== undefined) reject('depositPaid');
  // whole numbers: 49.99 % is less than 50 %, whatever a quotient would be rounded to
  if (amount * 100 < ofPrice * policy.appointment.depositPercent)
    reject('depositTooLow', { least: leastDeposit(ofPrice, policy) });
  if (amount > ofPrice) reject('depositTooHigh', { most: ofPrice });
  return [{ type: 'depositDemanded' as const, amount, ofPrice }];
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
      decide: ({ deposit }, { amount, method }) => {
        if (deposit?.receivedAt !== undefined) reject('depositPaid');
        if (amount !== deposit?.amount) reject('amountDiffers', { amount: deposit?.amount });
        return [{ type: 'depositBooked', amount, method }];
      },
    },
  },
  evolve: {
    depositDemanded: (appointment, { amount, ofPrice, at }) => ({
      ...appointment,
      deposit: { amount, ofPrice, demandedAt: at },
    }),
    depositBooked: (appointment, { at }) =>
      appointment.deposit ? { ...appointment, deposit: { ...appointment.deposit, receivedAt: at } } : appointment,
    // it is asked for again with the next time
    depositLapsed: ({ deposit: _deposit, ...appointment }, { at }) => withoutSlot(appointment, at),
  },
  deadlines: [],
  timedEvents: [lapse],
};
