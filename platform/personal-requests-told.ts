import { requestNotices, toldFrom, urgencyOf } from '../domain/personal-data/personal-request';
import { defaultPolicy } from '../domain/policy/policy';
import type { Repositories } from './mongo/repositories';

const AT_ONCE = 200;

/**
 * M-06: tells those whose task it is that the day of a request about personal data comes near, or is over; each once, whichever program is the first to see it. Always
 * false, because nothing is left then.
 */
export async function tellOfRequests(
  { notices, personalRequests, policies }: Pick<Repositories, 'notices' | 'personalRequests' | 'policies'>,
  now: number = Date.now(),
): Promise<false> {
  for (const request of await personalRequests.openBefore(toldFrom(now), AT_ONCE)) {
    const { _id, store, customer, told } = request;
    const urgency = urgencyOf(request, now);
    if (told === urgency) continue;
    const { zone } = ((await policies.newest(store)) ?? defaultPolicy).calendar;
    for (const [index, notice] of requestNotices(request, zone, now).entries())
      await notices.tell({ id: `${_id} ${urgency} ${index}`, about: customer, store, zone, notice, at: now });
    await personalRequests.noteTold(_id, urgency);
  }
  return false;
}
