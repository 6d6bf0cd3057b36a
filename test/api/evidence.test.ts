import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import * as complaintScenarios from '../../dev/fixtures/complaint-scenarios';
import { menuLine } from '../../dev/fixtures/scenarios';
import { verifyEvidence } from '../../platform/evidence-export';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let exported: string;

/** The chain as a client keeps it: the bytes of the reply. */
async function chainOf(path: string, who: string): Promise<string> {
  const { token } = await store.people.as(who);
  const reply = await fetch(`${store.api.url}/api/v1${path}/evidence`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  expect(reply.status).toBe(200);
  return reply.text();
}

beforeAll(async () => {
  store = await createTestApi();
  const visit = await RepairOrderClient.open(store.people, 2);
  await visit.toContract([menuLine('MAINT-A', 'L-1')]);
  await visit.read();
  exported = await chainOf(`/repair-orders/${visit.number}`, 'wang');
});
afterAll(() => store.stop());

test('C-20 the exported chain of a repair order is whole, with times in RFC 3339', () => {
  const { evidence } = JSON.parse(exported) as { evidence: { at: string }[] };
  expect(evidence.length).toBeGreaterThan(2);
  for (const { at } of evidence) expect(at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(verifyEvidence(exported)).toContain(`${evidence.length} pieces of evidence, the chain is whole`);
});

test('C-20 the exported chain of a complaint is whole', async () => {
  const complaint = await ComplaintClient.open(store.people, 3);
  await complaint.toInvestigation();
  await complaint.toDecision();
  await complaint.all(complaintScenarios.decide());
  await complaint.do(...complaintScenarios.accept);
  await complaint.read();
  const chain = await chainOf(`/complaints/${complaint.number}`, 'crmanager');
  expect(verifyEvidence(chain)).toContain('1 pieces of evidence, the chain is whole');
});

type Piece = Record<'at' | 'text' | 'previous' | 'hash', string>;
const flipped = (text: string): string => (text.startsWith('0') ? '1' : '0') + text.slice(1);

test.each<[what: string, alter: (piece: Piece) => Partial<Piece>]>([
  ['one character of the text', ({ text }) => ({ text: `${text}.` })],
  ['one millisecond', ({ at }) => ({ at: new Date(Date.parse(at) + 1).toISOString() })],
  ['one digit of its hash', ({ hash }) => ({ hash: flipped(hash) })],
  ['one digit of the hash before', ({ previous }) => ({ previous: flipped(previous) })],
])('C-20 an exported piece with %s altered is found', (_what, alter) => {
  const { evidence, ...rest } = JSON.parse(exported) as { evidence: Piece[] };
  const altered = evidence.map((piece, index) => (index === 1 ? { ...piece, ...alter(piece) } : piece));
  expect(() => verifyEvidence(JSON.stringify({ ...rest, evidence: altered }))).toThrow('the chain breaks at piece 2');
});

test('C-20 a piece that is left out is found', () => {
  const { evidence, ...rest } = JSON.parse(exported) as { evidence: Piece[] };
  expect(() => verifyEvidence(JSON.stringify({ ...rest, evidence: evidence.toSpliced(1, 1) }))).toThrow(
    'breaks at piece 2',
  );
});
