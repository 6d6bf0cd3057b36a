import { createHash } from 'node:crypto';
import { z } from 'zod';
import { processDefinitions } from '../../../domain/processes';
import { canonicalJson } from '../../../domain/proof/canonical-json';
import { leafOf, sealEvent, type SealedEntry } from '../../../domain/proof/entry';
import { commitmentTo, part, type Json } from '../../../domain/proof/sealing';
import { delivered, opening } from '../../support/order-events';

const saltOf = (pointer: string): Uint8Array => createHash('sha256').update(`secret ${pointer}`).digest();
const { eventSchemas } = processDefinitions.repairOrder;
const visit = delivered({ opening: { arrival: { mode: 'selfDrive', symptoms: '张伟 沪A88888 13800138000' } } });
const sealed = visit.map((event, index) =>
  sealEvent(
    { store: 'S01', position: 10 + index, process: opening.number, sequence: 1 + index, previous: null },
    event,
    eventSchemas[event.type],
    saltOf,
  ),
);

const find = (value: Json | undefined, pointer: string): Json | undefined =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<Json | undefined>((inner, key) => (inner as Record<string, Json>)[key], value);

test('no word of a person, no name, plate, phone or staff id stands in an entry', () => {
  const text = canonicalJson(sealed.map(({ entry }) => entry));
  for (const canary of ['张伟', '88888', '138001', '"wang"', '"zhao"', '机油', 'C-002', 'V-002'])
    expect(text).not.toContain(canary);
  expect(text).not.toMatch(/\p{Script=Han}/u);
});

test('sums, clocks, stages, roles and decisions stay plain', () => {
  const of = (type: string): Json => sealed.find(({ entry }) => entry.type === type)!.entry.plain;
  expect(of('paymentReceived')).toMatchObject({
    amount: expect.any(Number),
    method: 'wechat',
    by: { role: 'cashier', id: null },
  });
  expect(of('orderOpened')).toMatchObject({
    opening: { arrival: { mode: 'selfDrive', symptoms: null }, accident: false },
  });
});

test('every opening fits its commitment, and together they are the event', () => {
  for (const [index, { entry, openings }] of sealed.entries()) {
    const event = visit[index]! as unknown as Json;
    expect(Object.keys(openings)).toEqual(Object.keys(entry.sealed));
    for (const [pointer, { salt, value }] of Object.entries(openings)) {
      expect(find(event, pointer)).toBe(value);
      expect(find(entry.plain, pointer)).toBeNull();
      expect(commitmentTo(Buffer.from(salt, 'base64'), value)).toBe(entry.sealed[pointer]);
      expect(commitmentTo(Buffer.from(salt, 'base64'), `${value} `)).not.toBe(entry.sealed[pointer]);
    }
  }
});

test('a leaf changes with whatever is changed in the entry', () => {
  const hashOf = ({ entry }: SealedEntry, change: object = {}): string =>
    Buffer.from(leafOf({ ...entry, ...change })).toString('hex');
  const [first] = sealed as [SealedEntry];
  const changes = [
    {},
    { v: 2 },
    { store: 'S02' },
    { position: 11 },
    { sequence: 2 },
    { previous: '' },
    { at: 1 },
    { plain: {} },
    { sealed: {} },
  ];
  expect(new Set(changes.map((change) => hashOf(first, change))).size).toBe(changes.length);
});

test('a text is plain only when the schema of its place lists it', () => {
  const schema = z.object({
    word: z.enum(['a', 'b']).optional(),
    either: z.union([z.literal('x'), z.string()]),
    list: z.array(z.object({ kind: z.literal('y'), words: z.string() })),
    byId: z.record(z.string(), z.enum(['a'])),
    nullable: z.enum(['a']).nullable(),
  });
  const value = {
    word: 'a',
    either: 'a',
    list: [{ kind: 'y', words: 'y', unknown: 'a' }],
    byId: { 'a/b~c': 'a', d: 'b' },
    nullable: null,
    unknown: { deep: ['a'] },
  };
  const { plain, secrets } = part(value, schema);
  expect(plain).toEqual({
    word: 'a',
    either: null,
    list: [{ kind: 'y', words: null, unknown: null }],
    byId: { 'a/b~c': 'a', d: null },
    nullable: null,
    unknown: { deep: [null] },
  });
  expect([...secrets.keys()]).toEqual(['/either', '/list/0/words', '/list/0/unknown', '/byId/d', '/unknown/deep/0']);
  expect(part('a', undefined)).toEqual({ plain: null, secrets: new Map([['', 'a']]) });
});
