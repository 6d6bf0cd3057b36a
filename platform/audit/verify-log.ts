import { setImmediate as othersFirst } from 'node:timers/promises';
import { ChainCheck, type ChainFault } from '../../domain/audit/chain';
import { emptyLog, headOf, type AuditHead } from '../../domain/audit/entry';
import type { AuditRepository } from '../mongo/repositories';

/** Entries that are hashed at a time, before the program does what else waits. */
const PAGE = 250;

export interface CheckedLog {
  /** The last entry that is right. */
  readonly head: AuditHead;
  /** Null when every entry is right, up to the end that was looked at. */
  readonly fault: ChainFault | null;
  /** Whether the end of the log was reached. */
  readonly atEnd: boolean;
}

interface Looked {
  readonly store: string;
  /** Heads from outside, besides the one that is noted beside the log. */
  readonly seen?: readonly Pick<AuditHead, 'position' | 'hash'>[];
  /** Entries up to here are taken as right. */
  readonly after?: number;
  readonly most?: number;
}

/** Follows a log entry by entry, and finds the first that is wrong. */
export async function checkLog(
  audit: Pick<AuditRepository, 'inOrder' | 'head'>,
  { store, seen = [], after = 0, most = Infinity }: Looked,
): Promise<CheckedLog> {
  const noted = await audit.head(store);
  const [first] = after > 0 ? await audit.inOrder(store, after - 1, after) : [];
  const from = first ? headOf(first) : emptyLog(store);
  const check = new ChainCheck(store, [...seen, ...(noted ? [noted] : [])], from);
  for (let looked = 0; looked < most;) {
    await othersFirst();
    const upTo = check.head.position + Math.min(PAGE, most - looked);
    const entries = await audit.inOrder(store, check.head.position, upTo);
    if (!entries.every((entry) => check.follows(entry))) break;
    looked += entries.length;
    // an entry behind a hole is behind the noted end too, or the hole is the end
    if (entries.length === 0 || check.head.position < upTo) {
      const fault = check.end();
      return { head: check.head, fault: fault ?? null, atEnd: true };
    }
  }
  return { head: check.head, fault: check.fault ?? null, atEnd: false };
}
