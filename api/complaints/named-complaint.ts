import type { Complaint } from '../../domain/complaint/state';
import type { Context } from '../context';
import { unseenProcess } from '../processes/unseen';

/** A complaint of this store that somebody names, also when it was taken down a moment ago; undefined where there is none. */
export async function namedComplaint(context: Context, store: string, number: string): Promise<Complaint | undefined> {
  const { complaints, views } = context.repositories;
  const known = (await complaints.has(store, number)) ? await views.find('complaint', number) : undefined;
  return (known ?? (await unseenProcess(context, 'complaint', store, number))) as Complaint | undefined;
}
