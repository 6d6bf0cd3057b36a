import { Alert, Flex, Typography } from 'antd';
import type { Schema } from '../server/contract';
import { useTexts } from '../texts/use-texts';
import { atStore } from './store-time';

interface Given {
  readonly name: string;
  readonly signIn: string;
  /** Null for whoever has a password. */
  readonly code: Schema<'OneTimeCode'> | null;
}

/** A code that is shown this once, and what the person does with it. */
export function OneTimeCode({ name, signIn, code }: Given) {
  const { t } = useTexts();
  if (code === null) return <Alert type="info" showIcon title={t('codeNotNeeded', { signIn })} />;
  const link = `${window.location.origin}/welcome#${code.code}`;
  const tooltips = [t('copy'), t('codeCopied')];
  return (
    <Flex vertical gap={8} data-one-time-code={signIn}>
      <Typography.Text>{t('codeFor', { name })}</Typography.Text>
      <Typography.Text
        copyable={{ text: code.code, tooltips }}
        style={{ fontSize: '1.4rem', fontFamily: 'monospace', letterSpacing: '0.05em' }}
        data-code
      >
        {code.code}
      </Typography.Text>
      <Typography.Text copyable={{ text: link, tooltips }}>{t('codeLink')}</Typography.Text>
      <Typography.Text type="secondary">
        {t('oneTimeCodeHint', {
          signIn,
          where: window.location.host,
          until: atStore(code.expiresAt).format('YYYY-MM-DD HH:mm'),
        })}
      </Typography.Text>
    </Flex>
  );
}
