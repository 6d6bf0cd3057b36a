import { Alert, Checkbox, Form, Typography } from 'antd';
import type { WorkLine } from '../../../domain/repair-order/work-line';
import { WorkLinesInput } from '../../shared/forms/work-lines';
import { useTexts } from '../../shared/texts/use-texts';
import { Field, SheetPart } from './field';
import { NoGuaranteeTold } from './no-guarantee';
import { PromiseInput } from './promise-input';
import { useSheetFacts } from './sheet-context';

/** C-01, C-06, C-10: the jobs with their parts and prices. */
export function OfferPart() {
  const { t, field } = useTexts();
  const { isShort, pricesOpen, visit } = useSheetFacts();
  const lines = Form.useWatch<readonly WorkLine[] | undefined>('lines') ?? [];
  const pricesFirst = Form.useWatch<boolean | undefined>('pricesFirst') ?? false;
  return (
    <SheetPart part="offer" title={t('sheetOffer')}>
      <Field
        name="lines"
        label={field('lines')}
        rules={isShort ? [{ required: true, type: 'array', min: 1, message: t('lineNeeded') }] : []}
      >
        <WorkLinesInput />
      </Field>
      {isShort && !pricesFirst && lines.length > 0 && (
        <Field name="promise" label={t('promiseTimes')}>
          <PromiseInput lines={lines} visit={visit} />
        </Field>
      )}
      {!isShort && <Typography.Paragraph type="secondary">{t('offerLater')}</Typography.Paragraph>}
      <NoGuaranteeTold />
      {(pricesOpen || pricesFirst) && (
        <>
          <Alert type="info" showIcon title={t('pricesFirstHint')} style={{ marginBottom: 8 }} />
          <Field name="pricesFirst" valuePropName="checked">
            <Checkbox>{t('pricesFirst')}</Checkbox>
          </Field>
        </>
      )}
    </SheetPart>
  );
}
