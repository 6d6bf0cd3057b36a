import { Flex, Typography } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { useTexts } from '../texts/use-texts';

/** The heading of a page, and the name of the tab. */
export function Heading({ text, children }: { readonly text: string; readonly children?: ReactNode }) {
  const { t } = useTexts();
  useEffect(() => {
    document.title = `${text} · ${t('title')}`;
  }, [text, t]);
  return (
    <Flex justify="space-between" align="center" wrap gap={12} style={{ marginBottom: 16 }}>
      <Typography.Title level={1} style={{ margin: 0, fontSize: '1.5rem' }}>
        {text}
      </Typography.Title>
      {children && (
        <Flex gap={8} wrap align="center" className="heading-tools">
          {children}
        </Flex>
      )}
    </Flex>
  );
}
