import { PrinterOutlined } from '@ant-design/icons';
import { Button, Card, Col, Flex, Progress, Row, Statistic, Table, Tag } from 'antd';
import { Link } from 'react-router';
import { ImprovementReports } from '../reports/improvement-reports';
import { ExportButton } from '../shared/exports/export-button';
import type { Schema } from '../shared/server/contract';
import { paperAddress } from '../shared/server/paper-address';
import { useMay, usePeople, useRead } from '../shared/server/queries';
import { DayRangeInputs, useDayRange } from '../shared/shell/day-range';
import { Heading } from '../shared/shell/heading';
import { PlateLink } from '../shared/shell/plate-link';
import { Scroll } from '../shared/shell/scroll';
import { Loaded } from '../shared/shell/states';
import { LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';
import { Coverage } from './coverage';
import { usePaging } from '../shared/shell/paging';

type Report = Schema<'FollowUpReport'>;
const figures = [
  ['calls', 'callsMade'],
  ['reached', 'customersReached'],
  ['recorded', 'recordsWritten'],
  ['satisfied', 'satisfiedCustomers'],
  ['average', 'averageCustomers'],
  ['dissatisfied', 'dissatisfiedCustomers'],
  ['problems', 'problemsFound'],
  ['needs', 'needsNoted'],
] as const;

function Figures({ figures: counted }: Pick<Report, 'figures'>) {
  const { t } = useTexts();
  return (
    <Row gutter={[12, 12]}>
      {figures.map(([name, title]) => (
        <Col key={name} xs={12} md={6} xl={3}>
          <Card size="small" data-figure={name}>
            <Statistic title={t(title)} value={counted[name]} />
          </Card>
        </Col>
      ))}
    </Row>
  );
}

/** G-06 to G-09: what customers think of each thing they are asked about. */
function Ratings({ ratings, yes }: Pick<Report, 'ratings' | 'yes'>) {
  const { t, field } = useTexts();
  return (
    <Card size="small" title={t('ratings')} data-part="ratings">
      <Flex vertical gap={6}>
        {ratings.map(({ question, mean, answers }) => (
          <Flex key={question} gap={12} align="center">
            <span style={{ minWidth: '10rem' }}>{field(question)}</span>
            <Progress
              aria-label={field(question)}
              style={{ flex: '1 1 6rem', margin: 0 }}
              percent={((mean ?? 0) / 5) * 100}
              status="normal"
              format={() => (mean === null ? '—' : t('meanOf', { mean, n: answers }))}
            />
          </Flex>
        ))}
        {yes.map(({ question, yes: agreed, answers }) => (
          <Flex key={question} gap={12}>
            <span style={{ minWidth: '10rem' }}>{field(question)}</span>
            {t('yesOf', { yes: agreed, n: answers })}
          </Flex>
        ))}
      </Flex>
    </Card>
  );
}

/** G-16: 日报跟踪表. */
function Calls({ calls }: Pick<Report, 'calls'>) {
  const paging = usePaging(20);
  const { t, stage, value, field } = useTexts();
  const nameOf = usePeople();
  return (
    <Card size="small" title={t('trackingTable')} data-part="calls">
      <Scroll label={t('trackingTable')}>
        <Table
          locale={{ emptyText: t('noCallsInReport') }}
          size="small"
          rowKey={({ number, at }) => `${number} ${at}`}
          pagination={paging}
          dataSource={[...calls]}
          columns={[
            { title: t('when'), render: (_v, { at }) => <LocalTime at={at} /> },
            { title: t('number'), render: (_v, { number }) => <Link to={`/follow-ups/${number}`}>{number}</Link> },
            { title: t('plate'), render: (_v, { order, plate }) => <PlateLink number={order} plate={plate} /> },
            { title: t('person'), render: (_v, { by }) => nameOf(by) },
            { title: t('status'), render: (_v, { reached }) => <Tag>{value(reached ? 'reached' : 'noAnswer')}</Tag> },
            { title: t('stage'), render: (_v, row) => stage(row.stage) },
            { title: field('overall'), render: (_v, { overall }) => overall && value(overall) },
          ]}
        />
      </Scroll>
    </Card>
  );
}

/** G-24: what members say about us, about others, and what they suggest. */
function Members({ members }: Pick<Report, 'members'>) {
  const { t, field } = useTexts();
  return (
    <Card size="small" title={t('membersViews')} data-part="members">
      <Scroll label={t('membersViews')}>
        <Table
          locale={{ emptyText: t('noneSaidInCalls') }}
          size="small"
          rowKey="number"
          pagination={false}
          dataSource={[...members]}
          columns={[
            { title: t('number'), render: (_v, { number }) => <Link to={`/follow-ups/${number}`}>{number}</Link> },
            { title: field('ownShortfalls'), dataIndex: 'ownShortfalls' },
            { title: field('othersStrengths'), dataIndex: 'othersStrengths' },
            { title: field('suggestions'), dataIndex: 'suggestions' },
          ]}
        />
      </Scroll>
    </Card>
  );
}

/** G-43: what was wrong, and why. */
function Problems({ problems }: Pick<Report, 'problems'>) {
  const { t, field } = useTexts();
  return (
    <Card size="small" title={t('problemsFound')} data-part="problems">
      <Scroll label={t('problemsFound')}>
        <Table
          locale={{ emptyText: t('noneSaidInCalls') }}
          size="small"
          rowKey="number"
          pagination={false}
          dataSource={[...problems]}
          columns={[
            { title: t('number'), render: (_v, { number }) => <Link to={`/follow-ups/${number}`}>{number}</Link> },
            { title: field('problem'), dataIndex: 'words' },
            { title: field('cause'), render: (_v, { cause }) => cause ?? t('none') },
          ]}
        />
      </Scroll>
    </Card>
  );
}

/** G-16, G-17, G-24, G-40: what the calls of some days have shown, of today at first. */
export function Page() {
  const { t } = useTexts();
  const range = useDayRange(0);
  const { from, to } = range;
  const mayPrint = useMay('followUp.printReport');
  const report = useRead('/follow-up-report', { query: { ...range } });
  return (
    <>
      <Heading text={t('followUpReport')}>
        <DayRangeInputs range={range} />
        <ExportButton what="followUpReport" filter={{ ...range }} />
        {mayPrint && (
          <Button
            icon={<PrinterOutlined />}
            href={paperAddress(`/follow-up-report/form.pdf?from=${from}&to=${to}`, undefined)}
            target="_blank"
          >
            {t('reportPaper')}
          </Button>
        )}
      </Heading>
      <Loaded of={report}>
        {(found) => (
          <Flex vertical gap={16}>
            <Figures figures={found.figures} />
            <Coverage {...range} />
            <Ratings ratings={found.ratings} yes={found.yes} />
            <Calls calls={found.calls} />
            <Members members={found.members} />
            <Problems problems={found.problems} />
            <ImprovementReports about="calls" {...range} />
          </Flex>
        )}
      </Loaded>
    </>
  );
}
