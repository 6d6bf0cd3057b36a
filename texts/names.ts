import type { Role } from '../domain/kernel/actor';
import type { EventMeta } from '../domain/kernel/event';
import type { AnyEvent, AnyPayload } from '../domain/processes';
import type { DeadlineStep } from '../domain/time/deadline';

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

type FactsOf<Event> = Omit<Event, 'type' | keyof EventMeta>;
type NamesInEvents<Event> = Event extends EventMeta ? NamesIn<FactsOf<Event>> : never;
type WordsInEvents<Event> = Event extends EventMeta ? WordsIn<FactsOf<Event>> : never;

/** Every name of a field that a command takes or an event carries. */
export type FieldName = NamesIn<AnyPayload> | NamesInEvents<AnyEvent>;
/** Every word of a choice that a command takes or an event carries, besides the names of commands, and in events of roles and reactions. */
export type ValueName<Command extends string> =
  Exclude<WordsIn<AnyPayload>, Command> | Exclude<WordsInEvents<AnyEvent>, Role | Command | DeadlineStep['reaction']>;
