import { z } from 'zod';
import { hostActor } from '../../domain/kernel/actor';
import { brands } from '../../domain/policy/brands';
import { Phone, ShortText } from '../../domain/values/field-schemas';
import { StoreId } from '../../domain/values/store-id';
import { writtenDown } from '../audit/operator-act';
import type { Repositories } from '../mongo/repositories';
import { openStore, StoreBegun, StoreTaken } from '../opening/open-store';
import { AccountClosed } from '../opening/people';
import { UserFacingError } from '../user-facing-error';
import { sayCode, type Say } from './code';
import { fields } from './fields';
import { optionsIn } from './options';
import { say, withRepositories, type Verb } from './verb';

const ADD = `store add --name NAME --brand ${brands.join('|')} --manager NAME --sign-in NAME --phone NUMBER [--id S01]`;

const Added = z.object({
  name: ShortText,
  brand: z.enum(brands, { error: () => `must be one of ${brands.join(', ')}` }),
  manager: ShortText,
  signIn: fields.signIn,
  phone: Phone,
  id: StoreId.optional(),
});

/** What the opening meets, in a sentence. */
function sentenceOf(error: unknown, id: string | undefined): unknown {
  if (error instanceof StoreTaken)
    return new UserFacingError(
      `There is a store ${id ?? ''} already; nothing was changed. \`repairflow store list\` names all.`,
    );
  if (error instanceof StoreBegun)
    return new UserFacingError(
      `The opening of this store was begun with "${error.manager}" as the sign-in name of its manager. Say it with that name, or choose another --id.`,
    );
  if (error instanceof AccountClosed)
    return new UserFacingError('The account of this sign-in name is closed; `repairflow user enable` opens it.');
  return error;
}

async function add(repositories: Repositories, words: readonly string[], tell: Say): Promise<void> {
  const { name, brand, manager, signIn, phone, id } = optionsIn(Added, words, ADD);
  const opening = { id, name, brand, manager: { name: manager, signIn, phone } };
  try {
    const { store, code } = await openStore(repositories, opening, { by: hostActor, at: Date.now() });
    await repositories.firstRunCodes.removeUnused();
    tell(`Store ${store} (${name}) is open; ${manager} is its manager and signs in as ${signIn}.`);
    sayCode(code, tell);
  } catch (error) {
    throw sentenceOf(error, id);
  }
}

/** `store add` and `store list`, on these repositories. */
export async function runStore(
  repositories: Repositories,
  [what, ...words]: readonly string[],
  tell: Say,
): Promise<void> {
  if (what === 'add') return writtenDown(repositories, { verb: 'store add' }, () => add(repositories, words, tell));
  if (what !== 'list') throw new UserFacingError(`Say which: repairflow ${ADD}, or repairflow store list.`);
  const all = await repositories.dealership.allStores();
  for (const { _id, name, brand } of all) tell(`${_id.padEnd(8)} ${brand.padEnd(14)} ${name}`);
  if (all.length === 0) tell('No store is open yet.');
}

/** Opens stores and lists them. */
export const store: Verb = {
  usage: 'store add|list …',
  does: 'opens a store with its first manager, or lists those that are open',
  run: (words) => withRepositories((repositories) => runStore(repositories, words, say)),
};
