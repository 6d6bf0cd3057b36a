import { Flex, Table, Tag } from 'antd';
import { Link } from 'react-router';
import { yuan } from '../../domain/values/money';
import { ExportButton } from '../shared/exports/export-button';
import { useMay, usePeople, useRead } from '../shared/server/queries';
import { DayRangeInputs, useDayRange } from '../shared/shell/day-range';
import { Heading } from '../shared/shell/heading';
import { Scroll } from '../shared/shell/scroll';
import { Loaded } from '../shared/shell/states';
import { LocalTime } from '../shared/shell/time';
import { PlateLink } from '../shared/shell/plate-link';
import { useTexts } from '../shared/texts/use-texts';
import { usePaging } from '../shared/shell/paging';

const DAYS_BEFORE = 30;

/** A-05, K-15, M-12: 预约统计表. */
export function Page() {
  const paging = usePaging(50);
  const { t, field, value, stage } = useTexts();
  const person = usePeople();
  const range = useDayRange(DAYS_BEFORE);
  const mayExport = useMay('exportRecords');
  const statistics = useRead('/appointment-statistics', { query: { from: range.from, to: range.to } });
  const yesNo = (flag: boolean | null): string => (flag === null ? '—' : t(flag ? 'yes' : 'no'));
  return (
    <>
      <Heading text={t('appointmentStatistics')}>
        <DayRangeInputs range={range} />
        <ExportButton what="appointmentStatistics" filter={{ ...range }} />
        {mayExport && <Link to="/exports?what=appointments">{t('exportTable')}</Link>}
      </Heading>
      <Loaded of={statistics}>
        {({ items, totals }) => (
          <Flex vertical gap={12}>
            <Flex gap={6} wrap data-part="totals">
              <Tag color="blue">{`${t('totalDecided')} ${totals.decided}`}</Tag>
              <Tag color="green">{`${t('totalArrived')} ${totals.arrived}`}</Tag>
              <Tag color="red">{`${t('totalMissed')} ${totals.missed}`}</Tag>
              <Tag>{`${t('totalCalledOff')} ${totals.calledOff}`}</Tag>
              <Tag color="orange">{`${t('totalMoved')} ${totals.moved}`}</Tag>
              <Tag color="purple">{t('totalAnswered', { in: totals.answeredInTime, of: totals.rung })}</Tag>
            </Flex>
            <Scroll label={t('appointmentStatistics')}>
              <Table
                size="small"
                rowKey="number"
                pagination={paging}
                locale={{ emptyText: t('noneDecided') }}
                dataSource={[...items]}
                columns={[
                  { title: t('decidedAtLabel'), render: (_v, { decidedAt }) => <LocalTime at={decidedAt} /> },
                  {
                    title: t('plate'),
                    render: (_v, { number, plate }) => <PlateLink number={number} plate={plate} />,
                  },
                  { title: t('model'), dataIndex: 'model' },
                  {
                    title: t('appointedTime'),
                    render: (_v, { startsAt }) => (startsAt === null ? '—' : <LocalTime at={startsAt} />),
                  },
                  { title: t('stage'), render: (_v, row) => <Tag>{stage(row.stage)}</Tag> },
                  {
                    title: t('appointmentOrigin'),
                    render: (_v, { origin, channel }) => `${value(origin)} · ${value(channel)}`,
                  },
                  { title: t('advisor'), render: (_v, { advisor }) => person(advisor) },
                  { title: field('repairMinutes'), dataIndex: 'repairMinutes', align: 'right' },
                  { title: field('washMinutes'), dataIndex: 'washMinutes', align: 'right' },
                  { title: t('movedTimes'), dataIndex: 'moved', align: 'right' },
                  { title: t('signedTag'), render: (_v, { signed }) => yesNo(signed) },
                  { title: t('workshopToldYes'), render: (_v, { workshopKnows }) => yesNo(workshopKnows) },
                  {
                    title: t('deposit'),
                    render: (_v, { deposit }) => (deposit === null ? '—' : yuan(deposit)),
                    align: 'right',
                  },
                  { title: t('answeredColumn'), render: (_v, row) => yesNo(row.answeredInTime) },
                  {
                    title: field('order'),
                    render: (_v, { order }) =>
                      order === null ? '—' : <Link to={`/repair-orders/${order}`}>{order}</Link>,
                  },
                ]}
              />
            </Scroll>
          </Flex>
        )}
      </Loaded>
    </>
  );
}
