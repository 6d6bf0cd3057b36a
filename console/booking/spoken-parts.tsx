import { Alert, Checkbox, Descriptions, Flex, Input, InputNumber, Select } from 'antd';
import { documentsToBring } from '../../domain/values/document-to-bring';
import { yuan } from '../../domain/values/money';
import { Labelled } from '../shared/forms/labelled';
import { usePersonOptions } from '../shared/forms/persons';
import { useRead } from '../shared/server/queries';
import type { JobEstimate } from '../shared/server/replies';
import { useTexts } from '../shared/texts/use-texts';
import { figuresOf, wayOf, ways } from './draft';
import { PartsSaid } from './job-part';
import type { PartProps } from './part-props';

/** M-12: how it came, and how long the line rang. */
export function CallPart({ booking, set }: PartProps) {
  const { t, value } = useTexts();
  const { origin, channel } = wayOf(booking.way);
  const group = (one: 'requested' | 'proposed') => ({
    label: t(one === 'requested' ? 'customerAsks' : 'shopProposes'),
    options: ways
      .filter((way) => wayOf(way).origin === one)
      .map((way) => ({
        value: way,
        label: `${t(one === 'requested' ? 'customerAsks' : 'shopProposes')} · ${value(wayOf(way).channel)}`,
      })),
  });
  return (
    <div className="fields">
      <Labelled label={t('howAsked')} wide>
        <Select
          style={{ width: '100%' }}
          aria-label={t('howAsked')}
          value={booking.way}
          options={[group('requested'), group('proposed')]}
          onChange={(way) => set({ way })}
        />
      </Labelled>
      {origin === 'requested' && channel === 'phone' && (
        <>
          <Labelled label={t('ringsLabel')}>
            <InputNumber
              controls={false}
              style={{ width: '100%' }}
              aria-label={t('ringsLabel')}
              min={0}
              max={100}
              precision={0}
              value={booking.rings}
              onChange={(rings) => set({ rings })}
            />
          </Labelled>
          <Labelled label={t('secondsLabel')}>
            <InputNumber
              controls={false}
              style={{ width: '100%' }}
              aria-label={t('secondsLabel')}
              min={0}
              max={3_600}
              precision={0}
              value={booking.seconds}
              onChange={(seconds) => set({ seconds })}
            />
          </Labelled>
        </>
      )}
    </div>
  );
}

/** how to address the customer, and what is wanted, said back. */
export function NeedPart({ booking, set }: PartProps) {
  const { t, field } = useTexts();
  const { salutation, words } = booking;
  return (
    <div className="fields">
      <Labelled label={field('salutation')}>
        <Input
          aria-label={field('salutation')}
          maxLength={100}
          value={salutation}
          onChange={({ target }) => set({ salutation: target.value, repeatedBack: false })}
        />
      </Labelled>
      <Labelled label={t('needSection')} wide>
        <Input.TextArea
          aria-label={t('needSection')}
          placeholder={t('wordsHint')}
          autoSize={{ minRows: 2 }}
          maxLength={2_000}
          value={words}
          onChange={({ target }) => set({ words: target.value, repeatedBack: false })}
        />
      </Labelled>
      {salutation.trim() !== '' && words.trim() !== '' && (
        <Alert
          className="wide"
          type="info"
          title={t('sayBack', { salutation: salutation.trim(), words: words.trim() })}
        />
      )}
      <Checkbox
        className="wide"
        checked={booking.repeatedBack}
        disabled={salutation.trim() === '' || words.trim() === ''}
        onChange={({ target }) => set({ repeatedBack: target.checked })}
      >
        {t('repeatedToCustomer')}
      </Checkbox>
    </div>
  );
}

/** what the customer hears before a time is kept, each with what to say. */
export function TellPart({ booking, set, estimate }: PartProps & { readonly estimate: JobEstimate | undefined }) {
  const { t, field, value } = useTexts();
  const { repairMinutes: repair, washMinutes: wash, together, labour, material, total } = figuresOf(booking, estimate);
  const told = [
    ['timesTold', t('durations', { repair, wash, together })],
    ['partsTold', <PartsSaid key="parts" estimate={estimate} />],
    ['halfHourCallTold', undefined],
  ] as const;
  return (
    <Flex vertical gap={10}>
      <Labelled label={t('documentsTold')}>
        <Select
          mode="multiple"
          style={{ width: '100%' }}
          aria-label={t('documentsTold')}
          value={[...booking.documents]}
          options={documentsToBring.map((one) => ({ value: one, label: value(one) }))}
          onChange={(chosen) => set({ documents: chosen })}
        />
      </Labelled>
      {total > 0 && (
        <Descriptions
          size="small"
          column={{ xs: 1, sm: 3 }}
          items={[
            { key: 'labour', label: t('priceLabour'), children: yuan(labour) },
            { key: 'material', label: t('priceMaterial'), children: yuan(material) },
            { key: 'total', label: t('priceTotal'), children: yuan(total) },
          ]}
        />
      )}
      {told.map(([name, what]) => (
        <Checkbox key={name} checked={booking[name]} onChange={({ target }) => set({ [name]: target.checked })}>
          {field(name)}
          {what !== undefined && (
            <>
              {': '}
              <strong>{what}</strong>
            </>
          )}
        </Checkbox>
      ))}
    </Flex>
  );
}

/** The one whom the customer wants; nobody in particular where nothing is chosen. */
export function AdvisorPart({ booking, set }: PartProps) {
  const { t } = useTexts();
  const advisors = new Set(
    (useRead('/staff').data?.items ?? []).filter(({ roles }) => roles.includes('serviceAdvisor')).map(({ id }) => id),
  );
  const persons = usePersonOptions().filter(({ value }) => advisors.has(value));
  return (
    <Labelled label={t('advisorWanted')}>
      <Select
        allowClear
        style={{ width: '100%', maxWidth: '24rem' }}
        aria-label={t('advisorWanted')}
        placeholder={t('anyAdvisor')}
        value={booking.advisor ?? null}
        options={persons}
        onChange={(advisor: string | null) => set({ advisor: advisor ?? undefined, startsAt: undefined })}
      />
    </Labelled>
  );
}
