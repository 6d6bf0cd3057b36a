import { Card, Empty, Flex, Progress, Table, Tag, Typography } from 'antd';
import { ExportButton } from '../shared/exports/export-button';
import { useRead } from '../shared/server/queries';
import type { Schema } from '../shared/server/contract';
import { Heading } from '../shared/shell/heading';
import { PlateLink } from '../shared/shell/plate-link';
import { Scroll } from '../shared/shell/scroll';
import { Loaded } from '../shared/shell/states';
import { LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';

type Queue = Schema<'SettlementQueue'>;

/** Who is settling, the lane of the gold-card customers first. */
function Waiting({ waiting }: Pick<Queue, 'waiting'>) {
  const { t, stage } = useTexts();
  return (
    <Scroll label={t('settlingNow')}>
      <Table
        size="small"
        rowKey="number"
        pagination={false}
        dataSource={[...waiting]}
        locale={{ emptyText: t('nobodySettles') }}
        columns={[
          {
            title: t('plate'),
            render: (_v, { number, plate }) => <PlateLink number={number} plate={plate} />,
          },
          { title: t('model'), dataIndex: 'model' },
          {
            title: t('lane'),
            render: (_v, { lane }) => (lane === 'gold' ? <Tag color="gold">{t('goldLane')}</Tag> : t('usualLane')),
          },
          { title: t('status'), render: (_v, one) => stage(one.stage) },
          { title: t('waitsSince'), render: (_v, { since }) => <LocalTime at={since} /> },
        ]}
      />
    </Scroll>
  );
}

/** How many are expected in each half hour of today; a peak is named, not only coloured. */
function Expected({ expected, peakCars }: Pick<Queue, 'expected' | 'peakCars'>) {
  const { t } = useTexts();
  if (expected.length === 0) return <Empty description={t('nobodyExpected')} />;
  const most = Math.max(peakCars, ...expected.map(({ cars }) => cars));
  return (
    <Flex vertical gap={6}>
      {expected.map(({ from, cars, goldCards, peak }) => (
        <Flex key={from} gap={12} align="center" wrap data-peak={peak}>
          <span style={{ minWidth: '9rem' }}>
            <LocalTime at={from} />
          </span>
          <Progress
            aria-label={t('carsExpected', { n: cars })}
            style={{ flex: '1 1 8rem', margin: 0 }}
            percent={(cars / most) * 100}
            status={peak ? 'exception' : 'normal'}
            format={() => t('carsExpected', { n: cars })}
          />
          {goldCards > 0 && <Tag color="gold">{t('goldExpected', { n: goldCards })}</Tag>}
          {peak && <Tag color="red">{t('settlementPeak')}</Tag>}
        </Flex>
      ))}
    </Flex>
  );
}

/** F-18: who settles now, and when many will, so that an advisor can spread them. */
export function Page() {
  const { t } = useTexts();
  const queue = useRead('/settlement-queue', {});
  return (
    <>
      <Heading text={t('settlementQueue')}>
        <ExportButton what="settlementQueue" />
      </Heading>
      <Loaded of={queue}>
        {({ waiting, expected, peakCars }) => (
          <Flex vertical gap={16}>
            <Card size="small" title={t('settlingNow')}>
              <Waiting waiting={waiting} />
            </Card>
            <Card size="small" title={t('expectedToday')}>
              <Expected expected={expected} peakCars={peakCars} />
              <Typography.Text type="secondary">{t('peakFrom', { n: peakCars })}</Typography.Text>
            </Card>
          </Flex>
        )}
      </Loaded>
    </>
  );
}
