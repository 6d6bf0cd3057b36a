import fc from 'fast-check';
import { canonicalJson } from '../../../domain/proof/canonical-json';
import type { ProofBundle } from '../../../domain/proof/bundle';
import { verifyBundle, type CheckName, type Trust } from '../../../domain/proof/verify';
import { delivered, inSettlement } from '../../support/order-events';
import {
  keysNote,
  newSigner,
  ORIGIN,
  ProofLog,
  root,
  verifySignature,
  witness,
  WITNESSED_AT,
} from '../../support/proof-log';

const trust: Trust = { rootKey: root.key, witnesses: [witness.key], quorum: 1 };
const visit = delivered();
const honest = new ProofLog().addVisit(visit).export();
const check = (text: string, by: Trust = trust) => verifyBundle(text, by, verifySignature);
const faultsOf = (text: string, by?: Trust): readonly string[] =>
  check(text, by).faults.map(({ step, place }) => `${step}: ${place}`);
const stepsOf = (text: string, by?: Trust): readonly CheckName[] => [
  ...new Set(check(text, by).faults.map(({ step }) => step)),
];

/** The bundle after somebody who knows its form has changed it. */
function changed(change: (bundle: Mutable) => void, text = honest): string {
  const bundle = JSON.parse(text) as Mutable;
  change(bundle);
  return canonicalJson(bundle);
}
type Mutable = { -readonly [K in keyof ProofBundle]: ProofBundle[K] } & {
  entries: {
    entry: Record<string, unknown>;
    path: string[];
    openings: Record<string, { salt: string; value: string }>;
  }[];
};

test('an honest bundle holds, and tells the events and who has witnessed them when', () => {
  const verdict = check(honest);
  expect(verdict.faults).toEqual([]);
  expect(verdict.notChecked).toEqual([]);
  expect(verdict.events.map(({ entry }) => entry.type)).toEqual(visit.map(({ type }) => type));
  expect(verdict.events.every(({ opened }) => opened.withheld.length === 0)).toBe(true);
  expect(verdict.witnessed).toEqual({ [witness.key.name]: WITNESSED_AT });
  expect(verdict.newest).toMatchObject({ origin: ORIGIN });
});

test('what is withheld or erased is named, and everything else still holds', () => {
  const verdict = check(changed(({ entries }) => void (entries[0]!.openings = {})));
  expect(verdict.faults).toEqual([]);
  expect(verdict.events[0]!.opened.withheld).toContain('/by/id');
});

test('without a witness it says that this was not checked', () => {
  expect(check(honest, { rootKey: root.key, witnesses: [], quorum: 0 })).toMatchObject({
    faults: [],
    notChecked: ['witnesses', 'times'],
  });
});

describe('what a forger would do', () => {
  const approvalAt = visit.findIndex(({ type }) => type === 'paymentReceived');

  test('changes an amount: the entry is no longer in the log', () => {
    const text = changed(
      ({ entries }) => void ((entries[approvalAt]!.entry['plain'] as { amount: number }).amount += 1),
    );
    expect(faultsOf(text)).toEqual([`inclusion: entry ${approvalAt + 1}`, `sequence: entry ${approvalAt + 2}`]);
  });

  test('changes an opened word: it is not the one that was sealed', () => {
    const text = changed(({ entries }) => void (entries[approvalAt]!.openings['/by/id']!.value = 'somebody'));
    expect(faultsOf(text)).toEqual([`openings: entry ${approvalAt + 1} /by/id`]);
  });

  test('opens what was never sealed', () => {
    const text = changed(({ entries }) => void (entries[0]!.openings['/more'] = entries[0]!.openings['/by/id']!));
    expect(faultsOf(text)).toEqual(['openings: entry 1 /more']);
  });

  test('leaves the end out: the heads know of more events', () => {
    const text = changed(({ entries }) => void entries.splice(-2));
    expect(stepsOf(text)).toEqual(['completeness']);
  });

  test('leaves one out in the middle, doubles one, swaps two', () => {
    const at = 5;
    const cut = changed(({ entries }) => void entries.splice(at, 1));
    expect(faultsOf(cut)).toContain(`sequence: entry ${at + 1}`);
    const doubled = changed(({ entries }) => void entries.splice(at, 0, entries[at]!));
    expect(faultsOf(doubled)).toContain(`sequence: entry ${at + 2}`);
    const swapped = changed(({ entries }) => void entries.splice(at, 2, entries[at + 1]!, entries[at]!));
    expect(faultsOf(swapped)).toContain(`sequence: entry ${at + 1}`);
  });

  test('writes another log, with a key of their own', () => {
    const forger = newSigner(ORIGIN);
    expect(faultsOf(new ProofLog().addVisit(visit).export(undefined, keysNote(), forger))).toEqual([
      expect.stringMatching(/^signatures: checkpoint \d+$/),
    ]);
    expect(stepsOf(new ProofLog().addVisit(visit).export(undefined, keysNote(forger)))).toContain('keys');
  });

  test('signs with a key whose time is over', () => {
    expect(stepsOf(new ProofLog().addVisit(visit).export(undefined, keysNote(root, 1, 20)))).toEqual(['signatures']);
  });

  test('rewrites the past: whoever holds an earlier head sees it', () => {
    const before = new ProofLog();
    before.addVisit(visit);
    const held = check(before.export()).newest!;
    const rewritten = new ProofLog('another secret').addVisit(visit).export();
    expect(stepsOf(rewritten, { ...trust, held })).toEqual(['consistency']);
    expect(stepsOf(honest, { ...trust, held: { size: held.size + 1, root: held.root } })).toEqual(['consistency']);
  });

  test('shows a log that no witness has seen', () => {
    const other = newSigner('witness.example/w2');
    expect(stepsOf(honest, { ...trust, witnesses: [other.key] })).toEqual(['witnesses']);
    expect(stepsOf(honest, { ...trust, quorum: 2 })).toEqual(['witnesses']);
  });

  test('shows the log of another store, or another process', () => {
    expect(stepsOf(changed((bundle) => void (bundle.origin = 'repairflow.example/S02')))).toEqual(
      expect.arrayContaining(['keys', 'checkpoints']),
    );
    expect(stepsOf(changed((bundle) => void (bundle.process = 'RO-S01-20261122-0002')))).toEqual([
      'sequence',
      'completeness',
    ]);
  });

  test('says that an open visit is closed', () => {
    const open = new ProofLog().addVisit(inSettlement()).export();
    expect(stepsOf(changed(({ head }) => void (head.state = 'open'), open))).toEqual(['completeness']);
  });

  test('says that something was later than the witness saw it', () => {
    const late = visit.map((event, index) => (index === 3 ? { ...event, at: (WITNESSED_AT + 1) * 1_000 } : event));
    expect(faultsOf(new ProofLog().addVisit(late).export())).toEqual([`times: entry 4 ${witness.key.name}`]);
  });
});

test.each([
  ['nothing', ''],
  ['a number', '1'],
  ['an empty object', '{}'],
  ['a key twice', honest.replace('{', '{"format":"repairflow-proof/1",')],
  ['white space', ` ${honest}`],
  ['an unknown field', changed((bundle) => void Object.assign(bundle, { more: 1 }))],
  ['another format', changed((bundle) => void Object.assign(bundle, { format: 'repairflow-proof/2' }))],
])('a bundle of %s is none', (_name, text) => expect(faultsOf(text)).toEqual(['form: bundle']));

test('no change of a character is missed, and none makes it fail otherwise than by saying so', () =>
  fc.assert(
    fc.property(fc.nat(honest.length - 1), fc.string({ maxLength: 2, unit: 'binary' }), (at, put) => {
      fc.pre(put !== honest[at]);
      expect(faultsOf(honest.slice(0, at) + put + honest.slice(at + 1))).not.toEqual([]);
    }),
    { numRuns: 20 },
  ));

test('no change of a hash, a signature, a number or a word is missed', () => {
  const leaves: (readonly (string | number)[])[] = [];
  const visitLeaves = (value: unknown, path: readonly (string | number)[]): void => {
    if (typeof value !== 'object' || value === null) return void leaves.push(path);
    for (const [key, inner] of Object.entries(value))
      visitLeaves(inner, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  visitLeaves(JSON.parse(honest), []);
  fc.assert(
    fc.property(fc.constantFrom(...leaves), fc.nat(), (path, dice) => {
      const bundle = JSON.parse(honest) as Record<string | number, never>;
      const parent = path.slice(0, -1).reduce((inner, key) => inner[key] as never, bundle);
      parent[path.at(-1)!] = another(parent[path.at(-1)!], dice) as never;
      expect(faultsOf(canonicalJson(bundle))).not.toEqual([]);
    }),
    { numRuns: 20 },
  );
});

function another(value: unknown, dice: number): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'string') return dice;
  const at = dice % (value.length + 1);
  return `${value.slice(0, at)}${value[at] === 'A' ? 'B' : 'A'}${value.slice(at + 1)}`;
}

describe('what a store has signed and does not fit', () => {
  type Change = (event: Record<string, never> & { type: string; at: number }) => object;
  const told = (type: string, change: Change): string =>
    new ProofLog()
      .addVisit(visit.map((event) => (event.type === type ? { ...event, ...change(event as never) } : event)))
      .export();
  const placeOf = (type: string): string => `entry ${visit.findIndex((event) => event.type === type) + 1}`;

  test.each([
    ['a sheet that is more than its lines', 'settlementPresented', { sheet: { gross: 1 } }, 'sums'],
    ['a total without its discount', 'settlementPresented', { sheet: { discount: 1 } }, 'sums'],
    ['more paid than is owed', 'paymentReceived', { amount: 49_400, received: 49_400 }, 'sums'],
    ['change that was not given', 'paymentReceived', { received: 60_000 }, 'sums'],
    ['a visit that is settled and not paid', 'settlementCompleted', { arrears: 1 }, 'sums'],
    ['an approval of another amount', 'orderSigned', { evidence: { total: 1 } }, 'approvals'],
    ['an approval of other words', 'resultAccepted', { evidence: { text: 'another text' } }, 'approvals'],
    ['an approval that follows no other', 'resultAccepted', { evidence: { previous: 'ab'.repeat(32) } }, 'approvals'],
  ])('%s', (_name, type, change, step) => {
    const merged = (event: object): object =>
      Object.fromEntries(
        Object.entries(change).map(([key, value]) => [
          key,
          typeof value === 'object' ? { ...(event as Record<string, object>)[key], ...value } : value,
        ]),
      );
    expect(faultsOf(told(type, merged))).toContain(`${step}: ${placeOf(type)}`);
    expect(stepsOf(told(type, merged)).filter((one) => one !== 'sums' && one !== step)).toEqual([]);
  });

  const passed = (key: string, due: number, at: number) =>
    ({
      type: 'deadlinePassed',
      key,
      timer: 'T-10',
      subject: '',
      reaction: 'remind',
      to: ['serviceAdvisor'],
      fulfilledBy: 'openOrder',
      due,
      at,
      by: visit[0]!.by,
    }) as never;
  test.each([
    ['in time', [passed('T-10#1', 5, 5), passed('T-10#2', 6, 7)], []],
    ['before it was due', [passed('T-10#1', 6, 5)], ['deadlines: entry 2']],
    ['twice', [passed('T-10#1', 5, 5), passed('T-10#1', 5, 6)], ['deadlines: entry 3']],
  ])('a deadline that passes %s', (_name, events, faults) =>
    expect(faultsOf(new ProofLog().addVisit([visit[0]!, ...events]).export())).toEqual(faults),
  );

  test('what is withheld is not blamed', () => {
    const withDeadlines = new ProofLog().addVisit([...visit, passed('T-10#1', 5, 5), passed('T-10#2', 5, 5)]).export();
    for (const text of [honest, withDeadlines]) {
      const withheld = changed(({ entries }) => {
        for (const entry of entries) entry.openings = {};
      }, text);
      expect(faultsOf(withheld)).toEqual([]);
    }
  });
});
