import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import * as scenarios from '../../dev/fixtures/complaint-scenarios';
import { publishPolicy } from '../../dev/fixtures/publish-policy';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { scan } from '../../dev/fixtures/scenarios';
import { eventually } from '../support/eventually';
import { PdfReader } from '../support/pdf-reader';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
const reader = new PdfReader();
beforeAll(async () => (store = await createTestApi()));
afterAll(async () => {
  await reader.close();
  await store.stop();
});

const paper = { ending: 'carSold', words: '已过户', scan: 'transfer' };
const opened = (card: number) => ComplaintClient.open(store.people, card, { words: '异响' });
const open = async (body: object) => {
  const answer = await (await store.people.as('cr')).post('/complaints', { source: 'phone', words: '又响了', ...body });
  return { status: answer.status, number: answer.body.number as string };
};
const read = async (number: string) => (await (await store.people.as('cr')).get(`/complaints/${number}/live`)).body;

describe('an end without a solution', () => {
  test('H-31 its paper was uploaded for this complaint, a second person confirms it, and the letter is printed', async () => {
    const complaint = await opened(2);
    const forged = await (
      await store.people.as('cr')
    ).post(`/complaints/${complaint.number}/ending`, { ...paper, scan: 'a'.repeat(64) });
    expect(forged.body).toMatchObject({ code: 'fileNotOfProcess', facts: { field: 'scan' } });
    await complaint.do('cr', 'proposeEnding', paper);
    await complaint.refused('forbidden', 'cr', 'confirmEnding');
    const letter = `/api/v1/complaints/${complaint.number}/documents/ending.pdf`;
    const { token } = await store.people.as('cr');
    const print = () => fetch(`${store.api.url}${letter}`, { headers: { Authorization: `Bearer ${token}` } });
    expect((await print()).status).toBe(409);
    await complaint.do('crmanager', 'confirmEnding');
    await store.api.context.recorder.drain();
    const text = await reader.textOf(Buffer.from(await (await print()).arrayBuffer()));
    for (const wanted of ['投诉结案函', '车辆已转让', '杨专员']) expect(text).toContain(wanted);
  });
  test('H-11 what is solved at once is signed on a paper of this complaint', async () => {
    const complaint = await opened(3);
    await complaint.do(...scenarios.register);
    const answer = { answer: '已重开发票', satisfied: true };
    await complaint.refused('quickAnswerUnsigned', 'cr', 'answerAtOnce', answer);
    const forged = await (
      await store.people.as('cr')
    ).post(`/complaints/${complaint.number}/answer`, {
      ...answer,
      consent: { channel: 'paper', scan: 'b'.repeat(64) },
    });
    expect(forged.body.code).toBe('fileNotOfProcess');
    await complaint.do('cr', 'answerAtOnce', { ...answer, consent: scan('answer') });
    expect(await read(complaint.number)).toMatchObject({ stage: 'answeredNow', evidence: [{ document: 'answer' }] });
  });
});

describe('what comes again', () => {
  test('a complaint and a visit can be named before the read side has seen them, and only those of this store', async () => {
    const [first, twin] = [await opened(20), await opened(20)];
    const visit = await RepairOrderClient.open(store.people, 20);
    await store.api.context.recorder.drain();
    await store.models.complaints.deleteOne({ _id: first.number });
    await store.models.orders.deleteOne({ _id: visit.number });
    await twin.do('cr', 'linkComplaint', { complaint: first.number });
    await twin.do('cr', 'linkOrder', { order: visit.number });
    expect(await read(twin.number)).toMatchObject({ order: visit.number, advisor: 'wang' });
    expect((await open({ follows: first.number })).status).toBe(201);
    expect((await open({ order: visit.number, customerId: 'C-020' })).status).toBe(201);
    for (const number of ['CP-S01-20200101-0001', first.number.replace('S01', 'S02')])
      await twin.refused('notFound', 'cr', 'linkComplaint', { complaint: number });
    await twin.refused('notFound', 'cr', 'linkOrder', { order: visit.number.replace('S01', 'S02') });
  });

  test('an ended complaint is taken up again as a new one of the same person and car, which knows it', async () => {
    const first = await opened(4);
    await first.do('cr', 'proposeEnding', paper);
    await first.do('crmanager', 'confirmEnding');
    await eventually('the end', async () => (await read(first.number)).stage === 'closedEnded');
    await store.api.context.recorder.drain();
    const again = await open({ follows: first.number });
    expect(again.status).toBe(201);
    const [before, now] = [await read(first.number), await read(again.number)];
    expect(now).toMatchObject({
      stage: 'received',
      complainant: before.complainant,
      vehicle: before.vehicle,
      forerunners: [first.number],
    });
    expect((await open({ follows: 'CP-S01-20200101-0001' })).status).toBe(404);
    expect((await open({ follows: first.number, customerId: 'C-004' })).status).toBe(422);
    const third = await open({ customerId: before.complainant.id, vehicleId: before.vehicle });
    await store.api.context.recorder.drain();
    expect((await read(third.number)).forerunners).toEqual(expect.arrayContaining([first.number]));
  });
  test('two complaints about the same become one, once the other has agreed', async () => {
    const [main, twin] = [await opened(5), await opened(5)];
    const merge = { complaint: main.number, reason: '同一事项' };
    await twin.refused('complaintUnlinked', 'crsupervisor', 'mergeInto', merge);
    await twin.do('cr', 'linkComplaint', { complaint: main.number });
    await twin.do('crsupervisor', 'mergeInto', merge);
    await eventually('the merging', async () => (await read(twin.number)).stage === 'closedMerged');
    expect((await read(main.number)).linkedComplaints).toContain(twin.number);
    const stranger = await opened(6);
    await stranger.do('cr', 'linkComplaint', { complaint: main.number });
    await stranger.do('crsupervisor', 'mergeInto', merge);
    await stranger.until('the refusal', (events) => events.some(({ type }) => type === 'mergeDropped'));
    expect((await read(stranger.number)).stage).toBe('received');
  });
});

test('a policy published since then is adopted by an open complaint; the preview says what moves', async () => {
  const complaint = await opened(7);
  const boss = await store.people.as('crmanager');
  const preview = async () => (await boss.get(`/complaints/${complaint.number}/policy-preview`)).body;
  expect(await preview()).toMatchObject({ pinnedVersion: 1, presentVersion: 1, items: [] });
  const [newest] = (await (await store.people.as('manager')).get('/policies')).body.items;
  const minutes = { ...newest.complaint.minutes, firstAnswer: 45 };
  await publishPolicy(store.people, newest, { complaint: { ...newest.complaint, minutes } });
  const moved = (await preview()) as { presentVersion: number; items: { key: string; now: string; adopted: string }[] };
  const first = moved.items.find(({ key }) => key === 'T-28#1')!;
  expect(Date.parse(first.adopted) - Date.parse(first.now)).toBe(30 * 60_000);
  await complaint.refused('forbidden', 'cr', 'adoptPolicy', { reason: '新规定' });
  await complaint.do('crmanager', 'adoptPolicy', { reason: '新规定' });
  const now = await read(complaint.number);
  expect(now.policyVersion).toBe(moved.presentVersion);
  expect((await complaint.events()).at(-1)).toMatchObject({ type: 'policyAdopted', adopted: { policyVersion: 2 } });
  expect(await preview()).toMatchObject({ pinnedVersion: 2, items: [] });
});
