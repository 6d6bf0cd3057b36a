import { Alert, Button, Card, Collapse, Descriptions, Empty, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { EditCarDrawer } from '../shared/master-data/car-drawer';
import { externalIdsText, valueText } from '../shared/master-data/field-words';
import { useMay, useReadWhen } from '../shared/server/queries';
import type { Vehicle } from '../shared/server/replies';
import { useTexts } from '../shared/texts/use-texts';
import { MergeCars, MergedCars } from './merge-cars';
import { MoveCar } from './move-car';
import { PastVisits } from './past-visits';

function FormerOwner({ id, until, reason }: { readonly id: string; readonly until: string; readonly reason: string }) {
  const { t } = useTexts();
  const { data } = useReadWhen(true, '/customers/{id}', { path: { id } });
  return (
    <div>
      {data?.name} <Typography.Text type="secondary">{t('formerOwnerUntil', { day: until, reason })}</Typography.Text>
    </div>
  );
}

/** One car of the customer, with what can be done about it. */
function Car({ vehicle, isChosen }: { readonly vehicle: Vehicle; readonly isChosen: boolean }) {
  const texts = useTexts();
  const { t } = texts;
  const navigate = useNavigate();
  const [mayEdit, mayMove, mayOpen, mayMerge, mayReadPast] = [
    useMay('updateVehicle'),
    useMay('moveVehicle'),
    useMay('repairOrder.open'),
    useMay('mergeVehicle'),
    useMay('listPastVisits'),
  ];
  const [acting, setActing] = useState<'edit' | 'move' | 'merge'>();
  const close = (): void => setActing(undefined);
  const doubles = useReadWhen(mayMerge, '/vehicles/{id}/doubles', { path: { id: vehicle.id } });
  const { plate, model, vin, formerOwners, warnings } = vehicle;
  const shown = ['type', 'odometer', 'nextMaintenanceDay', 'nextMaintenanceKilometres', 'boughtOn'] as const;
  const labels = {
    type: t('vehicleType'),
    odometer: t('odometer'),
    nextMaintenanceDay: t('nextMaintenanceDay'),
    nextMaintenanceKilometres: t('nextMaintenanceKilometres'),
    boughtOn: t('boughtOn'),
  };
  const elsewhere = externalIdsText(vehicle.externalIds);
  return (
    <Card
      size="small"
      data-vehicle={vehicle.id}
      {...(isChosen && { className: 'chosen' })}
      title={
        <Flex gap={8} align="center" wrap>
          <span className="plate">{plate}</span> {model}
        </Flex>
      }
    >
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 2 }}
        items={[
          {
            key: 'vin',
            label: t('vin'),
            children: (
              <span>
                {vin} {warnings.length > 0 && <Tag color="orange">{t('vinDoubtful')}</Tag>}
              </span>
            ),
          },
          ...shown.map((field) => ({
            key: field,
            label: labels[field],
            children: valueText(texts, field, vehicle[field]),
          })),
          ...(elsewhere ? [{ key: 'elsewhere', label: t('externalIds'), children: elsewhere }] : []),
        ]}
      />
      {formerOwners.length > 0 && (
        <div style={{ marginTop: 8 }}>
          <Typography.Text strong>{t('formerOwners')}</Typography.Text>
          {formerOwners.toReversed().map(({ customerId, until, reason, at }) => (
            <FormerOwner key={at} id={customerId} until={until} reason={reason} />
          ))}
        </div>
      )}
      {mayReadPast && (
        <Collapse
          ghost
          size="small"
          style={{ marginTop: 8 }}
          items={[{ key: 'past', label: t('pastVisits'), children: <PastVisits of="vehicle" id={vehicle.id} /> }]}
        />
      )}
      {doubles.data?.items.map((double) => (
        <Alert
          key={double.id}
          type="warning"
          showIcon
          style={{ marginTop: 8 }}
          title={t('doubleCar', { plate: double.plate })}
        />
      ))}
      {doubles.data && <MergedCars merged={doubles.data.merged} />}
      <Flex gap={8} wrap style={{ marginTop: 12 }}>
        {mayOpen && (
          <Button type="primary" onClick={() => void navigate(`/repair-orders/new?vehicle=${vehicle.id}`)}>
            {t('takeIn')}
          </Button>
        )}
        {mayEdit && <Button onClick={() => setActing('edit')}>{t('edit')}</Button>}
        {mayMove && <Button onClick={() => setActing('move')}>{t('moveCar')}</Button>}
        {mayMerge && (doubles.data?.items.length ?? 0) > 0 && (
          <Button danger onClick={() => setActing('merge')}>
            {t('merge')}
          </Button>
        )}
      </Flex>
      {acting === 'edit' && <EditCarDrawer vehicle={vehicle} onDone={close} onClose={close} />}
      {acting === 'move' && <MoveCar vehicle={vehicle} onDone={close} onClose={close} />}
      {acting === 'merge' && (
        <MergeCars one={vehicle} others={doubles.data?.items ?? []} onDone={close} onClose={close} />
      )}
    </Card>
  );
}

/** All cars of a customer. */
export function Cars({ vehicles, chosen }: { readonly vehicles: readonly Vehicle[]; readonly chosen: string | null }) {
  const { t } = useTexts();
  if (vehicles.length === 0) return <Empty description={t('noCars')} />;
  const sorted = vehicles.toSorted((a, b) => Number(b.id === chosen) - Number(a.id === chosen));
  return (
    <Flex vertical gap={12}>
      {sorted.map((vehicle) => (
        <Car key={vehicle.id} vehicle={vehicle} isChosen={vehicle.id === chosen} />
      ))}
    </Flex>
  );
}
