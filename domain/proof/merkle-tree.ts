import { sha256 } from '@noble/hashes/sha2';
import { concatBytes } from '@noble/hashes/utils';

/** 32 bytes. */
export type Hash = Uint8Array;

/** A subtree that is full: its root covers the leaves from `index · 2^level` on, `2^level` of them. */
export interface FullNode {
  readonly level: number;
  readonly index: number;
}

/** Leaves from `from` up to and without `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** RFC 9162 §2.1.1: a leaf never has the hash of a node. */
export const leafHash = (entry: Uint8Array): Hash => sha256(concatBytes(LEAF, entry));
export const nodeHash = (left: Hash, right: Hash): Hash => sha256(concatBytes(NODE, left, right));
/** The root of a tree without leaves. */
export const emptyRoot: Hash = sha256(new Uint8Array());

/** The largest power of two below `size`, which is at least 2. Works beyond 32 bits. */
const splitOf = (size: number): number => 2 ** Math.ceil(Math.log2(size) - 1);

/** The full subtrees that make up the range of a right edge, from left to right, each smaller than the one before. */
export function fullNodesOf({ from, to }: Range): readonly FullNode[] {
  const nodes: FullNode[] = [];
  for (let start = from; start < to;) {
    const level = Math.floor(Math.log2(to - start));
    nodes.push({ level, index: start / 2 ** level });
    start += 2 ** level;
  }
  return nodes;
}

/** The root over the full subtrees of a range, as `fullNodesOf` lists them. */
export const rootOver = (hashes: readonly Hash[]): Hash =>
  hashes.length === 0 ? emptyRoot : hashes.reduceRight((right, left) => nodeHash(left, right));

/** The nodes that a new leaf completes, and the leaf itself, from the leaf up; `read` gives the full node to the left. */
export function nodesCompletedBy(
  index: number,
  leaf: Hash,
  read: (node: FullNode) => Hash,
): readonly (FullNode & { readonly hash: Hash })[] {
  const completed = [{ level: 0, index, hash: leaf }];
  for (let last = completed[0]!; last.index % 2 === 1;) {
    const left = read({ level: last.level, index: last.index - 1 });
    last = { level: last.level + 1, index: (last.index - 1) / 2, hash: nodeHash(left, last.hash) };
    completed.push(last);
  }
  return completed;
}

/** RFC 9162 §2.1.3.1: the ranges whose roots lead from a leaf to the root of the first `size` leaves, from the leaf up. */
export function inclusionRanges(index: number, size: number): readonly Range[] {
  if (!(index >= 0 && index < size)) throw new RangeError(`there is no leaf ${index} among ${size}`);
  return above({ from: 0, to: size }, index);
}

function above({ from, to }: Range, index: number): readonly Range[] {
  if (to - from === 1) return [];
  const middle = from + splitOf(to - from);
  return index < middle
    ? [...above({ from, to: middle }, index), { from: middle, to }]
    : [...above({ from: middle, to }, index), { from, to: middle }];
}

/** RFC 9162 §2.1.4.1: the ranges whose roots show that the first `first` leaves are still the first of `size`. */
export function consistencyRanges(first: number, size: number): readonly Range[] {
  if (!(first > 0 && first <= size)) throw new RangeError(`${first} is not a size before ${size}`);
  return between({ from: 0, to: size }, first, true);
}

/** `whole`: the root of the first leaves is known to whoever checks, as long as they are one subtree. */
function between(range: Range, first: number, whole: boolean): readonly Range[] {
  const { from, to } = range;
  if (first === to) return whole ? [] : [range];
  const middle = from + splitOf(to - from);
  return first <= middle
    ? [...between({ from, to: middle }, first, whole), { from: middle, to }]
    : [...between({ from: middle, to }, first, false), { from, to: middle }];
}

const equal = (one: Hash, other: Hash): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);
const isOdd = (value: number): boolean => value % 2 === 1;
const half = (value: number): number => Math.floor(value / 2);

/** RFC 9162 §2.1.3.2: whether the path leads from this leaf at this index to the root of `size` leaves. */
export function isIncluded(leaf: Hash, index: number, size: number, path: readonly Hash[], root: Hash): boolean {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false;
  let [node, last, hash] = [index, size - 1, leaf];
  for (const step of path) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      hash = nodeHash(step, hash);
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else hash = nodeHash(hash, step);
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && equal(hash, root);
}

export interface Tree {
  readonly size: number;
  readonly root: Hash;
}

/** RFC 9162 §2.1.4.2: whether the path shows that the earlier tree is the beginning of the later one. */
export function isConsistent(earlier: Tree, later: Tree, path: readonly Hash[]): boolean {
  if (earlier.size > later.size || earlier.size < 1) return false;
  if (earlier.size === later.size) return path.length === 0 && equal(earlier.root, later.root);
  const isFull = Number.isInteger(Math.log2(earlier.size));
  const [start, ...steps] = isFull ? [earlier.root, ...path] : path;
  if (!start) return false;
  let [node, last] = [earlier.size - 1, later.size - 1];
  while (isOdd(node)) [node, last] = [half(node), half(last)];
  let [first, second] = [start, start];
  for (const step of steps) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      [first, second] = [nodeHash(step, first), nodeHash(step, second)];
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else second = nodeHash(second, step);
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && equal(first, earlier.root) && equal(second, later.root);
}
