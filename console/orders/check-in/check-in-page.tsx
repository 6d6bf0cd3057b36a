import { Button, Flex, Typography } from 'antd';
import { useEffect, useRef } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { systemActor } from '../../../domain/kernel/actor';
import { noPolicy } from '../../../domain/policy/policy';
import { openOrder } from '../../../domain/repair-order/opening';
import type { RepairOrder } from '../../../domain/repair-order/state';
import { PartyPicker } from '../../shared/master-data/party-picker';
import { useMay, useReadWhen } from '../../shared/server/queries';
import { withOwner, type AppointmentView, type Vehicle } from '../../shared/server/replies';
import { Heading } from '../../shared/shell/heading';
import { Loaded } from '../../shared/shell/states';
import { LocalTime } from '../../shared/shell/time';
import { useTexts } from '../../shared/texts/use-texts';
import { KnownCar } from './known-car';
import type { Beginning } from './opening';
import { SheetForm } from './sheet-form';

interface CarToReceive {
  readonly vehicle: Vehicle;
  readonly appointment?: AppointmentView;
}

/** The visit as it would begin, before anything is said of it. */
function orderToBe({ vehicle, appointment }: CarToReceive, firstVisit: boolean, goldCard: boolean): RepairOrder {
  const { need, job } = appointment ?? {};
  const order = openOrder(
    {
      number: '',
      store: '',
      policy: noPolicy,
      customer: { id: vehicle.customerId, goldCard, firstVisit },
      vehicle: { id: vehicle.id, lastOdometer: vehicle.odometer },
      arrival: { mode: job?.collected ? 'collected' : 'selfDrive', symptoms: need?.words ?? '' },
      accident: false,
    },
    { ...systemActor, role: 'serviceAdvisor' },
    0,
  );
  return need ? { ...order, needs: [{ needId: 'A-1', words: need.words, fault: false }] } : order;
}

/** A car that has an appointment comes with what was agreed there. */
function Booked({ vehicle }: { readonly vehicle: Vehicle }) {
  const { t } = useTexts();
  const [, setAddress] = useSearchParams();
  const allowed = useMay('appointment.list');
  const { data } = useReadWhen(allowed, '/appointments', { query: { customer: vehicle.customerId, limit: 20 } });
  const waiting = (data?.items ?? []).filter(
    ({ plate, order, stage }) =>
      plate === vehicle.plate && order === null && ['arranging', 'agreed', 'confirmed', 'noShow'].includes(stage),
  );
  return waiting.map(({ number, startsAt }) => (
    <Flex key={number} gap={8} align="center" wrap style={{ marginTop: 8 }} data-booked={number}>
      <span>
        {t('hasAppointment')} {startsAt !== null && <LocalTime at={startsAt} />}
      </span>
      <Button size="small" onClick={() => setAddress({ appointment: number })}>
        {t('comesByAppointment')}
      </Button>
    </Flex>
  ));
}

function SheetOf({ coming, onChange }: { readonly coming: CarToReceive; readonly onChange: () => void }) {
  const { t } = useTexts();
  const { vehicle, appointment } = coming;
  const receives = useMay('repairOrder.startPreInspection');
  const owner = useReadWhen(true, '/customers/{id}', { path: { id: vehicle.customerId } });
  const before = useReadWhen(true, '/repair-orders', { query: { customer: vehicle.customerId, limit: 1 } });
  const about: Beginning = appointment
    ? { appointment: appointment.number }
    : { customerId: vehicle.customerId, vehicleId: vehicle.id };
  return (
    <Loaded of={owner}>
      {({ goldCard }) => (
        <Loaded of={before}>
          {({ items }) => (
            <SheetForm
              arriving={{ order: orderToBe(coming, items.length === 0, goldCard) }}
              about={about}
              receives={receives}
              lastOdometer={vehicle.odometer}
            >
              <KnownCar vehicle={vehicle} onChange={onChange}>
                {appointment ? (
                  <p style={{ margin: '8px 0 0' }}>
                    {t('hasAppointment')} {appointment.slot && <LocalTime at={appointment.slot.startsAt} />}
                  </p>
                ) : (
                  <Booked vehicle={vehicle} />
                )}
              </KnownCar>
            </SheetForm>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

function OfAppointment({ number, onChange }: { readonly number: string; readonly onChange: () => void }) {
  const appointment = useReadWhen(true, '/appointments/{number}', { path: { number } });
  const id = appointment.data?.vehicle ?? '';
  const vehicle = useReadWhen(id !== '', '/vehicles/{id}', { path: { id } });
  return (
    <Loaded of={appointment}>
      {(view) =>
        view.order !== undefined ? (
          <Navigate to={`/repair-orders/${view.order}`} replace />
        ) : (
          <Loaded of={vehicle}>
            {(car) => <SheetOf coming={{ vehicle: withOwner(car), appointment: view }} onChange={onChange} />}
          </Loaded>
        )
      }
    </Loaded>
  );
}

function OfCar({ id, onChange }: { readonly id: string; readonly onChange: () => void }) {
  const vehicle = useReadWhen(true, '/vehicles/{id}', { path: { id } });
  return (
    <Loaded of={vehicle}>
      {(car) => <SheetOf key={car.id} coming={{ vehicle: withOwner(car) }} onChange={onChange} />}
    </Loaded>
  );
}

/** Which car it is: the cursor stands in the field already. */
function WhichCar({ onChoose }: { readonly onChoose: (vehicle: string) => void }) {
  const { t } = useTexts();
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => root.current?.querySelector('input')?.focus(), []);
  return (
    <div ref={root} style={{ maxWidth: '44rem' }}>
      <Typography.Paragraph type="secondary">{t('takeInHint')}</Typography.Paragraph>
      <PartyPicker
        label={t('plate')}
        placeholder={t('searchAll')}
        size="large"
        customersToo={false}
        onChoose={({ vehicle }) => onChoose(vehicle?.id ?? '')}
      />
    </div>
  );
}

/** B-01 to C-12: a car has come. Whose it is first; both are added in place where they are new. Then everything on one sheet. */
export function Page() {
  const { t } = useTexts();
  const [address, setAddress] = useSearchParams();
  const [vehicle, appointment] = [address.get('vehicle') ?? '', address.get('appointment') ?? ''];
  const anew = (): void => setAddress({});
  return (
    <>
      <Heading text={t('newOrder')} />
      {appointment !== '' ? (
        <OfAppointment key={appointment} number={appointment} onChange={anew} />
      ) : vehicle !== '' ? (
        <OfCar key={vehicle} id={vehicle} onChange={anew} />
      ) : (
        <WhichCar onChoose={(chosen) => setAddress({ vehicle: chosen })} />
      )}
    </>
  );
}
