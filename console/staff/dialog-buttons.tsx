import { Button, Flex } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../shared/texts/use-texts';

/** Under the form of a dialog: what else can be done, leaving it, and sending it. */
export function DialogButtons({
  busy,
  label,
  onClose,
  children,
}: {
  readonly busy: boolean;
  /** Of the button that sends. */
  readonly label: string;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}) {
  const { t } = useTexts();
  return (
    <Flex gap={8} justify="end" wrap>
      {children}
      <Button onClick={onClose}>{t('cancel')}</Button>
      <Button type="primary" htmlType="submit" loading={busy}>
        {label}
      </Button>
    </Flex>
  );
}
