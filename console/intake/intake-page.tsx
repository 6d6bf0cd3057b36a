import { Button, Card, Flex, Input, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { yuan } from '../../domain/values/money';
import { DayInput } from '../shared/forms/controls';
import { useSending } from '../shared/forms/sending';
import { fieldNames, vehicleTypeNames } from '../shared/master-data/field-words';
import type { Schema } from '../shared/server/contract';
import { client, useMay, usePeople, useReadWhen } from '../shared/server/queries';
import { post } from '../shared/server/request';
import { ExportButton } from '../shared/exports/export-button';
import { Heading } from '../shared/shell/heading';
import { PlateLink } from '../shared/shell/plate-link';
import { Scroll } from '../shared/shell/scroll';
import { Loaded } from '../shared/shell/states';
import { atStore } from '../shared/shell/store-time';
import { LocalTime, useNow } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';

type Statistics = Schema<'VehicleStatistics'>;

function useTypeName(): (type: string | null) => string {
  const { t } = useTexts();
  return (type) => {
    const known = vehicleTypeNames.find((name) => name === type);
    return known ? t(known) : (type ?? t('none'));
  };
}

/** K-16: the cars that were handed in, and how many of each type. */
function VehicleStatistics({ items, byType }: Statistics) {
  const { t, field, language } = useTexts();
  const typeName = useTypeName();
  const mayExport = useMay('exportRecords');
  return (
    <Card
      size="small"
      title={t('vehicleStatistics')}
      data-part="statistics"
      extra={mayExport && <Link to="/exports?what=intake">{t('exportTable')}</Link>}
    >
      <Flex gap={8} wrap style={{ marginBottom: 8 }}>
        {byType.map(({ type, cars, amount }) => (
          <Tag key={type ?? ''}>
            {typeName(type)} · {t('carsOfType', { n: cars })} · {yuan(amount)}
          </Tag>
        ))}
      </Flex>
      <Scroll label={t('vehicleStatistics')}>
        <Table
          size="small"
          rowKey="number"
          pagination={false}
          dataSource={[...items]}
          locale={{ emptyText: t('noCarsThatDay') }}
          columns={[
            { title: t('handedInAt'), render: (_v, { handedInAt }) => <LocalTime at={handedInAt} /> },
            {
              title: t('plate'),
              render: (_v, { number, plate }) => <PlateLink number={number} plate={plate} />,
            },
            { title: t('model'), dataIndex: 'model' },
            { title: t(fieldNames['type'] ?? 'model'), render: (_v, { type }) => typeName(type) },
            { title: field('checklistProfile'), render: (_v, { job }) => job?.[language] ?? '' },
            { title: t('work'), render: (_v, { work }) => <span className="wrap">{work.join('、')}</span> },
            { title: t('odometer'), render: (_v, { odometer }) => t('kilometres', { n: odometer }), align: 'right' },
            { title: field('fuelEighths'), dataIndex: 'fuelEighths', align: 'right' },
            {
              title: t('customer'),
              render: (_v, { goldCard, firstVisit }) => (
                <>
                  {goldCard && <Tag color="gold">{t('goldCard')}</Tag>}
                  {firstVisit && <Tag>{t('firstVisit')}</Tag>}
                </>
              ),
            },
            { title: t('amountOrdered'), render: (_v, { amount }) => yuan(amount), align: 'right' },
          ]}
        />
      </Scroll>
    </Card>
  );
}

/** D-19: whether the orders of the day are in the manufacturer's system, and who put them there. */
function ManufacturerReport({ day }: { readonly day: string }) {
  const { t } = useTexts();
  const nameOf = usePeople();
  const may = useMay('reportDailyIntake');
  const intake = useReadWhen(true, '/daily-intake', { query: { day } });
  const { send, busy, alert } = useSending();
  const [reference, setReference] = useState('');
  const report = async (): Promise<void> => {
    await send(async () => {
      await post('/daily-intake/reports', {}, { body: { day, reference } });
      setReference('');
    });
    for (const list of ['/daily-intake', '/daily-intake/open']) void client.invalidateQueries({ queryKey: [list] });
  };
  return (
    <Card size="small" title={t('manufacturerReport')} data-part="report">
      <Loaded of={intake}>
        {({ items, report: known }) => (
          <Flex vertical gap={8}>
            <Typography.Text>{t('ordersOfDay', { n: items.length })}</Typography.Text>
            {known ? (
              <Typography.Text>
                {t('reportedAs', { reference: known.reference })} · {nameOf(known.by)} · <LocalTime at={known.at} />
              </Typography.Text>
            ) : (
              items.length > 0 && <Tag color="orange">{t('notReported')}</Tag>
            )}
            {known && known.missing.length > 0 && (
              <Tag color="red">{t('reportMissing', { n: known.missing.length })}</Tag>
            )}
            {may && items.length > 0 && (
              <Flex gap={8} wrap>
                <Input
                  style={{ maxWidth: '18rem' }}
                  aria-label={t('reportReference')}
                  placeholder={t('reportReference')}
                  maxLength={120}
                  value={reference}
                  onChange={({ target }) => setReference(target.value)}
                />
                <Button type="primary" loading={busy} disabled={reference.trim() === ''} onClick={() => void report()}>
                  {t('reportNow')}
                </Button>
              </Flex>
            )}
            {alert}
          </Flex>
        )}
      </Loaded>
    </Card>
  );
}

/** What came in on a day: the statistics of the cars, and what the manufacturer's system has of it. */
export function Page() {
  const { t } = useTexts();
  const [address, setAddress] = useSearchParams();
  const today = atStore(useNow(60_000)).format('YYYY-MM-DD');
  const day = address.get('day') ?? today;
  const maySee = useMay('readVehicleStatistics');
  const mayReport = useMay('readDailyIntake');
  const statistics = useReadWhen(maySee, '/vehicle-statistics', { query: { day } });
  return (
    <>
      <Heading text={t('intakePage')}>
        <div style={{ width: 160 }}>
          <DayInput label={t('day')} value={day} onChange={(chosen) => chosen && setAddress({ day: chosen })} />
        </div>
        <ExportButton what="intakeOfDay" filter={{ day }} />
      </Heading>
      <Flex vertical gap={16}>
        {mayReport && <ManufacturerReport key={day} day={day} />}
        {maySee && <Loaded of={statistics}>{(known) => <VehicleStatistics {...known} />}</Loaded>}
      </Flex>
    </>
  );
}
