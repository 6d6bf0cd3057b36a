import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Card, Empty, Flex, Table, Typography } from 'antd';
import { Link, useParams } from 'react-router';
import type { FigureName } from '../../domain/dashboard/figures';
import { figureTexts } from '../../texts/dashboard';
import type { Schema } from '../shared/server/contract';
import { ExportButton } from '../shared/exports/export-button';
import { useRead } from '../shared/server/queries';
import { read } from '../shared/server/request';
import { PlateLink } from '../shared/shell/plate-link';
import { Heading } from '../shared/shell/heading';
import { Scroll } from '../shared/shell/scroll';
import { Loaded, Missing } from '../shared/shell/states';
import { atStore } from '../shared/shell/store-time';
import { useTexts } from '../shared/texts/use-texts';
import { Course } from './course';
import { comparedText, signOf, valueText } from './format';
import { PeriodInputs, usePeriod, type PeriodQuery } from './period';
import { usePaging } from '../shared/shell/paging';

type Case = Schema<'DashboardCase'>;
const AT_ONCE = 50;

const useCases = (figure: FigureName, period: PeriodQuery) =>
  useInfiniteQuery({
    queryKey: ['/dashboard/cases', figure, period],
    queryFn: ({ pageParam, signal }) =>
      read(
        '/dashboard/cases',
        { query: { figure, ...period, limit: AT_ONCE, ...(pageParam && { cursor: pageParam }) } },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** What the figure came to, day by day or week by week, to look at and to read. */
function OverTime({ figure, period }: { readonly figure: FigureName; readonly period: PeriodQuery }) {
  const paging = usePaging(7);
  const { t } = useTexts();
  const dashboard = useRead('/dashboard', { query: period });
  return (
    <Loaded of={dashboard}>
      {({ figures: all, parts, from, to, compared }) => {
        const told = all.find((one) => one.figure === figure);
        if (!told) return null;
        return (
          <Card size="small" style={{ marginBottom: 16 }}>
            <Flex vertical gap={4}>
              <strong className="figure-value">{valueText(told.unit, told.value, t)}</strong>
              <span>
                <span aria-hidden>{signOf(told)} </span>
                {comparedText(told, t)}
              </span>
              <Typography.Text type="secondary">
                {t('daysFromTo', { from, to })} · {t('comparedWith', compared)}
              </Typography.Text>
            </Flex>
            <Course figure={told} parts={parts} />
            {parts.from.length > 1 && (
              <Scroll label={t('dayOrWeek')}>
                <Table
                  size="small"
                  rowKey="day"
                  pagination={paging}
                  dataSource={parts.from.map((day, index) => ({ day, value: told.trend[index] ?? null }))}
                  columns={[
                    { title: t('dayOrWeek'), dataIndex: 'day' },
                    {
                      title: t('figureValue'),
                      align: 'right',
                      render: (_v, { value }) => valueText(told.unit, value, t),
                    },
                  ]}
                />
              </Scroll>
            )}
          </Card>
        );
      }}
    </Loaded>
  );
}

function Cases({ figure, period }: { readonly figure: FigureName; readonly period: PeriodQuery }) {
  const { t } = useTexts();
  const query = useCases(figure, period);
  const rows = (query.data?.pages ?? []).flatMap(({ items }) => items).map((one, index) => ({ ...one, key: index }));
  const { unit = 'count', cases } = query.data?.pages[0] ?? {};
  const total = cases ?? 0;
  const said = (value: number): string =>
    unit === 'share' ? t(value === 1 ? 'yes' : 'no') : valueText(unit, value, t);
  return (
    <>
      <Scroll label={t('casesOf', { n: total })}>
        <Table<Case & { readonly key: number }>
          size="small"
          title={() => t('casesOf', { n: total })}
          loading={query.isPending}
          pagination={false}
          locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noCases')} /> }}
          dataSource={rows}
          columns={[
            { title: t('plate'), render: (_v, { number, plate }) => <PlateLink number={number} plate={plate} /> },
            { title: t('customer'), render: (_v, { customer }) => customer?.name ?? '—' },
            {
              title: t('countedAt'),
              render: (_v, { at }) => <time dateTime={at}>{atStore(at).format('YYYY-MM-DD HH:mm')}</time>,
            },
            { title: t('about'), render: (_v, { what, model }) => what ?? model },
            { title: t('figureValue'), align: 'right', render: (_v, { value }) => said(value) },
            { title: t('number'), render: (_v, { number }) => <span className="number">{number}</span> },
          ]}
        />
      </Scroll>
      {query.hasNextPage && (
        <Button style={{ marginTop: 8 }} loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

/** The cases behind one figure of some days. */
export function Page() {
  const { t, language } = useTexts();
  const { figure = '' } = useParams();
  const [period, address] = usePeriod();
  if (!Object.hasOwn(figureTexts, figure)) return <Missing />;
  const name = figure as FigureName;
  const { name: title, counts } = figureTexts[name];
  return (
    <>
      <Heading text={title[language]}>
        <Link to={`/dashboard?${address}`}>{t('toDashboard')}</Link>
        <PeriodInputs />
        <ExportButton what="dashboardCases" filter={{ figure: name, ...period }} />
      </Heading>
      <Typography.Paragraph type="secondary">{counts[language]}</Typography.Paragraph>
      <OverTime figure={name} period={period} />
      <Cases figure={name} period={period} />
    </>
  );
}
