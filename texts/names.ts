import type { z } from 'zod';
import type { commandSchemas as complaintSchemas } from '../domain/complaint/commands';
import type { Payloads as ComplaintEvents } from '../domain/complaint/state';
import type { commandSchemas as followUpSchemas } from '../domain/follow-up/commands';
import type { Payloads as FollowUpEvents } from '../domain/follow-up/state';
import type { Role } from '../domain/kernel/actor';
import type { commandSchemas as orderSchemas } from '../domain/repair-order/commands';
import type { Payloads as OrderEvents } from '../domain/repair-order/state';
import type { DeadlineStep } from '../domain/time/deadline';

type Parsed<Schemas> = {
  [K in keyof Schemas]: Schemas[K] extends z.ZodType ? z.infer<Schemas[K]> : never;
}[keyof Schemas];
type AnyPayload = Parsed<typeof orderSchemas> | Parsed<typeof complaintSchemas> | Parsed<typeof followUpSchemas>;
type Facts =
  OrderEvents[keyof OrderEvents] | ComplaintEvents[keyof ComplaintEvents] | FollowUpEvents[keyof FollowUpEvents];

/** Of the policy an event tells the version only; the names of its settings are in texts/policy.ts. */
type Pinned = 'policy';

type NamesIn<T> = T extends readonly (infer Item)[]
  ? NamesIn<Item>
  : T extends object
    ? string extends keyof T
      ? never
      : { [K in keyof T & string]-?: K extends Pinned ? 'policyVersion' : K | NamesIn<NonNullable<T[K]>> }[keyof T &
          string]
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
