import { Card, Descriptions, Flex } from 'antd';
import { Link } from 'react-router';
import { Complaints, FollowUps, Visits } from '../customers/visits';
import { fieldNames, valueText } from '../shared/master-data/field-words';
import { useMay, useReadWhen } from '../shared/server/queries';
import type { FollowUpView } from '../shared/server/replies';
import { useTexts } from '../shared/texts/use-texts';

const cardFields = ['name', 'salutation', 'phone', 'address', 'email', 'hopedService'] as const;
const carFields = [
  'plate',
  'model',
  'vin',
  'boughtOn',
  'odometer',
  'nextMaintenanceDay',
  'nextMaintenanceKilometres',
] as const;

function Fields({ of, names }: { readonly of: object; readonly names: readonly string[] }) {
  const texts = useTexts();
  const values = of as Readonly<Record<string, unknown>>;
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, md: 2 }}
      items={names.map((name) => ({
        key: name,
        label: texts.t(fieldNames[name] ?? 'none'),
        children: valueText(texts, name, values[name]),
      }))}
    />
  );
}

/** G-42: what the caller goes through with the customer: the information card, and the car as it was sold. */
export function InformationCard({ followUp: { customer, vehicle } }: { readonly followUp: FollowUpView }) {
  const { t } = useTexts();
  const [mayReadCustomer, mayReadCar] = [useMay('readCustomer'), useMay('readVehicle')];
  const card = useReadWhen(mayReadCustomer, '/customers/{id}', { path: { id: customer.id } }).data;
  const car = useReadWhen(mayReadCar, '/vehicles/{id}', { path: { id: vehicle } }).data;
  return (
    <Flex vertical gap={16}>
      {card && (
        <Card
          size="small"
          title={t('informationCard')}
          data-part="card"
          extra={<Link to={`/customers/${card.id}`}>{t('edit')}</Link>}
        >
          <Fields of={card} names={cardFields} />
        </Card>
      )}
      {car && (
        <Card size="small" title={t('carAsSold')} data-part="car">
          <Fields of={car} names={carFields} />
        </Card>
      )}
    </Flex>
  );
}

/** G-42: what was with this customer before: visits, also those of before this system, complaints and calls. */
export function CustomerPast({ customer }: { readonly customer: string }) {
  const { t } = useTexts();
  const [visits, complaints] = [useMay('repairOrder.list'), useMay('complaint.list')];
  return (
    <Flex vertical gap={16}>
      {visits && (
        <Card size="small" title={t('visits')} data-part="visits">
          <Visits customer={customer} />
        </Card>
      )}
      {complaints && (
        <Card size="small" title={t('complaints')}>
          <Complaints customer={customer} />
        </Card>
      )}
      <Card size="small" title={t('followUps')}>
        <FollowUps customer={customer} />
      </Card>
    </Flex>
  );
}
