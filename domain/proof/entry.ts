import { z } from 'zod';
import { Actor } from '../kernel/actor';
import type { EventMeta } from '../kernel/event';
import { toBase64 } from './base64';
import { canonicalBytes } from './canonical-json';
import { leafHash, type Hash } from './merkle-tree';
import { commitmentTo, part, type Json } from './sealing';

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

/** The event at its place in the log. `schema` is what the event's type declares; `saltOf` gives each pointer 32 bytes that nobody can guess. */
export function sealEvent(
  place: Place,
  { type, at, ...fields }: EventMeta & { readonly type: string },
  schema: z.ZodObject | undefined,
  saltOf: (pointer: string) => Uint8Array,
): SealedEntry {
  const { plain, secrets } = part(fields as unknown as Json, (schema ?? z.object({})).extend({ by: Actor }));
  const sealed: Record<string, string> = {};
  const openings: Record<string, Opening> = {};
  for (const [pointer, value] of secrets) {
    const salt = saltOf(pointer);
    sealed[pointer] = commitmentTo(salt, value);
    openings[pointer] = { salt: toBase64(salt), value };
  }
  return { entry: { v: 1, ...place, type, at, plain, sealed }, openings };
}

export const leafOf = (entry: unknown): Hash => leafHash(canonicalBytes(entry));
