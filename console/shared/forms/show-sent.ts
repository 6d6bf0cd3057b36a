import { App } from 'antd';
import type { Sent } from '../server/commands';
import { useTexts } from '../texts/use-texts';
import type { SentCommand } from '../undo/counter-commands';
import { useUndo } from '../undo/use-undo';

/** Says what came of a command: done, and for a while how to take it back; or handed in and not yet decided. */
export function useShowSent(): (sent: Sent, what: string, command?: SentCommand, afterwards?: () => void) => void {
  const { message } = App.useApp();
  const { t } = useTexts();
  const showUndo = useUndo();
  return (sent, what, command, afterwards) => {
    if (sent === 'handedIn') message.info(t('handedIn', { what }));
    else if (command) void showUndo(command, what, afterwards);
    else message.success(t('done', { what }));
  };
}
