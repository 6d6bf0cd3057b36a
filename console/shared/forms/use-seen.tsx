import { useState, type ReactNode } from 'react';
import { processTypeOf } from '../../../domain/processes';
import { useMay, useMe } from '../server/queries';
import { movedOnTo, sendSeen } from '../server/seen-state';
import { ChangedSince } from './changed-since';

interface Seen {
  /** Somebody begins to type: what happens from now on happens meanwhile. */
  readonly begin: () => void;
  /** Sends what was decided on what the sender sees. Throws as `send` does; `movedOnTo` says whether others have gone on. */
  readonly send: <T>(send: (seen: number | undefined) => Promise<T>) => Promise<T>;
  /** What others have done meanwhile, above what is typed. */
  readonly alert: ReactNode;
}

interface Form {
  readonly number: string;
  /** The latest event that the page shows. */
  readonly sequence: number;
  /** Somebody opened it, and so has begun; one that stands on the page all the time waits until somebody types. */
  readonly isOpened: boolean;
  readonly onDiscard: () => void;
}

/** The state on which somebody fills in a form about a process, and what has become of it. */
export function useSeen({ number, sequence, isOpened, onDiscard }: Form): Seen {
  const [begunAt, setBegunAt] = useState(isOpened ? sequence : undefined);
  /** What the process had gone on to when it refused what was sent. */
  const [refusedAt, setRefusedAt] = useState<number>();
  const person = useMe().data?.id ?? '';
  const mayRead = useMay(`${processTypeOf(number)}.listEvents`);
  const last = Math.max(sequence, refusedAt ?? 0);
  const begin = (): void => setBegunAt((before) => before ?? sequence);
  const discard = (): void => {
    setBegunAt(undefined);
    setRefusedAt(undefined);
    onDiscard();
  };
  return {
    begin,
    send: async (send) => {
      begin();
      try {
        const sent = await sendSeen({ number, person, mayRead }, last, send);
        // what comes after it begins anew
        setBegunAt(undefined);
        setRefusedAt(undefined);
        return sent;
      } catch (error) {
        setRefusedAt((before) => movedOnTo(error) ?? before);
        throw error;
      }
    },
    alert: begunAt !== undefined && last !== begunAt && (
      <ChangedSince number={number} seen={begunAt} last={last} refused={refusedAt !== undefined} onDiscard={discard} />
    ),
  };
}
