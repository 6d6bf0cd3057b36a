import { Button, Form, Input, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { normalisedCode } from '../../domain/account/one-time-code';
import { useSending } from '../shared/forms/sending';
import { post } from '../shared/server/request';
import { signIn } from '../shared/server/signed-in';
import { Gate } from '../shared/shell/gate';
import { useTexts } from '../shared/texts/use-texts';
import { NewPassword } from './new-password';

interface Typed {
  readonly code: string;
  readonly password: string;
}

/** The code of a link stays in the fragment, which no server sees. */
const codeOfLink = (): string => normalisedCode(window.location.hash.slice(1));

/** Chooses, and signs in with it. Where that needs more than the password, the page for it goes on. */
function useChoice() {
  const navigate = useNavigate();
  const { send, busy, alert } = useSending();
  const choose = ({ code, password }: Typed) =>
    send(async () => {
      const { signIn: name } = await post('/passwords', {}, { body: { code, password } });
      const isIn = await signIn({ signIn: name, password }).then(
        () => true,
        () => false,
      );
      await navigate('/', { replace: true, state: isIn ? null : { signIn: name, chosen: true } });
    });
  return { choose, busy, alert };
}

/** For whoever was given a one-time code, in a link or on paper. */
export function Page() {
  const { t } = useTexts();
  const { choose, busy, alert } = useChoice();
  const [code] = useState(codeOfLink);
  useEffect(() => {
    // whoever looks at the history of this browser does not find the code
    if (window.location.hash !== '') history.replaceState(history.state, '', window.location.pathname);
    document.title = `${t('choosePassword')} · ${t('title')}`;
  }, [t]);
  return (
    <Gate heading={t('choosePassword')} width={440}>
      <Typography.Paragraph>{t('welcomeHint')}</Typography.Paragraph>
      <Form<Typed>
        layout="vertical"
        requiredMark={false}
        initialValues={{ code }}
        onFinish={(typed) => void choose(typed)}
      >
        <Form.Item name="code" label={t('oneTimeCode')} rules={[{ required: true }]}>
          <Input
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            autoFocus={code === ''}
            maxLength={60}
          />
        </Form.Item>
        <NewPassword />
        {alert}
        <Button type="primary" htmlType="submit" block loading={busy}>
          {t('choosePassword')}
        </Button>
      </Form>
      <Typography.Paragraph style={{ margin: '16px 0 0', textAlign: 'center' }}>
        <Link to="/">{t('backToSignIn')}</Link>
      </Typography.Paragraph>
    </Gate>
  );
}
