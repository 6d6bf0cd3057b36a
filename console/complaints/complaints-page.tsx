import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Flex, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import type { Stage } from '../../domain/complaint/stage';
import { ExportButton } from '../shared/exports/export-button';
import { useMay, useMe, usePeople } from '../shared/server/queries';
import type { Schema } from '../shared/server/contract';
import { read } from '../shared/server/request';
import { CarCell, CustomerCell, NextCell } from '../shared/shell/case-cells';
import { useCaseCustomers } from '../shared/shell/case-customers';
import { CaseTable } from '../shared/shell/case-table';
import { ON } from '../shared/shell/filters';
import { FilterBar } from '../shared/shell/filter-bar';
import { Heading } from '../shared/shell/heading';
import { LevelTag } from '../shared/shell/level-tag';
import { LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';
import { ComplaintFilters, isQueue, useComplaintFilters, type Filters } from './complaint-filters';

type Row = Schema<'ComplaintRow'> & Partial<Pick<Schema<'QueuedComplaint'>, 'next'>>;

const AT_ONCE = 50;

/** What is asked of the queue of the open ones, and of the plain list of all. */
function narrowed({ of, stage, level, late, q }: Filters, me: string | undefined) {
  const both = { ...(stage && { stage: stage as Stage }), ...(level !== '0' && { minLevel: Number(level) }) };
  return {
    queue: { ...both, of: of as 'mine' | 'team' | 'all', ...(late === ON && { late: true }), ...(q && { q }) },
    list: { ...both, ...(of === 'mine' && me !== undefined && { owner: me }) },
  };
}

/** One page: the open ones, late ones first, or whatever else is wished, the newest first. */
async function readPage(filters: Filters, me: string | undefined, cursor: string, signal: AbortSignal) {
  const { queue, list } = narrowed(filters, me);
  const page = { limit: AT_ONCE, ...(cursor && { cursor }) };
  const found: { readonly items: readonly Row[]; readonly nextCursor: string | null } = isQueue(filters)
    ? await read('/complaint-queue', { query: { ...page, ...queue } }, signal)
    : await read('/complaints', { query: { ...page, ...list } }, signal);
  return found;
}

const usePages = (filters: Filters) => {
  const me = useMe().data?.id;
  return useInfiniteQuery({
    queryKey: ['/complaints', filters, me],
    queryFn: ({ pageParam, signal }) => readPage(filters, me, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
};

/** Where it stands, how high it has gone, and what kind it is. */
function Standing({ row }: { readonly row: Row }) {
  const { t, stage, value } = useTexts();
  const { kind, severity, level, overdue } = row;
  return (
    <Flex vertical gap={4} align="start">
      <Flex gap={4} wrap>
        <Tag color="blue">{stage(row.stage)}</Tag>
        <LevelTag level={level} />
        {overdue && row.open && <Tag color="red">{t('late')}</Tag>}
      </Flex>
      <Typography.Text type="secondary">
        {[t(kind), severity && value(severity)].filter(Boolean).join(' · ')}
      </Typography.Text>
    </Flex>
  );
}

/** H-43: the queue: what is late stands first, then what is due first. */
export function Page() {
  const { t } = useTexts();
  const nameOf = usePeople();
  const mayReadStatistics = useMay('complaint.readStatistics');
  const [filters] = useComplaintFilters();
  const query = usePages(filters);
  const { queue, list } = narrowed(filters, useMe().data?.id);
  const rows = (query.data?.pages ?? []).flatMap(({ items }) => items);
  const customerOf = useCaseCustomers(rows.map(({ number }) => number));
  return (
    <>
      <Heading text={t('complaints')}>
        {mayReadStatistics && <Link to="/complaint-statistics">{t('complaintStatistics')}</Link>}
        <Link to="/complaint-guide">{t('complaintGuide')}</Link>
        {isQueue(filters) ? (
          <ExportButton what="complaintQueue" filter={queue} />
        ) : (
          <ExportButton what="complaints" filter={list} />
        )}
      </Heading>
      <FilterBar>
        <ComplaintFilters />
      </FilterBar>
      <CaseTable<Row>
        none={t('noCaseComplaints')}
        label={t('complaints')}
        loading={query.isPending}
        rows={rows}
        columns={[
          {
            title: t('complainant'),
            render: ({ number }) => <CustomerCell number={number} customer={customerOf(number)} />,
          },
          { title: t('car'), render: ({ plate, model }) => <CarCell plate={plate} model={model} /> },
          { title: t('stage'), render: (row) => <Standing row={row} /> },
          { title: t('owner'), render: ({ owner }) => nameOf(owner) },
          {
            title: t('nextUntil'),
            render: ({ open, next, dueAt }) => open && <NextCell next={next} dueAt={dueAt} />,
          },
          { title: t('received'), render: ({ receivedAt }) => <LocalTime at={receivedAt} /> },
        ]}
      />
      {query.hasNextPage && (
        <Button style={{ marginTop: 8 }} loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}
