import { definitionOf, type AnyEvent } from '../../../domain/processes';
import {
  addHistograms,
  auditDeadlines,
  histogramOf,
  type DeadlineRecord,
  type DeadlineAudit,
  type DeadlineFault,
  type Histogram,
} from '../../../domain/time/deadline-audit';
import type { Recorded } from '../../../domain/kernel/receipt';
import { oneOf } from '../filters';
import type { Models } from '../models';
import { openedFromLog } from '../personal-data/event-texts';
import { readable } from './events';

export interface ProcessAudit extends DeadlineAudit {
  readonly number: string;
}

/** Processes whose events are read at once. */
const AT_ONCE = 50;

/** Which processes: these, or all of a store, or all. */
export interface Chosen {
  readonly processes?: readonly string[];
  readonly store?: string;
}

async function* numbersOf({ deadlineProofs }: Models, { processes, store }: Chosen): AsyncGenerator<string> {
  if (processes) {
    yield* processes;
    return;
  }
  const filter = store === undefined ? {} : { store };
  for await (const { _id } of deadlineProofs.find(filter, { _id: 1 }).sort({ _id: 1 }).lean().cursor()) yield _id;
}

/** The events of one process after another, in order, without holding more than a few processes in memory. */
export async function* histories(
  models: Models,
  chosen: Chosen,
): AsyncGenerator<{ readonly number: string; readonly events: readonly Recorded<AnyEvent>[] }> {
  let numbers: string[] = [];
  for await (const number of numbersOf(models, chosen)) {
    numbers.push(number);
    if (numbers.length < AT_ONCE) continue;
    yield* historiesOf(models, numbers);
    numbers = [];
  }
  if (numbers.length > 0) yield* historiesOf(models, numbers);
}

async function* historiesOf(models: Models, numbers: readonly string[]) {
  const found = await models.events
    .find({ process: oneOf(numbers) })
    .sort({ process: 1, sequence: 1 })
    .lean();
  const logged = await openedFromLog(models, found);
  for (const number of numbers) {
    const own = logged.filter(({ process }) => process === number).map(readable);
    if (own.length > 0) yield { number, events: own.map(({ sequence, event }) => ({ sequence, event })) };
  }
}

/** The deadline audit of one process after another. */
export async function* audits(
  processes: AsyncIterable<{ readonly number: string; readonly events: readonly Recorded<AnyEvent>[] }>,
  now: number,
): AsyncGenerator<ProcessAudit> {
  for await (const { number, events } of processes)
    yield { number, ...auditDeadlines(definitionOf(number), events, now) };
}

/** The audits of many processes as one. */
export interface AuditSum {
  readonly processes: number;
  readonly armed: number;
  readonly fired: number;
  readonly cancelled: number;
  readonly running: number;
  readonly faults: readonly (DeadlineFault & { readonly number: string })[];
  readonly lateness: Histogram;
  /** The deadlines of the process read last: all there are when only one was asked for. */
  readonly entries: readonly DeadlineRecord[];
}

export async function sumOf(all: AsyncIterable<ProcessAudit>): Promise<AuditSum> {
  const counts = { processes: 0, armed: 0, fired: 0, cancelled: 0, running: 0 };
  const faults: (DeadlineFault & { readonly number: string })[] = [];
  const lateness: number[] = [];
  let entries: readonly DeadlineRecord[] = [];
  for await (const one of all) {
    ({ entries } = one);
    counts.processes += 1;
    counts.armed += entries.length;
    for (const { end } of entries) counts[end?.how ?? 'running'] += 1;
    for (const fault of one.faults) faults.push({ number: one.number, ...fault });
    for (const ms of one.lateness) lateness.push(ms);
  }
  return { ...counts, faults, lateness: histogramOf(lateness), entries };
}

/** Of the ended and the running ones together. */
export const addSums = (
  one: Omit<AuditSum, 'entries'>,
  other: Omit<AuditSum, 'entries'>,
): Omit<AuditSum, 'entries'> => ({
  processes: one.processes + other.processes,
  armed: one.armed + other.armed,
  fired: one.fired + other.fired,
  cancelled: one.cancelled + other.cancelled,
  running: one.running + other.running,
  faults: [...one.faults, ...other.faults],
  lateness: addHistograms(one.lateness, other.lateness),
});
