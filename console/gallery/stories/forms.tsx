import { Flex, Form } from 'antd';
import { useEffect, useState } from 'react';
import { bilingual } from '../../../domain/values/bilingual';
import type { Consent } from '../../../domain/values/field-schemas';
import { ConsentInput } from '../../shared/forms/consent';
import { DayInput, FlagInput, InstantInput, MoneyInput, type Control } from '../../shared/forms/controls';
import type { Field } from '../../shared/forms/description';
import { FilesInput } from '../../shared/forms/files';
import { Highlights } from '../../shared/forms/highlights';
import { Labelled } from '../../shared/forms/labelled';
import { LabelledSwitch } from '../../shared/forms/labelled-switch';
import { SchemaFields } from '../../shared/forms/schema-fields';
import { SearchInput } from '../../shared/forms/search-input';
import { SignatureInput } from '../../shared/forms/signature';
import { useTexts } from '../../shared/texts/use-texts';
import { dayIn, inHours, written } from '../data';
import type { Story } from '../story';

/** What a form hands its controls: it keeps what is typed. */
function useKept<T>(initial?: T): Control<T> {
  const [value, onChange] = useState(initial);
  return { value, onChange };
}

const fields: readonly Field[] = [
  { name: 'reason', kind: 'text', optional: false },
  { name: 'amount', kind: 'money', optional: false },
  { name: 'promisedAt', kind: 'instant', optional: false },
  { name: 'day', kind: 'day', optional: true },
  { name: 'toldBy', kind: 'choice', optional: false, options: ['phone', 'wechat', 'sms'] },
  { name: 'witness', kind: 'person', optional: false },
  { name: 'introduced', kind: 'confirmation', optional: false },
];

function Fields({ faulty = false }: { readonly faulty?: boolean }) {
  const { language } = useTexts();
  const [form] = Form.useForm();
  useEffect(() => {
    if (!faulty) return;
    const missing = language === 'zh' ? '请填写。' : 'Please fill this in.';
    form.setFields(['reason', 'amount', 'toldBy'].map((name) => ({ name: [name], errors: [missing] })));
  }, [form, faulty, language]);
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={faulty ? {} : { reason: written.reason, amount: 12_800, promisedAt: inHours(5), toldBy: 'wechat' }}
    >
      <SchemaFields fields={fields} formDefaults={{}} />
    </Form>
  );
}

export const formFields: Story = {
  name: 'form-fields',
  title: bilingual('表单', 'Fields of a form'),
  states: [
    { title: bilingual('已填', 'Filled in'), view: () => <Fields /> },
    { title: bilingual('有缺漏', 'With something missing'), view: () => <Fields faulty /> },
  ],
};

function Controls() {
  const { t } = useTexts();
  const amount = useKept(128_050);
  const promised = useKept(inHours(3));
  const day = useKept(dayIn(1));
  const member = useKept<boolean>();
  const [gold, setGold] = useState(true);
  return (
    <Flex vertical gap={12}>
      <Labelled label={t('total')}>
        <MoneyInput label={t('total')} {...amount} />
      </Labelled>
      <Labelled label={t('promise')}>
        <InstantInput label={t('promise')} {...promised} />
      </Labelled>
      <Labelled label={t('from')}>
        <DayInput label={t('from')} {...day} />
      </Labelled>
      <Labelled label={t('member')}>
        <FlagInput label={t('member')} {...member} />
      </Labelled>
      <LabelledSwitch label={t('goldCard')} checked={gold} onChange={setGold} />
    </Flex>
  );
}

function Search() {
  const { t } = useTexts();
  return <SearchInput aria-label={t('findIt')} defaultValue={written.plate} style={{ maxWidth: 320 }} />;
}

export const controls: Story = {
  name: 'controls',
  title: bilingual('输入框', 'Controls'),
  states: [
    {
      title: bilingual('金额、时刻、日期、是否、开关', 'Money, moment, day, yes or no, switch'),
      view: () => <Controls />,
    },
    { title: bilingual('照片与扫描件', 'Photos and scans'), view: () => <FilesInput value={[]} /> },
    { title: bilingual('查找', 'Search'), view: () => <Search /> },
    {
      title: bilingual('签字前突出显示', 'What stands out before the signature'),
      view: () => (
        <Highlights
          of={[
            { element: 'items', value: written.service },
            { element: 'amount', value: '¥1,280.50' },
          ]}
        />
      ),
    },
  ],
};

const Given = ({ initial }: { readonly initial?: Consent }) => <ConsentInput {...useKept(initial)} />;
const Signature = ({ drawing }: { readonly drawing?: string }) => <SignatureInput {...useKept(drawing)} />;

export const consent: Story = {
  name: 'consent',
  title: bilingual('客户意愿', 'Consent of the customer'),
  states: [
    { title: bilingual('在屏幕上签字', 'Signed on the screen'), view: () => <Given /> },
    {
      title: bilingual('电话同意', 'By phone'),
      view: () => <Given initial={{ channel: 'phone', witness: 'li', words: written.word }} />,
    },
  ],
};

export const signature: Story = {
  name: 'signature',
  title: bilingual('签字板', 'Signature'),
  states: [
    { title: bilingual('未签', 'Unsigned'), view: () => <Signature /> },
    { title: bilingual('已签', 'Signed'), view: () => <Signature drawing={'0'.repeat(64)} /> },
  ],
};
