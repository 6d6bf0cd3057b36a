import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Table, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { ExportButton } from '../shared/exports/export-button';
import { usePeople } from '../shared/server/queries';
import { read } from '../shared/server/request';
import { Scroll } from '../shared/shell/scroll';
import { Heading } from '../shared/shell/heading';
import { LocalTime } from '../shared/shell/time';
import { SearchInput } from '../shared/forms/search-input';
import { useTexts } from '../shared/texts/use-texts';

/** Every visit, the newest first, found by plate. */
export function Page() {
  const { t, stage } = useTexts();
  const nameOf = usePeople();
  const [plate, setPlate] = useState('');
  const query = useInfiniteQuery({
    queryKey: ['orders', plate],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      read('/repair-orders', { query: { ...(plate && { plate }), ...(pageParam && { cursor: pageParam }) } }, signal),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  return (
    <>
      <Heading text={t('orders')}>
        <SearchInput
          style={{ width: 240 }}
          placeholder={t('search')}
          aria-label={t('search')}
          maxLength={12}
          onSearch={(text) => setPlate(text.trim())}
        />
        <ExportButton what="repairOrders" filter={{ plate }} />
      </Heading>
      <Scroll label={t('orders')}>
        <Table
          locale={{ emptyText: t('noOrders') }}
          size="small"
          rowKey="number"
          loading={query.isPending}
          pagination={false}
          dataSource={query.data?.pages.flatMap(({ items }) => [...items]) ?? []}
          columns={[
            {
              title: t('number'),
              dataIndex: 'number',
              render: (number: string) => <Link to={`/repair-orders/${number}`}>{number}</Link>,
            },
            { title: t('plate'), render: (_v, row) => <span className="plate">{row.plate}</span> },
            { title: t('model'), dataIndex: 'model' },
            { title: t('stage'), render: (_v, row) => <Tag>{stage(row.stage)}</Tag> },
            { title: t('advisor'), render: (_v, row) => nameOf(row.advisor) },
            {
              title: t('promise'),
              render: (_v, row) =>
                row.promisedAt && (
                  <>
                    <LocalTime at={row.promisedAt} /> {row.late && <Tag color="red">{t('late')}</Tag>}
                  </>
                ),
            },
          ]}
        />
      </Scroll>
      {query.hasNextPage && (
        <Button style={{ marginTop: 12 }} loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}
