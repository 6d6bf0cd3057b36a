import { defaultPolicy, type ServicePolicy } from '../domain/policy/policy';
import { coverageOf, gapNotices, type Coverage } from '../domain/settings/post-coverage';
import { datesFrom, storeResources, today } from './day-plans';
import type { Repositories } from './mongo/repositories';
import { digest } from './secrets';

type Reads = Pick<Repositories, 'settings' | 'staff'>;

/** Who hears of a gap has so many days to find somebody. */
export const DAYS_AHEAD = 31;

/** L-36: each post on so many dates from this one on, by roster and absences as they are now. */
export async function postCoverageOf(
  repositories: Reads,
  store: string,
  policy: Pick<ServicePolicy, 'calendar'>,
  { from, days }: { readonly from: string; readonly days: number },
): Promise<readonly Coverage[]> {
  const [resources, { items }] = await Promise.all([
    storeResources({ repositories }, store, policy),
    repositories.settings.contentOf(store, 'posts'),
  ]);
  return coverageOf(resources, items, datesFrom(from, days));
}

/** L-36: tells of every gap of the days ahead; of each once, whichever program sees it first. Always false, because nothing is left then. */
export async function tellOfPosts(
  repositories: Reads & Pick<Repositories, 'dealership' | 'notices' | 'policies'>,
  now: number = Date.now(),
): Promise<false> {
  const { dealership, notices, policies } = repositories;
  for (const { _id: store } of await dealership.allStores()) {
    const policy = (await policies.newest(store)) ?? defaultPolicy;
    const { zone } = policy.calendar;
    const ahead = { from: today(policy, now), days: DAYS_AHEAD };
    for (const coverage of await postCoverageOf(repositories, store, policy, ahead)) {
      const about = `${store}:post:${coverage.post.id}:${coverage.date}`;
      const id = `${about}:${digest(JSON.stringify(coverage.gaps)).slice(0, 16)}`;
      for (const [index, notice] of gapNotices(coverage, zone, now).entries())
        await notices.tell({ id: `${id} ${index}`, about, store, zone, notice, at: now });
    }
  }
  return false;
}
