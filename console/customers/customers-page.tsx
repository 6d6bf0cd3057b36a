import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Empty, Flex, Input, Table, Tag } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { typedFieldsOf } from '../../domain/master-data/typed';
import { CarDrawer } from '../shared/master-data/car-drawer';
import { CustomerDrawer } from '../shared/master-data/customer-drawer';
import { isSearchable, useSearch } from '../shared/search/use-search';
import { useMay } from '../shared/server/queries';
import type { SearchHit } from '../shared/server/replies';
import { read } from '../shared/server/request';
import { ExportButton } from '../shared/exports/export-button';
import { Heading } from '../shared/shell/heading';
import { Scroll } from '../shared/shell/scroll';
import { clearable } from '../shared/forms/search-input';
import { useTexts } from '../shared/texts/use-texts';
import { useSentence } from '../shared/texts/sentences';

interface Row {
  readonly key: string;
  readonly customer: Pick<SearchHit['customer'], 'id' | 'name' | 'phone' | 'goldCard' | 'member'>;
  readonly vehicles: SearchHit['vehicles'];
  readonly vehicle: string | undefined;
}

const rowOf = ({ customer, vehicle, vehicles }: SearchHit): Row => ({
  key: vehicle?.id ?? customer.id,
  customer,
  vehicles: vehicle ? [vehicle] : vehicles,
  vehicle: vehicle?.id,
});

function Found({
  rows,
  loading,
  withCars,
}: {
  readonly rows: readonly Row[];
  readonly loading: boolean;
  readonly withCars: boolean;
}) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const pathOf = ({ customer, vehicle }: Row): string =>
    `/customers/${customer.id}${vehicle === undefined ? '' : `?vehicle=${vehicle}`}`;
  return (
    <Scroll label={t('customers')}>
      <Table
        size="small"
        loading={loading}
        pagination={false}
        dataSource={[...rows]}
        onRow={(row) => ({ style: { cursor: 'pointer' }, onClick: () => void navigate(pathOf(row)) })}
        columns={[
          {
            title: t('name'),
            render: (_v, row) => (
              <span>
                <Link to={pathOf(row)} onClick={(event) => event.stopPropagation()}>
                  {row.customer.name}
                </Link>{' '}
                {row.customer.goldCard && <Tag color="gold">{t('goldCard')}</Tag>}
                {row.customer.member && <Tag>{t('member')}</Tag>}
              </span>
            ),
          },
          { title: t('phone'), render: (_v, { customer }) => customer.phone },
          ...(withCars
            ? [
                {
                  title: t('cars'),
                  render: (_v: unknown, { vehicles }: Row) =>
                    vehicles.map(({ id, plate, model }) => (
                      <div key={id}>
                        <span className="plate">{plate}</span> {model}
                      </div>
                    )),
                },
              ]
            : []),
        ]}
      />
    </Scroll>
  );
}

/** Everybody, page by page, while nothing is searched for. */
function Everybody() {
  const { t } = useTexts();
  const query = useInfiniteQuery({
    queryKey: ['/customers', 'pages'],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      read('/customers', { query: { limit: 30, ...(pageParam && { cursor: pageParam }) } }, signal),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const rows = (query.data?.pages ?? []).flatMap(({ items }) =>
    items.map((customer) => ({ key: customer.id, customer, vehicles: [], vehicle: undefined })),
  );
  return (
    <>
      <Found rows={rows} loading={query.isPending} withCars={false} />
      {query.hasNextPage && (
        <Button style={{ marginTop: 12 }} loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

function Matching({ text }: { readonly text: string }) {
  const { t } = useTexts();
  const sentenceOf = useSentence();
  const { hits, waiting, error } = useSearch(text);
  if (!waiting && hits.length === 0)
    return <Empty description={error ? sentenceOf(error) : t('nothingFound', { text: text.trim() })} />;
  return <Found rows={hits.map(rowOf)} loading={waiting} withCars />;
}

/** Customers and cars, found by any part of what they are known by, or added. */
export function Page() {
  const { t } = useTexts();
  const navigate = useNavigate();
  const [address, setAddress] = useSearchParams();
  const mayAdd = useMay('createCustomer');
  const [adding, setAdding] = useState<'customer' | 'car'>();
  const text = address.get('q') ?? '';
  const typed = typedFieldsOf(text);
  const close = (): void => setAdding(undefined);
  return (
    <>
      <Heading text={t('customers')}>
        <ExportButton what="customers" filter={{ ...(isSearchable(text) && { search: text }) }} />
        <ExportButton what="vehicles" filter={{ ...(isSearchable(text) && { search: text }) }} />
        {mayAdd && (
          <>
            <Button onClick={() => setAdding('customer')}>{t('newCustomer')}</Button>
            <Button onClick={() => setAdding('car')}>{t('newCar')}</Button>
          </>
        )}
      </Heading>
      <Flex vertical gap={12}>
        <label>
          <span className="label">{t('searchHint')}</span>
          <Input
            allowClear={clearable}
            size="large"
            maxLength={100}
            autoComplete="off"
            value={text}
            onChange={({ target: { value } }) => setAddress(value === '' ? {} : { q: value }, { replace: true })}
            style={{ maxWidth: '34rem' }}
          />
        </label>
        {isSearchable(text) ? <Matching text={text} /> : <Everybody />}
      </Flex>
      {adding === 'customer' && (
        <CustomerDrawer initial={typed} onDone={({ id }) => void navigate(`/customers/${id}`)} onClose={close} />
      )}
      {adding === 'car' && (
        <CarDrawer
          initial={typed}
          onDone={({ id, customerId }) => void navigate(`/customers/${customerId}?vehicle=${id}`)}
          onClose={close}
        />
      )}
    </>
  );
}
