import { Alert } from 'antd';
import { useState, type ReactNode } from 'react';
import { useSentence } from '../texts/sentences';

interface Sending {
  /** Sends, and keeps why it was refused. */
  readonly send: (work: () => Promise<void>) => Promise<void>;
  readonly busy: boolean;
  /** Why it was refused, to be shown in the form. */
  readonly alert: ReactNode;
}

export function useSending(): Sending {
  const sentenceOf = useSentence();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const send = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  const alert = problem && <Alert type="error" showIcon role="alert" title={problem} style={{ marginBottom: 16 }} />;
  return { send, busy, alert };
}
