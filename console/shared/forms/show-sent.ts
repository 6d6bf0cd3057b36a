import { App } from 'antd';
import type { Sent } from '../server/commands';
import { useTexts } from '../texts/use-texts';

/** Says what came of a command: done, or handed in and not yet decided. */
export function useShowSent(): (sent: Sent, what: string) => void {
  const { message } = App.useApp();
  const { t } = useTexts();
  return (sent, what) =>
    void (sent === 'applied' ? message.success(t('done', { what })) : message.info(t('handedIn', { what })));
}
