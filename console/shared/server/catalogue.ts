import { useInfiniteQuery, useQueries, type UseQueryResult } from '@tanstack/react-query';
import { client, useRead } from './queries';
import type { MenuItem, Part } from './replies';
import { read } from './request';

/** As many numbers as one request may name. */
const AT_ONCE = 100;
/** As many as somebody looks through before typing more of the name. */
const OFFERED = 50;

export const asked = (search: string) => ({ limit: OFFERED, ...(search !== '' && { search }) });

/** The first parts that are offered and have these words in number or name. */
export const useFoundParts = (search: string): readonly Part[] =>
  useRead('/parts', { query: asked(search) }).data?.items ?? [];

/** The same of the price menu. */
export const useFoundWork = (search: string): readonly MenuItem[] =>
  useRead('/price-menu', { query: asked(search) }).data?.items ?? [];

const partsQuery = (numbers: readonly string[]) => ({
  queryKey: ['/parts', { numbers }] as const,
  queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<readonly Part[]> =>
    (await read('/parts', { query: { numbers: numbers.join(','), includeRetired: true } }, signal)).items,
});

/** The parts of these numbers as far as there are, the retired too; at most 100. */
export const partsOf = async (numbers: readonly string[]): Promise<readonly Part[]> =>
  numbers.length === 0 ? [] : client.fetchQuery(partsQuery(numbers));

const byNumber = (results: readonly UseQueryResult<readonly Part[]>[]): ReadonlyMap<string, Part> =>
  new Map(results.flatMap(({ data = [] }) => data).map((part) => [part.partNumber, part]));

/** The parts of these numbers, by number, as far as they are read. */
export function usePartsOf(numbers: readonly string[]): ReadonlyMap<string, Part> {
  const all = [...new Set(numbers)].toSorted();
  const pages = Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_none, page) =>
    all.slice(page * AT_ONCE, (page + 1) * AT_ONCE),
  );
  return useQueries({ queries: pages.map(partsQuery), combine: byNumber });
}

export interface CatalogueSearch {
  readonly search: string;
  readonly withRetired: boolean;
}

/** A list of the catalogue, page by page, by number. */
const usePages = (path: '/parts' | '/price-menu', { search, withRetired }: CatalogueSearch) =>
  useInfiniteQuery({
    queryKey: [path, 'pages', { search, withRetired }],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }): Promise<{ items: readonly object[]; nextCursor: string | null }> => {
      const query = { includeRetired: withRetired, ...asked(search), ...(pageParam && { cursor: pageParam }) };
      return read(path, { query }, signal);
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** A list of which more can be read. */
export interface CataloguePages<T> extends Pick<
  ReturnType<typeof usePages>,
  'isPending' | 'hasNextPage' | 'isFetchingNextPage'
> {
  readonly items: readonly T[];
  readonly more: () => void;
}

function pagesOf<T>(query: ReturnType<typeof usePages>): CataloguePages<T> {
  const { data, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const items = data?.pages.flatMap((page) => page.items as readonly T[]) ?? [];
  return { items, isPending, hasNextPage, isFetchingNextPage, more: () => void fetchNextPage() };
}

export const usePartPages = (search: CatalogueSearch): CataloguePages<Part> => pagesOf(usePages('/parts', search));
export const useWorkPages = (search: CatalogueSearch): CataloguePages<MenuItem> =>
  pagesOf(usePages('/price-menu', search));
