import { Tag, Typography } from 'antd';
import type { SearchHit } from '../server/replies';
import { useTexts } from '../texts/use-texts';

/** A car that was found, and whose it is. */
export function CarLine({
  vehicle: { plate, model },
  owner: { name, phone },
}: {
  readonly vehicle: Pick<SearchHit['vehicles'][number], 'plate' | 'model'>;
  readonly owner: Pick<SearchHit['customer'], 'name' | 'phone'>;
}) {
  return (
    <>
      <span className="plate">{plate}</span>
      <span>{model}</span>
      <Typography.Text type="secondary">
        {name} {phone}
      </Typography.Text>
    </>
  );
}

/** A customer who was found, with all cars. */
export function CustomerLine({ hit: { customer, vehicles } }: { readonly hit: SearchHit }) {
  const { t } = useTexts();
  const { name, phone, goldCard, member } = customer;
  return (
    <>
      <strong>{name}</strong>
      <span>{phone}</span>
      {goldCard && <Tag color="gold">{t('goldCard')}</Tag>}
      {member && <Tag>{t('member')}</Tag>}
      <Typography.Text type="secondary">{vehicles.map(({ plate }) => plate).join(' · ')}</Typography.Text>
    </>
  );
}
