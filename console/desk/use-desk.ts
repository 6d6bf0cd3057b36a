import { useQuery } from '@tanstack/react-query';
import { useRead } from '../shared/server/queries';
import { read } from '../shared/server/request';

/** What lies on the desk, and whose it is. The names are read again only when another car or case comes: each reading is written down. */
export function useDesk() {
  const desk = useRead('/desk');
  const numbers = desk.data?.items.map(({ number }) => number).toSorted() ?? [];
  const { data } = useQuery({
    queryKey: ['/desk/customers', numbers.join(' ')],
    queryFn: ({ signal }) => read('/desk/customers', {}, signal),
    enabled: numbers.length > 0,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    placeholderData: (known) => known,
  });
  const names = new Map(data?.items.map(({ number, name }) => [number, name]));
  return { desk, nameOf: (number: string): string | undefined => names.get(number) };
}
