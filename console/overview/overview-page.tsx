import { Card, Col, Flex, Row, Segmented, Statistic, Table, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { pageOfNumber } from '../shared/server/processes';
import { useBoard, usePeople, useRead } from '../shared/server/queries';
import { useTeams } from '../shared/server/store-lists';
import { Scroll } from '../shared/shell/scroll';
import { Chart } from '../shared/shell/chart';
import { Heading } from '../shared/shell/heading';
import { Loaded } from '../shared/shell/states';
import { LocalTime, useNow } from '../shared/shell/time';
import { useLevel } from '../shared/texts/use-level';
import { useTexts } from '../shared/texts/use-texts';
import { usePaging } from '../shared/shell/paging';

const HOUR = 3_600_000;
const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((a, b) => a + b, 0);

function Figures() {
  const { t } = useTexts();
  const levelName = useLevel();
  const overdue = useRead('/overdue');
  const board = useBoard();
  return (
    <Loaded of={overdue}>
      {({ complaintsByLevel, tasks, unacknowledged }) => (
        <Row gutter={[12, 12]}>
          {(
            [
              [t('carsInStore'), board.data?.length ?? 0, false],
              [t('overdueTasks'), sum(tasks), true],
              [t('unacknowledged'), unacknowledged, true],
              [t('openComplaints'), sum(complaintsByLevel), false],
            ] as const
          ).map(([title, value, alarming]) => (
            <Col key={title} xs={12} md={6}>
              <Card size="small">
                <Statistic
                  title={title}
                  value={value}
                  {...(alarming && value > 0 && { styles: { content: { color: '#c0392b' } } })}
                />
              </Card>
            </Col>
          ))}
          <Col span={24}>
            <Card size="small" title={t('overdueByLevel')}>
              <Flex gap={16} wrap>
                {[0, 1, 2, 3, 4].map((level) => (
                  <Link key={level} to="/complaints">
                    <Tag color={level >= 3 ? 'red' : level > 0 ? 'orange' : 'default'}>
                      {levelName(level)}: {complaintsByLevel[`L${level}`] ?? 0}
                    </Tag>
                  </Link>
                ))}
              </Flex>
            </Card>
          </Col>
        </Row>
      )}
    </Loaded>
  );
}

function UpcomingBreaches() {
  const paging = usePaging(8);
  const { t, role, timer: timerName } = useTexts();
  const [hours, setHours] = useState(8);
  const forecast = useRead('/forecast', { query: { hours } });
  const now = useNow(HOUR);
  const { times, counts } = useMemo(() => {
    const start = Math.floor(now / HOUR) * HOUR;
    const slots = Array.from({ length: hours + 1 }, (_none, index) => start + index * HOUR);
    const items = forecast.data?.items ?? [];
    return {
      times: slots.map((slot) => slot / 1000),
      counts: slots.map(
        (slot) => items.filter(({ at }) => slot <= Date.parse(at) && Date.parse(at) < slot + HOUR).length,
      ),
    };
  }, [forecast.data, hours, now]);
  return (
    <Card
      size="small"
      title={t('forecast')}
      extra={
        <Segmented
          aria-label={t('forecast')}
          size="small"
          options={[4, 8, 24].map((n) => ({ value: n, label: t('nextHours', { n }) }))}
          value={hours}
          onChange={setHours}
        />
      }
    >
      <Loaded of={forecast}>
        {({ items }) => (
          <>
            <Chart label={t('perHour')} times={times} counts={counts} />
            <Scroll label={t('overview')}>
              <Table
                locale={{ emptyText: t('noneForecast') }}
                size="small"
                rowKey={(row) => `${row.number}${row.key}`}
                pagination={paging}
                dataSource={[...items]}
                columns={[
                  { title: t('when'), render: (_v, { at }) => <LocalTime at={at} /> },
                  {
                    title: t('number'),
                    render: (_v, { number }) => <Link to={pageOfNumber(number)}>{number}</Link>,
                  },
                  { title: t('deadlines'), render: (_v, { timer }) => timerName(timer) },
                  { title: t('tells'), render: (_v, { to }) => to.map(role).join(', ') },
                ]}
              />
            </Scroll>
          </>
        )}
      </Loaded>
    </Card>
  );
}

function Load() {
  const paging = usePaging(10);
  const { t } = useTexts();
  const nameOf = usePeople();
  const { nameOf: nameOfTeam } = useTeams();
  const workload = useRead('/workload');
  const board = useBoard();
  const teams = useMemo(() => {
    const cards = board.data ?? [];
    const ids = [...new Set(cards.flatMap((card) => card.teams))].toSorted();
    return ids.map((id) => ({
      id,
      orders: cards.filter((card) => card.stage === 'inRepair' && card.teams.includes(id)).length,
      minutes: cards
        .filter((card) => card.work && card.teams.includes(id))
        .reduce((total, { work }) => total + Math.max(0, work!.expectedMinutes - work!.minutes), 0),
    }));
  }, [board.data]);
  return (
    <Card size="small" title={t('workload')}>
      <Loaded of={workload}>
        {({ orders, complaints, tasks }) => {
          const people = [...new Set([orders, complaints, tasks].flatMap(Object.keys))].toSorted();
          return (
            <Scroll label={t('overview')}>
              <Table
                locale={{ emptyText: t('noneTakenOver') }}
                size="small"
                rowKey="id"
                pagination={paging}
                dataSource={people.map((id) => ({ id }))}
                columns={[
                  { title: t('person'), render: (_v, { id }) => nameOf(id) },
                  { title: t('openOrders'), render: (_v, { id }) => orders[id] ?? 0, align: 'right' },
                  { title: t('openComplaints'), render: (_v, { id }) => complaints[id] ?? 0, align: 'right' },
                  { title: t('openTasks'), render: (_v, { id }) => tasks[id] ?? 0, align: 'right' },
                ]}
              />
            </Scroll>
          );
        }}
      </Loaded>
      {teams.length > 0 && (
        <Scroll label={t('overview')}>
          <Table
            size="small"
            rowKey="id"
            pagination={false}
            dataSource={teams}
            columns={[
              { title: t('teamLoad'), render: (_v, { id }) => nameOfTeam(id) },
              { title: t('groupRepair'), dataIndex: 'orders', align: 'right' },
              {
                title: t('workLeft'),
                render: (_v, { minutes }) => t('minutes', { n: Math.round(minutes) }),
                align: 'right',
              },
            ]}
          />
        </Scroll>
      )}
    </Card>
  );
}

function Proof() {
  const { t } = useTexts();
  const audit = useRead('/deadline-audit');
  return (
    <Card size="small" title={t('proof')}>
      <Loaded of={audit}>
        {({ armed, fired, cancelled, running, faults }) =>
          t('proofText', { armed, fired, cancelled, running, faults: faults.length })
        }
      </Loaded>
    </Card>
  );
}

/** What a manager looks at: what is late, what will be, who has too much, and whether any deadline was lost. */
export function Page() {
  const { t } = useTexts();
  return (
    <Flex vertical gap={16}>
      <Heading text={t('overview')} />
      <Figures />
      <Row gutter={[16, 16]}>
        <Col xs={24} xl={14}>
          <UpcomingBreaches />
        </Col>
        <Col xs={24} xl={10}>
          <Flex vertical gap={16}>
            <Load />
            <Proof />
          </Flex>
        </Col>
      </Row>
    </Flex>
  );
}
