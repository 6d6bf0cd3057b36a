import { Card, Descriptions, Flex, Input, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useMay, useRead, useReadWhen } from '../shared/server/queries';
import { Scroll } from '../shared/shell/scroll';
import { Heading } from '../shared/shell/heading';
import { Loaded } from '../shared/shell/states';
import { LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';

function History({ vehicle }: { readonly vehicle: string }) {
  const { t, stage } = useTexts();
  const mayRead = useMay('complaint.list');
  const visits = useRead('/repair-orders', { query: { vehicle, limit: 50 } });
  const complaints = useReadWhen(mayRead, '/complaints', { query: { vehicle, limit: 50 } });
  return (
    <Card size="small" title={t('history')}>
      <Loaded of={visits}>
        {({ items }) => (
          <Scroll label={t('customers')}>
            <Table
              size="small"
              rowKey="number"
              pagination={false}
              dataSource={[...items]}
              columns={[
                {
                  title: t('number'),
                  render: (_v, { number }) => <Link to={`/repair-orders/${number}`}>{number}</Link>,
                },
                { title: t('when'), render: (_v, { openedAt }) => <LocalTime at={openedAt} /> },
                { title: t('stage'), render: (_v, row) => <Tag>{stage(row.stage)}</Tag> },
              ]}
            />
          </Scroll>
        )}
      </Loaded>
      {complaints.data?.items.map((one) => (
        <p key={one.number} style={{ margin: '8px 0 0' }}>
          <Link to={`/complaints/${one.number}`}>{one.number}</Link> {stage(one.stage)}
        </p>
      ))}
    </Card>
  );
}

function Owner({ id }: { readonly id: string }) {
  const { t } = useTexts();
  const customer = useRead('/customers/{id}', { path: { id } });
  return (
    <Loaded of={customer}>
      {({ name, salutation, phone, address, goldCard, member }) => (
        <Descriptions
          size="small"
          column={{ xs: 1, md: 2 }}
          items={[
            {
              key: 'name',
              label: t('name'),
              children: (
                <span>
                  {name} ({salutation}) {goldCard && <Tag color="gold">{t('goldCard')}</Tag>}{' '}
                  {member && <Tag>{t('member')}</Tag>}
                </span>
              ),
            },
            { key: 'phone', label: t('phone'), children: <a href={`tel:${phone}`}>{phone}</a> },
            { key: 'address', label: t('address'), children: address },
          ]}
        />
      )}
    </Loaded>
  );
}

/** Customers and cars with their history, found by plate or phone number. */
export function Page() {
  const { t } = useTexts();
  const [address, setAddress] = useSearchParams();
  const [search, setSearch] = useState('');
  const [phone, setPhone] = useState('');
  const chosen = address.get('vehicle');
  const byPhone = useReadWhen(phone !== '', '/customers', { query: { phone } });
  const owner = byPhone.data?.items[0]?.id;
  const cars = useRead('/vehicles', {
    query: { limit: 50, ...(search && { search }), ...(phone && owner && { customerId: owner }) },
  });
  const vehicle = cars.data?.items.find(({ id }) => id === chosen);
  return (
    <>
      <Heading text={t('customers')}>
        <Input.Search
          allowClear
          placeholder={t('search')}
          aria-label={t('search')}
          maxLength={12}
          onSearch={(text) => setSearch(text.trim())}
          style={{ width: 190 }}
        />
        <Input.Search
          allowClear
          inputMode="tel"
          placeholder={t('findByPhone')}
          aria-label={t('findByPhone')}
          onSearch={(text) => setPhone(text.trim())}
          style={{ width: 210 }}
        />
      </Heading>
      {byPhone.error && <Typography.Text type="danger">{byPhone.error.message}</Typography.Text>}
      <div className="beside">
        <Scroll label={t('customers')}>
          <Table
            size="small"
            rowKey="id"
            loading={cars.isPending}
            pagination={{ pageSize: 12, hideOnSinglePage: true }}
            dataSource={phone !== '' && byPhone.data && !owner ? [] : [...(cars.data?.items ?? [])]}
            columns={[
              {
                title: t('plate'),
                render: (_v, { id, plate }) => (
                  <a
                    href={`?vehicle=${id}`}
                    className="plate"
                    onClick={(event) => {
                      event.preventDefault();
                      setAddress({ vehicle: id });
                    }}
                  >
                    {plate}
                  </a>
                ),
              },
              { title: t('model'), dataIndex: 'model' },
              { title: t('odometer'), render: (_v, { odometer }) => `${odometer} km`, align: 'right' },
            ]}
          />
        </Scroll>
        {vehicle && (
          <Flex vertical gap={16}>
            <Card size="small" title={`${vehicle.plate} · ${vehicle.model}`}>
              <Owner id={vehicle.customerId} />
              <Typography.Text type="secondary">VIN {vehicle.vin}</Typography.Text>
            </Card>
            <History vehicle={vehicle.id} />
          </Flex>
        )}
      </div>
    </>
  );
}
