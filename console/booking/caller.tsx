import { CarOutlined, ToolOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Flex, Tag, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { CarDrawer } from '../shared/master-data/car-drawer';
import { CustomerDrawer } from '../shared/master-data/customer-drawer';
import type { ChosenCustomer } from '../shared/master-data/owner-picker';
import { PartyPicker } from '../shared/master-data/party-picker';
import { useMay, useReadWhen } from '../shared/server/queries';
import type { SearchHit } from '../shared/server/replies';
import { LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';

export type CallersCar = Pick<SearchHit['vehicles'][number], 'id' | 'plate' | 'model'>;
export interface Caller {
  readonly customer: ChosenCustomer;
  readonly car: CallersCar | undefined;
  /** As the master data has it; undefined until it is read. */
  readonly salutation?: string | undefined;
}

interface Props {
  readonly caller: Caller | undefined;
  /** The number that rings, as the phone system says it. */
  readonly phone: string;
  readonly onChange: (caller: Caller | undefined) => void;
}

/** Everything that the number of a caller leads to. */
function useHits(q: string): readonly SearchHit[] | undefined {
  const { data } = useReadWhen(q !== '', '/search', { query: { q } });
  return data?.items;
}

/** What is known of the visits of a customer, so that nobody has to ask. */
function Known({ customer, hit }: { readonly customer: ChosenCustomer; readonly hit: SearchHit | undefined }) {
  const { t, stage } = useTexts();
  const mayList = useMay('appointment.list');
  const visits = useReadWhen(true, '/repair-orders', { query: { customer: customer.id, limit: 1 } });
  const booked = useReadWhen(mayList, '/appointments', { query: { customer: customer.id, limit: 5 } });
  const [last] = visits.data?.items ?? [];
  return (
    <Flex vertical gap={4} data-part="known">
      {hit?.openOrders.map(({ number, plate, stage: at }) => (
        <span key={number}>
          <ToolOutlined aria-hidden /> {t('openVisitNow')} <Link to={`/repair-orders/${number}`}>{plate}</Link>{' '}
          <Tag>{stage(at)}</Tag>
        </span>
      ))}
      {booked.data?.items.map(({ number, plate, startsAt, stage: at }) => (
        <span key={number}>
          {t('openAppointments')} <Link to={`/appointments/${number}`}>{plate ?? number}</Link>{' '}
          {startsAt === null ? t('noTimeYet') : <LocalTime at={startsAt} />} <Tag>{stage(at)}</Tag>
        </span>
      ))}
      {last ? (
        <Typography.Text type="secondary">
          {t('lastVisit')} <LocalTime at={last.openedAt} /> · {last.plate} {last.model}
        </Typography.Text>
      ) : (
        visits.data && <Typography.Text type="secondary">{t('noVisitYet')}</Typography.Text>
      )}
    </Flex>
  );
}

function Chosen({ caller, onChange }: { readonly caller: Caller; readonly onChange: Props['onChange'] }) {
  const { t } = useTexts();
  const { customer, car } = caller;
  const mayAdd = useMay('createVehicle');
  const [adding, setAdding] = useState(false);
  const hit = useHits(customer.phone)?.find((one) => one.customer.id === customer.id);
  const cars: readonly CallersCar[] = hit?.vehicles ?? (car ? [car] : []);
  const only = cars.length === 1 ? cars[0] : undefined;
  const salutation = caller.salutation ?? hit?.customer.salutation;
  useEffect(() => {
    const known = { customer, car: car ?? only, salutation };
    if (known.car !== car || salutation !== caller.salutation) onChange(known);
  }, [caller, car, only, salutation, customer, onChange]);
  return (
    <Card size="small" data-caller={customer.id}>
      <Flex justify="space-between" align="start" gap={8} wrap>
        <div>
          <Link to={`/customers/${customer.id}`}>
            <strong>{customer.name}</strong>
          </Link>{' '}
          {customer.phone} {hit?.customer.goldCard && <Tag color="gold">{t('goldCard')}</Tag>}
        </div>
        <Button size="small" onClick={() => onChange(undefined)}>
          {t('chooseAnother')}
        </Button>
      </Flex>
      <Flex gap={8} wrap role="group" aria-label={t('chooseCar')} style={{ margin: '8px 0' }}>
        {cars.map((one) => (
          <Button
            key={one.id}
            type={one.id === car?.id ? 'primary' : 'default'}
            aria-pressed={one.id === car?.id}
            icon={<CarOutlined />}
            onClick={() => onChange({ ...caller, car: one })}
          >
            {one.plate} {one.model}
          </Button>
        ))}
        {hit && cars.length === 0 && <Typography.Text type="secondary">{t('noCarYet')}</Typography.Text>}
        {mayAdd && <Button onClick={() => setAdding(true)}>{t('addCar')}</Button>}
      </Flex>
      <Known customer={customer} hit={hit} />
      {adding && (
        <CarDrawer
          owner={customer}
          onDone={(made) => {
            setAdding(false);
            onChange({ ...caller, car: made });
          }}
          onClose={() => setAdding(false)}
        />
      )}
    </Card>
  );
}

/** Who calls, found by the number before anybody has asked; else by whatever they are known by, or new. */
export function CallerPart({ caller, phone, onChange }: Props) {
  const { t } = useTexts();
  const mayAdd = useMay('createCustomer');
  const [rejected, setRejected] = useState(false);
  const [adding, setAdding] = useState(false);
  const hits = useHits(caller ? '' : phone);
  const rang = rejected ? undefined : hits?.find(({ customer }) => customer.phone === phone)?.customer;
  useEffect(() => {
    if (!caller && rang) onChange({ customer: rang, car: undefined });
  }, [caller, rang, onChange]);
  if (caller)
    return (
      <Chosen
        caller={caller}
        onChange={(next) => {
          if (!next) setRejected(true);
          onChange(next);
        }}
      />
    );
  return (
    <Flex vertical gap={8}>
      {phone !== '' && hits && !rang && !rejected && (
        <Alert
          type="info"
          showIcon
          title={t('callerUnknown', { phone })}
          action={
            mayAdd && (
              <Button size="small" onClick={() => setAdding(true)}>
                {t('newCustomer')}
              </Button>
            )
          }
        />
      )}
      <PartyPicker
        label={t('caller')}
        placeholder={t('callerHint')}
        size="large"
        customersToo
        onChoose={({ customer, vehicle }) => onChange({ customer, car: vehicle })}
      />
      {adding && (
        <CustomerDrawer
          initial={{ phone }}
          onDone={(customer) => {
            setAdding(false);
            onChange({ customer, car: undefined });
          }}
          onClose={() => setAdding(false)}
        />
      )}
    </Flex>
  );
}
