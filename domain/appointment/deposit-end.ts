import { z } from 'zod';
import { checkSecondPerson } from '../account/second-person';
import type { Actor } from '../kernel/actor';
import type { EventsOf } from '../kernel/event';
import { seal } from '../kernel/evidence';
import { MINUTE, type Instant } from '../kernel/process';
import { reject, type Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { adjusters } from '../repair-order/adjustments';
import { checkReference, PaymentMethod } from '../repair-order/account';
import { addDays } from '../time/dates';
import { endOfDay, localDate, startOfDay } from '../time/working-time';
import { Fen, LongText, payload, ShortText } from '../values/field-schemas';
import { yuan } from '../values/money';
import type { CommandOf } from './commands';
import { depositPaid, isDepositOpen } from './deposit-due';
import { ForfeitedDeposit, type Appointment, type Deposit } from './state';
import type { AppointmentSlice, DeadlineRule } from './types';

const endCommands = {
  decideDeposit: {
    path: 'deposit/decision',
    roles: adjusters,
    payload: payload(
      { answer: z.enum(['asRuled', 'allBack']), reason: LongText },
      'A-20, I9: another person than whoever ended the appointment or took the money decides that the rule holds, or that all goes back',
    ),
  },
  payDepositBack: {
    path: 'deposit/refund',
    roles: ['cashier'],
    payload: payload(
      {
        method: PaymentMethod,
        reference: ShortText.optional().meta({ description: 'the number that the bank gave it; none for cash' }),
      },
      'A-20: the cashier pays back what was decided',
    ),
  },
} as const satisfies CommandDeclarations;

const endEvents = {
  depositDecided: z.object({
    answer: z.enum(['asRuled', 'allBack']),
    reason: LongText,
    back: Fen,
    kept: Fen,
    /** Where something is kept. */
    evidence: ForfeitedDeposit.exactOptional(),
  }),
  depositPaidBack: z.object({ amount: Fen, method: PaymentMethod, reference: ShortText.exactOptional() }),
};
export type DepositEndEvents = EventsOf<typeof endEvents>;

type Because = NonNullable<Deposit['due']>['because'];
const forfeits: readonly Because[] = ['cancelledLate', 'missed'];

/** it is too late to cancel for nothing. */
export const isLate = ({ slot, lateOnce, policy }: Appointment, at: Instant): boolean =>
  lateOnce === true || (slot !== undefined && at > slot.startsAt - policy.appointment.depositCutOffMinutes * MINUTE);

/** what becomes of the deposit of a visit that does not take place; the store keeps no more than the policy says, and never more than was paid. */
export function withDepositDue(appointment: Appointment, because: Because, by: Actor, at: Instant): Appointment {
  const { deposit, policy } = appointment;
  const paid = depositPaid(deposit);
  if (!deposit || paid === 0) return appointment;
  const most = Math.floor((deposit.ofPrice * policy.appointment.forfeitPercent) / 100);
  const kept = forfeits.includes(because) ? Math.min(paid, most) : 0;
  return { ...appointment, deposit: { ...deposit, due: { because, back: paid - kept, kept, since: at, by: by.id } } };
}

const reasons: Readonly<Record<Because, string>> = {
  cancelledByShop: '门店取消 Cancelled by the store',
  cancelledInTime: '客户按时取消 Cancelled in time',
  cancelledLate: '客户逾期取消 Cancelled too late',
  missed: '客户未到店 The customer did not come',
};

const undecided = ({ deposit }: Appointment): Obstacle | undefined =>
  deposit?.due && deposit.due.decidedAt === undefined ? undefined : { code: 'noDepositToDecide' };
const unpaid = ({ deposit }: Appointment): Obstacle | undefined =>
  deposit?.due?.decidedAt !== undefined && isDepositOpen(deposit) ? undefined : { code: 'noRefundToPay' };

function decideDeposit(appointment: Appointment, { answer, reason, by }: CommandOf<'decideDeposit'>, at: Instant) {
  const { number, deposit, evidence } = appointment;
  const due = deposit?.due ?? reject('noDepositToDecide');
  for (const id of [due.by, ...(deposit?.receipts ?? []).map((receipt) => receipt.by)]) checkSecondPerson({ id }, by);
  const kept = answer === 'allBack' ? 0 : due.kept;
  const back = due.back + due.kept - kept;
  const decided = { type: 'depositDecided' as const, answer, reason, back, kept };
  if (kept === 0) return [decided];
  const text = [
    `定金扣除 Deposit kept ${number}`,
    reasons[due.because],
    `原价 Original price ${yuan(deposit?.ofPrice ?? 0)}，已付 paid ${yuan(back + kept)}，退还 paid back ${yuan(back)}，扣除 kept ${yuan(kept)}`,
    reason,
  ].join('\n');
  const content = {
    appointment: number,
    document: 'depositForfeiture' as const,
    subject: '',
    text,
    total: kept,
    recordedBy: by,
    at,
  };
  return [{ ...decided, evidence: seal(content, evidence) }];
}

/** money of an appointment that has ended goes back, or is kept, by the end of the next day. */
function moneyRule({ deposit, policy }: Appointment): readonly DeadlineRule[] {
  const due = deposit?.due;
  if (!due || !isDepositOpen(deposit)) return [];
  const { calendar } = policy;
  const since = due.decidedAt ?? due.since;
  const nextDay = endOfDay(calendar, startOfDay(calendar, addDays(localDate(calendar.zone, since), 1)));
  const isDecided = due.decidedAt !== undefined;
  return [
    {
      timer: 'A-20',
      subject: isDecided ? 'pay' : 'decide',
      fulfilledBy: isDecided ? 'payDepositBack' : 'decideDeposit',
      steps: [
        { at: endOfDay(calendar, since), reaction: 'remind', to: [isDecided ? 'cashier' : 'businessSupervisor'] },
        { at: nextDay, reaction: 'escalate', to: ['storeManager'] },
      ],
    },
  ];
}

const withDue = (appointment: Appointment, change: Partial<NonNullable<Deposit['due']>>): Appointment =>
  appointment.deposit?.due
    ? { ...appointment, deposit: { ...appointment.deposit, due: { ...appointment.deposit.due, ...change } } }
    : appointment;

/** a deposit whose visit does not take place is paid back or kept by rule; two people see to it. */
export const depositEndSlice: AppointmentSlice<typeof endCommands, typeof endEvents> = {
  commands: endCommands,
  events: endEvents,
  rules: {
    decideDeposit: { during: ['calledOff', 'missed'], requires: undecided, decide: decideDeposit },
    payDepositBack: {
      during: ['calledOff', 'missed'],
      requires: unpaid,
      decide: ({ deposit }, { method, reference, by }) => {
        if (deposit?.due?.decidedBy === by.id) reject('samePerson', { did: ['decideDeposit'] });
        checkReference(method, reference);
        const amount = deposit?.due?.back ?? 0;
        return [{ type: 'depositPaidBack', amount, method, ...(reference !== undefined && { reference }) }];
      },
    },
  },
  evolve: {
    depositDecided: (appointment, { back, kept, evidence, by, at }) => ({
      ...withDue(appointment, { back, kept, decidedBy: by.id, decidedAt: at }),
      ...(evidence && { evidence: [...appointment.evidence, evidence] }),
    }),
    depositPaidBack: (appointment, { at }) => withDue(appointment, { paidBackAt: at }),
  },
  deadlines: [moneyRule],
};
