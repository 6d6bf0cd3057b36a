import { readFile } from 'node:fs/promises';
import { toBase64 } from '../../domain/proof/base64';
import { readCheckpoint } from '../../domain/proof/checkpoint';
import { readNote, verifierKey } from '../../domain/proof/signed-note';
import { accountKeyOf } from '../account/account-key';
import { SecretBox } from '../account/secret-box';
import { writtenDown } from '../audit/operator-act';
import { readConfig } from '../config';
import type { Models, StoredProofKeys } from '../mongo/models';
import { newestCheckpoint } from '../mongo/proof/checkpoints';
import { allKeys, installationOf, logKeysOf, ProofKeys, rootKeyOf } from '../mongo/proof/keys';
import { auditIn } from '../mongo/repositories/audit';
import { verifyProof, wordsOf } from '../proof/verify-file';
import { UserFacingError } from '../user-facing-error';
import type { Say } from './code';
import { say, withModels, type Verb } from './verb';

const USAGE = 'proof root | key | heads [STORE] | proof rotate STORE | proof verify FILE …';

/** What is told of the keys of one log. */
const tales: Readonly<Record<string, (models: Models, known: StoredProofKeys) => Promise<readonly string[]>>> = {
  root: async (_models, known) => [verifierKey(rootKeyOf(known))],
  key: async (_models, known) => [
    ...logKeysOf(known).map(
      ({ key, firstSize, lastSize }) =>
        `${verifierKey(key)}\tfrom ${firstSize} ${lastSize === null ? 'on' : `to ${lastSize}`}`,
    ),
    ...(known.next ? ['another key takes over at the next checkpoint'] : []),
  ],
  heads: async (models, { _id }) => {
    const newest = await newestCheckpoint(models, _id);
    const head = newest && readCheckpoint(readNote(newest.note)?.text ?? '');
    return head ? [`${head.origin} ${head.size}:${toBase64(head.root)}`] : [];
  },
};

/** `proof root`, `key`, `heads` and `rotate`, on these models. Throws a UserFacingError. */
export async function runProof(
  models: Models,
  keys: ProofKeys | undefined,
  [what = '', store, ...more]: readonly string[],
  tell: Say,
): Promise<void> {
  if (what === 'rotate' && store !== undefined && more.length === 0) return rotate(models, keys, store, tell);
  const tale = Object.hasOwn(tales, what) ? tales[what] : undefined;
  if (!tale || more.length > 0) throw new UserFacingError(`Say it like this: repairflow ${USAGE}`);
  const known = (await allKeys(models)).filter(({ _id }) => store === undefined || _id === store);
  for (const one of known) for (const line of await tale(models, one)) tell(`${one._id}\t${line}`);
  if (known.length === 0) throw new UserFacingError('There is no key yet: the worker makes one with the first event.');
}

/** The present key signs for the last time what the new one signs first. */
async function rotate(models: Models, keys: ProofKeys | undefined, store: string, tell: Say): Promise<void> {
  if (!keys) throw new UserFacingError('Set ACCOUNT_KEY as the workers have it: with it the keys are encrypted.');
  if (!(await models.stores.exists({ _id: store }))) throw new UserFacingError(`There is no store ${store}.`);
  const next = await writtenDown({ audit: auditIn(models) }, { verb: 'proof rotate', store }, () =>
    keys.addNext(store),
  );
  if (!next) throw new UserFacingError('Another key waits already; it takes over at the next checkpoint.');
  tell(`${store}\t${verifierKey(next)}\ttakes over at the next checkpoint, which both keys sign`);
}

/** The keys and heads of the logs of proof, for whoever hands them to others. */
export const proof: Verb = {
  usage: USAGE,
  does: 'says which keys and heads a stranger must hold, replaces a key, or checks a proof without the system',
  run: async ([what, ...words]) => {
    if (what === 'verify') {
      const [file, ...rest] = words;
      if (file === undefined) throw new UserFacingError(`Say it like this: repairflow ${USAGE}`);
      return verifyProof(await readFile(file, 'utf8'), wordsOf(rest), say);
    }
    const config = readConfig();
    const key = await accountKeyOf(config);
    return withModels((models) =>
      runProof(
        models,
        key && new ProofKeys(models, new SecretBox(key), installationOf(config)),
        what === undefined ? [] : [what, ...words],
        say,
      ),
    );
  },
};
