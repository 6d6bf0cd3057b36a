import { useQuery } from '@tanstack/react-query';
import type { Schema } from '../server/contract';
import { read } from '../server/request';

export type CustomerOfCase = Schema<'CustomerOfCase'>;

/** The API takes as many numbers at once. */
const AT_ONCE = 100;

/** Whose these complaints and calls are, as far as the reader is told. Read again only when another comes: each reading is written down. */
export function useCaseCustomers(numbers: readonly string[]): (number: string) => CustomerOfCase | undefined {
  const asked = numbers.toSorted();
  const { data } = useQuery({
    queryKey: ['/case-customers', asked.join(',')],
    queryFn: async ({ signal }) => {
      const parts = Array.from({ length: Math.ceil(asked.length / AT_ONCE) }, (_part, index) =>
        asked.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
      );
      const replies = await Promise.all(
        parts.map((part) => read('/case-customers', { query: { numbers: part.join(',') } }, signal)),
      );
      return replies.flatMap(({ items }) => items);
    },
    enabled: asked.length > 0,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    placeholderData: (known) => known,
  });
  const known = new Map(data?.map((one) => [one.number, one]));
  return (number) => known.get(number);
}
