import { Card, Flex, Tag, Typography } from 'antd';
import { linePrice } from '../../domain/repair-order/amounts';
import { yuan } from '../../domain/values/money';
import type { OrderView } from '../shared/server/replies';
import { ActionsOf } from '../shared/shell/actions-of';
import { LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';
import { PhoneAnswer } from './phone-answer';
import { places } from './places';

interface Props {
  readonly order: OrderView;
  readonly item: OrderView['extraItems'][number];
}

function ExtraItemCard({ order, item }: Props) {
  const { t, value } = useTexts();
  const { finding, line, delayMinutes, answer, answeredAt } = item;
  return (
    <Card
      size="small"
      style={{ flex: '1 1 16rem' }}
      title={line.work}
      extra={
        <Tag color={answer === undefined ? 'orange' : answer === 'approved' ? 'green' : 'default'}>
          {answer === undefined ? t('unanswered') : value(answer)}
        </Tag>
      }
    >
      <p>{finding}</p>
      <Typography.Text strong>{yuan(linePrice(line))}</Typography.Text> · {t('delay')}{' '}
      {t('minutes', { n: delayMinutes })}
      {answeredAt !== undefined && (
        <Typography.Paragraph type="secondary" style={{ margin: 0 }}>
          <LocalTime at={answeredAt} />
        </Typography.Paragraph>
      )}
      {order.view === 'whole' && answer === undefined && <PhoneAnswer order={order} item={item} />}
      <ActionsOf place={places.extraItem} about={item.itemId} name={line.work} size="middle" />
    </Card>
  );
}

/** What was found and offered beyond the order. */
export function ExtraItems({ order }: { readonly order: OrderView }) {
  const { t } = useTexts();
  if (order.extraItems.length === 0) return null;
  return (
    <section aria-label={t('extraItems')}>
      <Typography.Title level={2} style={{ fontSize: '1.1rem' }}>
        {t('extraItems')}
      </Typography.Title>
      <Flex gap={12} wrap>
        {order.extraItems.map((item) => (
          <ExtraItemCard key={item.itemId} order={order} item={item} />
        ))}
      </Flex>
    </section>
  );
}
