import type { Complaint } from '../../domain/complaint/state';
import type { Context } from '../context';
import { namedProcess } from '../processes/named-process';

/** A complaint of this store that somebody names, also when it was taken down a moment ago; undefined where there is none. */
export const namedComplaint = async (context: Context, store: string, number: string): Promise<Complaint | undefined> =>
  (await namedProcess(context, 'complaint', store, number)) as Complaint | undefined;
