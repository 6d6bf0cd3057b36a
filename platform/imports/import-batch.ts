import type { AcceptedRow } from '../../domain/imports/check-row';
import type { RowFault } from '../../domain/imports/fault';
import type { RowOutcome } from '../../domain/imports/run';
import type { Authorship } from '../mongo/repositories/versioned';
import { planBatch, type BatchContext, type RowPlan } from './plan-batch';

/** Changes that are under way at once. */
const LANES = 8;

type Write = NonNullable<RowPlan['write']>;
interface Writing {
  readonly place: number;
  readonly write: Write;
}
type Faults = Map<number, RowFault>;

const isPlan = (one: RowPlan | RowFault): one is RowPlan => 'outcome' in one;

/** Adds what is new, all at once. */
async function addNew(writing: readonly Writing[], { target }: BatchContext, author: Authorship): Promise<Faults> {
  const fresh = writing.filter(({ write: { known } }) => known === null);
  if (fresh.length === 0) return new Map();
  const refused = await target.add(
    fresh.map(({ write: { id, fields } }) => ({ id, fields, isNew: true })),
    author,
  );
  return new Map([...refused].flatMap(([index, fault]) => (fresh[index] ? [[fresh[index].place, fault]] : [])));
}

/** Changes what is there, a few at once. */
async function changeKnown(writing: readonly Writing[], { target }: BatchContext, author: Authorship): Promise<Faults> {
  const waiting = writing.filter(({ write: { known } }) => known !== null);
  const faults: Faults = new Map();
  const lane = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { known, fields } = next.write;
      const fault = known ? await target.replace(known, fields, author) : undefined;
      if (fault) faults.set(next.place, fault);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return faults;
}

/**
 * Brings these rows into the store, once: what a try that died has written is not written again and counts as it would have. The names come
 * before the records, so that the next try knows what is its own. Answers, in the order of the rows, what became of each. Without an author it is a dry
 * run, which writes nothing.
 */
export async function importBatch(
  rows: readonly AcceptedRow[],
  context: BatchContext,
  author: Authorship | null,
): Promise<readonly (RowOutcome | RowFault)[]> {
  if (rows.length === 0) return [];
  const plans = await planBatch(rows, context);
  const outcomes = plans.map((plan) => (isPlan(plan) ? plan.outcome : plan));
  if (!author) return outcomes;
  const { externalIds } = context.repositories;
  const links = plans.flatMap((plan) => (isPlan(plan) && plan.link ? [plan.link] : []));
  await externalIds.keep(links);
  const writing = plans.flatMap((plan, place) => (isPlan(plan) && plan.write ? [{ place, write: plan.write }] : []));
  const faults = new Map([
    ...(await addNew(writing, context, author)),
    ...(await changeKnown(writing, context, author)),
  ]);
  // what was not written has not been said: the next import tries it again
  const undone = plans.flatMap((plan, place) =>
    isPlan(plan) && plan.link && faults.has(place) ? [{ ...plan.link, print: '' }] : [],
  );
  await externalIds.keep(undone);
  return outcomes.map((outcome, place) => faults.get(place) ?? outcome);
}
