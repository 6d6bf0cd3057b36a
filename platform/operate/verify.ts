import { readFile } from 'node:fs/promises';
import { verifyEvidence } from '../evidence-export';
import { isProof, PROOF_USAGE, verifyProof, wordsOf } from '../proof/verify-file';
import { UserFacingError } from '../user-facing-error';
import { say, type Verb } from './verb';

/** Checks an export of GET …/proof, or the chain in one of GET …/evidence, without any server. */
export const verify: Verb = {
  usage: PROOF_USAGE,
  does: 'checks an exported proof or evidence chain, offline',
  run: async ([file, ...words]) => {
    if (!file)
      throw new UserFacingError(
        'Name the export to verify: repairflow verify FILE (from GET …/proof or GET …/evidence).',
      );
    const text = await readFile(file, 'utf8');
    if (isProof(text)) return verifyProof(text, wordsOf(words), say);
    say(verifyEvidence(text));
  },
};
