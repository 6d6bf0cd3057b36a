import { Alert, Button, Form, Input, Typography, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { dropOldDrafts } from '../forms/drafts';
import { ServerProblem } from '../server/request';
import { signIn, type Credentials } from '../server/signed-in';
import { useTexts } from '../texts/use-texts';
import { useSentence } from '../texts/sentences';
import { Gate } from './gate';

/** `possible`: whoever is not known here is not told whether a code was missing; `asked`: only the code is. */
type CodeStep = 'none' | 'possible' | 'asked';

/** What another page hands over: who has just chosen a password. */
interface Arrival {
  readonly signIn?: string;
  readonly chosen?: boolean;
}

interface Typed extends Omit<Credentials, 'code'> {
  readonly code?: string;
}

function useSignIn() {
  const sentenceOf = useSentence();
  const [step, setStep] = useState<CodeStep>('none');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const enter = async ({ code = '', ...given }: Typed): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await signIn({ ...given, ...(code.trim() !== '' && { code: code.trim() }) });
    } catch (error) {
      const asked = error instanceof ServerProblem ? error.code : '';
      if (asked === 'secondFactorAsked') setStep('asked');
      else if (asked === 'signInFailed' && step === 'none') setStep('possible');
      if (asked !== 'secondFactorAsked') setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  const restart = (): void => {
    setStep('none');
    setProblem(undefined);
  };
  return { step, problem, busy, enter, restart };
}

const LOOK_EVERY_MS = 30_000;

/** What somebody typed here and left is not for whoever comes next. */
function useDroppingDrafts(): void {
  useEffect(() => {
    dropOldDrafts();
    const timer = setInterval(dropOldDrafts, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
}

/** Who is not signed in signs in where they are; `wasSignedIn` tells that a session has ended. */
export function SignIn({ wasSignedIn }: { readonly wasSignedIn: boolean }) {
  const { t } = useTexts();
  const { step, problem, busy, enter, restart } = useSignIn();
  const arrival = (useLocation().state ?? {}) as Arrival;
  const [form] = Form.useForm<Typed>();
  const code = useRef<InputRef>(null);
  const asked = step === 'asked';
  useDroppingDrafts();
  useEffect(() => {
    if (asked) code.current?.focus();
  }, [asked]);
  const backToPassword = (): void => {
    form.resetFields(['password', 'code']);
    restart();
  };
  return (
    <Gate heading={asked ? t('twoSteps') : t('signIn')}>
      {wasSignedIn && !problem && <Alert type="info" showIcon title={t('sessionOver')} style={{ marginBottom: 16 }} />}
      {arrival.chosen && !problem && (
        <Alert type="success" showIcon title={t('passwordChosen')} style={{ marginBottom: 16 }} />
      )}
      <Form<Typed>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ signIn: arrival.signIn ?? '' }}
        onFinish={(given) => void enter(given)}
      >
        <Form.Item name="signIn" label={t('signInName')} rules={[{ required: true }]} hidden={asked}>
          <Input autoComplete="username" autoFocus={!arrival.signIn} maxLength={60} />
        </Form.Item>
        <Form.Item name="password" label={t('password')} rules={[{ required: true }]} hidden={asked}>
          <Input.Password autoComplete="current-password" autoFocus={Boolean(arrival.signIn)} />
        </Form.Item>
        {asked && <Typography.Paragraph>{t('codeHint')}</Typography.Paragraph>}
        {step !== 'none' && (
          <Form.Item
            name="code"
            label={asked ? t('code') : t('codeIfAny')}
            rules={asked ? [{ required: true }] : []}
            extra={asked ? undefined : t('codeHint')}
          >
            <Input ref={code} autoComplete="one-time-code" maxLength={40} />
          </Form.Item>
        )}
        {problem && <Alert type="error" showIcon title={problem} role="alert" style={{ marginBottom: 16 }} />}
        <Button type="primary" htmlType="submit" block loading={busy}>
          {t('signIn')}
        </Button>
      </Form>
      <Typography.Paragraph style={{ margin: '16px 0 0', textAlign: 'center' }}>
        {asked ? (
          <Button type="link" onClick={backToPassword}>
            {t('otherPerson')}
          </Button>
        ) : (
          <Link to="/welcome">{t('haveCode')}</Link>
        )}
      </Typography.Paragraph>
    </Gate>
  );
}
