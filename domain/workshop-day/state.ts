import { z } from 'zod';
import type { AnyEventIn, UnstampedEventIn } from '../kernel/event';
import type { Immutable } from '../kernel/immutable';
import type { ServicePolicy } from '../policy/policy';
import { DeadlineState } from '../time/deadline';
import { Day } from '../values/field-schemas';
import type { BlockEvents } from './blocking';
import type { BookingEvents } from './booking';
import type { CheckEvents } from './checking';
import type { DeadlineEvents } from './deadlines';
import type { OpeningEvents } from './opening';
import type { RearrangingEvents } from './rearranging';
import { Block, Reservation } from './reservation';
import { DayResources } from './resources';
import type { ResourceEvents } from './resource-changes';
import { stages } from './stage';

/** What a day begins with. */
export const Planned = z.object({
  number: z.string(),
  store: z.string(),
  /** The copy this day was opened with; it stays with it, and is left out of what the API replies. */
  policy: z.custom<ServicePolicy>(),
  /** Local ISO date. */
  date: Day,
  resources: DayResources,
});
export type Planned = Immutable<z.output<typeof Planned>>;

/** One date of a workshop, what is there and what is taken. Plain JSON; the workflow holds it, the read side shows it. */
export const WorkshopDay = Planned.extend({
  /** Events so far. */
  sequence: z.int(),
  stage: z.enum(stages),
  reservations: z.array(Reservation),
  blocks: z.array(Block),
  /** Ids of the reservations that have ended: each does so once. */
  ended: z.array(z.string()),
  /** Who has looked at the plan before the day begins, and seen to what was amiss. */
  checked: z.boolean(),
  ...DeadlineState.shape,
});
export type WorkshopDay = Immutable<z.output<typeof WorkshopDay>>;

/** What each event carries beside its type, person and time. */
export interface Payloads
  extends OpeningEvents, ResourceEvents, BookingEvents, BlockEvents, RearrangingEvents, CheckEvents, DeadlineEvents {}
export type EventName = keyof Payloads;
export type UnstampedEvent = UnstampedEventIn<Payloads>;
export type WorkshopDayEvent = AnyEventIn<Payloads>;

export const isOver = ({ stage }: Pick<WorkshopDay, 'stage'>): boolean => stage === 'dayOver';
