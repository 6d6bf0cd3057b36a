import { App, Button, Flex, Form, Input, QRCode, Typography } from 'antd';
import { useState } from 'react';
import { useSending } from '../shared/forms/sending';
import { client } from '../shared/server/queries';
import { post, put } from '../shared/server/request';
import type { Schema } from '../shared/server/contract';
import type { Me } from '../shared/server/replies';
import { useTexts } from '../shared/texts/use-texts';

type Enrolment = Schema<'SecondFactorEnrolment'>;

/** Whoever finds an unattended desk does not set one up. */
function Password({ onBegin }: { readonly onBegin: (enrolment: Enrolment) => void }) {
  const { t } = useTexts();
  const { send, busy, alert } = useSending();
  const begin = (body: { readonly password: string }) =>
    send(async () => onBegin(await post('/me/second-factor', {}, { body })));
  return (
    <Form<{ password: string }> layout="vertical" requiredMark={false} onFinish={(typed) => void begin(typed)}>
      <Form.Item name="password" label={t('confirmPassword')} rules={[{ required: true }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      {alert}
      <Button type="primary" htmlType="submit" loading={busy}>
        {t('next')}
      </Button>
    </Form>
  );
}

interface Confirming {
  readonly enrolment: Enrolment;
  readonly onDone: (codes: readonly string[], me: Me) => void;
}

const inGroups = (secret: string): string => secret.replaceAll(/(.{4})(?=.)/g, '$1 ');

/** The code is drawn here, and is nowhere else. */
function Scan({ enrolment, onDone }: Confirming) {
  const { t } = useTexts();
  const { send, busy, alert } = useSending();
  const confirm = ({ code }: { readonly code: string }) =>
    send(async () => {
      const { recoveryCodes, me } = await put('/me/second-factor', {}, { body: { code: code.trim() } });
      onDone(recoveryCodes, me);
    });
  return (
    <Form<{ code: string }> layout="vertical" requiredMark={false} onFinish={(typed) => void confirm(typed)}>
      <Typography.Paragraph>{t('scanHint')}</Typography.Paragraph>
      <Flex gap={16} wrap align="center" style={{ marginBottom: 16 }}>
        <QRCode
          value={enrolment.uri}
          type="svg"
          size={200}
          errorLevel="L"
          bgColor="#fff"
          color="#000"
          aria-label={t('twoSteps')}
        />
        <Flex vertical gap={4} style={{ flex: '1 1 12rem' }}>
          <Typography.Text type="secondary">{t('cannotScan')}</Typography.Text>
          <Typography.Text code style={{ overflowWrap: 'anywhere' }} data-testid="secret">
            {inGroups(enrolment.secret)}
          </Typography.Text>
        </Flex>
      </Flex>
      <Form.Item name="code" label={t('enterFirstCode')} rules={[{ required: true }]}>
        <Input
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={10}
          autoFocus
          style={{ maxWidth: '12rem' }}
        />
      </Form.Item>
      {alert}
      <Button type="primary" htmlType="submit" loading={busy}>
        {t('activate')}
      </Button>
    </Form>
  );
}

function RecoveryCodes({ codes, onKept }: { readonly codes: readonly string[]; readonly onKept: () => void }) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(codes.join('\n'));
    void message.success(t('copied'));
  };
  return (
    <>
      <Typography.Paragraph>{t('recoveryHint')}</Typography.Paragraph>
      <ul className="codes" aria-label={t('recoveryCodes')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Flex gap={8} wrap>
        <Button onClick={() => void copy()}>{t('copy')}</Button>
        <Button onClick={() => window.print()}>{t('print')}</Button>
        <Button type="primary" onClick={onKept}>
          {t('recoveryKept')}
        </Button>
      </Flex>
    </>
  );
}

/** Password, QR code with its first code, recovery codes: one after the other. `onDone` once the codes are kept. */
export function SecondFactorSetUp({ onDone }: { readonly onDone: () => void }) {
  const [enrolment, setEnrolment] = useState<Enrolment>();
  const [done, setDone] = useState<{ readonly codes: readonly string[]; readonly me: Me }>();
  if (done) {
    const keep = (): void => {
      // only now: whoever may go on would not see the codes any more
      client.setQueryData(['/me'], done.me);
      onDone();
    };
    return <RecoveryCodes codes={done.codes} onKept={keep} />;
  }
  if (enrolment) return <Scan enrolment={enrolment} onDone={(codes, me) => setDone({ codes, me })} />;
  return <Password onBegin={setEnrolment} />;
}
