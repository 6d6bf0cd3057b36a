import { PhoneOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { yuan } from '../../domain/values/money';
import { ArrivalButton } from '../appointments/arrival-button';
import { usePeople } from '../shared/server/queries';
import type { ArrivalRow } from '../shared/server/replies';
import { atStore } from '../shared/shell/store-time';
import { LocalTime } from '../shared/shell/time';
import { PlateLink } from '../shared/shell/plate-link';
import { useTexts } from '../shared/texts/use-texts';

const tones: Partial<Record<ArrivalRow['stage'], string>> = { arrived: 'green', arranging: 'orange', noShow: 'red' };

/** Whether what the visit needs is there. */
function Needs({ row }: { readonly row: ArrivalRow }) {
  const { t } = useTexts();
  const { parts, partsReadyAt, deposit, depositWanted, collected, signed, workshopKnows, reminded } = row;
  const missing = parts.filter(({ inStock }) => !inStock);
  const tags: readonly (readonly [good: boolean, text: string])[] = [
    [signed, t(signed ? 'signedTag' : 'unsignedTag')],
    ...(parts.length > 0
      ? ([
          [
            missing.length === 0,
            missing.length === 0
              ? t('partsInStock')
              : partsReadyAt === null
                ? `${t('partsMissing')}: ${missing.map(({ name, partNumber }) => name ?? partNumber).join(t('listComma'))}`
                : t('partsArrive', { at: atStore(partsReadyAt).format('MM-DD') }),
          ],
        ] as const)
      : []),
    ...(deposit
      ? ([
          [
            deposit.received,
            t(deposit.received ? 'depositPaidTag' : 'depositDueTag', { amount: yuan(deposit.amount) }),
          ],
        ] as const)
      : depositWanted
        ? ([[false, t('depositToAsk')]] as const)
        : []),
    [workshopKnows, t(workshopKnows ? 'workshopToldYes' : 'workshopToldNo')],
    [reminded.length > 0, t(reminded.length > 0 ? 'remindedTag' : 'notRemindedTag')],
  ];
  return (
    <Flex gap={4} wrap>
      {collected && <Tag color="purple">{t('fetchCar')}</Tag>}
      {tags.map(([good, text]) => (
        <Tag key={text} color={good ? 'green' : 'orange'}>
          {text}
        </Tag>
      ))}
    </Flex>
  );
}

function Times({ row }: { readonly row: ArrivalRow }): ReactNode {
  const { t } = useTexts();
  if (row.arrivedAt !== null)
    return (
      <>
        {t('cameAt')} <LocalTime at={row.arrivedAt} />
      </>
    );
  if (row.startsAt === null) return <Typography.Text type="danger">{t('noTimeYet')}</Typography.Text>;
  return (
    <Typography.Text strong {...(row.late && { type: 'danger' as const })} style={{ fontSize: '1.15rem' }}>
      <LocalTime at={row.startsAt} />
      {row.late && ` · ${t('lateBy')}`}
    </Typography.Text>
  );
}

/** One expected car: who, when, why, and what has to be ready. One press begins the visit. */
export function ArrivalCard({ row, mayReceive }: { readonly row: ArrivalRow; readonly mayReceive: boolean }) {
  const { t, value, stage } = useTexts();
  const person = usePeople();
  const { number, plate, model, name, phone, goldCard, words, documents, advisor, order } = row;
  return (
    <Card size="small" data-arrival={number}>
      <Flex vertical gap={6}>
        <Flex justify="space-between" gap={8} wrap align="baseline">
          <Times row={row} />
          <Tag color={tones[row.stage] ?? 'blue'}>{stage(row.stage)}</Tag>
        </Flex>
        <span>
          <PlateLink number={number} plate={plate} /> {model}
          <br />
          <Link to={`/customers/${row.customerId}`}>{name ?? row.salutation ?? row.customerId}</Link>{' '}
          {phone !== null && <a href={`tel:${phone}`}>{phone}</a>} {goldCard && <Tag color="gold">{t('goldCard')}</Tag>}
        </span>
        {words !== null && <Typography.Text>“{words}”</Typography.Text>}
        <Typography.Text type="secondary">
          {t('advisor')} {person(advisor)}
          {documents.length > 0 && ` · ${t('bring')} ${documents.map(value).join(t('listComma'))}`}
        </Typography.Text>
        <Needs row={row} />
        <Flex gap={8} wrap>
          {order !== null && <Link to={`/repair-orders/${order}`}>{t('openOrder')}</Link>}
          {order === null && mayReceive && words !== null && <ArrivalButton number={number} short />}
          {order === null && (row.late || row.stage === 'noShow') && phone !== null && (
            <Button icon={<PhoneOutlined />} href={`tel:${phone}`}>
              {t('callCustomer')}
            </Button>
          )}
        </Flex>
      </Flex>
    </Card>
  );
}
