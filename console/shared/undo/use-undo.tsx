import { App, Button, Flex } from 'antd';
import { useRef } from 'react';
import { sendCommand } from '../server/commands';
import { useMe } from '../server/queries';
import { ServerProblem } from '../server/request';
import { useSentence } from '../texts/sentences';
import { useTexts } from '../texts/use-texts';
import { counterOf, type CounterCommand, type SentCommand } from './counter-commands';
import { isOffered } from './offered';
import { listenForUndo, UNDO_KEYS } from './undo-key';

const UNDO_S = 10;

/** Says that a command was sent; for ten seconds with a button that takes it back, where the process offers that to this person. */
export function useUndo(): (sent: SentCommand, what: string, afterwards?: () => void) => Promise<void> {
  const { message } = App.useApp();
  const { t } = useTexts();
  const sentenceOf = useSentence();
  const roles = useMe().data?.roles ?? [];
  const running = useRef(0);

  const takeBack = async (number: string, { command, payload }: CounterCommand, what: string): Promise<void> => {
    // one press is one request, whatever becomes of the line
    const key = crypto.randomUUID();
    try {
      await sendCommand(number, command, payload, (send) => send(key));
      message.success(t('undone', { what }));
    } catch (error) {
      message.error(t('notUndone', { what, why: sentenceOf(error) }), UNDO_S);
    }
  };

  return async (sent, what, afterwards) => {
    const key = `sent ${sent.number} ${(running.current += 1)}`;
    message.success({ key, content: t('done', { what }) });
    const counter = counterOf(sent, t('undoReason'));
    if (!counter) return;
    try {
      if (!(await isOffered(sent.number, counter, roles))) return;
    } catch (error) {
      // it is done all the same; whether it can be taken back is not known
      if (error instanceof ServerProblem) return;
      throw error;
    }
    const undo = (): void => {
      stop();
      message.destroy(key);
      void takeBack(sent.number, counter, what).then(afterwards);
    };
    const stop = listenForUndo(undo);
    message.success({
      key,
      duration: UNDO_S,
      onClose: stop,
      content: (
        <Flex component="span" gap={12} align="center" style={{ display: 'inline-flex' }}>
          {t('done', { what })}
          <Button size="small" data-undo={sent.command} aria-keyshortcuts="Alt+Z" onClick={undo}>
            {matchMedia('(pointer: fine)').matches ? `${t('undo')} (${UNDO_KEYS})` : t('undo')}
          </Button>
        </Flex>
      ),
    });
  };
}
