import { Alert, Card, Typography } from 'antd';
import { yuan } from '../../domain/values/money';
import { linePrice } from '../../domain/repair-order/amounts';
import type { OrderView } from '../shared/server/replies';
import { useActorName } from '../shared/texts/actor-name';
import { usePeople } from '../shared/server/queries';
import { ActionsOf } from '../shared/shell/actions-of';
import { Part } from '../shared/shell/part';
import { LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';
import { factWords } from './correction-targets';
import { places } from './places';

type Correction = NonNullable<OrderView['corrections']>[number];

/** What a fact says, whatever its kind. */
function Value({ of: { text, value, yes, found, time, day } }: { readonly of: Correction['before'] }) {
  const { t, value: say } = useTexts();
  if (time !== undefined) return <LocalTime at={time} />;
  if (yes !== undefined) return t(yes ? 'yes' : 'no');
  if (found) return `${say(found.result)} ${found.value ?? ''} ${found.note ?? ''}`.trim();
  return text ?? day ?? String(value ?? '');
}

function Row({ order, one }: { readonly order: OrderView; readonly one: Correction }) {
  const { language } = useTexts();
  const nameOf = useActorName();
  return (
    <p style={{ margin: 0 }}>
      {factWords(order, one.fact, one.subject, language)}:{' '}
      <Typography.Text delete>
        <Value of={one.before} />
      </Typography.Text>{' '}
      → <Value of={one.after} />{' '}
      <Typography.Text type="secondary">
        {one.reason} · {nameOf(one.by)} · <LocalTime at={one.at} />
      </Typography.Text>
    </p>
  );
}

/** L-40: what was typed wrongly, with what it said first, by whom and why it was corrected. */
function Corrected({ order }: { readonly order: OrderView }) {
  const { event } = useTexts();
  const { corrections = [] } = order;
  const isAny = corrections.length > 0;
  return (
    <Part
      place={places.corrections}
      part={isAny ? 'corrections' : 'no-corrections'}
      {...(isAny && { title: event('factCorrected') })}
    >
      {isAny && corrections.map((one, index) => <Row key={index} order={order} one={one} />)}
    </Part>
  );
}

/** C-16: items that are not as the customer signed them, and what the customer is asked about. */
function ItemChanges({ order }: { readonly order: OrderView }) {
  const { t, event, field, value } = useTexts();
  const nameOf = useActorName();
  const { itemChanges = [] } = order;
  if (itemChanges.length === 0) return null;
  return (
    <Card size="small" title={event('itemChanged')} data-part="item-changes">
      {itemChanges.map(({ changeId, before, to, reason, toldBy, answer, by, at }) => (
        <div key={changeId}>
          <Typography.Text delete>
            {before.work} {yuan(linePrice(before))}
          </Typography.Text>{' '}
          → {to ? `${to.work} ${yuan(linePrice(to))}` : field('dropped')}{' '}
          <Typography.Text type="secondary">
            {reason} · {toldBy !== undefined ? value(toldBy) : answer === undefined ? t('unanswered') : value(answer)} ·{' '}
            {nameOf(by)} · <LocalTime at={at} />
          </Typography.Text>{' '}
          <ActionsOf place={places.itemChange} about={changeId} name={before.work} />
        </div>
      ))}
    </Card>
  );
}

/** B-18: what people wrote in their own words, as it reads now. */
function Statements({ order }: { readonly order: OrderView }) {
  const { event, field } = useTexts();
  const nameOf = usePeople();
  const { statements = [] } = order;
  if (statements.length === 0) return null;
  return (
    <Card size="small" title={field('words')} data-part="statements">
      {statements.map(({ statementId, event: type, field: name, text, by }) => (
        <p key={statementId} style={{ margin: 0 }}>
          {event(type)} · {field(name)}: 「{text}」 <Typography.Text type="secondary">{nameOf(by)}</Typography.Text>
        </p>
      ))}
    </Card>
  );
}

function VoidNote({ order }: { readonly order: OrderView }) {
  const { event } = useTexts();
  const nameOf = usePeople();
  if (order.view !== 'whole' || !order.voided) return null;
  const { by, at, reason } = order.voided;
  return (
    <Alert
      type="warning"
      showIcon
      title={
        <>
          {event('orderVoided')}: {reason} · {nameOf(by)} · <LocalTime at={at} />
        </>
      }
    />
  );
}

/** Whatever became of what was written first. */
export function Changed({ order }: { readonly order: OrderView }) {
  return (
    <>
      <VoidNote order={order} />
      <ItemChanges order={order} />
      <Corrected order={order} />
      <Statements order={order} />
    </>
  );
}
