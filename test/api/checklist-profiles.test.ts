import { randomUUID } from 'node:crypto';
import { anotherCar } from '../../dev/fixtures/another-car';
import type { ApiUser } from '../../dev/fixtures/api-users';
import { createTestApi, type TestApi } from '../support/test-api';
import { edit } from '../support/versioned-api';

const PATH = '/settings/checklist-profiles';
let store: TestApi;
let manager: ApiUser;
let wang: ApiUser;
beforeAll(async () => {
  store = await createTestApi();
  manager = await store.people.as('manager');
  wang = await store.people.as('wang');
});
afterAll(() => store.stop());

interface Profiles {
  readonly content: { readonly items: readonly { readonly id: string }[] };
}
const keys = { list: 'walkRound', item: 'own-1', zh: '备用钥匙', en: 'Spare key' };
const changed = (change: object) => (body: Profiles) => ({
  items: body.content.items.map((one) => (one.id === 'maintenance' ? { ...one, ...change } : one)),
});
async function arrival(checklistProfile?: string) {
  const customerId = 'C-004';
  const vehicleId = await anotherCar(wang, customerId);
  return {
    customerId,
    vehicleId,
    arrival: { mode: 'selfDrive', symptoms: '保养' },
    ...(checklistProfile !== undefined && { checklistProfile }),
  };
}
async function opened(checklistProfile?: string): Promise<string> {
  const { status, body } = await wang.post('/repair-orders', await arrival(checklistProfile));
  expect(status).toBe(201);
  return body.number as string;
}

test('M-08 an order keeps the checklists of its kind of job as they were when the car came', async () => {
  await edit(manager, PATH, changed({ added: [keys] }));
  const number = await opened('maintenance');
  await edit(manager, PATH, changed({ added: [] }));
  const { body } = await wang.get(`/repair-orders/${number}`);
  expect(body.checklistProfile).toEqual({
    id: 'maintenance',
    zh: '保养',
    en: 'Maintenance',
    added: [keys],
    leftOut: [],
  });
  const answer = { findings: [{ item: 'own-1', result: 'good' }] };
  expect((await wang.post(`/repair-orders/${number}/checklists/walkRound/findings`, answer)).status).toBe(200);
  const later = await opened('maintenance');
  const refused = await wang.post(`/repair-orders/${later}/checklists/walkRound/findings`, answer);
  expect([refused.status, refused.body.code]).toEqual([409, 'unknownChecklistItem']);
});

test('an order without a kind of job has the lists of the rules', async () => {
  const { body } = await wang.get(`/repair-orders/${await opened()}`);
  expect(body).not.toHaveProperty('checklistProfile');
});

test('M-08 a kind of job that was chosen wrongly is corrected by its id; what its lists hold nobody can send', async () => {
  await edit(manager, PATH, changed({ added: [keys] }));
  const number = await opened('repair');
  const correct = (body: object) => wang.post(`/repair-orders/${number}/job-kind`, body);
  const reason = '选错';
  const forged = { id: 'maintenance', zh: '保养', en: 'Maintenance', added: [], leftOut: [] };
  expect((await correct({ checklistProfile: 'maintenance', reason, profile: forged })).status).toBe(422);
  expect((await correct({ checklistProfile: 'maintenance' })).status).toBe(422);
  expect((await correct({ checklistProfile: 'nothing', reason })).body).toMatchObject({
    code: 'notFound',
    facts: { missing: 'checklistProfile' },
  });
  expect((await correct({ checklistProfile: 'maintenance', reason })).status).toBe(200);
  await store.api.context.recorder.drain();
  const { body } = await wang.get(`/repair-orders/${number}`);
  expect(body.checklistProfile).toMatchObject({ id: 'maintenance', added: [keys] });
  const events = await wang.get(`/repair-orders/${number}/events`);
  expect(events.body.items.at(-1)).toMatchObject({ type: 'jobKindCorrected', reason, by: { id: 'wang' } });
});

test('M-08 a refusal says in the reader’s language which points are missing, those of the store too', async () => {
  const number = await opened('maintenance');
  const start = (language: string) =>
    wang.ask(`/repair-orders/${number}/pre-inspection`, {
      method: 'POST',
      body: { introduced: true },
      key: randomUUID(),
      headers: { 'Accept-Language': language },
    });
  expect((await start('zh-CN')).body.title).toContain('采集联系方式与车辆信息');
  expect((await start('en')).body.title).toContain('Contact details and vehicle data collected');
});

test('a kind of job that is not offered is refused before anything is opened', async () => {
  await edit(manager, PATH, changed({ active: false }));
  for (const id of ['maintenance', 'nothing']) {
    const { status, body } = await wang.post('/repair-orders', await arrival(id));
    expect([status, body.code, body.facts]).toEqual([404, 'notFound', { missing: 'checklistProfile' }]);
  }
});

test('L-40 a change of a checklist keeps its author, before and after', async () => {
  const { body } = await manager.get(`${PATH}/versions`);
  expect(body.items.find(({ version }: { version: number }) => version === 2)).toMatchObject({
    by: { id: 'manager' },
    changes: [{ field: 'maintenance', before: { added: [] }, after: { added: [keys] } }],
  });
});

test('who may not set the checklists changes nothing; what the rules demand stays', async () => {
  expect((await edit(wang, PATH, changed({ added: [] }))).status).toBe(403);
  const refused = await edit(manager, PATH, changed({ leftOut: [{ list: 'walkRound', item: 'paint' }] }));
  expect(refused.status).toBe(422);
  expect(refused.body.errors).toMatchObject([{ pointer: '/items/0/leftOut/0/item', code: 'pointRequired' }]);
});
