import type { RepairOrder } from '../../domain/repair-order/state';
import type { Context } from '../context';
import { namedProcess } from '../processes/named-process';

/** A visit of this store that somebody names, also when it was opened a moment ago; undefined where there is none. */
export const namedVisit = async (context: Context, store: string, number: string): Promise<RepairOrder | undefined> =>
  (await namedProcess(context, 'repairOrder', store, number)) as RepairOrder | undefined;
