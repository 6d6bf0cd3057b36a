import { parse } from 'csv-parse/sync';
import { ChainCheck, type ChainFault } from '../../domain/audit/chain';
import type { AuditEntry, AuditHead } from '../../domain/audit/entry';
import { UserFacingError } from '../user-facing-error';

/** A line of an export as the entry it is. */
function entryIn({ entry = '', hash = '' }: Readonly<Record<string, string>>): unknown {
  try {
    return { ...(JSON.parse(entry) as object), hash };
  } catch {
    return null;
  }
}

export interface ExportedLog {
  readonly store: string;
  /** Those before the first wrong one. */
  readonly entries: readonly AuditEntry[];
  /** The last of them. */
  readonly head: AuditHead;
  readonly fault: ChainFault | undefined;
}

/** An export of an audit log, checked without the system. A part of a log is checked from its first line on. Throws a UserFacingError for another file. */
export function readExportedLog(text: string, seen: readonly Pick<AuditHead, 'position' | 'hash'>[]): ExportedLog {
  const lines: readonly Readonly<Record<string, string>>[] = parse(text, { bom: true, columns: true });
  const first = lines[0] && (entryIn(lines[0]) as (Omit<AuditHead, 'hash'> & { readonly previous: string }) | null);
  if (!first) throw new UserFacingError('The file has no entry of an audit log.');
  const { store, position, previous } = first;
  const check = new ChainCheck(store, seen, { store, position: position - 1, hash: previous, at: 0 });
  const entries: AuditEntry[] = [];
  for (const line of lines) {
    const entry = entryIn(line);
    if (!check.follows(entry)) break;
    // what the check lets pass is an entry
    entries.push(entry as AuditEntry);
  }
  const fault = check.end();
  return { store, entries, head: check.head, fault };
}
