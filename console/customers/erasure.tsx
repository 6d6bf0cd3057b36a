import { Alert, Button, Card, Flex, Form, Popconfirm, Select, Typography } from 'antd';
import { erasureReasons } from '../../domain/personal-data/erasure';
import { useSending } from '../shared/forms/sending';
import type { Schema } from '../shared/server/contract';
import { client, useMay, useMe, usePeople, useRead } from '../shared/server/queries';
import { post, put, remove } from '../shared/server/request';
import { Loaded } from '../shared/shell/states';
import { LocalTime } from '../shared/shell/time';
import type { TextName } from '../shared/texts/texts';
import { useTexts } from '../shared/texts/use-texts';

type Standing = Schema<'Erasure'>;
type Reason = (typeof erasureReasons)[number];

const reasonTexts = {
  askedByCustomer: 'erasureAsked',
  noLongerNeeded: 'erasureNotNeeded',
  keptWithoutRight: 'erasureNoRight',
} as const satisfies Record<Reason, TextName>;

/** What is under way, by its numbers, which a complaint or a call is found by. */
function OpenMatters({ open }: Pick<Standing, 'open'>) {
  const { t } = useTexts();
  const numbers = [...open.orders, ...open.complaints, ...open.followUps];
  return <Alert type="info" showIcon title={t('erasureOpen')} description={numbers.join(', ')} />;
}

function RequestErasure({ customer }: { readonly customer: string }) {
  const { t } = useTexts();
  const { send, busy, alert } = useSending();
  const ask = ({ reason }: { readonly reason: Reason }) =>
    send(async () => {
      await put('/customers/{id}/erasure/request', { path: { id: customer } }, { body: { reason } });
      await client.invalidateQueries();
    });
  return (
    <Form<{ reason: Reason }> layout="vertical" style={{ maxWidth: '34rem' }} onFinish={(given) => void ask(given)}>
      <Form.Item name="reason" label={t('why')} rules={[{ required: true }]}>
        <Select options={erasureReasons.map((value) => ({ value, label: t(reasonTexts[value]) }))} />
      </Form.Item>
      {alert}
      <Button danger htmlType="submit" loading={busy}>
        {t('erasureAsk')}
      </Button>
    </Form>
  );
}

function WaitingErasure({
  customer,
  requested: { by, at, reason },
}: {
  readonly customer: string;
  readonly requested: NonNullable<Standing['requested']>;
}) {
  const { t } = useTexts();
  const me = useMe().data;
  const nameOf = usePeople();
  const { send, busy, alert } = useSending();
  const path = { path: { id: customer } };
  const decide = (work: () => Promise<unknown>) => () =>
    void send(async () => {
      await work();
      await client.invalidateQueries();
    });
  return (
    <Flex vertical gap={8}>
      <Alert
        type="warning"
        showIcon
        title={t('erasureWaits', { name: nameOf(by.id) })}
        description={
          <>
            {t(reasonTexts[reason])} · <LocalTime at={at} />
          </>
        }
      />
      {alert}
      <Flex gap={8}>
        {me?.id !== by.id && (
          <Popconfirm
            title={t('erasureSure')}
            okText={t('erasureConfirm')}
            cancelText={t('close')}
            onConfirm={decide(() => post('/customers/{id}/erasure', path, { body: undefined }))}
          >
            <Button danger type="primary" loading={busy}>
              {t('erasureConfirm')}
            </Button>
          </Popconfirm>
        )}
        <Button loading={busy} onClick={decide(() => remove('/customers/{id}/erasure/request', path))}>
          {t('erasureWithdraw')}
        </Button>
      </Flex>
    </Flex>
  );
}

/** M-06: a customer is forgotten by two people, once nothing is under way. */
export function Erasure({ customer }: { readonly customer: string }) {
  const { t } = useTexts();
  const mayRead = useMay('readErasure');
  return mayRead ? (
    <Card size="small" title={t('erasure')}>
      <Flex vertical gap={12}>
        <Typography.Text type="secondary">{t('erasureHint')}</Typography.Text>
        <Standings customer={customer} />
      </Flex>
    </Card>
  ) : null;
}

function Standings({ customer }: { readonly customer: string }) {
  const { t } = useTexts();
  const standing = useRead('/customers/{id}/erasure', { path: { id: customer } });
  return (
    <Loaded of={standing}>
      {({ requested, open, erased }) => {
        if (erased) return <Alert type="success" showIcon title={t('erasureDone')} />;
        if (open.orders.length + open.complaints.length + open.followUps.length > 0) return <OpenMatters open={open} />;
        return requested ? (
          <WaitingErasure customer={customer} requested={requested} />
        ) : (
          <RequestErasure customer={customer} />
        );
      }}
    </Loaded>
  );
}
