import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { mainTermOf, termsOf } from '../../../domain/master-data/search';
import { useMay } from '../server/queries';
import type { SearchHit } from '../server/replies';
import { read } from '../server/request';
import { useSettled } from './settled';

export interface Search {
  /** Enough was typed to look for it. */
  readonly asked: boolean;
  /** The answer belongs to what was typed before. */
  readonly waiting: boolean;
  readonly hits: readonly SearchHit[];
  readonly error: Error | null;
}

export const isSearchable = (text: string): boolean => mainTermOf(termsOf(text)) !== undefined;

/** Customers and cars by any part of what they are known by, while somebody types. */
export function useSearch(text: string): Search {
  const may = useMay('search');
  const asked = may && isSearchable(text);
  const q = useSettled(text.trim());
  const enabled = asked && isSearchable(q);
  const { data, error, isFetching } = useQuery({
    queryKey: ['/search', { query: { q } }],
    queryFn: ({ signal }) => read('/search', { query: { q } }, signal),
    enabled,
    placeholderData: keepPreviousData,
  });
  const waiting = asked && (isFetching || q !== text.trim());
  return { asked, waiting, hits: enabled ? (data?.items ?? []) : [], error: enabled ? error : null };
}
