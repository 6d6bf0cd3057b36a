import type { Actor } from './actor';
import type { Instant } from './process';
import type { Facts } from './rejection';

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

/** A command handed in as a Signal was rejected: recorded, because nobody was there to hear the answer. */
export interface CommandRejected {
  readonly commandId: string;
  readonly command: string;
  readonly code: string;
  readonly facts: Facts;
}
