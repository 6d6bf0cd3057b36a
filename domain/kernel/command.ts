import type { z } from 'zod';
import type { Actor } from './actor';

/** What a command carries besides its payload: its id (once handled, never again) and who sends it. */
interface Envelope<T> {
  readonly type: T;
  readonly id: string;
  readonly by: Actor;
}

/** The payload of a command: what its schema parses, or, for what only other processes send, what the table says. */
export type PayloadIn<Schemas, Internals, T> = T extends keyof Schemas
  ? z.infer<Schemas[T]>
  : T extends keyof Internals
    ? Internals[T]
    : never;
export type CommandIn<Schemas, Internals, T> = Envelope<T> & PayloadIn<Schemas, Internals, T>;
