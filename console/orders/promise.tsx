import { Card, Flex, Tag, Typography } from 'antd';
import { stageRange } from '../../domain/repair-order/stage';
import { useMay, useReadWhen } from '../shared/server/queries';
import type { OrderView } from '../shared/server/replies';
import { Part } from '../shared/shell/part';
import { LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';
import { places } from './places';

const whileAgreed = stageRange('estimating', 'deliveryPreparation');

/** C-12: the earliest time that can be promised now, from the load of the workshop and the parts. */
function Proposal({ order }: { readonly order: OrderView }) {
  const { t } = useTexts();
  const allowed = useMay('repairOrder.proposePromise') && whileAgreed.includes(order.stage) && !order.asOf;
  const path = { number: order.number };
  const { data } = useReadWhen(allowed, '/repair-orders/{number}/promise-proposal', { path });
  if (!data) return null;
  return (
    <Typography.Text type="secondary">
      {t('earliestPromise')} <LocalTime at={data.promisedAt} /> · {t('queuedBefore', { n: data.workshopLoadMinutes })}
      {data.partsReadyAt !== null && (
        <>
          {' '}
          · {t('partsFrom')} <LocalTime at={data.partsReadyAt} />
        </>
      )}
    </Typography.Text>
  );
}

/** T-13: another time that the customer was asked about, and what became of it. */
function OtherTime({ change }: { readonly change: NonNullable<OrderView['promiseChange']> }) {
  const { t, value } = useTexts();
  const { to, reason, askedAt, answer, plan } = change;
  const isOpen = answer === undefined;
  return (
    <div className="wrap">
      {t('otherTimeAsked')} <LocalTime at={to} />{' '}
      <Tag color={isOpen ? 'orange' : answer === 'approved' ? 'green' : 'red'}>
        {isOpen ? t('unanswered') : value(answer)}
      </Tag>
      <div>{reason}</div>
      {plan !== undefined && (
        <div>
          {t('promiseKeptBy')}: {plan}
        </div>
      )}
      <Typography.Text type="secondary">
        <LocalTime at={askedAt} />
      </Typography.Text>
    </div>
  );
}

/** When the car was promised, what the customer was asked about, and when it can be ready. */
export function Promised({ order }: { readonly order: OrderView }) {
  const { promise, promiseChange } = order;
  if (!whileAgreed.includes(order.stage)) return null;
  return (
    <Part place={places.promise} part="promise">
      <Flex vertical gap={6}>
        {promise && (
          <Typography.Text strong>
            <LocalTime at={promise.at} />
          </Typography.Text>
        )}
        {promiseChange && <OtherTime change={promiseChange} />}
        <Proposal order={order} />
      </Flex>
    </Part>
  );
}

/** B-21: where a car stands that nobody has collected, and the day agreed since. */
export function Uncollected({ pickup }: { readonly pickup: OrderView['pickup'] }) {
  const { t } = useTexts();
  const { agreed, parked } = pickup ?? {};
  if (!agreed && !parked) return null;
  return (
    <Card size="small" title={t('uncollected')} data-part="uncollected">
      {parked && (
        <div>
          {t('parkedAt')} {parked.parkingPlace} · {t('keyAt')} {parked.keyPlace}
        </div>
      )}
      {agreed && (
        <div>
          {t('collectionDay')} {agreed.day}
        </div>
      )}
    </Card>
  );
}
