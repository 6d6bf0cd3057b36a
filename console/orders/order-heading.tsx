import { Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { OrderOutline, OrderView } from '../shared/server/replies';
import { Presence } from '../shared/presence/presence';
import { Heading } from '../shared/shell/heading';
import { Due } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';

/** Which car, where the visit stands, and what was promised. */
export function OrderHeading({
  order,
  children,
}: {
  readonly order: OrderOutline | OrderView;
  readonly children?: ReactNode;
}) {
  const { t, stage } = useTexts();
  const car = [order.plate, order.model].filter(Boolean).join(' ');
  return (
    <Heading text={car || order.number}>
      {car !== '' && (
        <Typography.Text type="secondary" copyable={{ text: order.number, tooltips: false }} data-part="number">
          <span className="number">{order.number}</span>
        </Typography.Text>
      )}
      <Tag color="blue">{stage(order.stage)}</Tag>
      {order.promisedAt && (
        <span>
          {t('promise')} <Due at={order.promisedAt} />
        </span>
      )}
      <Presence number={order.number} />
      {children}
    </Heading>
  );
}
