import type { z } from 'zod';
import type { EventMeta } from '../kernel/event';
import { toBase64 } from './base64';
import { canonicalBytes } from './canonical-json';
import { leafHash, type Hash } from './merkle-tree';
import { recordedFields } from './recorded-fields';
import { commitmentTo, part, partAt, type Json, type Parted } from './sealing';

/** One event as the log of its store proves it. Its leaf is at `position - 1`. */
export interface ProofEntry {
  readonly v: 1;
  readonly store: string;
  /** 1, 2, 3, … in the store. */
  readonly position: number;
  readonly process: string;
  /** 1, 2, 3, … in the process. */
  readonly sequence: number;
  /** Base64 of the leaf of the event before in the process; null for the first. */
  readonly previous: string | null;
  readonly type: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Everything else that the event says, without texts that could be about a person. */
  readonly plain: Json;
  /** Commitments to those texts, by RFC 6901 pointer into `plain`. */
  readonly sealed: Readonly<Record<string, string>>;
}

/** What lets somebody read a sealed text, and see that it is the one that was sealed. */
export interface Opening {
  /** Base64, 32 bytes. */
  readonly salt: string;
  readonly value: string;
}

export interface SealedEntry {
  readonly entry: ProofEntry;
  /** By the pointers of `sealed`. */
  readonly openings: Readonly<Record<string, Opening>>;
}

type Place = Pick<ProofEntry, 'store' | 'position' | 'process' | 'sequence' | 'previous'>;

type StampedEvent = EventMeta & { readonly type: string };
/** Gives each pointer 32 bytes that nobody can guess. */
export type SaltOf = (pointer: string) => Uint8Array;

/** The event at its place in the log. `schema` is what the event's type declares. */
export const sealEvent = (
  place: Place,
  event: StampedEvent,
  schema: z.ZodObject | undefined,
  saltOf: SaltOf,
): SealedEntry => sealed(place, event, part(fieldsOf(event), recordedFields(schema)), saltOf);

/** The same entry again, of the same event: sealed where it was sealed the first time, although the schema may have changed since. */
export const sealEventAt = (
  place: Place,
  event: StampedEvent,
  pointers: ReadonlySet<string>,
  saltOf: SaltOf,
): SealedEntry => sealed(place, event, partAt(fieldsOf(event), pointers), saltOf);

/** The same entry of an event whose person is erased: what it said cannot be opened any more, and what it was sealed as is kept. */
export function erasedEvent(place: Place, event: StampedEvent, commitments: ReadonlyMap<string, string>): SealedEntry {
  const { type, at } = event;
  const { plain } = partAt(fieldsOf(event), new Set(commitments.keys()));
  return { entry: { v: 1, ...place, type, at, plain, sealed: Object.fromEntries(commitments) }, openings: {} };
}

function fieldsOf({ type: _type, at: _at, ...fields }: StampedEvent): Json {
  return fields as unknown as Json;
}

function sealed(place: Place, { type, at }: StampedEvent, { plain, secrets }: Parted, saltOf: SaltOf): SealedEntry {
  const commitments: Record<string, string> = {};
  const openings: Record<string, Opening> = {};
  for (const [pointer, value] of secrets) {
    const salt = saltOf(pointer);
    commitments[pointer] = commitmentTo(salt, value);
    openings[pointer] = { salt: toBase64(salt), value };
  }
  return { entry: { v: 1, ...place, type, at, plain, sealed: commitments }, openings };
}

export const leafOf = (entry: unknown): Hash => leafHash(canonicalBytes(entry));
