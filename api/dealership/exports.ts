import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  marketingChannels,
  MarketingChannel,
  mayMarketTo,
  type MarketingStatement,
} from '../../domain/master-data/marketing-consent';
import { LongText, StoredInstant } from '../../domain/values/field-schemas';
import type { Repositories } from '../../platform/mongo/repositories';
import { csvOf, type OutputTable } from '../../platform/tables/write-table';
import { exportReasons } from '../../texts/export-lists';
import { statisticsRows } from '../appointments/statistics';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { listSchema } from '../http/fields';
import { RoleName } from '../processes/replies';
import { intakeRows } from './vehicle-statistics';

/** An instant as a cell shows it. */
const isoOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

type Row = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** M-06: by which channels each customer of the store may be told of offers; of one who answers for others, what any of them said last counts. */
async function marketingChannelsOf(
  { customers, marketingStatements }: Repositories,
  store: string,
): Promise<(customer: string) => readonly MarketingChannel[]> {
  const survivorOf = await customers.allSurvivorIds(store);
  const said = new Map<string, MarketingStatement[]>();
  for await (const statement of marketingStatements.each(store)) {
    const customer = survivorOf(statement.customer);
    said.set(customer, [...(said.get(customer) ?? []), statement]);
  }
  return (customer) => marketingChannels.filter((channel) => mayMarketTo(said.get(customer) ?? [], channel));
}

/** M-06: those who agreed to be told of offers by this channel, with nothing but what it takes to reach them. */
async function marketingList(
  repositories: Repositories,
  store: string,
  channel: MarketingChannel,
): Promise<readonly Row[]> {
  const allowedTo = await marketingChannelsOf(repositories, store);
  const rows = await repositories.customers.all(store);
  return rows
    .filter(({ _id }) => allowedTo(_id).includes(channel))
    .map(({ _id, name, salutation, ...customer }) => ({
      id: _id,
      name,
      salutation,
      address: channel === 'email' ? customer.email : channel === 'letter' ? customer.address : customer.phone,
    }))
    .filter(({ address }) => address !== null);
}

/** Rows of one file of appointments; and how far back it, and one of cars that were handed in, goes: the newest are never left out. */
const MOST_EXPORTED = 20_000;
const EXPORT_SPAN = 366 * 24 * 3_600_000;

/** What can be taken out, and the columns that go with it. */
const sources = {
  customers: async (repositories: Repositories, store: string): Promise<readonly Row[]> => {
    const { customers } = repositories;
    const rows = await customers.all(store);
    const allowedTo = await marketingChannelsOf(repositories, store);
    return rows.map(({ _id, name, phone, goldCard, member, privateCustomer, preferredChannel }) => ({
      id: _id,
      name,
      phone,
      goldCard,
      member,
      privateCustomer,
      preferredChannel,
      // whoever takes out all sees whom offers may reach, and how
      marketing: allowedTo(_id).join(' '),
    }));
  },
  vehicles: async ({ customers, vehicles }: Repositories, store: string): Promise<readonly Row[]> => {
    const rows = await vehicles.all(store);
    const ownerOf = await customers.allSurvivorIds(store);
    return rows.map(({ _id, customer, plate, vin, model, odometer }) => ({
      id: _id,
      customer: ownerOf(customer),
      plate,
      vin,
      model,
      odometer,
    }));
  },
  repairOrders: async ({ customers, repairOrders, vehicles }: Repositories, store: string): Promise<readonly Row[]> => {
    const rows = await repairOrders.all(store);
    const [customerOf, carOf] = [await customers.allSurvivorIds(store), await vehicles.allSurvivorIds(store)];
    return rows.map(({ _id, stage, advisor, customer, vehicle, openedAt, promisedAt, open }) => ({
      number: _id,
      stage,
      advisor,
      customer: customerOf(customer),
      vehicle: carOf(vehicle),
      openedAt: isoOf(openedAt),
      promisedAt: isoOf(promisedAt),
      open,
    }));
  },
  complaints: async ({ complaints }: Repositories, store: string, by: string): Promise<readonly Row[]> => {
    const rows = await complaints.all(store);
    const told = rows.filter(({ accused = [] }) => !accused.includes(by));
    return told.map(({ _id, stage, kind, level, owner, order, severity, receivedAt, closedAt }) => ({
      number: _id,
      stage,
      kind,
      level,
      owner,
      order,
      severity,
      receivedAt: isoOf(receivedAt),
      closedAt: isoOf(closedAt),
    }));
  },
  /** A-05, K-15: 预约统计表. */
  appointments: async (repositories: Repositories, store: string): Promise<readonly Row[]> => {
    const rows = await statisticsRows(repositories, store, [Date.now() - EXPORT_SPAN, Date.now()], MOST_EXPORTED);
    return rows.map(({ decidedAt, startsAt, ...row }) => ({
      ...row,
      decidedAt: isoOf(decidedAt),
      startsAt: isoOf(startsAt),
    }));
  },
  /** D-01, K-16: 车辆统计报表. */
  intake: async (repositories: Repositories, store: string): Promise<readonly Row[]> => {
    const rows = await intakeRows(repositories, store, [Date.now() - EXPORT_SPAN, Date.now()]);
    return rows.map(({ handedInAt, promisedAt, job, teams, work, ...row }) => ({
      ...row,
      job: job?.zh ?? null,
      teams: teams.join(' '),
      work: work.join('、'),
      handedInAt: isoOf(handedInAt),
      promisedAt: isoOf(promisedAt),
    }));
  },
} as const;
type Source = keyof typeof sources;
const names = Object.keys(sources) as [Source, ...Source[]];

/** Every row of a source has the same columns in the same order. */
const tableOf = (rows: readonly Row[]): OutputTable => ({
  header: Object.keys(rows[0] ?? {}),
  rows: rows.map((row) => Object.values(row)),
});

const CSV = 'text/csv; charset=utf-8' as const;

const ExportLogEntry = z
  .object({
    id: z.string(),
    at: StoredInstant,
    by: z.string(),
    role: RoleName,
    what: z.string(),
    purpose: z.string(),
    reason: z.enum(exportReasons).nullable().meta({ description: 'of a list: for what it was taken out' }),
    rows: z.int(),
  })
  .meta({ id: 'ExportLogEntry' });

/** M-03, L-39: records leave the system for a stated purpose, by a named person, and it is written down before they do. */
export const exportEndpoints = ({ repositories }: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'exportRecords',
    method: 'post',
    path: '/exports',
    tag: 'oversight',
    summary: 'L-39: records of the store as CSV, for a stated purpose; who, what, why and when are kept',
    body: z.strictObject({
      what: z.enum([...names, 'marketing']),
      purpose: LongText,
      channel: MarketingChannel.default('phone').meta({
        description: 'of `marketing`: those who agreed to be told of offers by this channel, and nobody else',
      }),
    }),
    replies: {
      200: {
        description: 'the records',
        content: [CSV],
        headers: { 'Content-Disposition': 'names the file' },
      },
    },
    handle: async ({ body: { what, purpose, channel }, session, role }) => {
      const { store, actorId } = session;
      const rows =
        what === 'marketing'
          ? await marketingList(repositories, store, channel)
          : await sources[what](repositories, store, actorId);
      const at = Date.now();
      await repositories.dealership.noteExport({
        _id: randomUUID(),
        store,
        by: actorId,
        role,
        what,
        purpose,
        rows: rows.length,
        at,
      });
      const name = `${store}-${what}-${new Date(at).toISOString().slice(0, 10)}.csv`;
      return {
        status: 200,
        type: CSV,
        headers: { 'Content-Disposition': `attachment; filename="${name}"` },
        bytes: csvOf(tableOf(rows)),
        shown: what === 'customers' || what === 'marketing' ? rows.length : 0,
      };
    },
  }),
  endpoint({
    operation: 'listExports',
    method: 'get',
    path: '/exports',
    tag: 'oversight',
    summary: 'L-39: which records left the system, for whom and why, newest first',
    replies: { 200: { description: 'the log', body: listSchema(ExportLogEntry) } },
    handle: async ({ session }) => {
      const items = await repositories.dealership.exports(session.store);
      return {
        status: 200,
        body: {
          items: items.map(({ _id, store: _store, reason, ...rest }) => ({
            id: _id,
            ...rest,
            reason: exportReasons.find((known) => known === reason) ?? null,
          })),
        },
      };
    },
  }),
];
