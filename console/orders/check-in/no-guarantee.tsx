import { Checkbox, Form } from 'antd';
import { losesGuarantee } from '../../../domain/repair-order/estimate';
import type { WorkLine } from '../../../domain/repair-order/work-line';
import { useTexts } from '../../shared/texts/use-texts';
import { Field } from './field';

/** C-10: the customer was told that some of the parts carry no guarantee; nothing where all do. */
export function NoGuaranteeTold() {
  const { t } = useTexts();
  const lines = Form.useWatch<readonly WorkLine[] | undefined>('lines') ?? [];
  if (!lines.some(({ parts }) => parts.some(losesGuarantee))) return null;
  return (
    <Field
      name="noGuaranteeTold"
      valuePropName="checked"
      rules={[{ type: 'enum', enum: [true], required: true, message: t('tellNoGuarantee') }]}
    >
      <Checkbox>{t('noGuaranteeKnown')}</Checkbox>
    </Field>
  );
}
