import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';
import { z } from 'zod';
import type { Immutable } from '../kernel/immutable';
import { canonicalBytes } from '../proof/canonical-json';

/** What an entry is about: signing in and out, a change outside the processes, a read, what left the system, what was refused, what was done at the prompt. */
export const auditKinds = ['signIn', 'change', 'read', 'export', 'refusal', 'operator'] as const;
export type AuditKind = (typeof auditKinds)[number];

/** `started` is written before a change takes effect, the others when it is known how it ended; `failed` means that nobody knows what took effect. */
export const auditOutcomes = ['started', 'done', 'refused', 'failed'] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

/** What can be said of an act besides who and what: ids, numbers, names of roles and moments, never words of a person. */
export const auditFacts = [
  'version',
  'rows',
  'roles',
  'deputy',
  'successor',
  'from',
  'until',
  'what',
  'store',
  'into',
  'customer',
  'name',
  'head',
  'moment',
] as const;
const Fact = z.union([z.string(), z.number(), z.array(z.string())]);
const Facts = z.partialRecord(z.enum(auditFacts), Fact);
export type AuditFacts = Immutable<z.output<typeof Facts>>;

const text = z.string().nullable();

/** One entry of an audit log. It names people, customers and things by their ids only, so that erasing somebody changes no entry. */
export const AuditEntry = z.object({
  /** Whose log it is in: a store, or `*` for what belongs to none. */
  store: z.string(),
  /** 1, 2, 3, … in each log, without gaps. */
  position: z.int(),
  /** Hash of the entry before; of the first, 64 zeros. */
  previous: z.string(),
  /** Milliseconds; never before the entry before. */
  at: z.int(),
  kind: z.enum(auditKinds),
  /** As the permission table names it; of the operator's tool, its verb. */
  operation: z.string(),
  outcome: z.enum(auditOutcomes),
  /** Code of the problem with which it was refused, or failed. */
  problem: text,
  who: text,
  role: text,
  /** CF-16: whoever is away and has this person act in the role. */
  for: text,
  /** Kind and id of the thing, e.g. `customer:C-001`. */
  about: text,
  /** Ids of the customers and contacts who were shown, as far as they are known by name. */
  persons: z.array(z.string()),
  /** How many people were shown. */
  personCount: z.int(),
  address: text,
  /** The beginning of the hash of the session's token, as the list of sessions shows it. */
  session: text,
  request: text,
  /** How often within a minute; of what was done, always 1. */
  times: z.int(),
  facts: Facts,
  /** SHA-256 of all the others as RFC 8785 writes them. */
  hash: z.string(),
});
export type AuditEntry = Immutable<z.output<typeof AuditEntry>>;

/** What is to be written; the log gives it its place. */
export type NewAuditEntry = Omit<AuditEntry, 'position' | 'previous' | 'at' | 'hash'>;

/** The end of a log: how many entries it has, and the hash of the last. */
export interface AuditHead {
  readonly store: string;
  readonly position: number;
  readonly hash: string;
  readonly at: number;
}
export const emptyLog = (store: string): AuditHead => ({ store, position: 0, hash: '0'.repeat(64), at: 0 });

export const headOf = ({ store, position, hash, at }: AuditEntry): AuditHead => ({ store, position, hash, at });

/** The hash that an entry should have. */
export function auditHash({ hash: _own, ...content }: Omit<AuditEntry, 'hash'> & { readonly hash?: string }): string {
  return bytesToHex(sha256(canonicalBytes(content)));
}

/** These entries as the next ones after the head. */
export function linked(head: AuditHead, contents: readonly NewAuditEntry[], now: number): readonly AuditEntry[] {
  let end = head;
  return contents.map((content) => {
    const { position, hash: previous, at } = end;
    const entry = { ...content, position: position + 1, previous, at: Math.max(now, at) };
    const sealed: AuditEntry = { ...entry, hash: auditHash(entry) };
    end = headOf(sealed);
    return sealed;
  });
}
