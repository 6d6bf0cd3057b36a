import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import type { Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { LongText, payload } from '../values/field-schemas';
import { advisor } from './roles';
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
  washWaived: z.object({ reason: WashWaiver, note: LongText.exactOptional() }),
};
export type WashEvents = EventsOf<typeof washEvents>;

export const isWashDue = ({ washed, washWaived }: RepairOrder): boolean => !washed && washWaived === undefined;
/** D-03. */
export const washSettled = (order: RepairOrder): Obstacle | undefined =>
  isWashDue(order) ? { code: 'notWashed' } : undefined;

export const washSlice: OrderSlice<typeof washCommands, typeof washEvents> = {
  commands: washCommands,
  events: washEvents,
  rules: {
    washCar: { during: ['contracted'], decide: ({ washed }) => (washed ? [] : [{ type: 'carWashed' }]) },
    waiveWash: {
      during: ['contracted'],
      decide: (order, { reason, note }) =>
        order.washed || order.washWaived === reason ? [] : [{ type: 'washWaived', reason, ...(note && { note }) }],
    },
  },
  evolve: {
    carWashed: (order) => ({ ...order, washed: true }),
    washWaived: (order, { reason }) => ({ ...order, washWaived: reason }),
  },
  deadlines: [],
};
