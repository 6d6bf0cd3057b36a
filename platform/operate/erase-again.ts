import { readFile } from 'node:fs/promises';
import type { AuditEntry, AuditHead } from '../../domain/audit/entry';
import { Actor, hostActor } from '../../domain/kernel/actor';
import { readExportedLog } from '../audit/exported-log';
import { writtenDown } from '../audit/operator-act';
import type { Repositories } from '../mongo/repositories';
import { UserFacingError } from '../user-facing-error';
import { headIn } from './audit';
import type { Say } from './code';
import { say, withRepositories, type Verb } from './verb';

const USAGE = 'erase-again FILE.csv [--head POSITION:HASH]';

interface Erasure {
  readonly customer: string;
  readonly at: number;
  readonly askedBy: Actor;
  readonly by: Actor;
}

const actorOf = (entry: AuditEntry | undefined): Actor =>
  Actor.safeParse({ id: entry?.who, role: entry?.role }).data ?? hostActor;

/** Who was erased, by whom and at whose request, as the log says it. */
function erasuresIn(entries: readonly AuditEntry[]): readonly Erasure[] {
  const requests = new Map<string, AuditEntry>();
  const erasures = new Map<string, Erasure>();
  for (const entry of entries) {
    const { about, operation, outcome, at } = entry;
    if (about === null || outcome !== 'done') continue;
    if (operation === 'requestErasure') requests.set(about, entry);
    if (operation !== 'eraseCustomer' || erasures.has(about)) continue;
    const customer = about.replace('customer:', '');
    erasures.set(about, { customer, at, askedBy: actorOf(requests.get(about)), by: actorOf(entry) });
  }
  return [...erasures.values()];
}

/** False where something of the customer is under way. */
async function again({ audit, customers, erasures }: Repositories, store: string, erasure: Erasure, tell: Say) {
  const { customer, ...how } = erasure;
  const record = await customers.find(store, customer);
  if (!record) tell(`${customer}: not known here.`);
  if (!record || record.erasedAt != null || (await erasures.find(store, customer))) return true;
  const open = [...(await erasures.tracesOf(store, customer)).open];
  if (open.length > 0) {
    tell(`${customer}: ${open.join(', ')} under way; end that, and run this again.`);
    return false;
  }
  await writtenDown({ audit }, { verb: 'erase-again', store, about: async () => `customer:${customer}` }, () =>
    erasures.begin({ _id: customer, store, reason: 'erasedBefore', ...how, doneAt: null }),
  );
  tell(`${customer}: erased again; a worker ends it within seconds.`);
  return true;
}

/** Has those erased again whom this export of an audit log says were. Throws a UserFacingError when it is not whole, or when somebody is left. */
export async function runEraseAgain(
  repositories: Repositories,
  text: string,
  seen: readonly Pick<AuditHead, 'position' | 'hash'>[],
  tell: Say,
): Promise<void> {
  const { store, entries, fault } = readExportedLog(text, seen);
  if (fault)
    throw new UserFacingError(`The audit log is not whole from entry ${fault.position} on; nobody was erased.`);
  const named = erasuresIn(entries);
  tell(`The log of ${store} names ${named.length} erasures.`);
  let isDone = true;
  for (const erasure of named) isDone = (await again(repositories, store, erasure, tell)) && isDone;
  if (!isDone) throw new UserFacingError('Some were left.');
}

/** M-06: a backup from before an erasure holds the key of whoever was erased; what two people have decided is done again. */
export const eraseAgain: Verb = {
  usage: USAGE,
  does: 'for when a backup was put back: erases again whom an export of the audit log names as erased since',
  run: async (words) => {
    const [file] = words;
    if (file === undefined || !file.endsWith('.csv'))
      throw new UserFacingError(`Say it like this: repairflow ${USAGE}`);
    const text = await readFile(file, 'utf8');
    await withRepositories((repositories) => runEraseAgain(repositories, text, headIn(words, USAGE), say));
  },
};
