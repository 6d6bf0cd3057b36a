import { useState } from 'react';
import { useIdempotentRequest, type SendOnce } from '../server/idempotent-request';
import { client } from '../server/queries';
import { ServerProblem } from '../server/request';
import { useSentence } from '../texts/sentences';

interface Saving<Current> {
  readonly busy: boolean;
  readonly problem: string | undefined;
  /** The record as somebody else has left it meanwhile. */
  readonly conflict: Current | undefined;
  /** Runs one attempt; a refusal is told, and what was typed stays. */
  readonly save: (attempt: (once: SendOnce) => Promise<void>, readCurrent?: () => Promise<Current>) => Promise<void>;
}

const ofMasterData = /^\/(?:customers|vehicles|search|contacts)/;

/** Whatever shows customers and cars is read again. */
export const refreshMasterData = (): Promise<void> =>
  client.invalidateQueries({ predicate: ({ queryKey: [path] }) => ofMasterData.test(String(path)) });

/** Sends a form of master data once, however often it is pressed; where somebody was quicker, it reads what is there now. */
export function useSaving<Current = never>(): Saving<Current> {
  const once = useIdempotentRequest();
  const sentenceOf = useSentence();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [conflict, setConflict] = useState<Current>();
  const tell = async (error: unknown, readCurrent: (() => Promise<Current>) | undefined): Promise<void> => {
    const isStale = error instanceof ServerProblem && error.code === 'versionStale';
    if (!isStale || !readCurrent) return setProblem(sentenceOf(error));
    try {
      const current = await readCurrent();
      setConflict(() => current);
    } catch (other) {
      setProblem(sentenceOf(other));
    }
  };
  return {
    busy,
    problem,
    conflict,
    save: async (attempt, readCurrent) => {
      if (busy) return;
      setBusy(true);
      setProblem(undefined);
      try {
        await attempt(once);
        await refreshMasterData();
      } catch (error) {
        await tell(error, readCurrent);
      } finally {
        setBusy(false);
      }
    },
  };
}
