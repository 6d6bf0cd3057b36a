import type { ApiUser } from '../../dev/fixtures/api-users';
import { systemActor } from '../../domain/kernel/actor';
import { sectionNames } from '../../domain/settings/sections';
import { sectionPaths } from '../../api/settings/paths';
import { samplePdf } from '../support/sample-pdf';
import { createTestApi, type TestApi } from '../support/test-api';
import { edit, put } from '../support/versioned-api';

let store: TestApi;
let manager: ApiUser;
let wang: ApiUser;
let other: ApiUser;
beforeAll(async () => {
  store = await createTestApi();
  await store.models.stores.create({ _id: 'S02', name: '城北分店', brand: 'voyage', teams: ['team-1', 'team-9'] });
  await store.models.accounts.create({
    _id: 'north',
    signIn: 'north',
    password: (await store.models.accounts.findOne({ _id: 'manager' }).lean())!.password,
    code: null,
    active: true,
  });
  await store.models.staff.create({
    _id: 'S02:north',
    store: 'S02',
    version: 1,
    changedBy: systemActor,
    updatedAt: 1,
    person: 'north',
    name: '北经理',
    roles: ['storeManager'],
    phone: null,
    email: null,
    absence: null,
    active: true,
  });
  manager = await store.people.as('manager');
  wang = await store.people.as('wang');
  other = await store.people.as('north');
});
afterAll(() => store.stop());

interface Teams {
  readonly content: { readonly items: readonly { readonly id: string; readonly zh: string }[] };
}
const withTeam = (team: object) => (body: Teams) => ({ items: [...body.content.items, team] });
const team = { id: 'team-4', zh: '夜班', en: 'Night shift', foreman: 'zhao', members: ['wu'], active: true };
const errorsOf = ({ body }: { readonly body: { errors?: { pointer: string; code: string }[] } }) =>
  (body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);

test('a section is read with its version, changed under it, and read by everybody who works with it', async () => {
  expect((await edit(manager, '/settings/teams', withTeam(team))).body).toMatchObject({
    version: 2,
    changedBy: { id: 'manager', role: 'serviceManager' },
    content: { items: expect.arrayContaining([team]) },
  });
  const { body, headers } = await wang.get('/settings/teams');
  expect(headers.get('etag')).toBe('"2"');
  expect(body.content.items.map(({ zh }: { zh: string }) => zh)).toEqual(['机修一组', '机修二组', '钣喷组', '夜班']);
});

test('L-40 every change keeps its author, before and after; who adds an entry changes no other', async () => {
  const workshop = await store.people.as('workshop');
  await edit(workshop, '/settings/teams', (body: Teams) => ({
    items: body.content.items.map((one) => (one.id === 'team-4' ? { ...one, zh: '夜班组' } : one)),
  }));
  const { body } = await workshop.get('/settings/teams/versions');
  expect(body.items[0]).toMatchObject({
    version: 3,
    by: { id: 'workshop', role: 'workshopSupervisor' },
    changes: [{ field: 'team-4', before: team, after: { ...team, zh: '夜班组' } }],
  });
  expect(body.items[1].changes.map(({ field }: { field: string }) => field)).toEqual(['order', 'team-4']);
  expect(body.items.at(-1)).toMatchObject({ version: 1, by: { id: 'repairflow', role: 'system' }, changes: [] });
});

test('a section that nobody has set is version 1 of the system, and its first change tells what it was', async () => {
  const crManager = await store.people.as('crmanager');
  const first = await crManager.get('/settings/cause-codes');
  expect(first.body).toMatchObject({ version: 1, updatedAt: null, changedBy: { id: 'repairflow', role: 'system' } });
  expect((await crManager.get('/settings/cause-codes/versions')).body.items).toEqual([]);
  const code = { code: 'X-9', zh: '停车位', en: 'Parking', active: true };
  await edit(crManager, '/settings/cause-codes', withTeam(code));
  const { body } = await crManager.get('/settings/cause-codes/versions');
  expect(body.items.map(({ version }: { version: number }) => version)).toEqual([2, 1]);
  expect(body.items[0].changes).toContainEqual({ field: 'X-9', before: null, after: code });
});

test('of two who change the same version one is told, and nothing is lost', async () => {
  const { body, headers } = await manager.get('/settings/bays');
  const bay = (id: string) => ({ id, zh: id, en: id, kind: 'lift', team: null, active: true });
  const answers = await Promise.all(
    ['bay-21', 'bay-22'].map((id) =>
      put(manager, '/settings/bays', headers.get('etag')!, { items: [...body.content.items, bay(id)] }),
    ),
  );
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
  expect((await put(manager, '/settings/bays', '"1"', body.content)).status).toBe(412);
  const without = await manager.ask('/settings/bays', { method: 'PUT', body: body.content });
  expect(without.status).toBe(428);
});

test('the first two changes of a section that nobody has set: one is told', async () => {
  const crManager = await store.people.as('crmanager');
  const { body, headers } = await crManager.get('/settings/classification-codes');
  const item = (code: string) => ({ code, zh: code, en: code, active: true });
  const answers = await Promise.all(
    ['A-1', 'A-2'].map((code) =>
      put(crManager, '/settings/classification-codes', headers.get('etag')!, {
        items: [...body.content.items, item(code)],
      }),
    ),
  );
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
  expect((await crManager.get('/settings/classification-codes/versions')).body.items).toHaveLength(2);
});

test('what is named must be there: the pointer leads to it', async () => {
  const stranger = { ...team, id: 'team-7', zh: '七组', en: 'Team 7', foreman: 'nobody', members: ['wu', 'north'] };
  const refused = await edit(manager, '/settings/teams', withTeam(stranger));
  expect(refused.status).toBe(422);
  expect(errorsOf(refused)).toEqual(['/items/4/foreman personUnknown', '/items/4/members/1 personUnknown']);
  const bay = { id: 'bay-30', zh: '30号', en: 'Lift 30', kind: 'lift', team: 'team-none', active: true };
  expect(errorsOf(await edit(manager, '/settings/bays', withTeam(bay)))).toEqual([
    expect.stringMatching(/^\/items\/\d+\/team teamUnknown$/),
  ]);
});

test('somebody who has left holds up no other change', async () => {
  await store.models.staff.updateOne({ person: 'wu' }, { $set: { active: false } });
  const seven = { ...team, id: 'team-7', zh: '七组', en: 'Team 7', foreman: null, members: [] };
  expect((await edit(manager, '/settings/teams', withTeam(seven))).status).toBe(200);
  await store.models.staff.updateOne({ person: 'wu' }, { $set: { active: true } });
});

test('a team that was stored is retired, not removed', async () => {
  const refused = await edit(manager, '/settings/teams', (body: Teams) => ({ items: body.content.items.slice(1) }));
  expect([refused.status, ...errorsOf(refused)]).toEqual([422, '/items entryRemoved']);
});

test('T8 who may read a section is told so, who may not change it is refused', async () => {
  expect((await put(wang, '/settings/letterhead', '"1"', {})).status).toBe(403);
  expect((await wang.get('/settings')).status).toBe(403);
  expect((await wang.get('/settings/message-templates')).status).toBe(403);
  expect((await wang.get('/settings/teams/versions')).status).toBe(403);
  const workshop = await store.people.as('workshop');
  const { body } = await workshop.get('/settings');
  const mine = body.items.filter(({ mayChange }: { mayChange: boolean }) => mayChange);
  expect(mine.map(({ section }: { section: string }) => section)).toEqual([
    'teams',
    'bays',
    'roster',
    'checklistProfiles',
  ]);
  const everything = await (await store.people.as('store')).get('/settings');
  expect(everything.body.items.map(({ section }: { section: string }) => section)).toEqual(sectionNames);
});

test('another store has its own: neither reads nor changes what the first has set', async () => {
  const { body } = await other.get('/settings/teams');
  expect(body.content.items).toMatchObject([
    { id: 'team-1', zh: '1组' },
    { id: 'team-9', zh: '9组' },
  ]);
  // until somebody says a better one, the English name is read, not Chinese
  const { content } = (await other.get('/settings/letterhead')).body;
  expect(content.name).toEqual({ zh: '城北分店', en: 'Cheng Bei Fen Dian' });
  expect((await edit(other, '/settings/teams', withTeam({ ...team, members: [], foreman: null }))).status).toBe(200);
  expect((await manager.get('/settings/teams')).body.content.items).toHaveLength(5);
  for (const name of sectionNames) expect((await other.get(sectionPaths[name])).status).toBe(200);
});

describe('the letterhead', () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
  const upload = async (person: ApiUser, bytes: Buffer, type: string) => {
    const response = await fetch(`${store.api.url}/api/v1/files`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${person.token}`, 'Content-Type': type },
      body: new Uint8Array(bytes),
    });
    return { status: response.status, body: (await response.json()) as { hash: string } };
  };
  const withLogo = (logo: string) => (body: { content: object }) => ({ ...body.content, logo });

  test('a logo is a picture of this store: no scan, no picture of another store, no drawing that runs', async () => {
    expect((await upload(manager, svg, 'image/png')).status).toBe(415);
    const pdf = await upload(manager, samplePdf(), 'application/pdf');
    expect(pdf.status).toBe(201);
    const theirs = await upload(other, pixel, 'image/png');
    for (const hash of [pdf.body.hash, theirs.body.hash, 'f'.repeat(64)]) {
      const refused = await edit(manager, '/settings/letterhead', withLogo(hash));
      expect([refused.status, ...errorsOf(refused)]).toEqual([422, '/logo pictureUnknown']);
    }
    const preview = await manager.get('/settings/letterhead');
    const seen = await manager.post('/letterhead-previews', { ...preview.body.content, logo: theirs.body.hash });
    expect([seen.status, seen.body.code]).toEqual([422, 'invalid']);
  });

  test('what does not fit is refused with a pointer to each place', async () => {
    const refused = await edit(manager, '/settings/letterhead', (body: { content: object }) => ({
      ...body.content,
      hotline: '12',
      taxNumber: '91350100M000100Y44',
    }));
    expect([refused.status, ...errorsOf(refused)]).toEqual([
      422,
      '/hotline phoneInvalid',
      '/taxNumber taxNumberInvalid',
    ]);
  });
});

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

describe('own words for messages', () => {
  const wording = (text: string) => ({ subject: '提车', text });
  const own = (zh: string) => ({ readyForPickup: { zh: wording(zh), en: wording('Ready: {number}') } });

  test('words that lack what the reader needs cannot be stored', async () => {
    const refused = await edit(manager, '/settings/message-templates', () => ({ templates: own('车好了') }));
    expect([refused.status, ...errorsOf(refused)]).toEqual([
      422,
      '/templates/readyForPickup/zh/text placeholderMissing',
    ]);
    expect((await manager.get('/settings/message-templates')).body.version).toBe(1);
  });

  test('L-40 a history names the message, before and after', async () => {
    await edit(manager, '/settings/message-templates', () => ({ templates: own('您的爱车好了：{number}') }));
    const { body } = await manager.get('/settings/message-templates/versions');
    expect(body.items[0].changes).toEqual([
      { field: 'readyForPickup', before: null, after: own('您的爱车好了：{number}').readyForPickup },
    ]);
  });
});

test('what went out is told as it was said, what did not in the words of now', async () => {
  const cr = await store.people.as('crmanager');
  await store.models.notices.create({
    _id: 'N-1',
    process: 'RO-S01-20261126-0001',
    store: 'S01',
    at: Date.now(),
    dueAt: 1,
    expiresAt: 1,
    zone: 'Asia/Shanghai',
    notice: {
      to: { role: 'serviceManager', person: null },
      way: 'out',
      template: 'readyForPickup',
      facts: { number: 'RO-1' },
      urgent: false,
    },
    way: 'out',
    role: 'serviceManager',
    person: null,
    status: 'sent',
    tries: 0,
    words: { zh: { subject: '旧', text: '旧话' }, en: { subject: 'old', text: 'old words' } },
    deliveredTo: ['manager'],
    attempts: [],
    forgetAt: new Date(),
  });
  const { body } = await cr.get('/notices?status=sent');
  expect(body.items.find(({ id }: { id: string }) => id === 'N-1')).toMatchObject({
    zh: { text: '旧话' },
    en: { text: 'old words' },
  });
});
