import { setTimeout as wait } from 'node:timers/promises';
import type { AnyState } from '../../domain/processes';
import { isMongoAway } from '../mongo/away';
import type { Models } from '../mongo/models';
import { differenceOf, isSame, readKept, type Difference } from '../mongo/projections/comparison';
import { writtenDown } from '../audit/operator-act';
import { repair } from '../mongo/projections/repair';
import { operatorTasksIn } from '../mongo/repositories/operator-tasks';
import { isProcessErased, isProcessMissing, ProcessPortError } from '../process-port';
import type { ListedProcess, ProcessFilter, ProcessRecords, SaidEvents } from '../process-records';
import { TemporalRecords } from '../temporal/temporal-records';
import { auditIn } from '../mongo/repositories/audit';
import { UserFacingError } from '../user-facing-error';
import { chosen, say, withEncrypted, type Verb } from './verb';

/** Processes compared at the same time. */
const PAGE = 16;
/** What a process has answered just now is written by then. */
const SETTLED_AFTER_MS = 3_000;

const STORE = /^[A-Z0-9]{1,8}$/;

interface Options {
  readonly repairs: boolean;
  /** Compares every event, also where the state is the same: an event may have changed nothing in it. */
  readonly everyEvent: boolean;
  readonly settleMs?: number;
}

/** What became of one process. */
interface Finding {
  readonly outcome: 'same' | 'repaired' | 'differs' | 'erased';
  readonly line?: string;
}
/** What a quick look at a process has shown. */
interface Look {
  readonly process: ListedProcess;
  readonly isSame: boolean;
  readonly state?: AnyState;
  readonly failure?: unknown;
}
interface Found {
  readonly difference: Difference;
  readonly said: SaidEvents;
}

/** E.g. `4, 7–9`. */
export function rangesOf(sequences: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const sequence of sequences) {
    const last = ranges.at(-1);
    if (last?.[1] === sequence - 1) last[1] = sequence;
    else ranges.push([sequence, sequence]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}

function describe({ difference: { missing, foreign, view, state }, said: { events, since } }: Found): string {
  const lost = missing.filter((sequence) => !events.has(sequence));
  const old = lost.filter((sequence) => sequence < since);
  const unsaid = lost.filter((sequence) => sequence >= since);
  const parts = [
    missing.length > 0 && `the log lacks ${rangesOf(missing)}`,
    old.length > 0 && `${rangesOf(old)} is beyond the retention of Temporal`,
    unsaid.length > 0 && `${rangesOf(unsaid)} has not been published yet`,
    foreign.length > 0 && `the log has other events at ${rangesOf(foreign)}`,
    view && 'the view is not what the log makes',
    state && 'the same events make another state here than in the process: it runs on the rules of another release',
  ];
  return parts.filter(Boolean).join('; ');
}

class Reconciliation {
  readonly counts = { same: 0, repaired: 0, differs: 0, erased: 0 };

  constructor(
    private readonly records: ProcessRecords,
    private readonly models: Models,
    private readonly options: Options,
  ) {}

  async compare(page: readonly ListedProcess[]): Promise<void> {
    const looks = await Promise.all(page.map((process) => this.#look(process)));
    const suspects = looks.filter(({ isSame: known }) => !known);
    this.counts.same += looks.length - suspects.length;
    if (suspects.length === 0) return;
    await wait(this.options.settleMs ?? SETTLED_AFTER_MS);
    for (const suspect of suspects) {
      const { outcome, line } = await this.#examine(suspect);
      this.counts[outcome] += 1;
      if (line) say(line);
    }
  }

  async #look(process: ListedProcess): Promise<Look> {
    try {
      const state = await this.records.readState(process);
      const { number } = process;
      const close = this.options.everyEvent || (await operatorTasksIn(this.models).isOpen(number, 'log'));
      const known = !close && state !== undefined && isSame(await readKept(this.models, number), state);
      return { process, isSame: known, ...(state && { state }) };
    } catch (error) {
      if (isMongoAway(error)) throw error;
      return { process, isSame: false, failure: error };
    }
  }

  async #examine(look: Look): Promise<Finding> {
    try {
      if (look.failure !== undefined) throw look.failure;
      return await this.#closeLook(look.process.number, look.state);
    } catch (error) {
      if (isMongoAway(error)) throw error;
      if (isProcessErased(error)) return { outcome: 'erased' };
      const reason = error instanceof ProcessPortError ? error.reason : (error as Error).constructor.name;
      return { outcome: 'differs', line: `${look.process.number}: cannot be compared (${reason})` };
    }
  }

  async #closeLook(number: string, state: AnyState | undefined): Promise<Finding> {
    const found = await this.#differenceOf(number, state);
    if (!found) return { outcome: 'same' };
    const line = `${number}: ${describe(found)}`;
    if (!this.options.repairs) return { outcome: 'differs', line };
    await repair(this.models, number, found.said, found.difference);
    const left = await this.#differenceOf(number, state);
    if (!left) return { outcome: 'repaired', line: `${line}: repaired` };
    return { outcome: 'differs', line: `${line}: not repaired: ${describe(left)}` };
  }

  async #differenceOf(number: string, state: AnyState | undefined): Promise<Found | undefined> {
    const kept = await readKept(this.models, number);
    // after the log: what is in the log by then has been said
    const said = await this.records.readEvents(number);
    const difference = differenceOf(number, kept, said, state);
    return difference && { difference, said };
  }
}

/** Compares these processes with log and views, says in what they differ, and repairs it if asked to. Throws when differences are left. */
export async function reconcileAll(
  records: ProcessRecords,
  models: Models,
  filter: ProcessFilter,
  options: Options,
): Promise<void> {
  const reconciliation = new Reconciliation(records, models, options);
  let page: ListedProcess[] = [];
  for await (const process of records.list(filter)) {
    page.push(process);
    if (page.length < PAGE) continue;
    await reconciliation.compare(page);
    page = [];
  }
  await reconciliation.compare(page);
  const { same, repaired, differs, erased } = reconciliation.counts;
  say(`${same + repaired + differs} processes compared: ${same} the same, ${repaired} repaired, ${differs} differ.`);
  if (erased > 0) say(`${erased} more were erased: nobody can read what they say any more.`);
  if (differs > 0) throw new UserFacingError(`${differs} processes differ from what is recorded of them.`);
}

const filterOf = (word: string | undefined): ProcessFilter => {
  const { processes: [process] = [], store } = chosen(word);
  if (process !== undefined) return { process };
  if (store === undefined) return 'all';
  if (!STORE.test(store))
    throw new UserFacingError(`${store} is neither the number of a process nor the code of a store.`);
  return { store };
};

/** Compares the processes that Temporal knows with the event log and the views. */
export const reconcile: Verb = {
  usage: 'reconcile [--repair] [--every-event] [NUMBER | STORE]',
  does: 'compares the processes with log and views, and records what is missing',
  run: async (words) => {
    const [word, ...more] = words.filter((one) => one !== '--repair' && one !== '--every-event');
    if (more.length > 0 || word?.startsWith('-'))
      throw new UserFacingError(`Say what to compare: repairflow ${reconcile.usage}.`);
    const filter = filterOf(word);
    const repairs = words.includes('--repair');
    const everyEvent = words.includes('--every-event') || (filter !== 'all' && 'process' in filter);
    try {
      await withEncrypted((client, { models }, { TASK_QUEUE: taskQueue, ANSWER_WITHIN_MS: answerWithinMs }) => {
        const records = new TemporalRecords(client, { taskQueue, answerWithinMs });
        const compare = () => reconcileAll(records, models, filter, { repairs, everyEvent });
        return repairs ? writtenDown({ audit: auditIn(models) }, { verb: 'reconcile --repair' }, compare) : compare();
      });
    } catch (error) {
      if (isProcessMissing(error)) throw new UserFacingError(`Temporal knows no process ${word}.`);
      throw error;
    }
  },
};
