import { definitionOf, storeOf, type AnyState, type ProcessType } from '../../domain/processes';
import { isProcessMissing } from '../../platform/process-port';
import type { Context } from '../context';

/** A process of this store that the read side has not seen yet, as it says itself; undefined where there is none. */
export async function unseenProcess(
  { processes }: Context,
  type: ProcessType,
  store: string,
  number: string,
): Promise<AnyState | undefined> {
  if (definitionOf(number).type !== type || storeOf(number) !== store) return undefined;
  try {
    return await processes.readState(number);
  } catch (error) {
    if (isProcessMissing(error)) return undefined;
    throw error;
  }
}
