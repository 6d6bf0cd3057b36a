import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Empty, Grid, Table, Typography } from 'antd';
import { yuan } from '../../domain/values/money';
import type { Schema } from '../shared/server/contract';
import { read } from '../shared/server/request';
import { Scroll } from '../shared/shell/scroll';
import { Loaded } from '../shared/shell/states';
import { useTexts } from '../shared/texts/use-texts';

type PastVisit = Schema<'PastVisit'>;
type Figures = Pick<PastVisit, 'odometer' | 'amount'>;
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
  // on a phone the figures stand below the words, not beyond the edge
  const narrow = !(Grid.useBreakpoint().md ?? true);
  const mileage = ({ odometer }: Figures): string => (odometer === null ? '' : t('kilometres', { n: odometer }));
  const sum = ({ amount }: Figures): string => (amount === null ? '' : yuan(amount));
  const details = (row: Figures): string =>
    [mileage(row), sum(row)]
      .filter(Boolean)
      .map((figure) => ` · ${figure}`)
      .join('');
  const figures = [
    { title: t('odometer'), align: 'right' as const, render: (_v: unknown, row: PastVisit) => mileage(row) },
    { title: t('sum'), align: 'right' as const, render: (_v: unknown, row: PastVisit) => sum(row) },
  ];
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
                    render: (_v, { work, orderNumber, ...row }) => (
                      <>
                        <span style={{ whiteSpace: 'pre-line' }}>{work}</span>
                        <br />
                        <Typography.Text type="secondary">
                          {t('formerOrder')} {orderNumber}
                          {narrow && details(row)}
                        </Typography.Text>
                      </>
                    ),
                  },
                  ...(narrow ? [] : figures),
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
