import { toBase64 } from './base64';
import { canonicalJson } from './canonical-json';
import type { HeadRow, HeadsEntry, ProofBundle } from './bundle';
import { leafOf, type ProofEntry, type SealedEntry } from './entry';
import {
  consistencyRanges,
  fullNodesOf,
  inclusionRanges,
  nodesCompletedBy,
  rootOver,
  type FullNode,
  type Hash,
  type Range,
} from './merkle-tree';
import { readNote, writeNote } from './signed-note';

/** The hash of a full node of the log; throws when the log does not have it. */
export type ReadNode = (node: FullNode) => Hash;

export const rootOfRange = (read: ReadNode, range: Range): Hash => rootOver(fullNodesOf(range).map(read));
const texts = (read: ReadNode, ranges: readonly Range[]): string[] =>
  ranges.map((range) => toBase64(rootOfRange(read, range)));

/** Every row of a store, as the tree under the root of a `heads` entry. */
export interface Heads {
  readonly rows: readonly HeadRow[];
  readonly root: string;
  /** From the row of a process to the root. Throws a RangeError when there is none. */
  readonly pathOf: (process: string) => {
    readonly index: number;
    readonly path: string[];
    readonly state: 'open' | 'closed';
  };
}

/** The heads of these processes, in the order of their numbers. */
export function headsOf(unordered: readonly HeadRow[]): Heads {
  const rows = unordered.toSorted(([one], [other]) => (one < other ? -1 : 1));
  const nodes = new Map<string, Hash>();
  const name = ({ level, index }: FullNode): string => `${level}/${index}`;
  const read: ReadNode = (node) => nodes.get(name(node)) ?? missing(node);
  rows.forEach((row, index) => {
    for (const node of nodesCompletedBy(index, leafOf(row), read)) nodes.set(name(node), node.hash);
  });
  return {
    rows,
    root: toBase64(rootOfRange(read, { from: 0, to: rows.length })),
    pathOf: (process) => {
      const index = rows.findIndex(([number]) => number === process);
      return { index, path: texts(read, inclusionRanges(index, rows.length)), state: rows[index]![3] };
    },
  };
}

function missing({ level, index }: FullNode): never {
  throw new RangeError(`the log has no full node ${index} of level ${level}`);
}

interface Log {
  readonly origin: string;
  readonly keys: string;
  /** Signed notes with the sizes they are of, the shortest first; the newest covers all that is exported. */
  readonly checkpoints: readonly { readonly note: string; readonly size: number }[];
  readonly read: ReadNode;
}

/** Witnesses count under the newest checkpoint only. Whoever signs for a log has its name. */
function signedByLogOnly(text: string, origin: string): string {
  const note = readNote(text);
  if (!note) throw new RangeError('a checkpoint of the log is no note');
  return writeNote({ ...note, signatures: note.signatures.filter(({ name }) => name === origin) });
}

/** The text of a bundle for one process. Throws a RangeError when the newest checkpoint does not cover what it should show. */
export function bundleText(log: Log, events: readonly SealedEntry[], heads: HeadsEntry, tree: Heads): string {
  const { origin, keys, checkpoints, read } = log;
  const size = checkpoints.at(-1)!.size;
  const included = (entry: ProofEntry | HeadsEntry) => ({
    entry,
    path: texts(read, inclusionRanges(entry.position - 1, size)),
  });
  const { process } = events[0]!.entry;
  const bundle: ProofBundle = {
    format: 'repairflow-proof/1',
    origin,
    process,
    keys,
    checkpoints: checkpoints.map(({ note }, index) =>
      index === checkpoints.length - 1 ? note : signedByLogOnly(note, origin),
    ),
    consistency: checkpoints
      .slice(1)
      .map((later, index) => texts(read, consistencyRanges(checkpoints[index]!.size, later.size))),
    entries: events.map(({ entry, openings }) => ({ ...included(entry), openings: { ...openings } })),
    head: { ...tree.pathOf(process), heads: included(heads) },
  };
  return canonicalJson(bundle);
}
