import { Descriptions, Tag } from 'antd';
import { Link } from 'react-router';
import { useMay, usePeople, useReadWhen } from '../shared/server/queries';
import type { OrderView } from '../shared/server/replies';
import { Part } from '../shared/shell/part';
import { useBays, useTeams } from '../shared/server/store-lists';
import { useTexts } from '../shared/texts/use-texts';
import { places } from './places';

/** Whose car it is, as far as the reader's role needs it (M-03, L-39); the driver is told where to go. */
function Customer({ order }: { readonly order: OrderView }) {
  const { t } = useTexts();
  const whole = order.view === 'whole' ? order : undefined;
  const allowed = useMay('readCustomer') && whole !== undefined;
  const { data } = useReadWhen(allowed, '/customers/{id}', { path: { id: whole?.customer.id ?? '' } });
  const known = data ?? (order.view === 'work' ? order.contact : undefined);
  return (
    <span>
      {whole && data ? <Link to={`/customers/${data.id}?vehicle=${whole.vehicle.id}`}>{data.name}</Link> : known?.name}{' '}
      {known && <a href={`tel:${known.phone}`}>{known.phone}</a>}{' '}
      {order.customer.goldCard && <Tag color="gold">{t('goldCard')}</Tag>}
    </span>
  );
}

/** The car, who brings it, and who looks after them; the customer’s link is with the papers. */
export function CarAndCustomer({ order }: { readonly order: OrderView }) {
  const { t, field, language } = useTexts();
  const nameOf = usePeople();
  const teams = useTeams();
  const bays = useBays();
  const { checklistProfile } = order;
  const { firstContact, contactOpen } = order.view === 'whole' ? order : {};
  const allowed = useMay('readCustomer');
  const mayLink = useMay('repairOrder.createCustomerLink') && order.asOf === undefined;
  const tellsCustomer = allowed || order.customer.goldCard || (order.view === 'work' && order.contact !== null);
  return (
    <Part place={places.customer} part="customer">
      <Descriptions
        size="small"
        column={{ xs: 1, md: 2 }}
        items={[
          { key: 'plate', label: t('plate'), children: <span className="plate">{order.plate}</span> },
          { key: 'model', label: t('model'), children: order.model },
          ...(tellsCustomer ? [{ key: 'customer', label: t('customer'), children: <Customer order={order} /> }] : []),
          ...(checklistProfile
            ? [{ key: 'job', label: field('checklistProfile'), children: checklistProfile[language] }]
            : []),
          {
            key: 'advisor',
            label: t('advisor'),
            children: contactOpen ? <Tag color="orange">{t('nobodyTookOver')}</Tag> : nameOf(order.advisor),
          },
          ...(firstContact === undefined
            ? []
            : [{ key: 'first', label: t('firstAddressed'), children: nameOf(firstContact) }]),
          { key: 'team', label: t('team'), children: order.teams.map(teams.nameOf).join(', ') || '—' },
          ...(order.bay === undefined ? [] : [{ key: 'bay', label: field('bay'), children: bays.nameOf(order.bay) }]),
          {
            key: 'odometer',
            label: t('odometer'),
            children: (
              <span style={{ whiteSpace: 'nowrap' }}>
                {t('kilometres', { n: order.intake?.odometer ?? order.vehicle.lastOdometer })}
              </span>
            ),
          },
        ]}
      />
      {mayLink && <Link to="?tab=papers">{t('linkForCustomer')}</Link>}
    </Part>
  );
}
