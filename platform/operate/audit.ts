import { readFile } from 'node:fs/promises';
import type { ChainCheck } from '../../domain/audit/chain';
import type { AuditHead } from '../../domain/audit/entry';
import { readExportedLog } from '../audit/exported-log';
import { checkLog } from '../audit/verify-log';
import { EVERY_STORE, type Repositories } from '../mongo/repositories';
import { UserFacingError } from '../user-facing-error';
import type { Say } from './code';
import { say, withRepositories, type Verb } from './verb';

const USAGE = 'audit verify [STORE | FILE.csv] [--head POSITION:HASH] | audit heads';

const sentences = {
  missing: 'is missing',
  changed: 'is not as it was written',
  unlinked: 'does not follow the entry before it',
  backInTime: 'is older than the entry before it',
  otherHistory: 'is not the one that the head you know names: the log was written anew',
} as const;

const nameOf = (store: string): string => (store === EVERY_STORE ? 'the installation' : store);

function tellOf(store: string, head: AuditHead, fault: ChainCheck['fault'] | null, tell: Say): boolean {
  if (fault) tell(`${nameOf(store)}: entry ${fault.position} ${sentences[fault.fault]}.`);
  else tell(`${nameOf(store)}: ${head.position} entries, each as it was written. Head ${head.position}:${head.hash}`);
  return !fault;
}

export function headIn(words: readonly string[], usage: string): readonly Pick<AuditHead, 'position' | 'hash'>[] {
  const at = words.indexOf('--head');
  if (at === -1) return [];
  const [, position, hash = ''] = /^(\d{1,12}):([0-9a-f]{64})$/.exec(words[at + 1] ?? '') ?? [];
  if (position === undefined) throw new UserFacingError(`Say it like this: repairflow ${usage}`);
  return [{ position: Number(position), hash }];
}

/** Checks an export without the system. */
function checkFile(text: string, seen: readonly Pick<AuditHead, 'position' | 'hash'>[], tell: Say): boolean {
  const { store, head, fault } = readExportedLog(text, seen);
  return tellOf(store, head, fault, tell);
}

/** `audit verify` and `audit heads`, on these repositories. Throws a UserFacingError when a log is not whole. */
export async function runAudit(
  repositories: Repositories,
  [what, ...words]: readonly string[],
  tell: Say,
): Promise<void> {
  const { audit, dealership } = repositories;
  if (what === 'heads') {
    for (const { store, position, hash } of await audit.heads()) tell(`${store}\t${position}:${hash}`);
    return;
  }
  if (what !== 'verify') throw new UserFacingError(`Say it like this: repairflow ${USAGE}`);
  const seen = headIn(words, USAGE);
  const [place] = words[0] === '--head' ? [] : words;
  if (seen.length > 0 && place === undefined) throw new UserFacingError('Name the store that the head belongs to.');
  const stores = place === undefined ? [EVERY_STORE, ...(await dealership.allStores()).map(({ _id }) => _id)] : [place];
  let whole = true;
  for (const store of stores) {
    const { head, fault } = await checkLog(audit, { store, seen });
    whole = tellOf(store, head, fault, tell) && whole;
  }
  if (!whole) throw new UserFacingError('An audit log is not whole.');
}

/** H6: whether the audit logs are as they were written. */
export const audit: Verb = {
  usage: USAGE,
  does: 'checks the audit logs, or an export of one without the system, and names the first wrong entry',
  run: async (words) => {
    const file = words.find((word) => word.endsWith('.csv'));
    if (words[0] !== 'verify' || file === undefined)
      return withRepositories((repositories) => runAudit(repositories, words, say));
    if (!checkFile(await readFile(file, 'utf8'), headIn(words, USAGE), say))
      throw new UserFacingError('The audit log is not whole.');
  },
};
