import type { AuditEntry } from '../../domain/audit/entry';
import type { Language } from '../../domain/values/bilingual';
import type { Repositories } from '../mongo/repositories';
import type { SealedFiles } from '../files/sealed-files';
import { zipped, type ArchivedFile } from '../zip';
import { archivedFiles, once } from './archived-files';
import { readMe } from './person-archive-words';

interface Person {
  readonly store: string;
  readonly customer: string;
}

interface Parts {
  readonly repositories: Repositories;
  readonly kept: Pick<SealedFiles, 'get'>;
  /** The papers of a case as they are printed, as files. */
  readonly papersOf: (number: string) => AsyncIterable<ArchivedFile>;
}

/** Reads, and past visits, that one archive tells of. */
const MOST = 1_000;
const folders = {
  orders: 'repair-orders',
  complaints: 'complaints',
  followUps: 'follow-ups',
  appointments: 'appointments',
} as const;

/** Times as people and programs read them. */
const timeFields = new Set(['at', 'updatedAt', 'linkedAt', 'erasedAt', 'dueAt', 'exportedAt']);
const told = (key: string, value: unknown): unknown =>
  typeof value === 'number' && timeFields.has(key) ? new Date(value).toISOString() : value;
const json = (content: unknown): AsyncGenerator<string> => once(`${JSON.stringify(content, told, 2)}\n`);

const readOf = ({ at, who, role, operation }: AuditEntry) => ({ at, who, role, operation });

/** What is known of the person beside what happened in visits, complaints and calls. */
async function recordsOf(repositories: Repositories, { store, customer }: Person): Promise<object> {
  const { audit, contacts, customers, externalIds, marketingStatements, pastVisits, personalRequests, vehicles } =
    repositories;
  const ids = await customers.idsOf(store, customer);
  const cars = await vehicles.ofCustomers(store, ids);
  const { position } = await audit.end(store);
  const [records, known, statements, requests, elsewhere, visits, reads] = await Promise.all([
    Promise.all(ids.map((id) => customers.versions(store, id))),
    contacts.ofCustomers(store, ids),
    marketingStatements.of(store, ids),
    personalRequests.of(store, ids),
    externalIds.ofRecords(store, 'customers', ids),
    pastVisits.ofCars(
      store,
      { plates: cars.map(({ plate }) => plate), vins: cars.map(({ vin }) => vin) },
      undefined,
      MOST,
    ),
    audit.page({ store, persons: ids, from: 1, before: position + 1, limit: MOST }),
  ]);
  return {
    customer: records.flat(),
    contacts: known,
    vehicles: await Promise.all(cars.map(({ _id }) => vehicles.versions(store, _id))).then((all) => all.flat()),
    pastVisits: visits,
    consentToMarketing: statements,
    requestsAboutOwnData: requests,
    inOtherSystems: elsewhere.map(({ system, externalId }) => ({ system, externalId })),
    readBy: reads.map(readOf),
  };
}

async function* filesOf(
  { repositories, kept, papersOf }: Parts,
  person: Person,
  language: Language,
): AsyncGenerator<ArchivedFile> {
  const { erasures, events, files } = repositories;
  yield { name: 'README.txt', pieces: once(readMe[language]) };
  yield { name: 'person.json', pieces: json(await recordsOf(repositories, person)) };
  const traces = await erasures.tracesOf(person.store, person.customer);
  for (const [what, folder] of Object.entries(folders))
    for (const number of traces[what as keyof typeof folders]) {
      yield { name: `${folder}/${number}.json`, pieces: json({ number, events: await events.of(number) }) };
      yield* papersOf(number);
    }
  const numbers = Object.keys(folders).flatMap((what) => traces[what as keyof typeof folders]);
  yield* archivedFiles(await files.ofProcesses(person.store, numbers), kept);
}

/** M-06: everything that the store has about one person, as one archive: records and events as JSON, papers as they are printed, photos and scans as they are kept. */
export const personArchive = (parts: Parts, person: Person, language: Language): AsyncGenerator<Uint8Array> =>
  zipped(filesOf(parts, person, language));
