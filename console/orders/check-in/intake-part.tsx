import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Flex, Form, Input, InputNumber, Segmented, Select } from 'antd';
import { useEffect, useEffectEvent } from 'react';
import type { Control } from '../../shared/forms/controls';
import { useMay } from '../../shared/server/queries';
import { read } from '../../shared/server/request';
import { useTexts } from '../../shared/texts/use-texts';
import { Field, SheetPart } from './field';
import { useSheetFacts } from './sheet-context';
import { paperFaults, type PaperRow } from './sheet';

const eighths = ['E', '⅛', '¼', '⅜', '½', '⅝', '¾', '⅞', 'F'] as const;

/** B-22: kilometres, with what was known before; less than that is asked about. */
function Odometer() {
  const { t, field } = useTexts();
  const { lastOdometer } = useSheetFacts();
  const odometer = Form.useWatch<number | undefined>('odometer');
  const fell = odometer !== undefined && odometer !== null && odometer < lastOdometer;
  return (
    <>
      <Field
        name="odometer"
        label={field('odometer')}
        rules={[{ required: true, message: t('fieldNeeded') }]}
        hint={lastOdometer > 0 ? t('lastReading', { n: lastOdometer }) : undefined}
      >
        <InputNumber controls={false} min={0} max={3_000_000} precision={0} style={{ width: '100%' }} />
      </Field>
      {fell && (
        <>
          <Alert
            type="warning"
            showIcon
            role="status"
            title={t('readingFell', { n: lastOdometer })}
            style={{ marginBottom: 10 }}
          />
          <Field name="lowerBecause" label={field('lowerBecause')} required>
            <Input maxLength={2_000} />
          </Field>
        </>
      )}
    </>
  );
}

/** Nothing is chosen before somebody has looked. */
function Eighths({ value, onChange }: Control<number>) {
  const { field } = useTexts();
  return (
    <Segmented
      block
      aria-label={field('fuelEighths')}
      value={value ?? -1}
      onChange={(chosen) => onChange?.(chosen)}
      options={eighths.map((label, at) => ({ value: at, label, title: `${at}/8` }))}
    />
  );
}

function Fuel() {
  const { t } = useTexts();
  return (
    <Field name="fuelEighths" label={t('fuelGauge')} rules={[{ required: true, message: t('fieldNeeded') }]}>
      <Eighths />
    </Field>
  );
}

/** B-17: the papers that are left with the car, and what is wrong with one. */
function Papers() {
  const { t, field } = useTexts();
  const papers = Form.useWatch<readonly PaperRow[] | undefined>('papers') ?? [];
  return (
    <Form.List name="papers">
      {(rows, { add, remove }, { errors }) => (
        <fieldset data-field="papers" className="sheet-list">
          <legend>{field('documents')}</legend>
          {rows.map(({ key, name }) => (
            <Flex key={key} gap={8} wrap align="start" className="sheet-row" data-row={name}>
              <Field name={[name, 'name']} at={['papers', name, 'name']} required grow="1 1 9rem">
                <Input aria-label={t('paperName')} placeholder={t('paperName')} maxLength={120} />
              </Field>
              <Field name={[name, 'wrong']} at={['papers', name, 'wrong']} grow="1 1 11rem">
                <Select
                  mode="multiple"
                  aria-label={t('paperWrong')}
                  placeholder={t('paperInOrder')}
                  options={paperFaults.map((fault) => ({ value: fault, label: t(`${fault}Not`) }))}
                />
              </Field>
              <Button
                icon={<DeleteOutlined />}
                aria-label={`${t('remove')} ${t('paperName')} ${name + 1}`}
                onClick={() => remove(name)}
              />
              {(papers[name]?.wrong?.length ?? 0) > 0 && (
                <Flex gap={8} wrap style={{ width: '100%' }}>
                  <Field
                    name={[name, 'explanation']}
                    at={['papers', name, 'explanation']}
                    label={field('explanation')}
                    required
                    grow="1 1 12rem"
                  >
                    <Input maxLength={2_000} />
                  </Field>
                  <Field
                    name={[name, 'handling']}
                    at={['papers', name, 'handling']}
                    label={field('handling')}
                    required
                    grow="1 1 12rem"
                  >
                    <Input maxLength={2_000} />
                  </Field>
                </Flex>
              )}
            </Flex>
          ))}
          <Form.ErrorList errors={errors} />
          <Button icon={<PlusOutlined />} onClick={() => add({})}>
            {t('addPaper')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}

/** B-19: what stays in the car. */
function Articles() {
  const { t, field } = useTexts();
  return (
    <Form.List name="articles">
      {(rows, { add, remove }, { errors }) => (
        <fieldset data-field="articles" className="sheet-list">
          <legend>{field('articles')}</legend>
          {rows.map(({ key, name }) => (
            <Flex key={key} gap={8} align="start" data-row={name}>
              <Field name={[name, 'name']} at={['articles', name, 'name']} required grow="1 1 9rem">
                <Input aria-label={t('articleName')} placeholder={t('articleName')} maxLength={120} />
              </Field>
              <Field name={[name, 'count']} at={['articles', name, 'count']}>
                <InputNumber
                  controls={false}
                  aria-label={field('count')}
                  min={1}
                  max={100}
                  precision={0}
                  style={{ width: '5rem' }}
                />
              </Field>
              <Button
                icon={<DeleteOutlined />}
                aria-label={`${t('remove')} ${t('articleName')} ${name + 1}`}
                onClick={() => remove(name)}
              />
            </Flex>
          ))}
          <Form.ErrorList errors={errors} />
          <Button icon={<PlusOutlined />} onClick={() => add({ count: 1 })}>
            {t('addArticle')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}

/** B-21: the next free hook is offered; where the key hangs elsewhere, that is typed instead. */
function KeyNumber() {
  const { t, field } = useTexts();
  const form = Form.useFormInstance();
  const mayAsk = useMay('readFreeKey');
  // asked anew for each sheet, and not while somebody types
  const { data } = useQuery({
    queryKey: ['/free-key'],
    queryFn: ({ signal }) => read('/free-key', {}, signal),
    enabled: mayAsk,
    staleTime: Infinity,
    gcTime: 0,
  });
  const offered = data?.keyNumber ?? undefined;
  const offer = useEffectEvent((free: string) => {
    const isEmpty = (form.getFieldValue('keyNumber') ?? '') === '';
    if (isEmpty && !form.isFieldTouched('keyNumber')) form.setFieldValue('keyNumber', free);
  });
  useEffect(() => {
    if (offered !== undefined) offer(offered);
  }, [offered]);
  const said = Form.useWatch<string | undefined>('keyNumber');
  return (
    <Field
      name="keyNumber"
      label={field('keyNumber')}
      required
      grow="1 1 8rem"
      hint={offered !== undefined && said === offered ? t('freeKey') : undefined}
    >
      <Input maxLength={120} />
    </Field>
  );
}

/** B-17 to B-22: what the car shows, what is in it, and where its key hangs. */
export function IntakePart() {
  const { t, field } = useTexts();
  return (
    <SheetPart part="intake" title={t('sheetIntake')}>
      <Odometer />
      <Fuel />
      <Flex gap={16} wrap>
        <KeyNumber />
        <Field name="storageBox" label={field('storageBox')} required grow="1 1 8rem">
          <Input maxLength={120} />
        </Field>
      </Flex>
      <Papers />
      <Articles />
    </SheetPart>
  );
}
