import { Alert, Button, Card, Col, Descriptions, Flex, Row, Segmented, Tag } from 'antd';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { Readers } from '../audit/readers';
import { CarDrawer } from '../shared/master-data/car-drawer';
import { CustomerDrawer } from '../shared/master-data/customer-drawer';
import { externalIdsText, valueText } from '../shared/master-data/field-words';
import { useMay, useRead } from '../shared/server/queries';
import type { Customer, Vehicle } from '../shared/server/replies';
import { Heading } from '../shared/shell/heading';
import { Scroll } from '../shared/shell/scroll';
import { Loaded } from '../shared/shell/states';
import { LocalTime } from '../shared/shell/time';
import { Tabs } from '../shared/shell/tabs';
import { useTexts } from '../shared/texts/use-texts';
import { Cars } from './cars';
import { Doubles } from './doubles';
import { Erasure } from './erasure';
import { History } from './history';
import { Marketing } from './marketing';
import { PersonalRequests } from './personal-requests';
import { PersonExport } from './person-export';
import { PhoneRequest } from './phone-request';
import { Complaints, FollowUps, Visits } from './visits';

function Data({ customer }: { readonly customer: Customer }) {
  const texts = useTexts();
  const { t } = texts;
  const { phone, email } = customer;
  const elsewhere = externalIdsText(customer.externalIds);
  return (
    <Descriptions
      size="small"
      column={1}
      items={[
        { key: 'phone', label: t('phone'), children: <a href={`tel:${phone}`}>{phone}</a> },
        { key: 'salutation', label: t('salutation'), children: customer.salutation },
        { key: 'address', label: t('address'), children: customer.address },
        { key: 'email', label: t('email'), children: email ?? t('none') },
        {
          key: 'channel',
          label: t('preferredChannel'),
          children: valueText(texts, 'preferredChannel', customer.preferredChannel),
        },
        { key: 'private', label: t('privateCustomer'), children: t(customer.privateCustomer ? 'yes' : 'no') },
        { key: 'hoped', label: t('hopedService'), children: customer.hopedService ?? t('none') },
        ...(elsewhere ? [{ key: 'elsewhere', label: t('externalIds'), children: elsewhere }] : []),
      ]}
    />
  );
}

const carsOf = (customerId: string) => ({ query: { customerId, limit: 50 } }) as const;

function CustomerHistory({ id }: { readonly id: string }) {
  const versions = useRead('/customers/{id}/versions', { path: { id } });
  return <Loaded of={versions}>{({ items }) => <History versions={items} />}</Loaded>;
}

function CarHistory({ id }: { readonly id: string }) {
  const versions = useRead('/vehicles/{id}/versions', { path: { id } });
  return <Loaded of={versions}>{({ items }) => <History versions={items} />}</Loaded>;
}

/** The changes of the customer, of a record that was merged into this one, or of one of the cars. */
function Changes({ customer, vehicles }: { readonly customer: Customer; readonly vehicles: readonly Vehicle[] }) {
  const { t } = useTexts();
  const [of, setOf] = useState(customer.id);
  const { data: { merged = [] } = {} } = useRead('/customers/{id}/doubles', { path: { id: customer.id } });
  const isCar = vehicles.some(({ id }) => id === of);
  return (
    <Flex vertical gap={12}>
      {vehicles.length + merged.length > 0 && (
        <Scroll label={t('changes')}>
          <Segmented
            aria-label={t('changes')}
            value={of}
            onChange={setOf}
            options={[
              { value: customer.id, label: t('customerData') },
              ...merged.map(({ customer: { id, name } }) => ({ value: id, label: t('mergedRecord', { name }) })),
              ...vehicles.map(({ id, plate }) => ({ value: id, label: plate })),
            ]}
          />
        </Scroll>
      )}
      {isCar ? <CarHistory id={of} /> : <CustomerHistory id={of} />}
    </Flex>
  );
}

function CustomerFile({ customer, asked }: { readonly customer: Customer; readonly asked: string }) {
  const { t } = useTexts();
  const [address, setAddress] = useSearchParams();
  const isErased = customer.erasedAt !== null;
  const [mayEdit, mayAdd] = [useMay('updateCustomer') && !isErased, useMay('createVehicle') && !isErased];
  const [mayReadVisits, mayReadComplaints, mayReadCalls] = [
    useMay('repairOrder.list'),
    useMay('complaint.list'),
    useMay('followUp.list'),
  ];
  const mayReadReaders = useMay('listCustomerReaders');
  const [acting, setActing] = useState<'edit' | 'car'>();
  const close = (): void => setActing(undefined);
  const { id, name } = customer;
  const cars = useRead('/vehicles', carsOf(id));
  const vehicles = cars.data?.items ?? [];
  return (
    <>
      <Heading text={name}>
        {customer.goldCard && <Tag color="gold">{t('goldCard')}</Tag>}
        {customer.member && <Tag>{t('member')}</Tag>}
        {mayAdd && <Button onClick={() => setActing('car')}>{t('newCar')}</Button>}
      </Heading>
      {customer.erasedAt !== null && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 16 }}
          title={
            <>
              {t('erasedOn')} <LocalTime at={customer.erasedAt} />
            </>
          }
          description={t('erasedOnHint')}
        />
      )}
      {asked !== id && <Alert type="info" showIcon style={{ marginBottom: 16 }} title={t('mergedAway', { name })} />}
      <Row gutter={[16, 16]}>
        <Col xs={24} xl={10}>
          <Flex vertical gap={16}>
            <Card
              size="small"
              title={t('customerData')}
              extra={
                mayEdit && (
                  <Button size="small" onClick={() => setActing('edit')}>
                    {t('edit')}
                  </Button>
                )
              }
            >
              <Flex vertical gap={12}>
                <PhoneRequest customer={customer} />
                <Data customer={customer} />
              </Flex>
            </Card>
            <section aria-label={t('cars')}>
              <Loaded of={cars}>{({ items }) => <Cars vehicles={items} chosen={address.get('vehicle')} />}</Loaded>
            </section>
          </Flex>
        </Col>
        <Col xs={24} xl={14}>
          <Tabs
            label={name}
            active={address.get('tab') ?? 'visits'}
            onChange={(tab) => setAddress((now) => ({ ...Object.fromEntries(now), tab }), { replace: true })}
            items={[
              ...(mayReadVisits ? [{ key: 'visits', label: t('visits'), children: <Visits customer={id} /> }] : []),
              ...(mayReadComplaints
                ? [{ key: 'complaints', label: t('complaints'), children: <Complaints customer={id} /> }]
                : []),
              ...(mayReadCalls
                ? [{ key: 'followUps', label: t('followUps'), children: <FollowUps customer={id} /> }]
                : []),
              {
                key: 'changes',
                label: t('changes'),
                children: <Changes key={id} customer={customer} vehicles={vehicles} />,
              },
              {
                key: 'personalData',
                label: t('personalData'),
                children: (
                  <Flex vertical gap={16}>
                    <PersonalRequests customer={id} isErased={isErased} />
                    {!isErased && <PersonExport customer={id} />}
                    <Erasure customer={id} />
                  </Flex>
                ),
              },
              { key: 'marketing', label: t('marketing'), children: <Marketing customer={id} /> },
              ...(mayReadReaders ? [{ key: 'readers', label: t('readers'), children: <Readers customer={id} /> }] : []),
              {
                key: 'doubles',
                label: t('doubles'),
                children: <Doubles customer={customer} plates={vehicles.map(({ plate }) => plate)} />,
              },
            ]}
          />
        </Col>
      </Row>
      {acting === 'edit' && <CustomerDrawer customer={customer} onDone={close} onClose={close} />}
      {acting === 'car' && (
        <CarDrawer
          owner={customer}
          onDone={({ id: vehicle }) => {
            close();
            setAddress({ vehicle });
          }}
          onClose={close}
        />
      )}
    </>
  );
}

export function Page() {
  const { id = '' } = useParams();
  const customer = useRead('/customers/{id}', { path: { id } });
  // asked for with the customer, not after
  useRead('/vehicles', carsOf(id));
  return <Loaded of={customer}>{(one) => <CustomerFile key={one.id} customer={one} asked={id} />}</Loaded>;
}
