import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import type { Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { LongText, payload } from '../values/field-schemas';
import { procedureOf } from './procedure';
import { advisor } from './roles';
import { alsoSince } from './rules-version';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';

/** Why a car goes into the workshop unwashed. */
export const WashWaiver = z.enum(['rain', 'customerRefuses', 'towedIn']);

const washCommands = {
  washCar: {
    path: 'wash',
    roles: ['serviceAdvisor', 'advisorAssistant', 'driver'],
    payload: payload({}, 'D-03: the car was washed before it moves into the workshop'),
  },
  orderWash: {
    path: 'wash/order',
    roles: advisor,
    payload: payload({}, 'D-03: the advisor has the car washed, where the kind of job does not wait until it is done'),
  },
  waiveWash: {
    path: 'wash/waiver',
    roles: advisor,
    payload: payload(
      { reason: WashWaiver, note: LongText.optional() },
      'D-03: the car is not washed, because of rain, because the customer refuses, or because it was towed in',
    ),
  },
} as const satisfies CommandDeclarations;

const washEvents = {
  carWashed: z.object({}),
  washOrdered: z.object({}),
  washWaived: z.object({ reason: WashWaiver, note: LongText.exactOptional() }),
};
export type WashEvents = EventsOf<typeof washEvents>;

export const isWashDue = ({ washed, washWaived }: RepairOrder): boolean => !washed && washWaived === undefined;
/** Nobody has ordered it, where that is all that is waited for. */
export const isWashUnsettled = (order: RepairOrder): boolean =>
  isWashDue(order) && !(procedureOf(order).wash === 'ordered' && order.washOrdered === true);
/** D-03. */
export const washSettled = (order: RepairOrder): Obstacle | undefined =>
  isWashUnsettled(order) ? { code: 'notWashed' } : undefined;

export const washSlice: OrderSlice<typeof washCommands, typeof washEvents> = {
  commands: washCommands,
  events: washEvents,
  rules: {
    washCar: {
      during: ['contracted', 'awaitingWorkshopReceipt'],
      requires: alsoSince(3, 'awaitingWorkshopReceipt'),
      decide: ({ washed }) => (washed ? [] : [{ type: 'carWashed' }]),
    },
    orderWash: {
      during: ['contracted'],
      decide: (order) => (order.washOrdered || !isWashDue(order) ? [] : [{ type: 'washOrdered' }]),
    },
    waiveWash: {
      during: ['contracted'],
      decide: (order, { reason, note }) =>
        order.washed || order.washWaived === reason ? [] : [{ type: 'washWaived', reason, ...(note && { note }) }],
    },
  },
  evolve: {
    carWashed: (order) => ({ ...order, washed: true }),
    washOrdered: (order) => ({ ...order, washOrdered: true }),
    washWaived: (order, { reason }) => ({ ...order, washWaived: reason }),
  },
  deadlines: [],
};
