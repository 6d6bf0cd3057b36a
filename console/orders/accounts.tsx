import { Flex, Table, Tag, Typography } from 'antd';
import { chargedTo, creditNotes, openOf, paidSoFar } from '../../domain/repair-order/account';
import { payers, type Payer } from '../../domain/repair-order/payer';
import { yuan } from '../../domain/values/money';
import { useMay, usePeople } from '../shared/server/queries';
import type { WholeOrder } from '../shared/server/replies';
import { ActionsOf } from '../shared/shell/actions-of';
import { Part } from '../shared/shell/part';
import { Scroll } from '../shared/shell/scroll';
import type { TextName } from '../shared/texts/texts';
import { useTexts } from '../shared/texts/use-texts';
import { places } from './places';
import { PrintExitPass } from './print-exit-pass';

const usePayerName = (): ((payer: Payer) => string) => {
  const { field, value } = useTexts();
  return (payer) => (payer === 'customer' ? field('customer') : value(payer));
};

/** What each of those who pay is charged, has paid, and still owes. */
function ByPayer({ order }: { readonly order: WholeOrder }) {
  const { t } = useTexts();
  const nameOf = usePayerName();
  const charged = payers.filter((payer) => payer === 'customer' || chargedTo(order, payer) > 0);
  return (
    <Scroll label={t('accounts')}>
      <Table
        size="small"
        rowKey={(payer) => payer}
        pagination={false}
        dataSource={charged}
        columns={[
          { title: t('accounts'), render: (_v, payer) => nameOf(payer) },
          { title: t('charged'), align: 'right', render: (_v, payer) => yuan(chargedTo(order, payer)) },
          { title: t('credited'), align: 'right', render: (_v, payer) => yuan(creditNotes(order, payer)) },
          { title: t('paid'), align: 'right', render: (_v, payer) => yuan(paidSoFar(order, payer)) },
          {
            title: t('openAmount'),
            align: 'right',
            render: (_v, payer) => (payer === 'goodwill' ? t('storePays') : yuan(openOf(order, payer))),
          },
          {
            key: 'handles',
            render: (_v, payer) => <ActionsOf place={places.payer} about={payer} name={nameOf(payer)} />,
          },
        ]}
      />
    </Scroll>
  );
}

function Payments({ order }: { readonly order: WholeOrder }) {
  const { t, value } = useTexts();
  const nameOf = usePayerName();
  if (order.payments.length === 0) return null;
  return (
    <section aria-label={t('payments')} data-part="payments">
      <Typography.Text strong>{t('payments')}</Typography.Text>
      {order.payments.map(({ paymentId, amount, method, reference, payer, deposit, voided }) => (
        <div key={paymentId}>
          <Typography.Text {...(voided && { delete: true })}>{yuan(amount)}</Typography.Text>{' '}
          {method !== undefined && value(method)} {reference} {payer !== undefined && nameOf(payer)}{' '}
          {deposit && <Tag>{t('deposit')}</Tag>}
          {voided && <Tag color="red">{t('paymentVoided')}</Tag>}
          <ActionsOf place={places.payment} about={paymentId} name={yuan(amount)} />
        </div>
      ))}
    </section>
  );
}

const kindTexts = {
  void: 'adjustVoid',
  refund: 'adjustRefund',
  creditNote: 'adjustCreditNote',
} as const satisfies Readonly<Record<string, TextName>>;

function Adjustments({ order }: { readonly order: WholeOrder }) {
  const { t, value } = useTexts();
  const nameOf = usePeople();
  const payerName = usePayerName();
  const { adjustments = [] } = order;
  if (adjustments.length === 0) return null;
  return (
    <section aria-label={t('adjustments')} data-part="adjustments">
      <Typography.Text strong>{t('adjustments')}</Typography.Text>
      {adjustments.map(({ adjustmentId, kind, payer, amount, reason, by, decision, paidAt }) => (
        <div key={adjustmentId}>
          {t(kindTexts[kind])} {payerName(payer)} {yuan(amount)} · {reason} · {nameOf(by)}{' '}
          {decision ? (
            <Tag color={decision.answer === 'approved' ? 'green' : 'default'}>
              {value(decision.answer)} · {nameOf(decision.by)}
            </Tag>
          ) : (
            <Tag color="orange">{t('awaitsSecond')}</Tag>
          )}
          {kind === 'refund' && decision?.answer === 'approved' && (
            <Tag color={paidAt === undefined ? 'orange' : 'green'}>
              {t(paidAt === undefined ? 'toPayOut' : 'paidOut')}
            </Tag>
          )}
          <ActionsOf place={places.adjustment} about={adjustmentId} name={`${t(kindTexts[kind])} ${yuan(amount)}`} />
        </div>
      ))}
    </section>
  );
}

function Invoices({ order }: { readonly order: WholeOrder }) {
  const { t, value } = useTexts();
  const nameOf = usePayerName();
  const { invoices = [] } = order;
  if (invoices.length === 0) return null;
  return (
    <section aria-label={t('invoices')} data-part="invoices">
      <Typography.Text strong>{t('invoices')}</Typography.Text>
      {invoices.map(({ invoiceId, payer, number, title, taxNumber, total, categories, red }) => (
        <div key={invoiceId}>
          <Typography.Text {...(red && { delete: true })}>{number}</Typography.Text> {nameOf(payer)} {title} {taxNumber}{' '}
          {yuan(total)} · {t('vatByRate')}{' '}
          {categories.map(({ category, percent, vat }) => `${value(category)} ${percent}% ${yuan(vat)}`).join(' · ')}{' '}
          {red && (
            <Tag color="red">
              {t('takenBack')} {red.number} · {red.reason}
            </Tag>
          )}
          <ActionsOf place={places.invoice} about={invoiceId} name={number} />
        </div>
      ))}
    </section>
  );
}

/** F-11: who is charged what, what was paid and corrected, and the invoices. */
export function Accounts({ order }: { readonly order: WholeOrder }) {
  const { t } = useTexts();
  const mayPrint = useMay('repairOrder.print');
  const { settlement, payments, exitPass } = order;
  const isAny = settlement !== undefined || payments.length > 0;
  return (
    <Part place={places.money} part="money" buttons={3}>
      {isAny && (
        <Flex vertical gap={8}>
          {settlement !== undefined && settlement.discount > 0 && (
            <Typography.Text type="secondary" data-part="discount">
              {t('afterDiscount', { gross: yuan(settlement.gross), discount: yuan(settlement.discount) })}
            </Typography.Text>
          )}
          <ByPayer order={order} />
          <Payments order={order} />
          <Adjustments order={order} />
          <Invoices order={order} />
          {exitPass && (
            <Flex gap={8} align="center" wrap>
              <Typography.Text>
                {t('exitPass')} {exitPass.number}
              </Typography.Text>
              {mayPrint && <PrintExitPass number={order.number} />}
            </Flex>
          )}
        </Flex>
      )}
    </Part>
  );
}
