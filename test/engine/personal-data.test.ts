import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Answer, ApiUser, ApiUsers } from '../../dev/fixtures/api-users';
import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { processDefinitions } from '../../domain/processes';
import { openDatabase } from '../../platform/mongo/database';
import type { StoredEvent } from '../../platform/mongo/models';
import { openedFromLog } from '../../platform/mongo/personal-data/event-texts';
import { createLog } from '../../platform/log';
import { openVault } from '../../platform/vault/open-vault';
import {
  canaries,
  canariesIn,
  canariesInDatabase,
  canariesInFolder,
  canariesInText,
  formsOf,
} from '../support/canaries';
import { carOf, everything, openCanaryStore, person, type CanaryStore } from '../support/canary-store';
import { eventually } from '../support/eventually';

/** Visits with everything that is said in them; `npm run torture` takes a hundred. */
const VISITS = Number(process.env['CANARY_VISITS'] ?? 2);
const latin = person.salutation;

describe('the search for what is known of a person', () => {
  test.each(canaries)(
    'finds a $what in each of its forms, also where it is cut into two pieces',
    async ({ what, text }) => {
      for (const form of formsOf(text)) {
        const bytes = Buffer.concat([Buffer.alloc(70_000, 1), form, Buffer.alloc(70_000, 2)]);
        const cut = 70_000 + Math.floor(form.length / 2);
        const pieces = [bytes.subarray(0, cut), bytes.subarray(cut)];
        expect(
          await canariesIn(
            (async function* () {
              yield* pieces;
            })(),
          ),
        ).toEqual([what]);
      }
    },
  );

  test.each([0, 1, 2, 3, 4])('finds everything in base64 that begins %i bytes before', async (before) => {
    for (const encoding of ['utf8', 'utf16le'] as const)
      for (const form of ['base64', 'base64url'] as const) {
        const encoded = Buffer.concat([Buffer.alloc(before, 65), Buffer.from(everything, encoding)]).toString(form);
        expect(await canariesInText(encoded)).toHaveLength(canaries.length);
      }
  });

  test('finds nothing where nothing is', async () => {
    expect(await canariesInText('王芳 13800138000 京A12345')).toEqual([]);
    const turned = canaries.map(({ text }) => text.slice(2) + text.slice(0, 2));
    expect(await canariesInText(turned.join(' '))).toEqual([]);
  });
});

describe('T11 what is said of a person', () => {
  let store: CanaryStore;
  beforeAll(async () => void (store = await openCanaryStore()), 120_000);
  afterAll(() => store.stop());

  const must = (answer: Answer, status: number): Answer => {
    expect([answer.status, answer.body]).toEqual([status, expect.anything()]);
    return answer;
  };

  /** A visit and a complaint of this customer in which everybody says everything, and much is refused. */
  async function sayEverything(
    people: ApiUsers,
    wang: ApiUser,
    customerId: string,
    vehicleId: string,
  ): Promise<string[]> {
    const visit = await RepairOrderClient.open(people, 2, {
      customerId,
      vehicleId,
      arrival: { mode: 'selfDrive', symptoms: everything },
    });
    const { number } = visit;
    await visit.receive([{ words: everything }]);
    for (const { text } of canaries) await visit.do('wang', 'noteCondition', { note: text });
    await visit.takeIn();
    // refused by the rules, by the schema, by the door, and, as nobody waits, by an event
    must(await visit.send('zhao', 'startLine', { lineId: latin.replaceAll(' ', '-') }), 409);
    must(await visit.send('wang', 'noteCondition', { note: [everything] }), 422);
    const refused = await wang.post(`/repair-orders/${number}/condition-notes?${encodeURIComponent(everything)}`, {
      note: everything,
    });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect((await wang.get(`/repair-orders/${encodeURIComponent(everything)}`)).status).toBeGreaterThanOrEqual(400);
    await wang.ask(`/repair-orders/${number}/cancellation`, {
      method: 'POST',
      body: { reason: everything },
      headers: { Prefer: 'respond-async' },
    });
    const complaint = await ComplaintClient.open(people, 2, { customerId, vehicleId, words: everything });
    await complaint.do('cr', 'registerComplaint', {
      complainant: true,
      content: everything,
      demand: everything,
      product: latin,
      severity: 'high',
      complexity: 'normal',
    });
    await complaint.do('cr', 'tellComplainant', { words: everything, channel: 'phone' });
    return [
      processDefinitions.repairOrder.workflowId(number),
      processDefinitions.complaint.workflowId(complaint.number),
    ];
  }

  test('stands nowhere in what MongoDB and Temporal store, in files, in logs and in figures', async () => {
    const people = store.people[0]!;
    const wang = await people.as('wang');
    const made = must(await wang.post('/customers', person), 201);
    const customerId = made.body.id as string;
    const car = must(await wang.post('/vehicles', carOf(customerId)), 201);

    const workflows: string[] = [];
    for (let n = 0; n < VISITS; n++) workflows.push(...(await sayEverything(people, wang, customerId, car.body.id)));

    const database = openDatabase(store.config.MONGODB_URI, createLog('test', 'silent'));
    await database.reached;
    await eventually(
      'every event to be recorded',
      async () => (await database.models.complaints.countDocuments({})) >= VISITS,
    );
    // whoever looks in the right place finds it
    await openVault(store.config, database);
    const events = await database.models.events.find({}).lean<StoredEvent[]>();
    expect(await canariesInText(JSON.stringify(events))).toEqual([]);
    const opened = JSON.stringify(await openedFromLog(database.models, events));
    expect((await canariesInText(opened)).length).toBeGreaterThan(0);
    expect(await database.models.keysOfProcesses.countDocuments({ subject: `customer S01 ${customerId}` })).toBe(
      workflows.length,
    );
    expect(await canariesInDatabase(database.models)).toEqual({});
    await database.close();
    expect(await canariesInFolder(path.join(store.folder, 'files'))).toEqual([]);

    const copy = await store.copyOfTemporal();
    const stored = await Promise.all(
      (await readdir(copy)).map(async (file) => (await stat(path.join(copy, file))).size),
    );
    expect(stored.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(100_000);
    // the files are those in which the processes are
    const bytes = Buffer.concat(
      await Promise.all((await readdir(copy)).map((file) => readFile(path.join(copy, file)))),
    );
    for (const workflow of workflows) expect(bytes.includes(workflow)).toBe(true);
    expect(await canariesInFolder(copy)).toEqual([]);
    expect(await canariesInFolder(store.logs)).toEqual([]);
    for (const url of store.figures) {
      const text = await (await fetch(url)).text();
      expect(text).toContain('# TYPE');
      expect(await canariesInText(text)).toEqual([]);
    }
  }, 600_000);
});
