import { z } from 'zod';
import type { Role } from '../kernel/actor';
import type { EventsOf } from '../kernel/event';
import type { Immutable } from '../kernel/immutable';
import { MINUTE } from '../kernel/process';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { addWorkingMinutes, endOfDay, localDate, startOfDay } from '../time/working-time';
import type { Fen } from '../values/money';
import { Channel, Day, Id, LongText, StoredInstant, payload } from '../values/field-schemas';
import { openOf } from './account';
import { checkDueDay } from './due-day';
import { payers, isDebtor, Payer } from './payer';
import { goesBy } from './rules-version';
import { hasReached, stageRange } from './stage';
import type { RepairOrder } from './state';
import type { DeadlineRule, OrderSlice } from './types';

const DAY = 1440 * MINUTE;

/** How what one payer owes is followed up. */
export const FollowedUp = z.object({
  /** Who sees to it, where one person does. */
  owner: z.string().exactOptional(),
  /** How often the payer was reminded. */
  reminders: z.int(),
  /** Until when the payer has promised to pay, at the last reminder. */
  dueDay: Day.exactOptional(),
  last: z.object({ words: LongText, channel: Channel, by: z.string(), at: StoredInstant }).exactOptional(),
});
export type FollowedUp = Immutable<z.output<typeof FollowedUp>>;

/** F-11: whose arrears they are, by who owes. */
const ownerRoles: Readonly<Record<Payer, Role>> = {
  customer: 'businessSupervisor',
  manufacturer: 'warrantySpecialist',
  insurer: 'settlementClerk',
  goodwill: 'businessSupervisor',
  campaign: 'warrantySpecialist',
};

const arrearsCommands = {
  assignArrears: {
    path: 'arrears/:payer/owner',
    roles: ['businessSupervisor', 'serviceManager', 'storeManager'],
    payload: payload({ payer: Payer, owner: Id }, 'F-11: who sees to it that this payer pays'),
  },
  remindPayer: {
    path: 'arrears/:payer/reminders',
    roles: ['businessSupervisor', 'warrantySpecialist', 'settlementClerk', 'finance', 'serviceManager'],
    payload: payload(
      { payer: Payer, channel: Channel, words: LongText, dueDay: Day },
      'F-11: the payer was reminded of what is owed, what was said, and until when it is to be paid now',
    ),
  },
} as const satisfies CommandDeclarations;

const arrearsEvents = {
  arrearsAssigned: z.object(arrearsCommands.assignArrears.payload.shape),
  payerReminded: z.object(arrearsCommands.remindPayer.payload.shape),
};
export type ArrearsEvents = EventsOf<typeof arrearsEvents>;

/** From the completed settlement on: whatever is open then is in arrears. */
const afterSettlement = stageRange('paid', 'delivered');

/** F-11: who owes something after the settlement. Version 3 of the rules. */
export const owing = (order: RepairOrder): readonly Payer[] =>
  goesBy(order, 3) && hasReached(order.stage, 'paid')
    ? payers.filter((payer) => isDebtor(payer) && openOf(order, payer) > 0)
    : [];

/** When it is to be paid: as promised last; as the credit says; else after the days that other payers have. */
function arrearsDueDay({ followedUp = {}, credit, settledAt = 0, policy }: RepairOrder, payer: Payer): string {
  const promised = followedUp[payer]?.dueDay ?? (payer === 'customer' ? credit?.dueDay : undefined);
  const days = payer === 'customer' ? 0 : policy.arrearsDays;
  return promised ?? localDate(policy.calendar.zone, settledAt + days * DAY);
}

/** One sum that is owed, as the list of arrears shows it. */
export interface Arrear {
  readonly payer: Payer;
  readonly amount: Fen;
  readonly dueDay: string;
  readonly ownerRole: Role;
  readonly owner: string | null;
  readonly reminders: number;
}
export const arrearsOf = (order: RepairOrder): readonly Arrear[] =>
  owing(order).map((payer) => ({
    payer,
    amount: openOf(order, payer),
    dueDay: arrearsDueDay(order, payer),
    ownerRole: ownerRoles[payer],
    owner: order.followedUp?.[payer]?.owner ?? null,
    reminders: order.followedUp?.[payer]?.reminders ?? 0,
  }));

/** What one person saw to goes to another. */
export const arrearsHandedOver = (
  { followedUp = {} }: Pick<RepairOrder, 'followedUp'>,
  predecessor: string,
  successor: string,
): NonNullable<RepairOrder['followedUp']> =>
  Object.fromEntries(
    Object.entries(followedUp).map(([payer, one]) => [
      payer,
      one.owner === predecessor ? { ...one, owner: successor } : one,
    ]),
  );

/** Every sum that was charged is paid, credited or given back. */
export const isAccountEven = (order: RepairOrder): boolean =>
  !goesBy(order, 3) || payers.every((payer) => !isDebtor(payer) || openOf(order, payer) === 0);

export const arrearsRule = (order: RepairOrder, { payer, dueDay, ownerRole, reminders }: Arrear): DeadlineRule => {
  const { calendar } = order.policy;
  const opening = addWorkingMinutes(calendar, startOfDay(calendar, dueDay), 0);
  return {
    timer: 'F-11',
    subject: `${payer}-${reminders}`,
    fulfilledBy: 'remindPayer',
    steps: [
      { at: opening, reaction: 'remind', to: [ownerRole] },
      { at: endOfDay(calendar, opening), reaction: 'escalate', to: ['serviceManager'] },
    ],
  };
};

/** F-11, F-29: on the day it is due its owner is reminded; what is not paid by closing time is the manager's, and goes on up from there. */
const arrearsDeadlines = (order: RepairOrder): readonly DeadlineRule[] =>
  arrearsOf(order).map((arrear) => arrearsRule(order, arrear));

const checkOwing = (order: RepairOrder, payer: Payer): void => {
  if (!owing(order).includes(payer)) reject('payerOwesNothing', { payer });
};

const changed = (order: RepairOrder, payer: Payer, to: Partial<FollowedUp>): RepairOrder => ({
  ...order,
  followedUp: { ...order.followedUp, [payer]: { reminders: 0, ...order.followedUp?.[payer], ...to } },
});

/** F-11: what is owed after the settlement, until it is paid, credited or written off, however long the car has been gone. */
export const arrearsSlice: OrderSlice<typeof arrearsCommands, typeof arrearsEvents> = {
  commands: arrearsCommands,
  events: arrearsEvents,
  rules: {
    assignArrears: {
      during: afterSettlement,
      targets: owing,
      decide: (order, { payer, owner }) => {
        checkOwing(order, payer);
        return order.followedUp?.[payer]?.owner === owner ? [] : [{ type: 'arrearsAssigned', payer, owner }];
      },
    },
    remindPayer: {
      during: afterSettlement,
      targets: owing,
      decide: (order, { payer, channel, words, dueDay }, at) => {
        checkOwing(order, payer);
        checkDueDay(order, dueDay, at);
        return [{ type: 'payerReminded', payer, channel, words, dueDay }];
      },
    },
  },
  evolve: {
    arrearsAssigned: (order, { payer, owner }) => changed(order, payer, { owner }),
    payerReminded: (order, { payer, channel, words, dueDay, by, at }) =>
      changed(order, payer, {
        reminders: (order.followedUp?.[payer]?.reminders ?? 0) + 1,
        dueDay,
        last: { words, channel, by: by.id, at },
      }),
  },
  deadlines: [arrearsDeadlines],
};
