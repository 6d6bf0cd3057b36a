import { readFile } from 'node:fs/promises';
import { verifyEvidence } from '../evidence-export';
import { UserFacingError } from '../user-facing-error';
import { say, type Verb } from './verb';

/** Checks the chain in an export of GET …/evidence, without any server. */
export const verify: Verb = {
  usage: 'verify FILE',
  does: 'checks an exported evidence chain, offline',
  run: async ([file]) => {
    if (!file) throw new UserFacingError('Name the export to verify: repairflow verify FILE (from GET …/evidence).');
    say(verifyEvidence(await readFile(file, 'utf8')));
  },
};
