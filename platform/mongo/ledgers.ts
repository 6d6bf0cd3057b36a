import { kindOf } from '../../domain/kinds';
import { ledgerOf, type Ledger } from '../../domain/ledger';
import type { Recorded } from '../../domain/receipt';
import type { AnyEvent } from '../../domain/kinds';
import type { Models } from './models';

export interface ProcessLedger extends Ledger {
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
  for await (const { process, sequence, event } of cursor) {
    if (process !== number && number !== '') {
      yield { number, events: collected };
      collected = [];
    }
    number = process;
    collected.push({ sequence, event });
  }
  if (number !== '') yield { number, events: collected };
}

/** The clock ledger of an order, a complaint, a store or everything. */
export async function* ledgers(
  models: Models,
  filter: { readonly store?: string; readonly process?: string },
  now: number,
): AsyncGenerator<ProcessLedger> {
  for await (const { number, events } of histories(models, filter))
    yield { number, ...ledgerOf(kindOf(number), events, now) };
}
