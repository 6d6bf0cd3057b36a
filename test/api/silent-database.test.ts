import { endpointsOf } from '../../api/endpoints';
import type { Endpoint } from '../../api/http/endpoint';
import { openApi } from '../../api/http/openapi/document';
import { permissions, type Permission } from '../../api/permissions';
import { ApiUser, type Answer } from '../../dev/fixtures/api-users';
import { customerOf } from '../../dev/fixtures/customer-phone';
import { staff } from '../../dev/fixtures/store';
import type { Role } from '../../domain/kernel/actor';
import { processTypes } from '../../domain/processes';
import { BodySamples, type DocumentOfBodies } from '../support/sample-body';
import { createTestApi, type TestApi } from '../support/test-api';
import { pathAbout, thingsHere, type Things } from '../support/whose-things';

let store: TestApi;
let endpoints: readonly Endpoint[];
let samples: BodySamples;
let things: Things;
const users = new Map<string, ApiUser>();

/** From now on the database answers nobody. */
function fallSilent(): void {
  const { databaseWatch } = store.api.context;
  databaseWatch.start();
  while (!databaseWatch.isSilent) databaseWatch.tick();
}

beforeAll(async () => {
  store = await createTestApi();
  endpoints = endpointsOf(store.api.context);
  samples = new BodySamples(openApi(endpoints) as unknown as DocumentOfBodies);
  things = await thingsHere(store, 1, { id: 'wang', role: 'serviceAdvisor' });
  await store.api.context.recorder.drain();
  for (const { id } of staff) {
    const { base, token } = await store.people.as(id);
    const user = new ApiUser(base, token, { repeatForMs: 0 });
    await user.get('/me');
    users.set(id, user);
  }
  const { base, token } = await customerOf(store.people, things.numbers.repairOrder);
  users.set('customer', new ApiUser(base, token, { repeatForMs: 0 }));
});
afterAll(() => store.stop());

/** Somebody who may. */
function permitted({ operation }: Endpoint): ApiUser {
  const permission: Permission = permissions[operation];
  const may = (role: Role): boolean => permission === 'anyone' || permission.includes(role);
  const user = users.get(staff.find(({ roles }) => (roles as readonly Role[]).some(may))?.id ?? 'customer');
  if (!user) throw new Error(`nobody may ${operation}`);
  return user;
}

const values = (field: string): unknown => {
  const { numbers, customer, vehicle, person, file } = things;
  const known = {
    customerId: customer,
    vehicleId: vehicle,
    successor: person,
    person,
    technician: person,
    order: numbers.repairOrder,
  };
  return { ...known, complaint: numbers.complaint, scan: file, drawing: file, until: '2026-11-27T08:00:00Z' }[field];
};

async function ask(one: Endpoint): Promise<Answer> {
  const { operation, method, raw } = one;
  const address = pathAbout(one, things, (field) => samples.pathValue(operation, field));
  const body = method === 'get' ? undefined : raw ? Buffer.from('x') : samples.bodyOf(operation, values);
  return permitted(one).ask(`${address}${samples.queryOf(operation, (field) => (field === 'q' ? '王' : undefined))}`, {
    method: method.toUpperCase() as 'GET',
    ...(body !== undefined && { body }),
    ...(one.versioned && { headers: { 'If-Match': '"1"' } }),
  });
}

/** What every operation answers while the database is silent; of a command that reaches its process, that it was applied. */
async function sweep(): Promise<readonly (readonly [Endpoint, Answer])[]> {
  const applied = jest
    .spyOn(store.processes, 'execute')
    .mockImplementation(async (_number, { id }) => ({ commandId: id, sequence: 1, happened: [], recorded: [] }));
  fallSilent();
  try {
    const answers: [Endpoint, Answer][] = [];
    // a stream need not end
    for (const one of endpoints.filter(({ operation }) => operation !== 'streamEvents'))
      answers.push([one, await ask(one)]);
    return answers;
  } finally {
    store.api.context.databaseWatch.stop();
    applied.mockRestore();
  }
}

/**
 * The commands that are checked against what is recorded before their process hears of them, as the samples have them: the file that is a proof, the person, team
 * or bay that is named, the menu, the stock, the plate, another case. A list of commands is checked as its commands are.
 */
const checkedBefore: Readonly<Record<string, readonly string[]>> = {
  repairOrder: [
    'signPreInspection',
    'appointExpertDeputy',
    'correctJobKind',
    'signDocumentDifferences',
    'signArticlesList',
    'assignDriver',
    'answerDiagnosis',
    'draftEstimate',
    'presentEstimate',
    'signOrderAsCustomer',
    'handOver',
    'assignTeams',
    'placeInBay',
    'assignTechnicians',
    'reassignTechnician',
    'reserveParts',
    'signLeave',
    'openGateForLeave',
    'answerExtraItem',
    'relayAnswer',
    'recordCounterMeasure',
    'movePromise',
    'answerPromise',
    'attachBatterySlip',
    'handInSlips',
    'acceptResult',
    'agreeSettlement',
    'assignArrears',
    'signDelivery',
    'returnPickupSlip',
    'openGate',
    'signCorrected',
    'answerItemChange',
  ],
  complaint: [
    'nameAccused',
    'assignOwner',
    'transferInquiry',
    'passOpinion',
    'offerOwnership',
    'commandDepartment',
    'reassignDepartmentTask',
    'handOver',
    'concludeInvestigation',
    'proposeSolution',
    'acceptSolution',
    'evaluate',
    'proposeEnding',
    'correctRoute',
    'correctCause',
    'linkOrder',
    'linkComplaint',
    'mergeInto',
    'adoptPolicy',
    'sendCommands',
  ],
  followUp: ['sendAnswers', 'assignCaller', 'handOver'],
  appointment: ['planJob', 'introduceCampaigns', 'signForm', 'handOver'],
};

describe('while the database is silent', () => {
  let answers: Awaited<ReturnType<typeof sweep>>;
  beforeAll(async () => (answers = await sweep()));

  test('each operation that needs it is answered 503 with Retry-After, and none with a defect', () => {
    const failed = answers.filter(([, { status }]) => status >= 500);
    expect(failed.length).toBeGreaterThan(250);
    const untold = failed.filter(
      ([, { status, body, headers }]) =>
        status !== 503 || body.code !== 'unavailable' || headers.get('Retry-After') !== '5',
    );
    expect(untold.map(([{ operation }, { status, body }]) => [operation, status, body])).toEqual([]);
  });

  test('commands go on, but for those that are checked against what is recorded', () => {
    const commands = answers.filter(([{ deferrable }]) => deferrable);
    expect(commands.filter(([, { status }]) => status === 200).length).toBeGreaterThan(180);
    const refused = commands.filter(([, { status }]) => status === 503).map(([{ operation }]) => operation);
    const expected = Object.entries(checkedBefore).flatMap(([type, names]) => names.map((name) => `${type}.${name}`));
    expect(refused.toSorted()).toEqual(expected.toSorted());
  });

  test('the API says so to whoever operates it', async () => {
    const { url } = store.api;
    const figure = async (): Promise<string> => (await fetch(`${url}/metrics`)).text();
    expect(await figure()).toContain('\nrepairflow_database_answers 1\n');
    fallSilent();
    expect(await figure()).toContain('\nrepairflow_database_answers 0\n');
    const ready = await fetch(`${url}/readyz`);
    expect([ready.status, await ready.json()]).toMatchObject([200, { status: 'degraded', mongo: false }]);
    store.api.context.databaseWatch.stop();
  });

  test('whoever opens a page of the store reads a sentence in the own language, and the browser opens it anew; a program gets the problem', async () => {
    const { url } = store.api;
    const open = (path: string, accept: string, language: string): Promise<Response> =>
      fetch(`${url}${path}`, { headers: { Accept: accept, 'Accept-Language': language } });
    fallSilent();
    const browser = 'text/html,application/xhtml+xml,*/*;q=0.8';
    for (const [language, words] of [
      ['zh-CN', '暂时无法处理，请稍后再试。'],
      ['en', 'This could not be done just now; try again shortly.'],
    ] as const) {
      const page = await open('/book/S01', browser, language);
      expect([page.status, page.headers.get('Refresh'), page.headers.get('Retry-After')]).toEqual([503, '5', '5']);
      expect(page.headers.get('Content-Type')).toMatch('text/html');
      expect(await page.text()).toContain(words);
    }
    const problem = await open('/book/S01', '*/*', 'en');
    expect([problem.status, await problem.json()]).toMatchObject([503, { code: 'unavailable' }]);
    store.api.context.databaseWatch.stop();
    expect((await open('/book/S01', browser, 'en')).status).toBe(200);
  });

  test('an open process is read as it is', () => {
    const reads = processTypes.flatMap((type) => [`${type}.read`, `${type}.readLive`]);
    const told = answers.filter(([{ operation }]) => reads.includes(operation));
    expect(told.map(([{ operation }, { status }]) => [operation, status])).toEqual(reads.map((read) => [read, 200]));
  });
});
