import { toRole, type Notice } from '../kernel/notice';
import type { Instant } from '../kernel/process';
import { localTime } from '../time/working-time';
import { intervalsOn, presenceOn, type StoreResources } from '../workshop-day/day-resources';
import { without } from '../workshop-day/intervals';
import type { Interval } from '../workshop-day/resources';
import type { Post } from './posts';

/** What a post lacks on a date: when the store is open and nobody stands there. */
export interface Coverage {
  readonly post: Post;
  readonly date: string;
  readonly gaps: readonly Interval[];
}

/** L-36: when on this date the store is open and nobody stands there. */
export const gapsOf = (store: StoreResources, { members }: Pick<Post, 'members'>, date: string): readonly Interval[] =>
  store.staff
    .filter(({ person }) => members.includes(person))
    .flatMap((member) => presenceOn(store, member, date))
    .reduce<readonly Interval[]>(without, intervalsOn(store.calendar, date));

/** The coverage of each post in use on each date. */
export const coverageOf = (
  store: StoreResources,
  posts: readonly Post[],
  dates: readonly string[],
): readonly Coverage[] =>
  posts
    .filter(({ active }) => active)
    .flatMap((post) => dates.map((date) => ({ post, date, gaps: gapsOf(store, post, date) })));

/**
 * L-36: whoever answers for the desk hears of a gap that is not over. A post for which nobody has been named yet is not kept by anybody, and only its coverage
 * says so.
 */
export function gapNotices({ post, date, gaps }: Coverage, zone: string, now: Instant): readonly Notice[] {
  const gap = gaps.find(({ until }) => until > now);
  if (!gap || post.members.length === 0) return [];
  const clock = (instant: Instant): string => localTime(zone, instant).slice(-5);
  const facts = { 'post.zh': post.zh, 'post.en': post.en, day: date, from: clock(gap.from), until: clock(gap.until) };
  return (['serviceManager', 'businessSupervisor'] as const).flatMap((role) =>
    toRole(role, null, 'postUncovered', facts),
  );
}
