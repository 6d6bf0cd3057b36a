import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { verifyBundle } from '../../domain/proof/verify';
import type { ProofFollower } from '../../platform/mongo/proof/follower';
import { findKeys, rootKeyOf } from '../../platform/mongo/proof/keys';
import { verifySignature } from '../../platform/proof/ed25519';
import { startProofFollower } from '../support/proof-follower';
import { eventually } from '../support/eventually';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let follower: ProofFollower;

beforeAll(async () => {
  store = await createTestApi();
});
afterAll(async () => {
  await follower.stop();
  await store.stop();
});

const proofOf = async (number: string, person = 'manager', path = 'repair-orders') => {
  const user = await store.people.as(person);
  const response = await fetch(`${store.api.url}/api/v1/${path}/${number}/proof`, {
    headers: { Authorization: `Bearer ${user.token}` },
  });
  return { response, text: await response.text() };
};

/** On a busy machine the follower signs later than a request waits. */
const signedProofOf = (...asked: Parameters<typeof proofOf>) =>
  eventually('a signed proof', async () => {
    const answer = await proofOf(...asked);
    return answer.response.status === 200 && answer;
  });

test('while no worker signs, there is no proof, and the answer says so at once', async () => {
  const visit = await RepairOrderClient.open(store.people, 1);
  const { response, text } = await proofOf(visit.number);
  expect([response.status, JSON.parse(text)]).toEqual([409, expect.objectContaining({ code: 'proofNotReady' })]);
  expect(response.headers.get('Retry-After')).toBe('30');
  follower = startProofFollower(store.models);
});

test('the proof of a visit covers its last event, holds for a stranger, and is written down as an export', async () => {
  const visit = await RepairOrderClient.open(store.people, 2);
  const { response, text } = await signedProofOf(visit.number);
  expect(response.headers.get('Content-Disposition')).toBe(`attachment; filename="${visit.number}-proof.json"`);
  const trust = { rootKey: rootKeyOf((await findKeys(store.models, 'S01'))!), witnesses: [], quorum: 0 };
  expect(verifyBundle(text, trust, verifySignature).faults).toEqual([]);
  const before = (JSON.parse(text) as { entries: unknown[] }).entries.length;
  const advisor = await store.people.as('wang');
  expect((await advisor.post(`/repair-orders/${visit.number}/condition-notes`, { note: '左前门有划痕' })).status).toBe(
    200,
  );
  await store.api.context.recorder.drain();
  const later = await signedProofOf(visit.number, 'wang');
  expect((JSON.parse(later.text) as { entries: unknown[] }).entries.length).toBeGreaterThan(before);
  expect(later.text).toContain('左前门有划痕');
  const entries = await store.models.auditEntries
    .find({ operation: 'repairOrder.exportProof', outcome: 'done' })
    .lean();
  expect(entries.map(({ about, kind, personCount }) => [about, kind, personCount])).toContainEqual([
    `repairOrder:${visit.number}`,
    'export',
    1,
  ]);
});

test('complaints have theirs', async () => {
  const advisor = await store.people.as('manager');
  const contact = { name: '孙女士', phone: '13900001111' };
  const { body } = await advisor.post('/complaints', { source: 'phone', contact, words: '空调有异味' });
  const { text } = await signedProofOf(body.number as string, 'manager', 'complaints');
  expect(text).toContain('空调有异味');
});

test('what was changed in the database is not exported: it is said, and told to whoever operates the system', async () => {
  const visit = await RepairOrderClient.open(store.people, 3);
  await signedProofOf(visit.number);
  await store.models.events.updateOne({ process: visit.number, sequence: 1 }, { $inc: { 'event.at': 1 } });
  const { response, text } = await proofOf(visit.number);
  expect([response.status, JSON.parse(text)]).toEqual([409, expect.objectContaining({ code: 'proofBroken' })]);
  expect(await store.models.operatorTasks.countDocuments({ process: visit.number, kind: 'log' })).toBe(1);
});

test('whoever may not read who did what is given no proof', async () => {
  const visit = await RepairOrderClient.open(store.people, 4);
  expect((await proofOf(visit.number, 'zhao')).response.status).toBe(403);
});

test('the page that verifies is saved, not opened here; it needs no session', async () => {
  const response = await fetch(`${store.api.url}/verify.html`);
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Disposition')).toContain('attachment');
  expect(await response.text()).toContain('维修档案验证');
});
