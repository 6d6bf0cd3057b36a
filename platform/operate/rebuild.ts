import { AnyNumber } from '../../domain/processes';
import { writtenDown } from '../audit/operator-act';
import { isMongoAway } from '../mongo/away';
import { processNumbers, rebuildView } from '../mongo/projections/rebuild';
import type { Models } from '../mongo/models';
import { auditIn } from '../mongo/repositories/audit';
import { UserFacingError } from '../user-facing-error';
import { say, withModels, type Verb } from './verb';

/** Folds one view anew; says what is in the way, and answers whether nothing is. */
async function isRebuilt(models: Models, number: string): Promise<boolean> {
  try {
    const { missing, sequence } = await rebuildView(models, number);
    if (missing === undefined) return true;
    say(
      `${number}: event ${missing} is missing, the log leads to ${sequence}; try repairflow reconcile --repair ${number}`,
    );
  } catch (error) {
    if (isMongoAway(error)) throw error;
    // names the kind of error only: its message may quote what a person typed
    say(`${number}: cannot be folded: ${error instanceof Error ? error.constructor.name : typeof error}`);
  }
  return false;
}

/** Folds the views of these processes, or of all, anew from the event log, one after another. Nobody is notified or asked again. */
export async function rebuildAll(models: Models, numbers: Iterable<string> | AsyncIterable<string>): Promise<void> {
  let rebuilt = 0;
  let faulty = 0;
  for await (const number of numbers)
    if (await isRebuilt(models, number)) rebuilt += 1;
    else faulty += 1;
  say(`${rebuilt} views rebuilt.`);
  if (faulty > 0) throw new UserFacingError(`${faulty} processes have gaps in the log or cannot be folded.`);
}

export const rebuild: Verb = {
  usage: 'rebuild [NUMBER …]',
  does: 'folds views and tasks anew from the event log, and says where it has gaps',
  run: async (numbers) => {
    const wrong = numbers.find((number) => !AnyNumber.safeParse(number).success);
    if (wrong !== undefined) throw new UserFacingError(`${wrong} is not the number of a process.`);
    await withModels((models) =>
      writtenDown({ audit: auditIn(models) }, { verb: 'rebuild' }, () =>
        rebuildAll(models, numbers.length > 0 ? numbers : processNumbers(models)),
      ),
    );
  },
};
