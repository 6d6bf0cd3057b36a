import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input, InputNumber, Select, Typography } from 'antd';
import { FilesInput } from '../../shared/forms/files';
import { useTexts } from '../../shared/texts/use-texts';
import { Field, SheetPart } from './field';
import { MarksInput } from './marks-input';
import { useSheetFacts } from './sheet-context';
import { pointsToName } from './steps';

/** B-12, B-15, B-16: what is not in order, or was not done, point by point, each with why. */
function Exceptions() {
  const { t, language, value } = useTexts();
  const { order } = useSheetFacts();
  const options = pointsToName(order)
    .filter(({ points }) => points.length > 0)
    .map(({ list, points }) => ({
      label: value(list),
      options: points.map((one) => ({ value: one.point, label: one[language] })),
    }));
  return (
    <Form.List name="exceptions">
      {(rows, { add, remove }, { errors }) => (
        <div data-field="exceptions">
          {rows.map(({ key, name }) => (
            <Flex key={key} gap={8} wrap align="start" className="sheet-row" data-row={name}>
              <Field name={[name, 'point']} at={['exceptions', name, 'point']} required grow="1 1 12rem">
                <Select
                  aria-label={t('whichPoint')}
                  placeholder={t('whichPoint')}
                  options={options}
                  showSearch={{ optionFilterProp: 'label' }}
                />
              </Field>
              <Field name={[name, 'note']} at={['exceptions', name, 'note']} required grow="2 1 12rem">
                <Input aria-label={t('whatIsWrong')} placeholder={t('whatIsWrong')} maxLength={2_000} />
              </Field>
              <Button
                icon={<DeleteOutlined />}
                aria-label={`${t('remove')} ${t('whichPoint')} ${name + 1}`}
                onClick={() => remove(name)}
              />
              <Form.Item name={[name, 'photo']} style={{ width: '100%' }}>
                <FilesInput />
              </Form.Item>
            </Flex>
          ))}
          <Form.ErrorList errors={errors} />
          <Button icon={<PlusOutlined />} onClick={() => add({})}>
            {t('addException')}
          </Button>
        </div>
      )}
    </Form.List>
  );
}

/** B-12 to B-16, B-18: the damage on the outline, the covers, and of all lists what is not in order. */
export function WalkRoundPart() {
  const { t } = useTexts();
  return (
    <SheetPart part="walk-round" title={t('sheetWalkRound')}>
      <Field name="marks">
        <MarksInput />
      </Field>
      <Field name="covers" label={t('coverCount')} rules={[{ required: true, message: t('fieldNeeded') }]}>
        <InputNumber controls={false} min={0} max={20} precision={0} />
      </Field>
      <Exceptions />
      <Typography.Paragraph type="secondary" style={{ margin: '12px 0 0' }}>
        {t('restLookedAt')}
      </Typography.Paragraph>
    </SheetPart>
  );
}
