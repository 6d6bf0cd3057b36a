import { PrinterOutlined } from '@ant-design/icons';
import { Button, Card, Col, Flex, Row, Segmented, Statistic, Table, Tag, Typography } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { ImprovementReports } from '../reports/improvement-reports';
import { ExportButton } from '../shared/exports/export-button';
import type { Schema } from '../shared/server/contract';
import { paperAddress } from '../shared/server/paper-address';
import { useMay, usePeople, useRead } from '../shared/server/queries';
import { useCauses, useClasses, useDepartments } from '../shared/server/store-lists';
import { Chart } from '../shared/shell/chart';
import { DayRangeInputs, useDayRange } from '../shared/shell/day-range';
import { Heading } from '../shared/shell/heading';
import { Scroll } from '../shared/shell/scroll';
import { Loaded } from '../shared/shell/states';
import { dayStart } from '../shared/shell/store-time';
import { LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';
import { Counts } from './counts';
import { usePaging } from '../shared/shell/paging';

type Statistics = Schema<'ComplaintStatistics'>;

/** H-45: a figure beside what the policy asks for; what the policy asks for and is not reached stands out. */
function Measured({
  title,
  figure: { value, target, met },
  unit,
}: {
  readonly title: string;
  readonly figure: Schema<'MeasuredFigure'>;
  readonly unit: string;
}) {
  const { t } = useTexts();
  return (
    <Card size="small">
      <Statistic
        title={title}
        value={value ?? '—'}
        suffix={value === null ? '' : unit}
        {...(met === false && { styles: { content: { color: '#c0392b' } } })}
      />
      <Typography.Text type="secondary">{t('targetOf', { target, unit })}</Typography.Text>
    </Card>
  );
}

function Figures({ statistics }: { readonly statistics: Statistics }) {
  const { t } = useTexts();
  const counted = [
    ['received', statistics.total],
    ['solved', statistics.solved],
    ['stillOpen', statistics.open],
    ['unfounded', statistics.unfounded],
    ['endedUnsolved', statistics.ended],
    ['promiseMoved', statistics.moved],
    ['promiseBroken', statistics.broken],
    ['reopenedCount', statistics.reopened],
  ] as const;
  return (
    <Row gutter={[12, 12]}>
      <Col xs={24} md={8}>
        <Measured title={t('solvedPercent')} figure={statistics.solvedPercent} unit="%" />
      </Col>
      <Col xs={24} md={8}>
        <Measured title={t('inTimePercent')} figure={statistics.inTimePercent} unit="%" />
      </Col>
      <Col xs={24} md={8}>
        <Measured title={t('medianTime')} figure={statistics.medianMinutes} unit={t('minuteUnit')} />
      </Col>
      {counted.map(([name, n]) => (
        <Col key={name} xs={12} md={6} xl={3}>
          <Card size="small" data-figure={name}>
            <Statistic title={t(name)} value={n} />
          </Card>
        </Col>
      ))}
    </Row>
  );
}

const lines = ['received', 'solved', 'unfounded', 'ended', 'broken'] as const;
const lineNames = {
  received: 'received',
  solved: 'solved',
  unfounded: 'unfounded',
  ended: 'endedUnsolved',
  broken: 'promiseBroken',
} as const;

/** H-45: week by week, one figure at a time; the table beside it has all of them. */
function Weeks({ byWeek }: Pick<Statistics, 'byWeek'>) {
  const paging = usePaging(8);
  const { t } = useTexts();
  const [line, setLine] = useState<(typeof lines)[number]>('received');
  const { times, counts } = useMemo(
    () => ({
      times: byWeek.map(({ from }) => dayStart(from).valueOf() / 1000),
      counts: byWeek.map((week) => week[line]),
    }),
    [byWeek, line],
  );
  return (
    <Card
      size="small"
      title={t('byWeek')}
      extra={
        <Segmented
          aria-label={t('viewOf')}
          size="small"
          value={line}
          onChange={setLine}
          options={lines.map((one) => ({ value: one, label: t(lineNames[one]) }))}
        />
      }
    >
      <Chart label={t(lineNames[line])} times={times} counts={counts} format="MM-DD" />
      <Scroll label={t('byWeek')}>
        <Table
          locale={{ emptyText: t('noCountedComplaints') }}
          size="small"
          rowKey="from"
          pagination={paging}
          dataSource={[...byWeek]}
          columns={[
            { title: t('weekFrom'), dataIndex: 'from' },
            ...lines.map((one) => ({ title: t(lineNames[one]), dataIndex: one, align: 'right' as const })),
          ]}
        />
      </Scroll>
    </Card>
  );
}

const ends = { open: 'stillOpen', solved: 'solved', unfounded: 'unfounded', ended: 'endedUnsolved' } as const;
const promises = { kept: 'promiseKept', moved: 'promiseMoved', broken: 'promiseBroken' } as const;

/** H-32: 《顾客投诉分类统计表》: each complaint behind the figures. */
function Cases({ complaints }: Pick<Statistics, 'complaints'>) {
  const paging = usePaging(20);
  const { t, field } = useTexts();
  const [classes, causes, departments] = [useClasses(), useCauses(), useDepartments()];
  return (
    <Card size="small" title={t('complaintsCounted')} data-part="cases">
      <Scroll label={t('complaintsCounted')}>
        <Table
          locale={{ emptyText: t('noCountedComplaints') }}
          size="small"
          rowKey="complaint"
          pagination={paging}
          dataSource={[...complaints]}
          columns={[
            {
              title: t('number'),
              render: (_v, { complaint }) => <Link to={`/complaints/${complaint}`}>{complaint}</Link>,
            },
            { title: t('when'), render: (_v, { receivedAt }) => <LocalTime at={receivedAt} /> },
            { title: t('status'), render: (_v, { end }) => <Tag>{t(ends[end])}</Tag> },
            { title: t('timeSigned'), render: (_v, { promise }) => promise && t(promises[promise]) },
            {
              title: field('classification'),
              render: (_v, { classification }) => classification && classes.nameOf(classification),
            },
            { title: field('cause'), render: (_v, { cause }) => cause && causes.nameOf(cause) },
            {
              title: field('department'),
              render: (_v, { department }) => department && departments.nameOf(department),
            },
          ]}
        />
      </Scroll>
    </Card>
  );
}

function Measures({ measures }: Pick<Statistics, 'measures'>) {
  const { t, field, value } = useTexts();
  const nameOf = usePeople();
  return (
    <Card size="small" title={field('measures')}>
      <Scroll label={field('measures')}>
        <Table
          locale={{ emptyText: t('noMeasures') }}
          size="small"
          rowKey={({ complaint, process, measure }) => `${complaint} ${process} ${measure}`}
          pagination={false}
          dataSource={[...measures]}
          columns={[
            {
              title: t('number'),
              render: (_v, { complaint }) => <Link to={`/complaints/${complaint}`}>{complaint}</Link>,
            },
            { title: field('process'), render: (_v, { process }) => value(process) },
            { title: field('measure'), dataIndex: 'measure' },
            { title: t('owner'), render: (_v, { owner }) => nameOf(owner) },
          ]}
        />
      </Scroll>
    </Card>
  );
}

/** H-32, H-45, H-46: the figures of the complaints received on some days, beside what the policy asks for. */
export function Page() {
  const { t, field, value } = useTexts();
  const [classes, causes, departments] = [useClasses(), useCauses(), useDepartments()];
  const range = useDayRange(90);
  const { from, to } = range;
  const mayPrint = useMay('complaint.printStatistics');
  const statistics = useRead('/complaint-statistics', { query: { from, to } });
  return (
    <>
      <Heading text={t('complaintStatistics')}>
        <DayRangeInputs range={range} />
        <ExportButton what="complaintStatistics" filter={{ from, to }} />
        {mayPrint && (
          <Button
            icon={<PrinterOutlined />}
            href={paperAddress(`/complaint-statistics/form.pdf?from=${from}&to=${to}`, undefined)}
            target="_blank"
          >
            {t('statisticsForm')}
          </Button>
        )}
      </Heading>
      <Loaded of={statistics}>
        {(found) => (
          <Flex vertical gap={16}>
            <Figures statistics={found} />
            <Weeks byWeek={found.byWeek} />
            <Row gutter={[16, 16]}>
              <Col xs={24} md={12}>
                <Counts title={field('classification')} counts={found.byClassification} nameOf={classes.nameOf} />
              </Col>
              <Col xs={24} md={12}>
                <Counts title={field('cause')} counts={found.byCause} nameOf={causes.nameOf} />
              </Col>
              <Col xs={24} md={12}>
                <Counts title={field('department')} counts={found.byDepartment} nameOf={departments.nameOf} />
              </Col>
              <Col xs={24} md={12}>
                <Counts title={field('severity')} counts={found.bySeverity} nameOf={value} />
              </Col>
              <Col xs={24} md={12}>
                <Counts title={t('highestLevel')} counts={found.byHighestLevel} nameOf={(level) => level} />
              </Col>
            </Row>
            <Cases complaints={found.complaints} />
            <Measures measures={found.measures} />
            <ImprovementReports about="complaints" from={from} to={to} />
          </Flex>
        )}
      </Loaded>
    </>
  );
}
