import { randomUUID } from 'node:crypto';
import { maintenance, maintenanceInScreens, RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { processDefinitions } from '../../domain/processes';
import { repairOrderProcess } from '../../domain/repair-order/process';
import { servedProcesses } from '../../api/process-apis';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let number: string;
beforeAll(async () => (store = await createTestApi()));
beforeEach(async () => ({ number } = await RepairOrderClient.open(store.people, 2)));
afterEach(() => jest.restoreAllMocks());
afterAll(() => store.stop());

const needs = (words: string) => ({ type: 'recordNeeds', needs: [{ needId: 'N-1', words, fault: false }] });
const note = (words: string) => ({ type: 'noteCondition', note: words });
const startPreInspection = { type: 'startPreInspection', introduced: true };

async function send(commands: readonly object[], how: { key?: string; who?: string; headers?: object } = {}) {
  const { key = randomUUID(), who = 'wang', headers = {} } = how;
  const person = await store.people.as(who);
  const body = { commands };
  return person.ask(`/repair-orders/${number}/commands`, { method: 'POST', body, key, headers: { ...headers } });
}
const sequence = async (): Promise<number> =>
  (await (await store.people.as('wang')).get(`/repair-orders/${number}/live`)).body.sequence as number;

describe('several commands in one request', () => {
  test('happen in order, are answered once, and count once', async () => {
    const key = randomUUID();
    const commands = [note('划痕'), note('凹痕')];
    const first = await send(commands, { key });
    expect(first).toMatchObject({
      status: 200,
      body: { number, sequence: 3, happened: ['conditionNoted', 'conditionNoted'] },
    });
    expect((await send(commands, { key })).body).toEqual(first.body);
    expect(await sequence()).toBe(3);
    expect(await send([note('别的')], { key })).toMatchObject({ status: 422, body: { code: 'commandIdReused' } });
  });

  test('none happens when one is refused: the same problem as alone, and its place', async () => {
    const alone = await (await store.people.as('wang')).post(`/repair-orders/${number}/estimate`);
    const { status, body } = await send([note('划痕'), { type: 'startEstimate' }, note('凹痕')]);
    expect(alone.status).toBe(409);
    expect({ status, code: body.code, title: body.title }).toEqual({
      status: alone.status,
      code: alone.body.code,
      title: alone.body.title,
    });
    expect(body.facts).toEqual({ ...alone.body.facts, index: 1 });
    expect(await sequence()).toBe(1);
  });

  test('each is permitted by itself', async () => {
    const answer = await send([note('划痕'), { type: 'openGate', exitPass: 'EP-1', plate: '京A12345' }]);
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden', facts: { index: 1 } } });
    expect(await sequence()).toBe(1);
  });

  test('each is checked by its schema; the pointer names it, and an unknown type is one of the field errors', async () => {
    const answer = await send([note('划痕'), { type: 'noteCondition', note: 7 }, { type: 'fly' }]);
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid' } });
    const pointers = answer.body.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(pointers).toEqual(['/commands/1/note', '/commands/2/type']);
  });

  test.each([[[]], [Array.from({ length: 31 }, () => note('x'))]])('none and too many are refused', async (commands) =>
    expect(await send(commands)).toMatchObject({ status: 422, body: { code: 'invalid' } }),
  );

  test('handed in while nobody answers, they are decided as one', async () => {
    const { refused, taken } = await store.processes.withoutAnswers(async () => ({
      refused: await send([note('划痕'), { type: 'startEstimate' }]),
      taken: await send([note('凹痕'), startPreInspection]),
    }));
    expect([refused.status, taken.status]).toEqual([202, 202]);
    const outcome = async (location: string | null) =>
      (await (await store.people.as('wang')).get(location!.replace('/api/v1', ''))).body;
    expect(await outcome(refused.headers.get('Location'))).toMatchObject({ status: 'rejected', facts: { index: 1 } });
    expect((await outcome(taken.headers.get('Location'))).status).toMatch(/applied|rejected/);
  });

  test('another store’s number does not exist, whatever is sent', async () => {
    const person = await store.people.as('wang');
    const path = '/repair-orders/RO-S02-20261122-0001/commands';
    expect((await person.post(path, { commands: [note('x')] })).status).toBe(404);
  });
});

describe('If-Match', () => {
  test('a request that was decided on an older state is refused with 412', async () => {
    expect((await send([note('划痕')], { headers: { 'If-Match': '"1"' } })).status).toBe(200);
    const stale = await send([note('凹痕')], { headers: { 'If-Match': '"1"' } });
    expect(stale).toMatchObject({ status: 412, body: { code: 'processMovedOn', facts: { sequence: 2 } } });
    expect((await send([needs('保养')], { headers: { 'If-Match': 'seven' } })).status).toBe(422);
  });
});

test.each(Object.values(servedProcesses).map(({ api }) => [api.definition.type, api] as const))(
  'the example of %s in the document is one that its schemas take',
  (type, { batchExample }) => {
    expect(batchExample.length).toBeGreaterThan(1);
    for (const { type: name, ...payload } of batchExample) {
      const schema = processDefinitions[type].commands.schemas[name];
      expect(schema?.safeParse(payload)).toMatchObject({ success: true });
    }
  },
);

test('a whole oil change takes 22 requests instead of 52, and ends as it does command by command', async () => {
  const single = await maintenance(store.people, 3);
  const screens = await maintenanceInScreens(store.people, 4);
  expect([single.commands, single.roundTrips, screens.commands]).toEqual([52, 52, 52]);
  expect(screens.roundTrips).toBeLessThanOrEqual(22);
  // the workshop answers in its own time
  const types = async (visit: RepairOrderClient) =>
    (await visit.events()).map(({ type }) => type as string).filter((type) => type !== 'workPlanned');
  expect(await types(screens)).toEqual(await types(single));
});

describe('what is broken in the program', () => {
  const broken = () =>
    jest.spyOn(repairOrderProcess.rules, 'noteCondition').mockImplementation(() => {
      throw new TypeError('Mr Li is not a function');
    });
  const tasks = async (who: string) => (await (await store.people.as(who)).get('/operator-tasks')).body.items;

  test('D2 is a 500 to the sender and a task of whoever operates the system; the order goes on', async () => {
    broken();
    const answer = await send([note('划痕')]);
    expect(answer).toMatchObject({ status: 500, body: { code: 'defect', facts: { command: 'noteCondition' } } });
    expect(JSON.stringify(answer.body)).not.toContain('Mr Li');
    await send([note('划痕')]);
    expect(await tasks('ops')).toEqual([
      expect.objectContaining({ number, kind: 'defect', about: 'noteCondition', count: 2 }),
    ]);
    jest.restoreAllMocks();
    expect((await send([note('划痕')])).status).toBe(200);
    const ops = await store.people.as('ops');
    const [{ id }] = await tasks('ops');
    const resolution = { resolution: '已升级到修复版本' };
    expect((await ops.post(`/operator-tasks/${id}/resolution`, resolution)).status).toBe(204);
    expect(await tasks('ops')).toEqual([]);
    expect((await ops.post('/operator-tasks/RO-1:defect:x/resolution', resolution)).status).toBe(404);
    expect((await (await store.people.as('zhao')).get('/operator-tasks')).status).toBe(403);
  });

  test('a deadline that cannot be computed takes neither the order nor its page away', async () => {
    jest.spyOn(processDefinitions.repairOrder, 'deadlines').mockImplementation(() => {
      throw new RangeError('no such minute');
    });
    store.processes.passTime(60_000);
    expect(await send([note('划痕')])).toMatchObject({ status: 500, body: { code: 'defect' } });
    const wang = await store.people.as('wang');
    expect((await wang.get(`/repair-orders/${number}`)).status).toBe(200);
  });
});
