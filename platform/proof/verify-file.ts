import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fromBase64, toBase64 } from '../../domain/proof/base64';
import { readVerifierKey, type NoteKey } from '../../domain/proof/signed-note';
import { verifyBundle, type Trust, type Verdict } from '../../domain/proof/verify';
import { UserFacingError } from '../user-facing-error';
import { verifySignature } from './ed25519';

export const PROOF_USAGE = 'verify FILE --root KEY [--witness KEY …] [--held SIZE:ROOT] [--photo FILE …]';

interface Words {
  readonly root: string;
  readonly witnesses: readonly string[];
  readonly held?: string | undefined;
  readonly photos: readonly string[];
}

const keyIn = (word: string): NoteKey => {
  const key = readVerifierKey(word);
  if (!key) throw new UserFacingError(`"${word}" is not a key: it is one word of name, id and bytes with + between.`);
  return key;
};

function heldIn(word: string): NonNullable<Trust['held']> {
  const [, size = '', encoded = ''] = /^(\d{1,15}):(\S+)$/.exec(word) ?? [];
  const root = fromBase64(encoded);
  if (!root || root.length !== 32) throw new UserFacingError('Say a head like this: --held 1234:5LxS4fR1…');
  return { size: Number(size), root };
}

/** Whether this is a proof of a process, and not another export. */
export const isProof = (text: string): boolean => text.includes('"format":"repairflow-proof/');

/** Checks a proof without the system, and tells what it shows. Throws a UserFacingError that names every place where it does not hold. */
export async function verifyProof(text: string, words: Words, tell: (line: string) => void): Promise<void> {
  const witnesses = words.witnesses.map(keyIn);
  const held = words.held === undefined ? {} : { held: heldIn(words.held) };
  const trust: Trust = { rootKey: keyIn(words.root), witnesses, quorum: witnesses.length, ...held };
  const verdict = verifyBundle(text, trust, verifySignature);
  if (verdict.faults.length > 0)
    throw new UserFacingError(
      `The proof does not hold.\n${verdict.faults.map(({ step, place }) => `  ${step}: ${place}`).join('\n')}`,
    );
  tellOf(verdict, tell);
  const known = hashesIn(text);
  const foreign: string[] = [];
  for (const photo of words.photos) {
    const hash = createHash('sha256')
      .update(await readFile(photo))
      .digest('hex');
    if (!known.has(hash)) foreign.push(photo);
  }
  if (foreign.length > 0) throw new UserFacingError(`No event names these files: ${foreign.join(', ')}.`);
  if (words.photos.length > 0) tell(`${words.photos.length} files are the ones that events name.`);
}

/** The SHA-256 of photos and scans, as far as their events are shown. */
const hashesIn = (text: string): ReadonlySet<string> => new Set(text.match(/(?<=")[0-9a-f]{64}(?=")/g));

function tellOf({ events, newest, witnessed, notChecked }: Verdict, tell: (line: string) => void): void {
  const [first] = events;
  const withheld = events.reduce((sum, one) => sum + one.opened.withheld.length, 0);
  tell(`${first?.entry.process}: ${events.length} events, each as it was written, none missing.`);
  if (withheld > 0) tell(`${withheld} texts are withheld or erased.`);
  if (newest) tell(`Newest head: ${newest.origin} ${newest.size}:${toBase64(newest.root)}`);
  for (const [name, seconds] of Object.entries(witnessed))
    tell(`Witnessed by ${name} at ${new Date(seconds * 1_000).toISOString()}.`);
  if (notChecked.length > 0)
    tell('No witness was named: that others are shown the same log was not checked, nor when it was signed.');
}

/** The words after FILE. Throws a UserFacingError. */
export function wordsOf(words: readonly string[]): Words {
  const taken: Record<string, string[]> = { '--root': [], '--witness': [], '--held': [], '--photo': [] };
  for (let at = 0; at < words.length; at += 2) {
    const [option = '', value] = words.slice(at, at + 2);
    if (!Object.hasOwn(taken, option) || value === undefined)
      throw new UserFacingError(`Say it like this: repairflow ${PROOF_USAGE}`);
    taken[option]!.push(value);
  }
  const [root] = taken['--root']!;
  if (root === undefined)
    throw new UserFacingError(
      `Say which root key you hold: it is printed in the contract, not in the file.\nrepairflow ${PROOF_USAGE}`,
    );
  return { root, witnesses: taken['--witness']!, held: taken['--held']![0], photos: taken['--photo']! };
}
