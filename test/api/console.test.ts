import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import { join } from 'node:path';
import { menuLine } from '../../dev/fixtures/scenarios';
import { customers, demoPolicy } from '../../dev/fixtures/store';
import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { contentOf } from '../../domain/policy/policy';
import { eventually } from '../support/eventually';
import { createTestApi, type TestApi } from '../support/test-api';

/** What the console reads that nobody else needed before. */
let store: TestApi;
let built: string;
beforeAll(async () => {
  built = await buildStandIn();
  store = await createTestApi({ CONSOLE: built });
});
afterAll(async () => {
  await store.stop();
  await rm(built, { recursive: true });
});

/** A console as the build leaves it: one page, and files named by their content. */
async function buildStandIn(): Promise<string> {
  const folder = await mkdtemp(join(os.tmpdir(), 'repairflow-console-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'assets', 'index-0123abcd.js'), 'console.log(1);');
  await writeFile(
    join(folder, 'index.html'),
    '<!doctype html><script type="module" src="/assets/index-0123abcd.js"></script><div id="root"></div>',
  );
  return folder;
}

const oil = [menuLine('MAINT-A', 'L-1')];

describe('the board', () => {
  test('a card says where the car is, how far the work is, and what needs attention', async () => {
    const visit = await RepairOrderClient.open(store.people, 11);
    await visit.toWorkshop(oil);
    await visit.find('X-1', menuLine('BRAKE-F', 'X-L1'));
    const zhao = await store.people.as('zhao');
    const { body } = await zhao.get(`/board/${visit.number}?minSequence=${visit.sequence}`);
    expect(body).toMatchObject({
      number: visit.number,
      stage: 'inRepair',
      plate: expect.stringMatching(/^沪/),
      teams: ['team-1'],
      goldCard: true,
      extraItemsPending: 1,
      onHold: null,
      complaints: 0,
      open: true,
      work: { expectedMinutes: 40, running: true, askAt: 0.7, escalateAt: 0.8, answered: false },
    });
    expect(body.work.minutes).toBeLessThan(5);
    for (const secret of ['C-011', customers[10]!.name, customers[10]!.phone])
      expect(JSON.stringify(body)).not.toContain(secret);

    await visit.do('workshop', 'holdWork', { reason: 'parts' });
    await ComplaintClient.open(store.people, 11, { order: visit.number, vehicleId: undefined });
    await eventually('the flags', async () => {
      const card = (await zhao.get(`/board/${visit.number}?minSequence=${visit.sequence}`)).body;
      return card.onHold === 'parts' && card.work.running === false && card.complaints === 1;
    });
    const all = await zhao.get('/board');
    expect((all.body.items as { number: string }[]).map(({ number }) => number)).toContain(visit.number);
  });

  test('a card of nobody’s order is not there', async () => {
    const zhao = await store.people.as('zhao');
    expect((await zhao.get('/board/RO-S01-20200101-0001')).status).toBe(404);
    expect((await zhao.get('/board/RO-S02-20261122-0001')).status).toBe(404);
    expect((await zhao.get('/board/x')).status).toBe(422);
  });
});

test('C-20 an order tells what the customer will be shown before each consent, character by character', async () => {
  const visit = await RepairOrderClient.open(store.people, 12);
  await visit.toWorkshop(oil);
  await visit.find('X-1', menuLine('WIPER', 'X-L1'));
  const { shown } = await visit.read();
  expect(shown['answerExtraItem/X-1']).toContain('更换雨刮片');
  await visit.answer('X-1', 'approved', 14_000);
  const { evidence } = await visit.read();
  expect(evidence.at(-1).text).toBe(shown['answerExtraItem/X-1']);
});

describe('L-39 exports', () => {
  test('records leave for a stated purpose, which is kept with person, time and count', async () => {
    const manager = await store.people.as('manager');
    const answer = await fetch(`${store.api.url}/api/v1/exports`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${manager.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ what: 'customers', purpose: '=季度满意度调查' }),
    });
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="S01-customers-/);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
    const [header, ...rows] = bytes.toString().trim().split('\n');
    expect(header).toContain('name,phone,goldCard');
    expect(rows).toHaveLength(40);
    const { body } = await manager.get('/exports');
    expect(body.items[0]).toMatchObject({ by: 'manager', what: 'customers', purpose: '=季度满意度调查', rows: 40 });
  });

  test('a cell that looks like a formula stays text', async () => {
    const wang = await store.people.as('wang');
    await wang.post('/customers', {
      name: '=HYPERLINK("http://x")',
      salutation: '先生',
      phone: '13912340000',
      address: '上海',
    });
    const manager = await store.people.as('manager');
    const answer = await fetch(`${store.api.url}/api/v1/exports`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${manager.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ what: 'customers', purpose: 'check' }),
    });
    expect(await answer.text()).toContain(`"'=HYPERLINK`);
  });

  test('without a purpose, or without the role, nothing leaves and nothing is written down', async () => {
    const manager = await store.people.as('manager');
    const before = (await manager.get('/exports')).body.items.length as number;
    expect((await manager.post('/exports', { what: 'customers', purpose: '  ' })).status).toBe(422);
    expect((await manager.post('/exports', { what: 'users', purpose: 'x' })).status).toBe(422);
    expect((await (await store.people.as('wang')).post('/exports', { what: 'customers', purpose: 'x' })).status).toBe(
      403,
    );
    expect((await manager.get('/exports')).body.items).toHaveLength(before);
  });
});

test('a policy can be tried out on what is open, and nothing changes by it', async () => {
  const complaint = await ComplaintClient.open(store.people, 13);
  await store.api.context.recorder.drain();
  const manager = await store.people.as('manager');
  const { brand, version } = demoPolicy;
  const content = contentOf(demoPolicy);
  const stricter = {
    ...content,
    complaint: { ...content.complaint, minutes: { ...content.complaint.minutes, firstAnswer: 0 } },
  };
  const difference = await eventually('the preview', async () => {
    const { body } = await manager.post('/policy-previews', { brand, content: stricter });
    return (body.items as { number: string; timer: string; change: string }[]).find(
      ({ number, timer }) => number === complaint.number && timer === 'T-28',
    );
  });
  expect(difference.change).toBe('added');
  expect((await manager.get('/policies')).body.items[0].version).toBe(version);
  expect((await manager.post('/policy-previews', { brand, content: {} })).status).toBe(422);
});

test('a car is found by the beginning of its plate, and its visits by the car', async () => {
  const visit = await RepairOrderClient.open(store.people, 14);
  await store.api.context.recorder.drain();
  const wang = await store.people.as('wang');
  const { plate } = (await wang.get(`/vehicles/${visit.vehicle}`)).body as { plate: string };
  const found = (await wang.get(`/vehicles?search=${encodeURIComponent(plate.slice(0, 4).toLowerCase())}`)).body;
  expect((found.items as { id: string }[]).map(({ id }) => id)).toContain(visit.vehicle);
  const visits = await eventually('the visit', async () => {
    const { body } = await wang.get(`/repair-orders?vehicle=${visit.vehicle}`);
    return body.items.length > 0 && (body.items as { number: string }[]);
  });
  expect(visits.map(({ number }) => number)).toEqual([visit.number]);
});

describe('the console’s files', () => {
  const get = (path: string, accept = 'text/html') =>
    fetch(`${store.api.url}${path}`, { headers: { Accept: accept }, redirect: 'manual' });
  test('every address of a page answers the page; programs still get their problems', async () => {
    for (const path of ['/', '/board', '/repair-orders/RO-S01-20261122-0001', '/repair-orders/new?x=1']) {
      const answer = await get(path);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('<div id="root">');
      expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
    }
    expect((await get('/board', 'application/json')).status).toBe(404);
    expect((await get('/api/v1/nothing')).headers.get('content-type')).toContain('problem+json');
    for (const path of ['/assets/none.js', '/assets/../../package.json', '/..%2f..%2fpackage.json'])
      expect(await (await get(path)).text()).not.toContain('"dependencies"');
  });
  test('files named by their content are kept by the browser, the page is not', async () => {
    const page = await get('/');
    expect(page.headers.get('cache-control')).toBe('no-store');
    const [, script] = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text())!;
    expect((await get(script!)).headers.get('cache-control')).toContain('immutable');
  });
});
