import sharp from 'sharp';
import type { Endpoint } from '../../api/http/endpoint';
import { fillPath } from '../../api/processes/paths';
import type { Actor, Role } from '../../domain/kernel/actor';
import { processDefinitions, processTypes, type ProcessType } from '../../domain/processes';
import { opening } from '../../dev/fixtures/order-simulation';
import { storeSubject } from '../../platform/vault/subjects';
import { intake } from './complaint-events';
import { importFile } from './import-client';
import { planned } from './day-plan';
import { request } from './simulate-appointment';
import { departure } from './simulate-follow-up';
import { csvBytes } from './tables/csv';
import type { TestApi } from './test-api';

const OTHER_STORE = 'S02';
const HERE = 'S01';

/** What the paths of the API name, of one person: processes that person opened and has, and what of the store goes with them. */
export interface Things {
  readonly numbers: Readonly<Record<ProcessType, string>>;
  readonly person: string;
  readonly customer: string;
  readonly contact: string;
  readonly vehicle: string;
  readonly file: string;
  readonly import: string;
  readonly part: string;
  readonly work: string;
  readonly operatorTask: string;
  readonly policyVersion: string;
}

const UNKNOWN_SESSION = 'f'.repeat(24);

const suffixOf = (index: number): string => `20261125-${String(index).padStart(4, '0')}`;

/** One process of each type that this person opened and has; a day of the workshop is nobody’s. */
async function openProcesses(
  { processes }: TestApi,
  place: string,
  index: number,
  by: Actor & { readonly role: Role },
  customer: string,
): Promise<Things['numbers']> {
  const suffix = `${place}-${suffixOf(index)}`;
  const numbers = {
    repairOrder: `RO-${suffix}`,
    complaint: `CP-${suffix}`,
    followUp: `FU-${suffix}`,
    appointment: `AP-${suffix}`,
    workshopDay: `WD-${place}-${20_261_200 + index}`,
  };
  const { repairOrder: order, complaint, followUp, appointment, workshopDay } = numbers;
  const shared = { store: place, order };
  await processes.start('repairOrder', order, 'r', {
    opening: { ...opening, number: order, store: place, customer: { ...opening.customer, id: customer } },
    by,
  });
  await processes.start('complaint', complaint, 'r', {
    intake: {
      ...intake,
      ...shared,
      number: complaint,
      owner: { id: by.id, role: by.role },
      complainant: { ...intake.complainant, id: customer },
    },
    by,
  });
  await processes.start('followUp', followUp, 'r', {
    departure: {
      ...departure,
      ...shared,
      number: followUp,
      advisor: by.id,
      leftAt: Date.now(),
      customer: { ...departure.customer, id: customer },
    },
    by,
  });
  await processes.start('appointment', appointment, 'r', {
    request: { ...request, number: appointment, store: place, customer: { ...request.customer, id: customer } },
    by,
  });
  const date = `2026-12-${String(index).padStart(2, '0')}`;
  await processes.start('workshopDay', workshopDay, 'r', {
    planned: { ...planned, number: workshopDay, store: place, date },
    by,
  });
  return numbers;
}

/** The hash of a picture that this person took in; each `index` is another picture. */
async function pictureOf(store: TestApi, index: number, who: string): Promise<string> {
  const { token } = await store.people.as(who);
  const background = { r: 90, g: 120, b: 150 };
  const picture = await sharp({ create: { width: 8 + index, height: 8, channels: 3, background } })
    .png()
    .toBuffer();
  const sent = await fetch(`${store.api.url}/api/v1/files`, {
    method: 'POST',
    body: new Uint8Array(picture),
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'image/png', 'Idempotency-Key': 'picture' },
  });
  return ((await sent.json()) as { readonly hash: string }).hash;
}

/** A file that was imported; all of its kind say the same and change nothing after the first. */
async function importIn({ people }: TestApi): Promise<string> {
  const table = csvBytes([
    ['姓名', '手机', '地址'],
    ['路人', '13900000000', '建设路1号'],
  ]);
  const { id } = await importFile(await people.as('store'), table, { kind: 'customers' });
  return id as string;
}

/** Somebody who complained and is no customer. */
async function contactIn({ api }: TestApi, store: string, index: number): Promise<string> {
  const contact = `contact-${store}-${index}`;
  const phone = `139${String(index).padStart(8, '0')}`;
  const { contacts } = api.context.repositories;
  await contacts.keep({ _id: contact, store, name: '路人', phone, workplace: null, address: null });
  return contact;
}

async function reportTask({ api }: TestApi, process: string): Promise<string> {
  await api.context.repositories.operatorTasks.report({ kind: 'defect', process, about: 'noteCondition', stack: null });
  return `${process}:defect:noteCondition`;
}

/** What belongs to a person of this store; `index` from 1 tells the things of one person from those of another. */
export async function thingsHere(store: TestApi, index: number, by: Actor & { readonly role: Role }): Promise<Things> {
  const id = String(index).padStart(3, '0');
  const numbers = await openProcesses(store, HERE, index, by, `C-${id}`);
  const operatorTask = await reportTask(store, numbers.repairOrder);
  const [part, price] = await Promise.all([store.models.parts.findOne().lean(), store.models.prices.findOne().lean()]);
  return {
    numbers,
    person: by.id,
    customer: `C-${id}`,
    contact: await contactIn(store, HERE, index),
    vehicle: `V-${id}`,
    file: await pictureOf(store, index, by.id),
    import: await importIn(store),
    part: part?.partNumber ?? '',
    work: price?.code ?? '',
    operatorTask,
    policyVersion: '1',
  };
}

/** What another store has: the same kinds of things, under names that nobody uses here. */
export async function thingsElsewhere(store: TestApi): Promise<Things> {
  const { models, api } = store;
  const { repositories } = api.context;
  const names = { person: 'elsewhere', customer: 'C-902', vehicle: 'V-902', part: 'PART-902', work: 'WORK-902' };
  const there = { store: OTHER_STORE };
  const [person, customer, vehicle, part, price, policy] = await Promise.all([
    models.staff.findOne({ person: 'wang' }).lean(),
    repositories.customers.find(HERE, 'C-002'),
    repositories.vehicles.find(HERE, 'V-002'),
    models.parts.findOne().lean(),
    models.prices.findOne().lean(),
    models.policies.findOne().lean(),
  ]);
  await models.stores.create({ _id: OTHER_STORE, name: 'other', brand: 'voyage' });
  await models.staff.create({ ...person!, ...there, _id: `${OTHER_STORE}:elsewhere`, person: names.person });
  await repositories.customers.add({ ...customer!, ...there, _id: names.customer });
  await repositories.vehicles.add({ ...vehicle!, ...there, _id: names.vehicle, customer: names.customer });
  await models.parts.create({ ...part!, ...there, _id: `${OTHER_STORE}:${names.part}`, partNumber: names.part });
  await models.prices.create({ ...price!, ...there, _id: `${OTHER_STORE}:${names.work}`, code: names.work });
  await models.policies.create({ ...policy!, ...there, _id: `${OTHER_STORE}:voyage:7`, version: 7 });
  const file = 'e'.repeat(64);
  const kept = { hash: file, type: 'image/png' as const, size: 1, thumbnail: null, uploadedBy: names.person, at: 1 };
  await api.context.repositories.files.keep({ ...there, ...kept }, storeSubject(OTHER_STORE));
  const by = { id: names.person, role: 'serviceAdvisor' } as const;
  const numbers = await openProcesses(store, OTHER_STORE, 1, by, names.customer);
  const operatorTask = await reportTask(store, numbers.repairOrder);
  const contact = await contactIn(store, OTHER_STORE, 1);
  const imported = await models.imports.findById(await importIn(store)).lean();
  const theirs = { ...imported!, ...there, _id: 'IM-elsewhere' };
  await models.imports.create(theirs);
  return { ...names, contact, numbers, file, import: theirs._id, operatorTask, policyVersion: '7' };
}

/** What the first field of a path names. */
const named: Readonly<Record<string, (things: Things) => string>> = {
  ...Object.fromEntries(
    processTypes.map((type) => [processDefinitions[type].path, ({ numbers }: Things) => numbers[type]]),
  ),
  '/presences': ({ numbers }) => numbers.repairOrder,
  '/board': ({ numbers }) => numbers.repairOrder,
  '/customers': ({ customer }) => customer,
  '/contacts': ({ contact }) => contact,
  // whose it is, only its holder knows: T9b
  '/sessions': () => UNKNOWN_SESSION,
  '/vehicles': ({ vehicle }) => vehicle,
  '/staff': ({ person }) => person,
  '/files': ({ file }) => file,
  '/imports': (things) => things.import,
  '/operator-tasks': ({ operatorTask }) => operatorTask,
  '/parts': ({ part }) => part,
  '/price-menu': ({ work }) => work,
  '/policies': ({ policyVersion }) => policyVersion,
};

/** The path of an operation about somebody's things; what it names beyond the first is `valueOf`. Throws for a path that nobody has explained here. */
export function pathAbout({ path }: Endpoint, things: Things, valueOf: (field: string) => string): string {
  const [, base = ''] = /^(\/[a-z-]+)/.exec(path) ?? [];
  let isFirst = true;
  return fillPath(path, (field) => {
    if (!isFirst) return valueOf(field);
    isFirst = false;
    const name = named[base];
    if (!name) throw new Error(`say in test/support/whose-things.ts what ${path} names`);
    return name(things);
  });
}
