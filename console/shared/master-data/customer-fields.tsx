import { AutoComplete, Checkbox, Flex, Form, Input, Select, type FormRule } from 'antd';
import { Phone, Email } from '../../../domain/values/field-schemas';
import { useTexts } from '../texts/use-texts';
import { channels } from './field-words';

const side = { flex: '1 1 13rem', marginBottom: 14 } as const;

/** The fields of a customer, inside a form; `within` names the part of its values that they are. */
export function CustomerFields({ within = [] }: { readonly within?: readonly string[] }) {
  const { t, value } = useTexts();
  const at = (name: string) => [...within, name];
  const needed: FormRule = { required: true, whitespace: true, message: t('fieldNeeded') };
  const fits = (accepts: (text: string) => boolean, message: string): FormRule => ({
    validator: (_rule, text?: string | null) =>
      !text || accepts(text.trim()) ? Promise.resolve() : Promise.reject(new Error(message)),
  });
  return (
    <>
      <Flex gap="0 12px" wrap>
        <Form.Item name={at('name')} label={t('name')} rules={[needed]} style={side}>
          <Input maxLength={120} autoComplete="off" />
        </Form.Item>
        <Form.Item name={at('salutation')} label={t('salutation')} rules={[needed]} style={side}>
          <AutoComplete options={[{ value: t('mister') }, { value: t('madam') }]} />
        </Form.Item>
        <Form.Item
          name={at('phone')}
          label={t('phone')}
          rules={[needed, fits((text) => Phone.safeParse(text).success, t('phoneWrong'))]}
          validateTrigger="onBlur"
          style={side}
        >
          <Input inputMode="tel" maxLength={20} autoComplete="off" />
        </Form.Item>
        <Form.Item name={at('address')} label={t('address')} rules={[needed]} style={{ ...side, flexBasis: '100%' }}>
          <Input maxLength={120} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name={at('email')}
          label={t('email')}
          rules={[fits((text) => Email.safeParse(text).success, t('emailWrong'))]}
          validateTrigger="onBlur"
          style={side}
        >
          <Input inputMode="email" maxLength={120} autoComplete="off" />
        </Form.Item>
        <Form.Item name={at('preferredChannel')} label={t('preferredChannel')} style={side}>
          <Select options={channels.map((channel) => ({ value: channel, label: value(channel) }))} />
        </Form.Item>
      </Flex>
      <Form.Item name={at('hopedService')} label={t('hopedService')} style={{ marginBottom: 14 }}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={2_000} />
      </Form.Item>
      <Flex gap={20} wrap style={{ marginBottom: 14 }}>
        {(['goldCard', 'member', 'privateCustomer'] as const).map((flag) => (
          <Form.Item key={flag} name={at(flag)} valuePropName="checked" noStyle>
            <Checkbox>{t(flag)}</Checkbox>
          </Form.Item>
        ))}
      </Flex>
    </>
  );
}
