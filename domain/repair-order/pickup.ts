import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import type { Immutable } from '../kernel/immutable';
import { MINUTE } from '../kernel/process';
import type { CommandDeclarations } from '../kernel/slice';
import { endOfDay, openingAfterDays, startOfDay } from '../time/working-time';
import { Channel, Day, ShortText, StoredInstant, payload } from '../values/field-schemas';
import { checkDayAhead } from './part-supply';
import { frontDesk } from './roles';
import { goesBy } from './rules-version';
import type { RepairOrder } from './state';
import type { DeadlineRule, OrderSlice } from './types';

/** A car that is ready and still here. */
export const Pickup = z.object({
  /** When the customer was last asked once more, and for which day that was agreed. */
  agreed: z.object({ at: StoredInstant, day: Day, count: z.int() }).exactOptional(),
  /** Where the car and its key are kept meanwhile. */
  parked: z.object({ at: StoredInstant, parkingPlace: ShortText, keyPlace: ShortText }).exactOptional(),
});
export type Pickup = Immutable<z.output<typeof Pickup>>;

const pickupCommands = {
  askToCollect: {
    path: 'pickup-notice/agreements',
    roles: frontDesk,
    payload: payload(
      { channel: Channel, day: Day },
      'E-05: the customer of a car that is ready was asked once more to collect it, and agrees to a day',
    ),
  },
  parkCar: {
    path: 'parking',
    roles: ['serviceAdvisor', 'advisorAssistant', 'driver'],
    payload: payload(
      { parkingPlace: ShortText, keyPlace: ShortText },
      'B-21: a car that is not collected is put away for the night: where it stands, locked, and where its key is',
    ),
  },
} as const satisfies CommandDeclarations;

const pickupEvents = {
  collectionAgreed: z.object(pickupCommands.askToCollect.payload.shape),
  carParked: z.object(pickupCommands.parkCar.payload.shape),
};
export type PickupEvents = EventsOf<typeof pickupEvents>;

/** Minutes before closing in which a car that is still here is put away. */
const BEFORE_CLOSING = 30;

/**
 * E-05: the customer is reminded, then asked once more; nobody comes for the car in the end, and the managers hear of it. Days count on which the
 * store opens: over a holiday nobody can collect anything.
 */
function collectionDeadlines(order: RepairOrder): readonly DeadlineRule[] {
  const { stage, stageSince, notifiedAt, pickup, policy } = order;
  if (!goesBy(order, 3) || stage !== 'readyForPickup' || notifiedAt === undefined) return [];
  const { calendar } = policy;
  const { reminderDays, escalationDays, storeManagerDays } = policy.pickup;
  const { day, count = 0 } = pickup?.agreed ?? {};
  const since = day === undefined ? notifiedAt : startOfDay(calendar, day);
  const opening = (days: number) => openingAfterDays(calendar, since, days);
  return [
    {
      timer: 'E-05',
      subject: `collect-${stageSince?.sequence ?? 0}-${count}`,
      fulfilledBy: 'askToCollect',
      steps: [
        ...reminderDays.map((days) => ({
          at: opening(days),
          reaction: 'remind' as const,
          to: ['customer', 'serviceAdvisor'] as const,
        })),
        { at: opening(escalationDays), reaction: 'escalate', to: ['serviceManager'] },
        { at: opening(storeManagerDays), reaction: 'remind', to: ['storeManager'] },
      ],
    },
  ];
}

/** B-21: before closing somebody puts away a car that was not collected, with its key. */
function parkingDeadlines(order: RepairOrder): readonly DeadlineRule[] {
  const { stage, stageSince, notifiedAt, pickup, policy } = order;
  if (!goesBy(order, 3) || stage !== 'readyForPickup' || notifiedAt === undefined || pickup?.parked) return [];
  const evening = Math.max(notifiedAt, endOfDay(policy.calendar, notifiedAt) - BEFORE_CLOSING * MINUTE);
  return [
    {
      timer: 'B-21',
      subject: `park-${stageSince?.sequence ?? 0}`,
      fulfilledBy: 'parkCar',
      steps: [
        { at: evening, reaction: 'remind', to: ['serviceAdvisor', 'advisorAssistant'] },
        { at: openingAfterDays(policy.calendar, notifiedAt, 1), reaction: 'remind', to: ['serviceManager'] },
      ],
    },
  ];
}

/** What becomes of a car that is ready and that nobody collects. */
export const pickupSlice: OrderSlice<typeof pickupCommands, typeof pickupEvents> = {
  commands: pickupCommands,
  events: pickupEvents,
  rules: {
    askToCollect: {
      during: ['readyForPickup'],
      decide: (order, { channel, day }, at) => {
        checkDayAhead(order, day, at);
        return [{ type: 'collectionAgreed', channel, day }];
      },
    },
    parkCar: {
      during: ['readyForPickup'],
      decide: ({ pickup }, { parkingPlace, keyPlace }) => {
        const parked = pickup?.parked;
        return parked?.parkingPlace === parkingPlace && parked.keyPlace === keyPlace
          ? []
          : [{ type: 'carParked', parkingPlace, keyPlace }];
      },
    },
  },
  evolve: {
    collectionAgreed: (order, { day, at }) => ({
      ...order,
      pickup: { ...order.pickup, agreed: { at, day, count: (order.pickup?.agreed?.count ?? 0) + 1 } },
    }),
    carParked: (order, { parkingPlace, keyPlace, at }) => ({
      ...order,
      pickup: { ...order.pickup, parked: { at, parkingPlace, keyPlace } },
    }),
  },
  deadlines: [collectionDeadlines, parkingDeadlines],
};
