import type { ReactNode } from 'react';
import { useCommand } from '../server/commands';
import { useTexts } from '../texts/use-texts';
import type { Payload } from './at-once';
import { useSending } from './sending';
import { useShowSent } from './show-sent';

interface Acting {
  /** Sends the command; `afterwards` is called once it was sent, and again once it was taken back. */
  readonly act: (command: string, payload: Payload, afterwards?: () => void) => Promise<void>;
  readonly busy: boolean;
  /** Why it was refused, to be shown beside what was pressed. */
  readonly alert: ReactNode;
}

/** Sends commands of a process without a form, each once however often it is pressed, and says what came of it. */
export function useAct(number: string): Acting {
  const { command: title } = useTexts();
  const { send, busy, alert } = useSending();
  const sendCommand = useCommand(number);
  const showSent = useShowSent();
  const act: Acting['act'] = (command, payload, afterwards) =>
    send(async () => {
      showSent(await sendCommand(command, payload), title(command), { number, command, payload }, afterwards);
      afterwards?.();
    });
  return { act, busy, alert };
}
