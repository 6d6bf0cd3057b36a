import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ItemOf } from './contract';
import { eventsPathOf, type EventsPath } from './processes';
import { read } from './request';

export type EventRow = ItemOf<EventsPath>;
const PAGE = 100;

/** What happened after an event, up to one page of it; the oldest first. Throws a ServerProblem. */
export const eventsAfter = async (number: string, after: number, signal?: AbortSignal): Promise<readonly EventRow[]> =>
  (await read(eventsPathOf(number), { path: { number }, query: { limit: PAGE, after } }, signal)).items;

/** What happened after an event until the one that was last heard of. */
export const useEventsAfter = (number: string, after: number, last: number, enabled: boolean) =>
  useQuery({
    queryKey: ['events', number, after, last],
    queryFn: ({ signal }) => eventsAfter(number, after, signal),
    enabled: enabled && last > after,
  });

/** L-40: what happened to a process, page by page, the oldest first. */
export const useEvents = (number: string, enabled = true) =>
  useInfiniteQuery({
    queryKey: ['events', number],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      read(eventsPathOf(number), { path: { number }, query: { limit: PAGE, after: pageParam } }, signal),
    getNextPageParam: ({ nextAfter }) => nextAfter,
    select: ({ pages }) => pages.flatMap(({ items }): readonly EventRow[] => items),
    enabled,
  });
