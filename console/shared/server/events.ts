import { useInfiniteQuery } from '@tanstack/react-query';
import type { ItemOf } from './contract';
import { eventsPathOf, type EventsPath } from './processes';
import { read } from './request';

export type EventRow = ItemOf<EventsPath>;
const PAGE = 100;

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
