import { useMemo } from 'react';
import { QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { permissions, type Operation, type Permission } from '../../../api/permissions';
import type { Arguments, Parameters, PathWith, ReplyOf } from './contract';
import type { BoardCard, Me } from './replies';
import { onSessionOver, read, ServerProblem } from './request';

/** A rejection is an answer; only a request without an answer is sent again. */
const again = (count: number, error: Error): boolean => error instanceof ServerProblem && error.undecided && count < 3;

export const client = new QueryClient({
  defaultOptions: { queries: { retry: again, staleTime: 15_000, refetchOnWindowFocus: true } },
});

onSessionOver(() => void client.invalidateQueries({ queryKey: ['/me'] }));

/** One read of the API, kept under its path and then its parameters. */
export const useRead = <P extends PathWith<'get'>>(path: P, ...parameters: Arguments<P>): UseQueryResult<ReplyOf<P>> =>
  useReadWhen(true, path, ...parameters);

/** A read that waits until what it asks about is known. */
export const useReadWhen = <P extends PathWith<'get'>>(
  enabled: boolean,
  path: P,
  ...[parameters]: Arguments<P>
): UseQueryResult<ReplyOf<P>> =>
  useQuery({
    queryKey: parameters ? [path, parameters] : [path],
    queryFn: ({ signal }) => read(path, parameters ?? ({} as Parameters<P>), signal),
    enabled,
  });

export const useMe = (): UseQueryResult<Me | null> =>
  useQuery({
    queryKey: ['/me'],
    queryFn: async ({ signal }) => {
      try {
        return await read('/me', {}, signal);
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

/** What people are called; the same function as long as nobody comes or goes. */
export function usePeople(): (id: string) => string {
  const { data } = useRead('/staff');
  return useMemo(() => {
    const names = new Map(data?.items.map(({ id, name }) => [id, name]));
    return (id) => names.get(id) ?? id;
  }, [data]);
}

export const useMyTasks = (): UseQueryResult<ReplyOf<'/tasks/mine'>> =>
  useRead('/tasks/mine', { query: { limit: 100 } });

/** A process is read anew after each of its events, at least up to the event that the stream told of. */
const latestSequence = new Map<string, number>();
const processKey = (number: string): readonly string[] => ['process', number];

interface ProcessQuery {
  readonly minSequence: number;
  readonly at?: string;
}

/** One process, read by its own page: as it stands now, or as it stood at a moment. From one moment to the next the page keeps what it shows. */
export const useProcess = <View>(
  number: string,
  at: string | undefined,
  readFrom: (query: ProcessQuery, signal: AbortSignal) => Promise<View>,
): UseQueryResult<View> =>
  useQuery({
    queryKey: at === undefined ? processKey(number) : [...processKey(number), at],
    queryFn: ({ signal }) => readFrom({ minSequence: sequenceOf(number), ...(at !== undefined && { at }) }, signal),
    placeholderData: (known, query) =>
      at !== undefined && query?.queryKey[1] === number && query.queryKey.length === 3 ? known : undefined,
  });

/** The latest event of a process that this page has heard of. */
export const sequenceOf = (number: string): number => latestSequence.get(number) ?? 1;

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
    queryFn: async ({ signal }) => (await read('/board', {}, signal)).items,
  });
