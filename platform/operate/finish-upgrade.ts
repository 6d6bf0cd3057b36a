import { writtenDown } from '../audit/operator-act';
import { dropFormerIndexes } from '../mongo/models';
import { auditIn } from '../mongo/repositories/audit';
import { sealRecords } from '../mongo/personal-data/seal-records';
import { UserFacingError } from '../user-facing-error';
import { say, withModels, type Verb } from './verb';

/**
 * What `migrate` must leave as long as programs of the earlier release run: the indexes that they look for, and what they write after it, whose keys are missing or
 * those of what was there before. Doing it again changes nothing.
 */
export const finishUpgrade: Verb = {
  usage: 'finish-upgrade',
  does: 'for when no program of an earlier release runs any more: removes its indexes, makes the search keys of what it wrote',
  run: async (words) => {
    if (words.length > 0) throw new UserFacingError('Say no more than: repairflow finish-upgrade.');
    await withModels((models) =>
      writtenDown({ audit: auditIn(models) }, { verb: 'finish-upgrade' }, async () => {
        const dropped = await dropFormerIndexes(models);
        say(`Indexes of earlier releases that were removed: ${dropped}.`);
        const written = await sealRecords(models, true);
        say(`Records that are sealed and can be found: ${written}.`);
      }),
    );
  },
};
