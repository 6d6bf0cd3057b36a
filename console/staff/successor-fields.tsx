import { Form, Input, Select } from 'antd';
import { useTexts } from '../shared/texts/use-texts';

/** Who takes over, of those who may, and why. */
export function SuccessorFields({
  successors,
}: {
  readonly successors: readonly { readonly value: string; readonly label: string }[];
}) {
  const { t } = useTexts();
  const message = t('needed');
  return (
    <>
      <Form.Item name="successor" label={t('successorField')} rules={[{ required: true, message }]}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={[...successors]} />
      </Form.Item>
      <Form.Item name="reason" label={t('reasonField')} rules={[{ required: true, whitespace: true, message }]}>
        <Input maxLength={500} />
      </Form.Item>
    </>
  );
}
