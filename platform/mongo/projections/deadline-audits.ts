import { definitionOf, type AnyEvent } from '../../../domain/processes';
import {
  auditDeadlines,
  type DeadlineRecord,
  type DeadlineAudit,
  type DeadlineFault,
} from '../../../domain/time/deadline-audit';
import type { Recorded } from '../../../domain/kernel/receipt';
import type { Models } from '../models';
import { readable } from './events';

export interface ProcessAudit extends DeadlineAudit {
  readonly number: string;
}

/** The events of one process after another, in order, without holding more than one process in memory. */
export async function* histories(
  { events }: Models,
  filter: { readonly store?: string; readonly process?: string },
): AsyncGenerator<{ readonly number: string; readonly events: readonly Recorded<AnyEvent>[] }> {
  let number = '';
  let collected: Recorded<AnyEvent>[] = [];
  const cursor = events.find(filter).sort({ process: 1, sequence: 1 }).lean().cursor();
  for await (const stored of cursor) {
    const { process, sequence, event } = readable(stored);
    if (process !== number && number !== '') {
      yield { number, events: collected };
      collected = [];
    }
    number = process;
    collected.push({ sequence, event });
  }
  if (number !== '') yield { number, events: collected };
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
  readonly lateness: readonly number[];
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
  return { ...counts, faults, lateness, entries };
}
