import { Alert, Button, Flex, Form, Input, Radio, Typography } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { SignInName } from '../../../domain/account/sign-in-name';
import { brands } from '../../../domain/policy/brands';
import { Phone } from '../../../domain/values/field-schemas';
import { brandTexts } from '../../../texts/common/brands';
import { ruleOf } from '../forms/rules';
import type { BodyOf, Schema } from '../server/contract';
import { client } from '../server/queries';
import { post } from '../server/request';
import { useSentence } from '../texts/sentences';
import { useTexts } from '../texts/use-texts';
import { Gate } from './gate';
import { OneTimeCode } from './one-time-code';

type Given = BodyOf<'/first-run'>;
interface Opened {
  readonly store: Schema<'StoreOpened'>;
  readonly name: string;
  readonly manager: string;
}

function BrandChoice({ value, onChange }: { readonly value?: string; readonly onChange?: (brand: string) => void }) {
  const { language } = useTexts();
  return (
    <Radio.Group
      value={value}
      onChange={({ target }) => onChange?.(target.value as string)}
      style={{ display: 'flex', flexDirection: 'column', gap: 8 }}
      options={brands.map((brand) => ({
        value: brand,
        label: (
          <Flex vertical>
            <span>{brandTexts[brand].name[language]}</span>
            <Typography.Text type="secondary" style={{ fontSize: '0.85rem' }}>
              {brandTexts[brand].differs[language]}
            </Typography.Text>
          </Flex>
        ),
      }))}
    />
  );
}

/** The store is open: its manager chooses a password next. */
function StoreOpened({ opened: { store, name, manager } }: { readonly opened: Opened }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const { code } = store;
  const goOn = async (): Promise<void> => {
    await navigate(code === null ? '/' : `/welcome#${code.code}`, { replace: true });
    client.setQueryData(['/first-run'], { needed: false });
  };
  return (
    <Flex vertical gap={16}>
      <Alert type="success" showIcon title={t('storeOpened', { store: name })} />
      <OneTimeCode name={manager} signIn={store.signIn} code={code} />
      <Button type="primary" onClick={() => void goOn()}>
        {code === null ? t('toSignIn') : t('managerGoesOn')}
      </Button>
    </Flex>
  );
}

function OpeningForm({ onOpened }: { readonly onOpened: (opened: Opened) => void }) {
  const { t } = useTexts();
  const sentenceOf = useSentence();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const open = async (given: Given): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const store = await post('/first-run', {}, { body: given });
      onOpened({ store, name: given.store.name, manager: given.manager.name });
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  const needed = [{ required: true, whitespace: true, message: t('needed') }];
  return (
    <Form<Given>
      layout="vertical"
      scrollToFirstError
      initialValues={{ store: { brand: 'general' } }}
      onFinish={(given) => void open(given)}
    >
      <Typography.Paragraph type="secondary">{t('firstRunHint')}</Typography.Paragraph>
      <Form.Item name="code" label={t('firstRunCode')} rules={needed} extra={t('firstRunCodeHint')}>
        <Input autoComplete="off" maxLength={60} style={{ fontFamily: 'monospace' }} autoFocus />
      </Form.Item>
      <Form.Item name={['store', 'name']} label={t('storeName')} rules={needed}>
        <Input autoComplete="organization" maxLength={120} />
      </Form.Item>
      <Form.Item name={['store', 'brand']} label={t('brandProfile')} extra={t('brandProfileHint')}>
        <BrandChoice />
      </Form.Item>
      <Form.Item name={['manager', 'name']} label={t('managerName')} rules={needed}>
        <Input autoComplete="name" maxLength={120} />
      </Form.Item>
      <Form.Item
        name={['manager', 'signIn']}
        label={t('managerSignIn')}
        rules={[...needed, ruleOf(SignInName, t('signInRule'))]}
        extra={t('signInRule')}
      >
        <Input autoComplete="username" autoCapitalize="none" maxLength={60} />
      </Form.Item>
      <Form.Item
        name={['manager', 'phone']}
        label={t('managerPhone')}
        rules={[...needed, ruleOf(Phone, t('phoneRule'))]}
      >
        <Input autoComplete="tel" inputMode="tel" maxLength={20} />
      </Form.Item>
      {problem && <Alert type="error" showIcon title={problem} role="alert" style={{ marginBottom: 16 }} />}
      <Button type="primary" htmlType="submit" block loading={busy}>
        {t('openStoreNow')}
      </Button>
    </Form>
  );
}

/** While no store is open: whoever has the code that the server printed opens the first one. */
export function FirstRun() {
  const { t } = useTexts();
  const [opened, setOpened] = useState<Opened>();
  return (
    <Gate heading={t('firstRun')} width={620}>
      {opened ? <StoreOpened opened={opened} /> : <OpeningForm onOpened={setOpened} />}
    </Gate>
  );
}
