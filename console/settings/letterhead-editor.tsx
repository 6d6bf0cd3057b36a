import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, App, Button, Card, Flex, Form, Input, Select, Typography } from 'antd';
import { useState } from 'react';
import { changesBetween } from '../../domain/master-data/changes';
import { phoneUses } from '../../domain/settings/letterhead';
import { draftOf, dropDraft, keepDraft } from '../shared/forms/drafts';
import { Loaded } from '../shared/shell/states';
import { useTexts } from '../shared/texts/use-texts';
import { Conflict } from './conflict';
import { NotStored } from './content-problems';
import { freeUse, letterheadOf, valuesOf, withNumber, type LetterheadValues } from './letterhead-form';
import { LetterheadPreview } from './letterhead-preview';
import { LogoInput } from './logo-input';
import { SectionFrame } from './section-frame';
import { storeSection, useSection, type Setting } from './use-section';
import { useSettingTexts } from './wording';

const DRAFT = ['settings', 'letterhead'] as const;

/** What was typed, and over which version. */
interface Draft {
  readonly version: number;
  readonly values: LetterheadValues;
}
const draft = (): Draft | undefined => draftOf(...DRAFT) as unknown as Draft | undefined;

/** A field in both languages, side by side where there is room. */
function BothFields({
  name,
  required = false,
  maxLength = 120,
}: {
  readonly name: 'name' | 'address' | 'appointmentProcess';
  readonly required?: boolean;
  readonly maxLength?: number;
}) {
  const { t } = useTexts();
  const { field } = useSettingTexts();
  return (
    <Flex gap="0 12px" wrap>
      {(['zh', 'en'] as const).map((language) => (
        <Form.Item
          key={language}
          name={[name, language]}
          label={`${field(name)} · ${t(language === 'zh' ? 'chinese' : 'english')}`}
          required={required}
          style={{ flex: '1 1 16rem' }}
        >
          {maxLength > 120 ? <Input.TextArea autoSize maxLength={maxLength} /> : <Input maxLength={maxLength} />}
        </Form.Item>
      ))}
    </Flex>
  );
}

function Phones() {
  const { t } = useTexts();
  const { field, choice } = useSettingTexts();
  const form = Form.useFormInstance<LetterheadValues>();
  return (
    <Form.List name="phones">
      {(rows, { add, remove }) => (
        <Flex vertical gap={0}>
          {rows.map(({ key, name }) => (
            <Flex key={key} gap={8} align="start">
              <Form.Item name={[name, 'use']} style={{ flex: '0 1 9rem', minWidth: 0 }}>
                <Select
                  aria-label={`${field('use')} ${name + 1}`}
                  options={phoneUses.map((use) => ({ value: use, label: choice(use) }))}
                />
              </Form.Item>
              <Form.Item name={[name, 'number']} style={{ flex: '1 1 8rem', minWidth: 0 }}>
                <Input aria-label={`${field('number')} ${name + 1}`} inputMode="tel" maxLength={24} />
              </Form.Item>
              <Button
                icon={<DeleteOutlined />}
                aria-label={`${t('remove')} ${field('phones')} ${name + 1}`}
                onClick={() => remove(name)}
              />
            </Flex>
          ))}
          {rows.length < phoneUses.length && (
            <Button
              icon={<PlusOutlined />}
              style={{ alignSelf: 'start', marginBottom: 16 }}
              onClick={() => add({ use: freeUse((form.getFieldValue('phones') ?? []) as LetterheadValues['phones']) })}
            >
              {t('addPhone')}
            </Button>
          )}
        </Flex>
      )}
    </Form.List>
  );
}

function Editor({ setting }: { readonly setting: Setting<'letterhead'> }) {
  const { t } = useTexts();
  const words = useSettingTexts();
  const { message } = App.useApp();
  const [form] = Form.useForm<LetterheadValues>();
  const [first] = useState(draft);
  const [typed, setTyped] = useState(first !== undefined);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const startValues = first?.values ?? valuesOf(setting.content);
  const [shown, setShown] = useState(() => letterheadOf(startValues));
  const overtaken = first !== undefined && first.version !== setting.version && typed;
  const against = overtaken ? changesBetween({ ...setting.content }, { ...shown }) : [];
  const values = (): LetterheadValues => form.getFieldsValue(true) as LetterheadValues;

  const discard = (): void => {
    dropDraft(...DRAFT);
    form.setFieldsValue(valuesOf(setting.content));
    setShown(setting.content);
    setTyped(false);
    setProblem(undefined);
  };
  const save = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    form.setFields(form.getFieldsError().map(({ name }) => ({ name: name as never, errors: [] })));
    form.setFieldValue('phones', withNumber(values().phones));
    try {
      await storeSection('letterhead', setting, letterheadOf(values()), () => dropDraft(...DRAFT));
      void message.success(t('savedNow'));
    } catch (error) {
      if (!(error instanceof NotStored)) void message.error(words.reason(error));
      else {
        form.setFields(error.problems.map((one) => ({ name: [...one.path] as never, errors: [words.fault(one)] })));
        setProblem(words.reason(error));
      }
    } finally {
      setBusy(false);
    }
  };

  return (
    <SectionFrame name="letterhead" setting={setting}>
      {against.length > 0 && <Conflict page="letterhead" changes={against} />}
      <div className="beside">
        <Card size="small">
          <Form<LetterheadValues>
            form={form}
            layout="vertical"
            initialValues={startValues}
            onValuesChange={() => {
              keepDraft(...DRAFT, { version: setting.version, values: values() } satisfies Draft);
              setTyped(true);
              setShown(letterheadOf(values()));
            }}
            onFinish={() => void save()}
          >
            <BothFields name="name" required />
            <BothFields name="address" />
            <Typography.Text>{words.field('phones')}</Typography.Text>
            <Phones />
            <Form.Item name="hotline" label={words.field('hotline')} style={{ maxWidth: '16rem' }}>
              <Input inputMode="tel" maxLength={24} />
            </Form.Item>
            <BothFields name="appointmentProcess" maxLength={500} />
            <Flex gap="0 12px" wrap>
              <Form.Item name={['bank', 'name']} label={t('bankName')} style={{ flex: '1 1 16rem' }}>
                <Input maxLength={120} />
              </Form.Item>
              <Form.Item name={['bank', 'account']} label={words.field('account')} style={{ flex: '1 1 16rem' }}>
                <Input inputMode="numeric" maxLength={60} />
              </Form.Item>
            </Flex>
            <Form.Item name="taxNumber" label={words.field('taxNumber')} style={{ maxWidth: '24rem' }}>
              <Input maxLength={40} />
            </Form.Item>
            <Form.Item name="logo" label={words.field('logo')}>
              <LogoInput />
            </Form.Item>
            {problem && <Alert type="error" showIcon role="alert" title={problem} style={{ marginBottom: 12 }} />}
            <Flex gap={8} align="center" wrap>
              <Button type="primary" htmlType="submit" loading={busy} disabled={!typed}>
                {t('save')}
              </Button>
              {typed && (
                <>
                  <Button onClick={discard}>{t('discard')}</Button>
                  <Typography.Text type="secondary">{t('unsaved')}</Typography.Text>
                </>
              )}
            </Flex>
          </Form>
        </Card>
        <LetterheadPreview letterhead={shown} />
      </div>
    </SectionFrame>
  );
}

/** Who the store is, seen as it is typed. What is typed survives until it is stored. */
export const LetterheadEditor = () => (
  <Loaded of={useSection('letterhead')}>{(setting) => <Editor key={setting.version} setting={setting} />}</Loaded>
);
