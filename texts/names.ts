import type { z } from 'zod';
import type { commandSchemas as complaintSchemas } from '../domain/complaint/commands';
import type { commandSchemas as followUpSchemas } from '../domain/follow-up/commands';
import type { Role } from '../domain/kernel/actor';
import type { commandSchemas as orderSchemas } from '../domain/repair-order/commands';
import type { EventMeta } from '../domain/kernel/event';
import type { AnyEvent } from '../domain/processes';
import type { DeadlineStep } from '../domain/time/deadline';

type Parsed<Schemas> = {
  [K in keyof Schemas]: Schemas[K] extends z.ZodType ? z.infer<Schemas[K]> : never;
}[keyof Schemas];
type AnyPayload = Parsed<typeof orderSchemas> | Parsed<typeof complaintSchemas> | Parsed<typeof followUpSchemas>;
type CarriedBy<Event> = Event extends unknown ? Omit<Event, 'type' | keyof EventMeta> : never;
/** What the events of every type of process carry: a new type without words does not compile. */
type Facts = CarriedBy<AnyEvent>;

/** What an event carries apart from the policy, whose names are in texts/policy.ts. */
type Pinned = 'policy';

type NamesIn<T> = T extends readonly (infer Item)[]
  ? NamesIn<Item>
  : T extends object
    ? string extends keyof T
      ? never
      : { [K in keyof T & string]-?: K extends Pinned ? K : K | NamesIn<NonNullable<T[K]>> }[keyof T & string]
    : never;
/** Every word of a choice in a shape. */
export type WordsIn<T> = T extends string
  ? string extends T
    ? never
    : T
  : T extends readonly (infer Item)[]
    ? WordsIn<Item>
    : T extends object
      ? { [K in keyof T]-?: K extends Pinned ? never : WordsIn<NonNullable<T[K]>> }[keyof T]
      : never;

/** Every name of a field that a command takes or an event carries. */
export type FieldName = NamesIn<AnyPayload> | NamesIn<Facts>;
/** Every word of a choice that a command takes or an event carries, besides the names of roles, commands and reactions. */
export type ValueName<Command extends string> =
  WordsIn<AnyPayload> | Exclude<WordsIn<Facts>, Role | Command | DeadlineStep['reaction']>;
