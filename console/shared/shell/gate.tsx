import { Button, Card, Flex, Layout, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/use-texts';
import { useSettings } from './settings';

interface Given {
  readonly heading: string;
  readonly width?: number;
  /** Beside the button of the language. */
  readonly extra?: ReactNode;
  readonly children: ReactNode;
}

/** What stands before the console: one card in the middle of the page. */
export function Gate({ heading, width = 400, extra, children }: Given) {
  const { t, language } = useTexts();
  const { setLanguage } = useSettings();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <Layout style={{ minHeight: '100vh' }}>
      <Flex component="main" justify="center" align="center" flex="auto" style={{ padding: 16 }}>
        <Card style={{ width, maxWidth: '100%' }}>
          <Flex justify="space-between" align="baseline" gap={8}>
            <Typography.Text type="secondary">{t('title')}</Typography.Text>
            <Flex align="baseline">
              {extra}
              <Button
                type="link"
                style={{ paddingInlineEnd: 0 }}
                lang={other === 'zh' ? 'zh-CN' : 'en'}
                onClick={() => setLanguage(other)}
              >
                {t('language')}
              </Button>
            </Flex>
          </Flex>
          <Typography.Title level={1} style={{ margin: '4px 0 20px', fontSize: '1.5rem' }}>
            {heading}
          </Typography.Title>
          {children}
        </Card>
      </Flex>
    </Layout>
  );
}
