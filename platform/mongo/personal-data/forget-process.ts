import { storeOf } from '../../../domain/processes';
import { ignoreDuplicates } from '../duplicates';
import type { Models } from '../models';
import { rebuildView } from '../projections/rebuild';

export interface Forgetting {
  readonly models: Models;
  /** Ends the process where it still runs. */
  readonly end: (number: string) => Promise<void>;
}

/** A process whose words are gone ends, and waits for nobody: it is no open case any more and has no tasks. Doing it again ends the same way. */
export async function forgetProcess({ models, end }: Forgetting, number: string, at: number): Promise<void> {
  await end(number);
  await ignoreDuplicates(models.forgottenWords.create({ _id: number, store: storeOf(number), at }));
  await rebuildView(models, number);
}
