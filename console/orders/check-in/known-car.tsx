import { Alert, Button, Card, Flex, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMay, useReadWhen } from '../../shared/server/queries';
import type { Vehicle } from '../../shared/server/replies';
import { LocalTime } from '../../shared/shell/time';
import { useTexts } from '../../shared/texts/use-texts';

const LAST_VISITS = 3;

/** The visits before this one, the latest first; the one that another system had where this one had none. */
function LastVisits({ vehicle, except }: { readonly vehicle: string; readonly except: string | undefined }) {
  const { t, stage } = useTexts();
  const { data } = useReadWhen(true, '/repair-orders', { query: { vehicle, limit: LAST_VISITS + 1 } });
  const mayReadPast = useMay('listPastVisits');
  const past = useReadWhen(mayReadPast, '/vehicles/{id}/past-visits', { path: { id: vehicle }, query: { limit: 1 } });
  const visits = (data?.items ?? []).filter(({ number }) => number !== except).slice(0, LAST_VISITS);
  const earlier = visits.length === 0 ? past.data?.items[0] : undefined;
  return (
    <div data-part="last-visits">
      <Typography.Text type="secondary">{t('lastVisits')}</Typography.Text>{' '}
      {visits.map(({ number, openedAt, stage: at }) => (
        <span key={number} style={{ marginInlineEnd: 12 }}>
          <Link to={`/repair-orders/${number}`}>
            <LocalTime at={openedAt} />
          </Link>{' '}
          {stage(at)}
        </span>
      ))}
      {earlier && (
        <span>
          {earlier.day} {earlier.work}
        </span>
      )}
      {visits.length === 0 && !earlier && t('firstVisit')}
    </div>
  );
}

/** When the car is due for its maintenance. */
function Maintenance({ vehicle }: { readonly vehicle: Vehicle }) {
  const { t } = useTexts();
  const { nextMaintenanceDay: day, nextMaintenanceKilometres: kilometres } = vehicle;
  const due = [day, kilometres !== null && t('kilometres', { n: kilometres })].filter(Boolean).join(' · ');
  if (due === '') return null;
  return (
    <div data-part="maintenance-due">
      <Typography.Text type="secondary">{t('maintenanceDue')}</Typography.Text> {due}
    </div>
  );
}

/** What the customer likes: how to be reached, and what was hoped for. */
function Preferences({ id }: { readonly id: string }) {
  const { t, value } = useTexts();
  const { data } = useReadWhen(true, '/customers/{id}', { path: { id } });
  if (!data) return null;
  const { name, salutation, phone, goldCard, member, preferredChannel, hopedService } = data;
  return (
    <Flex gap={8} wrap align="center">
      <Link to={`/customers/${id}`}>{name}</Link> {salutation}
      <a href={`tel:${phone}`}>{phone}</a>
      {goldCard && <Tag color="gold">{t('goldCard')}</Tag>}
      {member && <Tag>{t('member')}</Tag>}
      <Typography.Text type="secondary">
        {t('prefersChannel', { channel: value(preferredChannel) })}
        {hopedService !== null && ` · ${hopedService}`}
      </Typography.Text>
    </Flex>
  );
}

interface Props {
  readonly vehicle: Vehicle;
  /** The visit that the sheet is about. */
  readonly except?: string | undefined;
  /** Absent where it is this car and no other. */
  readonly onChange?: () => void;
  readonly children?: ReactNode;
}

/** The car that has come, whose it is, when it was here last and what is due; and whether it is here already. */
export function KnownCar({ vehicle, except, onChange, children }: Props) {
  const { t } = useTexts();
  const open = useReadWhen(except === undefined, '/repair-orders', {
    query: { vehicle: vehicle.id, open: true, limit: 5 },
  });
  return (
    <>
      <Card size="small" data-vehicle={vehicle.id}>
        <Flex justify="space-between" gap={8} wrap align="start">
          <Flex vertical gap={4}>
            <span>
              <span className="plate">{vehicle.plate}</span> {vehicle.model} ·{' '}
              {t('kilometres', { n: vehicle.odometer })}
            </span>
            <Preferences id={vehicle.customerId} />
            <LastVisits vehicle={vehicle.id} except={except} />
            <Maintenance vehicle={vehicle} />
          </Flex>
          {onChange && (
            <Button size="small" onClick={onChange}>
              {t('chooseAnother')}
            </Button>
          )}
        </Flex>
        {children}
      </Card>
      {open.data?.items.map(({ number }) => (
        <Alert
          key={number}
          type="warning"
          showIcon
          title={<Link to={`/repair-orders/${number}`}>{t('mayBeOpen', { number })}</Link>}
        />
      ))}
    </>
  );
}
