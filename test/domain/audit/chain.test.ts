import fc from 'fast-check';
import { ChainCheck, type ChainFault } from '../../../domain/audit/chain';
import { auditHash, emptyLog, headOf, linked, type AuditEntry } from '../../../domain/audit/entry';
import { someLog, someRead } from '../../support/audit-entries';

const log = someLog(12);

const faultIn = (
  entries: readonly AuditEntry[],
  heads: Parameters<typeof headOf>[0][] = [],
): ChainFault | undefined => {
  const check = new ChainCheck('S01', heads.map(headOf));
  for (const entry of entries) check.follows(entry);
  return check.end();
};
/** As somebody would write it who knows how entries are hashed. */
const forged = (entry: AuditEntry, change: Partial<AuditEntry>): AuditEntry => {
  const changed = { ...entry, ...change };
  return { ...changed, hash: auditHash(changed) };
};

test('H6 a log as it was written has no fault', () => {
  expect(faultIn(log, [log[11]!])).toBeUndefined();
  expect(log.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
});

test('H6 any changed field of any entry is found, at that entry', () => {
  const changes: readonly Partial<AuditEntry>[] = [
    { who: 'li' },
    { at: 2_000 },
    { outcome: 'refused' },
    { persons: [] },
    { facts: { version: 2 } },
    { previous: 'f'.repeat(64) },
    { note: 'one field more' } as never,
  ];
  for (const index of log.keys())
    for (const change of changes) {
      if (index === 0 && change.at !== undefined) continue;
      const told = faultIn(log.with(index, { ...log[index]!, ...change }));
      expect([index, change, told]).toEqual([index, change, { position: index + 1, fault: 'changed' }]);
    }
});

test('H6 an entry that was changed and hashed anew no longer carries the next one', () => {
  expect(faultIn(log.with(4, forged(log[4]!, { who: 'li' })))).toEqual({ position: 6, fault: 'unlinked' });
  // the last one carries none: only a head from elsewhere tells
  const rewritten = log.with(11, forged(log[11]!, { who: 'li' }));
  expect(faultIn(rewritten)).toBeUndefined();
  expect(faultIn(rewritten, [log[11]!])).toEqual({ position: 12, fault: 'otherHistory' });
});

test('H6 a log that was written anew from some entry on differs from every head that was kept since', () => {
  const before = log.slice(0, 5);
  const anew = linked(
    headOf(log[4]!),
    log.slice(5).map(({ position: _p, previous: _v, at: _a, hash: _h, ...content }) => ({ ...content, who: 'li' })),
    1_000,
  );
  expect(faultIn([...before, ...anew])).toBeUndefined();
  expect(faultIn([...before, ...anew], [log[7]!])).toEqual({ position: 8, fault: 'otherHistory' });
});

test('H6 removing, swapping and adding entries is found at the first that is wrong, wherever it is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 11 }), (place, other) => {
      expect(faultIn(log.toSpliced(place, 1))).toEqual({ position: place + 1, fault: 'missing' });
      if (place < other) {
        const swapped = log.with(place, log[other]!).with(other, log[place]!);
        expect(faultIn(swapped)?.position).toBe(place + 1);
      }
      const [added] = linked(place === 0 ? emptyLog('S01') : headOf(log[place - 1]!), [{ ...someRead, who: 'x' }], 1);
      expect(faultIn(log.toSpliced(place, 0, added!))?.position).toBe(place + 2);
    }),
  );
});

test('H6 what was cut off at the end is missing, as long as a head of it is kept anywhere', () => {
  expect(faultIn(log.slice(0, 9))).toBeUndefined();
  expect(faultIn(log.slice(0, 9), [log[11]!])).toEqual({ position: 10, fault: 'missing' });
  expect(faultIn([], [log[0]!])).toEqual({ position: 1, fault: 'missing' });
});

test('H6 an entry of another store’s log, and one with a time that goes back, are found', () => {
  const foreign = forged(log[0]!, { store: 'S02' });
  expect(faultIn([foreign])).toEqual({ position: 1, fault: 'unlinked' });
  expect(faultIn([log[0]!, forged(log[1]!, { at: 1 })])).toEqual({ position: 2, fault: 'backInTime' });
  expect(linked(headOf(log[11]!), [someRead], 5)[0]?.at).toBe(1_000);
});
