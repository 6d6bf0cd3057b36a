import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { RepairOrder } from '../../../domain/repair-order/state';
import { dropDraft, keepDraft } from '../../shared/forms/drafts';
import { useShowSent } from '../../shared/forms/show-sent';
import { sendCommandList, type Sent } from '../../shared/server/commands';
import { useIdempotentRequestOf } from '../../shared/server/idempotent-request';
import { pageOfNumber } from '../../shared/server/processes';
import { client } from '../../shared/server/queries';
import { ServerProblem } from '../../shared/server/request';
import { useTexts } from '../../shared/texts/use-texts';
import { dropAttempt, draftKeyOf, attemptOf, openVisit, type Attempt, type Beginning } from './opening';
import { givePhotosTo } from './photos';
import { faultsIn, openingRefusal, refusalOf, type Refusal } from './refusal';
import type { Arriving, Sheet } from './sheet';
import { receptionSteps, type SheetCommand } from './steps';

export const SHEET = 'checkIn';

/** Where what is typed is kept. */
export const sheetKeyOf = (about: Beginning | string): string =>
  typeof about === 'string' ? about : draftKeyOf(about);

interface Receiving {
  /** Sends the sheet. Answers why it was not taken; undefined where it was, or where the visit's own page says why. */
  readonly send: (sheet: Sheet, profile: RepairOrder['checklistProfile']) => Promise<Refusal | undefined>;
  readonly busy: boolean;
  /** What was sent to open the visit, where it is open or nobody knows. */
  readonly attempt: Attempt | undefined;
}

interface Props {
  readonly arriving: Arriving;
  /** How the visit begins, or its number where it is open. */
  readonly about: Beginning | string;
  /** The sender receives the car; others only open the visit. */
  readonly receives: boolean;
}

/** Opens the visit where there is none, and then sends everything at once. */
export function useReceiving({ arriving, about, receives }: Props): Receiving {
  const words = useTexts();
  const navigate = useNavigate();
  const showSent = useShowSent();
  const onceFor = useIdempotentRequestOf();
  const key = sheetKeyOf(about);
  const [busy, setBusy] = useState(false);
  const isSending = useRef(false);
  const [attempt, setAttempt] = useState(() => attemptOf(key));

  const forget = (): void => {
    dropDraft(key, SHEET);
    dropAttempt(key);
  };

  /** The number of the visit, once the photos of the sheet belong to it. */
  async function opened(beginning: Beginning, sheet: Sheet): Promise<string> {
    try {
      const number = await openVisit(beginning, sheet);
      await givePhotosTo(number, sheet);
      return number;
    } finally {
      setAttempt(attemptOf(key));
    }
  }

  async function sendAll(number: string, steps: readonly SheetCommand[]): Promise<Sent> {
    const commands = steps.map(({ command }) => command);
    const sent = await sendCommandList(number, commands, onceFor(commands));
    showSent(sent, words.t('carReceived'));
    return sent;
  }

  const send: Receiving['send'] = async (sheet, profile) => {
    if (isSending.current) return undefined;
    const steps = receives ? receptionSteps(arriving, sheet, profile) : [];
    const faults = faultsIn(steps, words);
    if (faults) return faults;
    isSending.current = true;
    setBusy(true);
    try {
      let number = typeof about === 'string' ? about : '';
      if (typeof about !== 'string')
        try {
          number = await opened(about, sheet);
        } catch (error) {
          return openingRefusal(error, words);
        }
      const last = receptionSteps(arriving, sheet, profile);
      try {
        const sent = receives ? await sendAll(number, last) : 'applied';
        forget();
        // nobody knows yet whether it is taken
        if (sent === 'handedIn') keepDraft(number, SHEET, sheet);
        void client.invalidateQueries({ queryKey: ['/desk'] });
        void navigate(pageOfNumber(number), { replace: true });
        return undefined;
      } catch (error) {
        const refusal = refusalOf(error, last, words);
        const undecided = error instanceof ServerProblem && error.undecided;
        if (typeof about === 'string' || undecided) return refusal;
        // from now on the sheet is that of the visit
        forget();
        keepDraft(number, SHEET, sheet);
        void navigate(pageOfNumber(number), { replace: true, state: { refusal } });
        return undefined;
      }
    } finally {
      isSending.current = false;
      setBusy(false);
    }
  };
  return { send, busy, attempt };
}
