import { Alert, Button, Flex, Input, Typography } from 'antd';
import { useState } from 'react';
import { printOfHeard } from '../../domain/repair-order/phone-witness';
import type { Payload } from '../shared/forms/at-once';
import { useAct } from '../shared/forms/use-act';
import { useEventsAfter } from '../shared/server/events';
import { useMe, usePeople } from '../shared/server/queries';
import type { WholeOrder } from '../shared/server/replies';
import { isAbout, type Offer } from '../shared/shell/offers';
import { useProcessActions } from '../shared/shell/process-actions';
import { useTexts } from '../shared/texts/use-texts';

type ExtraItem = WholeOrder['extraItems'][number];
type Answer = 'approved' | 'declined';
const answers: readonly Answer[] = ['approved', 'declined'];

interface Props {
  readonly order: WholeOrder;
  readonly item: ExtraItem;
}

const printOf = ({ shown }: WholeOrder, { itemId }: ExtraItem, answer: Answer): string =>
  printOfHeard({
    document: 'extraItem',
    subject: itemId,
    answer,
    text: shown[`answerExtraItem/${itemId}`] ?? '',
  });

/** Whoever has confirmed which answer to exactly this offer. */
const witnessesOf = (order: WholeOrder, item: ExtraItem, answer: Answer): readonly string[] => {
  const print = printOf(order, item, answer);
  return (order.phoneWitnesses ?? []).filter((one) => one.print === print).map(({ by }) => by);
};

/** As many events as a call lies back. */
const LATEST = 100;

/** The words in which a colleague heard this answer; undefined until they are read. */
function useHeardWords(order: WholeOrder, item: ExtraItem, answer: Answer | undefined): string | undefined {
  const { number, sequence } = order;
  const { data = [] } = useEventsAfter(number, Math.max(0, sequence - LATEST), sequence, answer !== undefined);
  if (answer === undefined) return undefined;
  const print = printOf(order, item, answer);
  const heard = data.findLast(
    (event) => event.type === 'phoneConsentWitnessed' && 'print' in event && event.print === print,
  );
  return heard && 'words' in heard && typeof heard.words === 'string' ? heard.words : undefined;
}

/** What can be sent about this item now, by its command. */
function useOffered(itemId: string): (command: string) => Offer | undefined {
  const { offers } = useProcessActions();
  return (command) =>
    offers.find((offer) => offer.action.command === command && offer.state === 'ready' && isAbout(offer, itemId));
}

/** D-06: the customer was called; nobody has to say more than whether somebody answered. */
function Called({ onSend, busy }: { readonly onSend: (reached: boolean) => void; readonly busy: boolean }) {
  const { t } = useTexts();
  return (
    <Flex gap={8} wrap>
      <Button loading={busy} data-reached="yes" onClick={() => onSend(true)}>
        {t('calledReached')}
      </Button>
      <Button disabled={busy} data-reached="no" onClick={() => onSend(false)}>
        {t('calledNotReached')}
      </Button>
    </Flex>
  );
}

/** D-06, D-11, CF-09: the customer on the phone, about one extra item: called, heard by a colleague, and taken down. */
export function PhoneAnswer({ order, item: { itemId }, item }: Props) {
  const { t, value } = useTexts();
  const me = useMe().data;
  const nameOf = usePeople();
  const [typed, setTyped] = useState<string>();
  const { act: send, busy, alert } = useAct(order.number);
  const offered = useOffered(itemId);
  const given = (command: string) => offered(command)?.formDefaults.targets?.find(({ key }) => key === itemId)?.values;
  const act = (command: string, payload: Payload): void =>
    void send(command, { ...given(command), ...payload }, () => setTyped(undefined));

  const colleagues = (answer: Answer) => witnessesOf(order, item, answer).filter((by) => by !== me?.id);
  const heard = answers.filter((answer) => colleagues(answer).length > 0);
  const calls = me?.id === order.advisor && offered('answerExtraItem') !== undefined;
  // whoever talked to the customer sees what the colleague heard, and changes what was said otherwise; a witness says all of it alone
  const heardWords = useHeardWords(order, item, calls && heard.length === 1 ? heard[0] : undefined);
  const words = typed ?? heardWords ?? '';
  const listens = !calls && offered('confirmPhoneConsent') !== undefined;
  if (calls && item.contactedAt === undefined && offered('contactCustomer'))
    return (
      <>
        <Called busy={busy} onSend={(reached) => act('contactCustomer', { channel: 'phone', reached })} />
        {alert}
      </>
    );
  if (!calls && !listens) return null;
  const sayings = calls ? heard : answers.filter((answer) => !witnessesOf(order, item, answer).includes(me?.id ?? ''));
  const record = (answer: Answer): void =>
    calls
      ? act('answerExtraItem', { answer, consent: { channel: 'phone', witness: colleagues(answer).at(-1), words } })
      : act('confirmPhoneConsent', { answer, words });
  return (
    <Flex vertical gap={8} data-phone-answer={itemId}>
      <details>
        <summary>{t('shownText')}</summary>
        <pre className="shown">{order.shown[`answerExtraItem/${itemId}`]}</pre>
      </details>
      {heard.map((answer) => (
        <Typography.Text key={answer}>
          {t('heardOnPhone', { who: colleagues(answer).map(nameOf).join('、'), what: value(answer) })}
        </Typography.Text>
      ))}
      {calls && heard.length === 0 && <Alert type="info" showIcon title={t('colleagueHearsFirst')} />}
      {sayings.length > 0 && (
        <>
          <Input.TextArea
            aria-label={t('customersWords')}
            placeholder={t('customersWords')}
            autoSize={{ minRows: 1, maxRows: 4 }}
            maxLength={2_000}
            value={words}
            onChange={({ target }) => setTyped(target.value)}
          />
          {heardWords !== undefined && <Typography.Text type="secondary">{t('heardWordsHint')}</Typography.Text>}
          <Flex gap={8} wrap>
            {sayings.map((answer) => (
              <Button
                key={answer}
                loading={busy}
                disabled={words.trim() === ''}
                data-answer={answer}
                onClick={() => record(answer)}
              >
                {t(calls ? 'takeDownAnswer' : 'heardThis', { what: value(answer) })}
              </Button>
            ))}
          </Flex>
        </>
      )}
      {alert}
    </Flex>
  );
}
