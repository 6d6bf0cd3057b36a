import { z } from 'zod';
import type { Actor } from './actor';
import type { Immutable } from './immutable';
import type { Instant } from './process';

/** What each event of a slice carries, by name: the one source of its type, of what the API replies and of its documentation. */
export type EventSchemas = Readonly<Record<string, z.ZodObject>>;
export type EventsOf<Schemas> = {
  readonly [T in keyof Schemas]: Schemas[T] extends z.ZodType ? FieldsOf<z.output<Schemas[T]>> : never;
};
/** For an object without fields zod infers a type that forbids every field; an event still has its type, time and person. */
type FieldsOf<Output> = string extends keyof Output ? object : Immutable<Output>;

/** L-40: who did it, and when. */
export interface EventMeta {
  readonly at: Instant;
  readonly by: Actor;
}

/** The event types of a process, made of one table of payloads by name. */
export type EventIn<Payloads, T extends keyof Payloads> = { readonly type: T } & EventMeta & Payloads[T];
export type AnyEventIn<Payloads> = { [T in keyof Payloads]: EventIn<Payloads, T> }[keyof Payloads];
/** What happened, before it is stamped with person and time. */
export type UnstampedEventIn<Payloads> = {
  readonly [T in keyof Payloads]: { readonly type: T } & Payloads[T];
}[keyof Payloads];

/** A command handed in as a Signal was rejected: recorded, because nobody waits for the answer of a Signal. */
export const CommandRejected = z.object({
  commandId: z.string(),
  command: z.string(),
  code: z.string(),
  facts: z.record(z.string(), z.unknown()),
});
export type CommandRejected = Immutable<z.output<typeof CommandRejected>>;
