import { Alert, Button, Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/use-texts';

/** A form beside the page it was opened from: what was typed on the page stays. */
export function FormDrawer({
  title,
  children,
  problem,
  busy,
  sendLabel,
  onSend,
  onClose,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly problem: string | undefined;
  readonly busy: boolean;
  readonly sendLabel: string;
  /** Absent where the content has its own button. */
  readonly onSend: (() => Promise<void>) | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTexts();
  return (
    <Drawer
      open
      size={560}
      title={title}
      onClose={onClose}
      className="command-drawer"
      closable={{ 'aria-label': t('close') }}
      footer={
        onSend && (
          <Button type="primary" block loading={busy} onClick={() => void onSend()}>
            {sendLabel}
          </Button>
        )
      }
    >
      {children}
      {problem && <Alert type="error" showIcon role="alert" title={problem} style={{ marginTop: 8 }} />}
    </Drawer>
  );
}
