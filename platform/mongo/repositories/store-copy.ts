import type { Model } from 'mongoose';
import { processTypes } from '../../../domain/processes';
import type { Models, StoredEvent, StoredFormerVersion, StoredNotice, StoredProofSalt, StoredView } from '../models';
import { openedFromLog } from '../personal-data/event-texts';
import {
  sealedContacts,
  sealedCustomers,
  sealedExports,
  sealedExternalIds,
  sealedPastVisits,
  sealedStatements,
  sealedVehicles,
} from '../personal-data/personal-fields';
import { openedNotices } from '../personal-data/notice-texts';
import { openedSalt } from '../proof/salts';
import { openedViews, viewsOf } from '../projections/views';
import { openedRequests } from './personal-requests';

/** What of each collection a store takes along when it leaves, and of what it takes nothing, why. */
const belongings: { readonly [Name in keyof Models]: 'records' | 'events' | { readonly not: string } } = {
  events: 'events',
  auditEntries: 'records',
  auditHeads: 'records',
  replacedEvents: { not: 'what a restored backup has left behind is no part of the history' },
  feed: { not: 'the order of the events is in the events' },
  leases: { not: 'of the running system' },
  proofLogs: { not: 'of the running system' },
  proofEntries: 'records',
  proofTiles: { not: 'made of the entries' },
  proofCheckpoints: 'records',
  proofSalts: 'records',
  proofKeys: { not: 'a secret' },
  proofAnchors: { not: 'the heads of every store; a store’s own are in its checkpoints' },
  orders: 'records',
  complaints: 'records',
  followUps: 'records',
  appointments: 'records',
  workshopDays: 'records',
  deadlineProofs: 'records',
  tasks: 'records',
  operatorTasks: { not: 'for whoever operates the system' },
  notices: 'records',
  noticeMarks: { not: 'which notices a person has read says nothing of the store' },
  noticeReaders: { not: 'which notices a person has read says nothing of the store' },
  presences: { not: 'of the running system' },
  contacts: 'records',
  files: 'records',
  accounts: { not: 'a person may work for other stores; how they sign in is nobody else’s' },
  firstRunCodes: { not: 'a secret' },
  signInAttempts: { not: 'of the running system' },
  staff: 'records',
  formerVersions: 'records',
  sessions: { not: 'a secret' },
  customers: 'records',
  vehicles: 'records',
  policies: 'records',
  policyProposals: 'records',
  parts: 'records',
  prices: 'records',
  settings: 'records',
  stores: { not: 'its settings say it' },
  requests: { not: 'of the running system' },
  counters: { not: 'of the running system' },
  erasures: 'records',
  forgottenWords: 'records',
  improvementReports: 'records',
  intakeReports: 'records',
  links: { not: 'a secret' },
  marketingStatements: 'records',
  personalRequests: 'records',
  retentionRuns: { not: 'of the running system' },
  approvalCodes: { not: 'a secret' },
  trayMessages: { not: 'of the demo store only' },
  exports: 'records',
  externalIds: 'records',
  imports: { not: 'the file came from outside' },
  importPieces: { not: 'the file came from outside' },
  refusals: { not: 'the file came from outside' },
  vaultKeys: { not: 'a secret' },
  keysOfProcesses: { not: 'of the running system' },
  pastVisits: 'records',
};

/** Former versions in words, some at a time. */
async function openedVersions(models: Models, rows: readonly StoredFormerVersion[]): Promise<readonly object[]> {
  const kinds: Readonly<Record<string, { readonly open: (all: never[]) => Promise<readonly object[]> }>> = {
    customers: sealedCustomers(models),
    vehicles: sealedVehicles(models),
    pastVisits: sealedPastVisits(models),
  };
  return Promise.all(
    rows.map(async (row) => {
      const [document] = (await kinds[row.record.split(':')[0] ?? '']?.open([row.document as never])) ?? [row.document];
      return { ...row, document };
    }),
  );
}

/** What salts are made of, as the store's own programs need it to make the entries of its log again. */
const openedSalts = (models: Models, rows: readonly StoredProofSalt[]): Promise<readonly object[]> =>
  Promise.all(rows.map(async (row) => ({ _id: row._id, store: row.store, key: await openedSalt(models, row) })));

/** How the documents of a collection are put back into words; the others lie in clear. */
const openersOf = (
  models: Models,
): { readonly [Name in keyof Models]?: (rows: never[]) => Promise<readonly object[]> } => ({
  customers: sealedCustomers(models).open,
  vehicles: sealedVehicles(models).open,
  contacts: sealedContacts(models).open,
  pastVisits: sealedPastVisits(models).open,
  marketingStatements: sealedStatements(models).open,
  externalIds: sealedExternalIds(models).open,
  exports: sealedExports(models).open,
  personalRequests: openedRequests(models),
  proofSalts: (rows: StoredProofSalt[]) => openedSalts(models, rows),
  notices: (rows: StoredNotice[]) => openedNotices(models, rows),
  formerVersions: (rows) => openedVersions(models, rows),
  orders: (rows: StoredView[]) => openedViews(models, rows),
  complaints: (rows: StoredView[]) => openedViews(models, rows),
  followUps: (rows: StoredView[]) => openedViews(models, rows),
  appointments: (rows: StoredView[]) => openedViews(models, rows),
  workshopDays: (rows: StoredView[]) => openedViews(models, rows),
});

/** A document as it is kept, and the collection it is in. */
export interface CopiedDocument {
  readonly collection: string;
  readonly document: object;
}

const AT_ONCE = 500;

async function* pagesOf(rows: AsyncIterable<object>): AsyncGenerator<readonly object[]> {
  let page: object[] = [];
  for await (const row of rows) {
    page.push(row);
    if (page.length < AT_ONCE) continue;
    yield page;
    page = [];
  }
  yield page;
}

async function* eventsOf(models: Models, store: string): AsyncGenerator<CopiedDocument> {
  for (const type of processTypes) {
    const processes = viewsOf(models, type)
      .find({ store }, { _id: 1 })
      .sort({ _id: 1 })
      .lean<{ _id: string }[]>()
      .cursor();
    for await (const { _id } of processes) {
      const events = await models.events.find({ process: _id }).sort({ sequence: 1 }).lean<StoredEvent[]>();
      for (const { sealed: _sealed, ...document } of await openedFromLog(models, events))
        yield { collection: 'events', document };
    }
  }
}

/** Everything that a store owns, document by document, one collection after the other. */
export const storeCopyIn = (models: Models) =>
  async function* (store: string): AsyncGenerator<CopiedDocument> {
    for (const [collection, what] of Object.entries(belongings)) {
      if (what === 'events') yield* eventsOf(models, store);
      if (what !== 'records') continue;
      const model = models[collection as keyof Models] as unknown as Model<object>;
      const found = model.find({ store }).sort({ _id: 1 }).lean().cursor({ batchSize: AT_ONCE });
      const open = openersOf(models)[collection as keyof Models] ?? (async (rows: readonly object[]) => rows);
      for await (const rows of pagesOf(found as AsyncIterable<object>))
        for (const document of await open(rows as never[])) yield { collection, document };
    }
  };
