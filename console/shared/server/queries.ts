import { QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { permissions, type Operation, type Permission } from '../../../api/permissions';
import { servedProcessOf } from './processes';
import { read, ServerProblem } from './request';
import type { BoardCard, Me, Page, Person, ProcessView, TaskItem } from './shapes';

/** A rejection is an answer; only a request without an answer is sent again. */
const again = (count: number, error: Error): boolean => error instanceof ServerProblem && error.undecided && count < 3;

export const client = new QueryClient({
  defaultOptions: { queries: { retry: again, staleTime: 15_000, refetchOnWindowFocus: true } },
});

/** One read of the API, kept under its own path. */
export const useRead = <T>(path: string, enabled = true): UseQueryResult<T> =>
  useQuery({ queryKey: [path], queryFn: ({ signal }) => read<T>(path, signal), enabled });

export const useMe = (): UseQueryResult<Me | null> =>
  useQuery({
    queryKey: ['/me'],
    queryFn: async ({ signal }) => {
      try {
        return await read<Me>('/me', signal);
      } catch (error) {
        if (error instanceof ServerProblem && error.status === 401) return null;
        throw error;
      }
    },
    staleTime: Infinity,
  });

/** May this person call the operation at all? The server asks the same table. */
export const may = (me: Me | null | undefined, operation: Operation): boolean => {
  const permission: Permission = permissions[operation];
  return permission === 'anyone' || (me?.roles ?? []).some((role) => permission.includes(role));
};

export const useMay = (operation: Operation): boolean => may(useMe().data, operation);

export const usePeople = (): ((id: string) => string) => {
  const { data } = useRead<Page<Person>>('/staff');
  return (id) => data?.items.find((person) => person.id === id)?.name ?? id;
};

export const myTasks = '/tasks/mine?limit=100';
export const useMyTasks = (): UseQueryResult<Page<TaskItem>> => useRead(myTasks);

/** A process is read anew after each of its events, at least up to the event that was heard. */
const latestSequence = new Map<string, number>();
const processKey = (number: string): readonly string[] => ['process', number];

export const useProcess = <T extends ProcessView>(number: string): UseQueryResult<T> =>
  useQuery({
    queryKey: processKey(number),
    queryFn: ({ signal }) => {
      const { base } = servedProcessOf(number);
      return read<T>(`${base}/${number}?minSequence=${latestSequence.get(number) ?? 1}`, signal);
    },
  });

/** Something happened to this process: whoever looks at it reads it again. */
export function noteSequence(number: string, sequence: number): void {
  if ((latestSequence.get(number) ?? 0) >= sequence) return;
  latestSequence.set(number, sequence);
  void client.invalidateQueries({ queryKey: processKey(number) });
  void client.invalidateQueries({ queryKey: ['events', number] });
}

export const boardKey = ['/board'];
export const useBoard = (): UseQueryResult<readonly BoardCard[]> =>
  useQuery({
    queryKey: boardKey,
    queryFn: async ({ signal }) => (await read<Page<BoardCard>>('/board', signal)).items,
  });
