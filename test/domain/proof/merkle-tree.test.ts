import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils';
import fc from 'fast-check';
import {
  consistencyRanges,
  emptyRoot,
  fullNodesOf,
  inclusionRanges,
  isConsistent,
  isIncluded,
  leafHash,
  nodesCompletedBy,
  rootOver,
  type FullNode,
  type Hash,
  type Range,
} from '../../../domain/proof/merkle-tree';

/** The leaves and roots that the first implementation of RFC 6962 is tested with. */
const published = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const publishedRoots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const nameOf = ({ level, index }: FullNode): string => `${level}/${index}`;

/** A log that keeps the full nodes, as a database would. */
function logOf(entries: readonly Uint8Array[]) {
  const nodes = new Map<string, Hash>();
  const read = (node: FullNode): Hash => nodes.get(nameOf(node))!;
  entries.forEach((entry, index) => {
    for (const node of nodesCompletedBy(index, leafHash(entry), read)) nodes.set(nameOf(node), node.hash);
  });
  const rootOf = (range: Range): Hash => rootOver(fullNodesOf(range).map(read));
  return {
    tree: (size: number) => ({ size, root: rootOf({ from: 0, to: size }) }),
    inclusion: (index: number, size: number) => inclusionRanges(index, size).map(rootOf),
    consistency: (first: number, size: number) => consistencyRanges(first, size).map(rootOf),
  };
}
const numbered = (count: number) => Array.from({ length: count }, (_, index) => utf8ToBytes(`entry ${index}`));

test('has the published roots, and the hash of nothing when it is empty', () => {
  const log = logOf(published.map(hexToBytes));
  expect(publishedRoots.map((_, index) => bytesToHex(log.tree(index + 1).root))).toEqual(publishedRoots);
  expect(bytesToHex(emptyRoot)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(bytesToHex(log.tree(0).root)).toBe(bytesToHex(emptyRoot));
});

const LEAVES = 40;
const entries = numbered(LEAVES);
const log = logOf(entries);
const sizes = fc.integer({ min: 1, max: LEAVES });

test('every leaf is shown to be in every tree that has it, and nowhere else', () => {
  for (let size = 1; size <= LEAVES; size++)
    for (let index = 0; index < size; index++) {
      const path = log.inclusion(index, size);
      const { root } = log.tree(size);
      expect(isIncluded(leafHash(entries[index]!), index, size, path, root)).toBe(true);
      const elsewhere = [index - 1, index + 1, size, -1, index + 0.5].map((place) =>
        isIncluded(leafHash(entries[index]!), place, size, path, root),
      );
      expect(elsewhere).toEqual([false, false, false, false, false]);
    }
});

test('every tree is shown to begin every later one', () => {
  for (let size = 1; size <= LEAVES; size++)
    for (let first = 1; first <= size; first++)
      expect(isConsistent(log.tree(first), log.tree(size), log.consistency(first, size))).toBe(true);
});

/** One bit of one hash, one hash too few, too many, or two of them in each other’s place. */
const damages: readonly ((path: readonly Hash[], dice: number) => readonly Hash[])[] = [
  (path, dice) =>
    path.map((hash, at) => (at === dice % path.length ? hash.with(dice % 32, hash[dice % 32]! ^ 1) : hash)),
  (path) => path.slice(1),
  (path) => path.slice(0, -1),
  (path, dice) => [...path, path[dice % path.length] ?? emptyRoot],
  (path, dice) => [path[dice % path.length] ?? emptyRoot, ...path],
];

test('a damaged path shows nothing', () =>
  fc.assert(
    fc.property(sizes, fc.nat(), fc.nat(), fc.constantFrom(...damages), (size, pick, dice, damage) => {
      const index = pick % size;
      const path = log.inclusion(index, size);
      const damaged = damage(path, dice);
      fc.pre(path.length > 0 && damaged.length + path.length > 0);
      expect(isIncluded(leafHash(entries[index]!), index, size, damaged, log.tree(size).root)).toBe(false);
      const first = 1 + (dice % size);
      const steps = log.consistency(first, size);
      fc.pre(steps.length > 0);
      expect(isConsistent(log.tree(first), log.tree(size), damage(steps, dice))).toBe(false);
    }),
    { numRuns: 2_000 },
  ));

test('a log with another past is not consistent with this one, whatever path is offered', () =>
  fc.assert(
    fc.property(sizes, fc.nat(), fc.nat(), (size, pick, dice) => {
      const first = 1 + (pick % size);
      const changed = dice % first;
      const fork = logOf(
        entries.map((entry, index) => (index === changed ? utf8ToBytes('another') : entry)).slice(0, size),
      );
      for (const path of [log.consistency(first, size), fork.consistency(first, size)])
        expect(isConsistent(log.tree(first), fork.tree(size), path)).toBe(false);
    }),
    { numRuns: 200 },
  ));

test('what cannot be asked for is refused', () => {
  for (const [index, size] of [
    [3, 3],
    [-1, 3],
    [0, 0],
  ] as const)
    expect(() => inclusionRanges(index, size)).toThrow(RangeError);
  for (const [first, size] of [
    [0, 3],
    [4, 3],
  ] as const)
    expect(() => consistencyRanges(first, size)).toThrow(RangeError);
  expect(isConsistent(log.tree(3), log.tree(2), [])).toBe(false);
});
