import { useQuery, type QueryClient } from '@tanstack/react-query';
import type { Schema } from '../server/contract';
import { read } from '../server/request';

export type CustomerOfCase = Schema<'CustomerOfCase'>;

/** By the number of the case; undefined for one whose customer the reader is not told. */
type Told = readonly (readonly [number: string, customer: CustomerOfCase | undefined])[];

const KEY = '/case-customers';
/** The API takes as many numbers at once. */
const AT_ONCE = 100;

const toldBefore = (client: QueryClient): ReadonlyMap<string, CustomerOfCase | undefined> =>
  new Map(client.getQueriesData<Told>({ queryKey: [KEY] }).flatMap(([, told]) => told ?? []));

async function ask(numbers: readonly string[], signal: AbortSignal): Promise<readonly CustomerOfCase[]> {
  const parts = Array.from({ length: Math.ceil(numbers.length / AT_ONCE) }, (_part, index) =>
    numbers.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  );
  const replies = await Promise.all(parts.map((part) => read(KEY, { query: { numbers: part.join(',') } }, signal)));
  return replies.flatMap(({ items }) => items);
}

/** Whose these complaints and calls are, as far as the reader is told. Each is asked about once: each reading is written down, and counts. */
export function useCaseCustomers(numbers: readonly string[]): (number: string) => CustomerOfCase | undefined {
  const asked = numbers.toSorted();
  const { data } = useQuery({
    queryKey: [KEY, asked.join(',')],
    queryFn: async ({ signal, client }): Promise<Told> => {
      const before = toldBefore(client);
      const items = await ask(
        asked.filter((number) => !before.has(number)),
        signal,
      );
      const told = new Map([...before, ...items.map((one) => [one.number, one] as const)]);
      return asked.map((number) => [number, told.get(number)]);
    },
    enabled: asked.length > 0,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    placeholderData: (known) => known,
  });
  const known = new Map(data);
  return (number) => known.get(number);
}
