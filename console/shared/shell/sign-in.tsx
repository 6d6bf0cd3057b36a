import { Alert, Button, Card, Flex, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { client } from '../server/queries';
import { post } from '../server/request';
import { useTexts } from '../texts/use-texts';
import { useSentence } from '../texts/sentences';
import { useSettings } from './settings';

interface Given {
  readonly signIn: string;
  readonly password: string;
}

export function SignIn() {
  const { t, language } = useTexts();
  const sentenceOf = useSentence();
  const { setLanguage } = useSettings();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const enter = async (given: Given): Promise<void> => {
    setBusy(true);
    try {
      const me = await post('/browser-sessions', {}, { body: given });
      client.setQueryData(['/me'], me);
      await client.invalidateQueries({ predicate: ({ queryKey: [path] }) => path !== '/me' });
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Flex component="main" justify="center" align="center" style={{ minHeight: '100vh', padding: 16 }}>
      <Card style={{ width: 380 }}>
        <Flex justify="space-between" align="baseline">
          <Typography.Title level={2} style={{ marginTop: 0 }}>
            {t('title')}
          </Typography.Title>
          <Button type="link" onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
            {t('language')}
          </Button>
        </Flex>
        <Form<Given> layout="vertical" onFinish={(given) => void enter(given)} requiredMark={false}>
          <Form.Item name="signIn" label={t('signInName')} rules={[{ required: true }]}>
            <Input autoComplete="username" autoFocus />
          </Form.Item>
          <Form.Item name="password" label={t('password')} rules={[{ required: true }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          {problem && <Alert type="error" showIcon title={problem} role="alert" style={{ marginBottom: 16 }} />}
          <Button type="primary" htmlType="submit" block loading={busy}>
            {t('signIn')}
          </Button>
        </Form>
      </Card>
    </Flex>
  );
}
