import { open, readFile, rename } from 'node:fs/promises';
import { newKeyLine } from '../key-file';
import { writtenDown } from '../audit/operator-act';
import { readConfig } from '../config';
import { repositoriesOn, type Repositories } from '../mongo/repositories';
import { UserFacingError } from '../user-facing-error';
import { parseMasterKeys } from '../vault/master-key-file';
import { masterKeysOf, missingIn, type MasterKeys } from '../vault/master-keys';
import { unwrapped, wrappedBy } from '../vault/vault';
import type { Say } from './code';
import { say, withModels, type Verb } from './verb';

const USAGE = 'master-key status | new FILE | rewrap';
/** Keys that are wrapped anew at the same time. */
const PAGE = 100;

/** Adds a key in front of those of the file, which go on opening what they have wrapped; makes the file where there is none. */
export async function addMasterKey(file: string, tell: Say): Promise<void> {
  let known = '';
  try {
    known = await readFile(file, 'utf8');
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT') throw new UserFacingError(`${file} cannot be read (${code}).`);
  }
  if (known.trim() !== '') parseMasterKeys(known, file);
  const text = newKeyLine() + known;
  const [{ id }, ...older] = parseMasterKeys(text, file);
  // written beside it and renamed, the file is never half there
  const draft = `${file}.new`;
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST')
      throw new UserFacingError(
        `${draft} is there already: somebody else is making a key, or was interrupted. Look at it and remove it.`,
      );
    throw new UserFacingError(`${file} cannot be written (${code}).`);
  }
  tell(`${file}: the master key ${id} is in use now; ${older.length} older ones open what they have wrapped.`);
  tell('Keep a copy apart from the database: without it nothing that is sealed can be read.');
  if (older.length > 0)
    tell('Restart every API and worker with this file; then `master-key rewrap`; then the older lines can be removed.');
}

/** How many keys each master key has wrapped. */
async function tellStatus({ vaultKeys }: Repositories, masterKeys: MasterKeys, tell: Say): Promise<void> {
  const counts = await vaultKeys.countByMasterKey();
  for (const [index, { id }] of masterKeys.entries())
    tell(`${id}  ${counts.get(id) ?? 0} keys${index === 0 ? ', wraps new ones' : ''}`);
  tell(`${counts.get(null) ?? 0} keys are destroyed.`);
  const missing = missingIn(counts, masterKeys);
  for (const id of missing) tell(`${id}  ${counts.get(id)} keys, and it is missing here`);
  if (missing.length > 0)
    throw new UserFacingError('Keys are wrapped by a master key that is missing here: they cannot be opened.');
}

/** Wraps every key with the first of these master keys. May be interrupted and done again; programs go on meanwhile. */
export async function rewrapKeys({ vaultKeys }: Repositories, masterKeys: MasterKeys, tell: Say): Promise<void> {
  const [first, ...older] = masterKeys;
  const counts = await vaultKeys.countByMasterKey();
  const missing = missingIn(counts, masterKeys);
  if (missing.length > 0)
    throw new UserFacingError(`Nothing was done: ${missing.join(', ')} has wrapped keys and is missing here.`);
  let rewrapped = 0;
  for (const { id } of older)
    for (;;) {
      const page = await vaultKeys.wrappedBy(id, PAGE);
      if (page.length === 0) break;
      for (const stored of page) {
        const again = await wrappedBy(first, stored, await unwrapped(masterKeys, stored));
        // one that was destroyed or wrapped meanwhile is not among those of the next page
        if (await vaultKeys.rewrap(stored, again)) rewrapped += 1;
      }
    }
  tell(`${rewrapped} keys are wrapped by ${first.id} now.`);
}

/** `master-key status` and `master-key rewrap`, with the master keys of this configuration. */
export async function runMasterKey(
  repositories: Repositories,
  masterKeys: MasterKeys,
  what: string | undefined,
  tell: Say,
): Promise<void> {
  if (what === 'status') return tellStatus(repositories, masterKeys, tell);
  if (what !== 'rewrap') throw new UserFacingError(`Say it like this: repairflow ${USAGE}`);
  await writtenDown(repositories, { verb: 'master-key rewrap' }, () => rewrapKeys(repositories, masterKeys, tell));
}

/** The master key, which wraps the keys of customers. */
export const masterKey: Verb = {
  usage: USAGE,
  does: 'says which master keys are in use, makes a new one, wraps the keys of customers with it',
  run: async ([what, file, ...more]) => {
    if (what === 'new') {
      if (file === undefined || more.length > 0)
        throw new UserFacingError('Say it like this: repairflow master-key new FILE');
      return addMasterKey(file, say);
    }
    if (file !== undefined) throw new UserFacingError(`Say it like this: repairflow ${USAGE}`);
    const masterKeys = await masterKeysOf(readConfig());
    await withModels((models) => runMasterKey(repositoriesOn(models), masterKeys, what, say));
  },
};
