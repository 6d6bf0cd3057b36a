import type { CountedStates, FigureCase, Source } from '../../domain/dashboard/figure';
import { casesIn, figureOf, figuresOf, type FigureName } from '../../domain/dashboard/figures';
import type { Period } from '../../domain/dashboard/period';
import type { Repositories } from '../../platform/mongo/repositories';
import type { Session } from '../http/sessions';

/** A visit is called about for so many days at most: bookings and second calls included. */
const CALLED_ABOUT_MS = 90 * 24 * 3_600_000;

type Cases = ReadonlyMap<FigureName, readonly FigureCase[]>;
type Range = readonly [start: number, before: number];

type Reader<State> = (repositories: Repositories, store: string, range: Range) => AsyncIterable<State>;

const callsOf: Reader<CountedStates['callDue']> = ({ followUps }, store, [start, before]) =>
  followUps.eachLeftWithin(store, start - CALLED_ABOUT_MS, before);

/** Where the processes of each source are found by its moment, or by one not long before. */
const readers: { readonly [S in Source]: Reader<CountedStates[S]> } = {
  opened: ({ repairOrders }, store, range) => repairOrders.each(store, 'openedAt', ...range),
  settled: ({ repairOrders }, store, range) => repairOrders.each(store, 'settledAt', ...range),
  delivered: ({ repairOrders }, store, range) => repairOrders.each(store, 'deliveredAt', ...range),
  received: ({ complaints }, store, range) => complaints.each(store, 'receivedAt', ...range),
  closed: ({ complaints }, store, range) => complaints.each(store, 'closedAt', ...range),
  callDue: callsOf,
  recorded: callsOf,
};

/** The newest first; in an order that stays the same. */
const inOrder = (cases: readonly FigureCase[]): readonly FigureCase[] =>
  cases.toSorted((a, b) => b.at - a.at || (a.number < b.number ? -1 : a.number > b.number ? 1 : 0));

/** Sources that are read alike, each group once. */
function alike(sources: readonly Source[]): readonly (readonly Source[])[] {
  const different = [...new Set(sources.map((source) => readers[source]))];
  return different.map((reader) => sources.filter((source) => readers[source] === reader));
}

/** The cases of these figures, which are all made of processes that are read alike. */
async function casesOf(
  { repositories, session, now }: Reading,
  sources: readonly Source[],
  names: readonly FigureName[],
  { start, before }: Period,
  closed: ReadonlySet<string>,
): Promise<Cases> {
  const own = sources.map((source) => [source, figuresOf(source).filter((name) => names.includes(name))] as const);
  const found = new Map<FigureName, FigureCase[]>(own.flatMap(([, figures]) => figures.map((name) => [name, []])));
  const [source] = sources;
  if (!source) return found;
  for await (const state of readers[source](repositories, session.store, [start, before])) {
    if (closed.has(state.number)) continue;
    for (const [of, figures] of own)
      for (const [name, cases] of casesIn(of, figures, state, [start, before], now)) found.get(name)!.push(...cases);
  }
  return new Map([...found].map(([name, cases]) => [name, inOrder(cases)]));
}

export interface Reading {
  readonly repositories: Repositories;
  readonly session: Session;
  readonly now: number;
}

/** The cases of these figures in each of the periods, the newest first. H-39: what is about the reader is in none of them. */
export async function collectCases(
  reading: Reading,
  names: readonly FigureName[],
  periods: readonly Period[],
): Promise<readonly Cases[]> {
  const { store, actorId } = reading.session;
  const closed = new Set(await reading.repositories.complaints.closedTo(store, actorId));
  const sources = [...new Set(names.map((name) => figureOf(name).source))];
  const each: Cases[] = [];
  for (const period of periods) {
    const cases = new Map<FigureName, readonly FigureCase[]>();
    for (const group of alike(sources))
      // oxlint-disable-next-line no-await-in-loop -- one after another: each holds the states it reads
      for (const [name, found] of await casesOf(reading, group, names, period, closed)) cases.set(name, found);
    each.push(cases);
  }
  return each;
}
