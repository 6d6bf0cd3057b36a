import { processTypeOf, storeOf, type AnyState, type ProcessType } from '../../domain/processes';
import { isProcessMissing } from '../../platform/process-port';
import type { Context } from '../context';

/** A process of this store as the read side has it; where that has not seen it yet, as it says itself; undefined where there is none. */
export async function namedProcess(
  { processes, repositories: { views } }: Context,
  type: ProcessType,
  store: string,
  number: string,
): Promise<AnyState | undefined> {
  if (processTypeOf(number) !== type || storeOf(number) !== store) return undefined;
  const known = await views.find(type, number);
  if (known) return known;
  try {
    return await processes.readState(number);
  } catch (error) {
    if (isProcessMissing(error)) return undefined;
    throw error;
  }
}
