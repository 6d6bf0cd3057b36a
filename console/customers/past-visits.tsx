import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Empty, Table, Typography } from 'antd';
import { yuan } from '../../domain/values/money';
import type { Schema } from '../shared/server/contract';
import { read } from '../shared/server/request';
import { Scroll } from '../shared/shell/scroll';
import { Loaded } from '../shared/shell/states';
import { useTexts } from '../shared/texts/use-texts';

type PastVisit = Schema<'PastVisit'>;
const AT_ONCE = 20;

interface Props {
  readonly of: 'customer' | 'vehicle';
  readonly id: string;
}

const usePages = ({ of, id }: Props) =>
  useInfiniteQuery({
    queryKey: ['past-visits', of, id],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const asked = { path: { id }, query: { limit: AT_ONCE, ...(pageParam && { cursor: pageParam }) } };
      return of === 'customer'
        ? read('/customers/{id}/past-visits', asked, signal)
        : read('/vehicles/{id}/past-visits', asked, signal);
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** What was done to a car, or to those of a customer, before this system was there; the latest first. */
export function PastVisits(props: Props) {
  const { t } = useTexts();
  const query = usePages(props);
  const plates =
    props.of === 'customer' ? [{ title: t('plate'), render: (_v: unknown, row: PastVisit) => row.plate }] : [];
  return (
    <Loaded of={query}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) return <Empty description={t('noPastVisits')} />;
        return (
          <>
            <Scroll label={t('pastVisits')}>
              <Table<PastVisit>
                size="small"
                rowKey={({ system, orderNumber }) => `${system} ${orderNumber}`}
                pagination={false}
                dataSource={items}
                columns={[
                  { title: t('day'), render: (_v, { day }) => <span style={{ whiteSpace: 'nowrap' }}>{day}</span> },
                  ...plates,
                  {
                    title: t('pastWork'),
                    render: (_v, { work, orderNumber }) => (
                      <>
                        <span style={{ whiteSpace: 'pre-line' }}>{work}</span>
                        <br />
                        <Typography.Text type="secondary">
                          {t('formerOrder')} {orderNumber}
                        </Typography.Text>
                      </>
                    ),
                  },
                  {
                    title: t('odometer'),
                    align: 'right',
                    render: (_v, { odometer }) => (odometer === null ? '' : t('kilometres', { n: odometer })),
                  },
                  {
                    title: t('sum'),
                    align: 'right',
                    render: (_v, { amount }) => (amount === null ? '' : yuan(amount)),
                  },
                ]}
              />
            </Scroll>
            {query.hasNextPage && (
              <Button
                style={{ marginTop: 8 }}
                loading={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {t('more')}
              </Button>
            )}
          </>
        );
      }}
    </Loaded>
  );
}
