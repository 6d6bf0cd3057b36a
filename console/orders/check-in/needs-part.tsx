import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Flex, Form, Input, Radio, Select, Tag } from 'antd';
import { usePersonOptions } from '../../shared/forms/persons';
import { useJobKinds } from '../../shared/server/store-lists';
import { useTexts } from '../../shared/texts/use-texts';
import { Field, SheetPart } from './field';
import { useSheetFacts } from './sheet-context';
import { waitingChoices, type NeedRow } from './sheet';

/** A wish that the visit has already; it is not changed any more. */
const KnownNeed = ({ need: { words, fault } }: { readonly need: NeedRow }) => {
  const { t } = useTexts();
  return (
    <p style={{ margin: '0 0 12px' }}>
      “{words}” {fault && <Tag color="orange">{t('isFault')}</Tag>}
    </p>
  );
};

/** B-06, B-10: each wish in the customer's own words. */
function Needs() {
  const { t, field } = useTexts();
  const form = Form.useFormInstance();
  return (
    <Form.List name="needs">
      {(rows, { add, remove }, { errors }) => (
        <div data-field="needs">
          {rows.map(({ key, name }) => {
            const need = (form.getFieldValue(['needs', name]) ?? {}) as NeedRow;
            if (need.needId !== undefined) return <KnownNeed key={key} need={need} />;
            return (
              <Flex key={key} gap={8} align="start" wrap>
                <Field
                  name={[name, 'words']}
                  at={['needs', name, 'words']}
                  label={name === 0 ? t('needWords') : t('nextNeed', { n: name + 1 })}
                  required
                  grow="1 1 14rem"
                >
                  <Input.TextArea autoSize maxLength={2_000} />
                </Field>
                <Flex gap={4} align="center" className="below-field">
                  <Form.Item name={[name, 'fault']} valuePropName="checked" noStyle>
                    <Checkbox>{t('isFault')}</Checkbox>
                  </Form.Item>
                  {rows.length > 1 && (
                    <Button
                      type="text"
                      icon={<DeleteOutlined />}
                      aria-label={`${t('remove')} ${field('needs')} ${name + 1}`}
                      onClick={() => remove(name)}
                    />
                  )}
                </Flex>
              </Flex>
            );
          })}
          <Form.ErrorList errors={errors} />
          <Button icon={<PlusOutlined />} onClick={() => add({})} style={{ marginBottom: 16 }}>
            {t('addNeed')}
          </Button>
        </div>
      )}
    </Form.List>
  );
}

function KindOfJob() {
  const { field, language } = useTexts();
  const { isFixed } = useSheetFacts();
  const kinds = useJobKinds() ?? [];
  if (kinds.length === 0) return null;
  return (
    <Field name="checklistProfile" label={field('checklistProfile')}>
      <Radio.Group
        disabled={isFixed}
        optionType="button"
        options={kinds.map((kind) => ({ value: kind.id, label: kind[language] }))}
      />
    </Field>
  );
}

/** B-01, B-03: how the car came. Of a visit that is open it stands already. */
function Arrived() {
  const { t } = useTexts();
  const { isFixed } = useSheetFacts();
  const persons = usePersonOptions();
  return (
    <Flex gap={16} wrap>
      <Field name="mode" label={t('arrivalMode')}>
        <Radio.Group
          disabled={isFixed}
          optionType="button"
          options={[
            { value: 'selfDrive', label: t('selfDrive') },
            { value: 'collected', label: t('collected') },
          ]}
        />
      </Field>
      <Field name="addressedFirst" label={t('addressedFirst')} grow="1 1 14rem">
        <Select allowClear disabled={isFixed} options={persons} showSearch={{ optionFilterProp: 'label' }} />
      </Field>
    </Flex>
  );
}

function Waiting() {
  const { t } = useTexts();
  const leavesAlone = Form.useWatch('waiting') === 'leavesAlone';
  return (
    <>
      <Field name="waiting" label={t('waitsWhere')}>
        <Radio.Group optionType="button" options={waitingChoices.map((value) => ({ value, label: t(value) }))} />
      </Field>
      {leavesAlone && (
        <Field name="waitNote" label={t('whyNoHelp')} required>
          <Input maxLength={2_000} />
        </Field>
      )}
    </>
  );
}

/** B-06 to B-08, B-26: what the customer wants, repeated back, and where the customer waits. */
export function NeedsPart({ booked, receives }: { readonly booked: boolean; readonly receives: boolean }) {
  const { t, field } = useTexts();
  const { isOpen, isFixed } = useSheetFacts();
  return (
    <SheetPart part="needs" title={t('sheetNeeds')}>
      <Needs />
      <KindOfJob />
      {!isOpen && (
        <Field name="accident" valuePropName="checked">
          <Checkbox disabled={isFixed}>{t('accident')}</Checkbox>
        </Field>
      )}
      {receives && (
        <Field name="otherWishes" label={field('otherWishes')}>
          <Input maxLength={2_000} />
        </Field>
      )}
      {!isOpen && !booked && <Arrived />}
      {receives && <Waiting />}
      {receives && (
        <Field
          name="repeatedBack"
          valuePropName="checked"
          rules={[{ type: 'enum', enum: [true], required: true, message: t('repeatFirst') }]}
        >
          <Checkbox>{t('needsRepeated')}</Checkbox>
        </Field>
      )}
    </SheetPart>
  );
}
