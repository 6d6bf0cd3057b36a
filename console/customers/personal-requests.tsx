import { Button, Card, Flex, Form, Input, Popover, Tag, Typography } from 'antd';
import { personalRequestKinds } from '../../domain/personal-data/personal-request';
import { useSending } from '../shared/forms/sending';
import type { Schema } from '../shared/server/contract';
import { client, useMay, useRead } from '../shared/server/queries';
import { post } from '../shared/server/request';
import { Loaded } from '../shared/shell/states';
import { LocalTime } from '../shared/shell/time';
import { useActorName } from '../shared/texts/actor-name';
import type { TextName } from '../shared/texts/texts';
import { useTexts } from '../shared/texts/use-texts';

type Request = Schema<'PersonalRequest'>;
type Ending = 'answer' | 'refusal' | 'withdrawal';

const endings = {
  answer: { label: 'requestAnswer', asks: 'requestAnswerHow' },
  refusal: { label: 'requestRefuse', asks: 'requestRefuseWhy' },
  withdrawal: { label: 'requestWithdraw', asks: 'requestWithdrawWords' },
} as const satisfies Record<Ending, { readonly label: TextName; readonly asks: TextName }>;

/** Ends the request with words that somebody reads later. */
function End({ request, how }: { readonly request: Request; readonly how: Ending }) {
  const { t } = useTexts();
  const { send, busy, alert } = useSending();
  const { label, asks } = endings[how];
  const path = { path: { id: request.customer, kind: request.kind } };
  const end = ({ words }: { readonly words: string }) =>
    send(async () => {
      await post(`/customers/{id}/personal-requests/{kind}/${how}`, path, { body: { words } });
      await client.invalidateQueries();
    });
  return (
    <Popover
      trigger="click"
      title={t(label)}
      content={
        <Form<{ words: string }> layout="vertical" style={{ width: '18rem' }} onFinish={(given) => void end(given)}>
          <Form.Item name="words" label={t(asks)} rules={[{ required: true, whitespace: true, message: t(asks) }]}>
            <Input.TextArea rows={3} maxLength={1_000} />
          </Form.Item>
          {alert}
          <Button type="primary" htmlType="submit" loading={busy}>
            {t(label)}
          </Button>
        </Form>
      }
    >
      <Button size="small" type={how === 'answer' ? 'primary' : 'default'}>
        {t(label)}
      </Button>
    </Popover>
  );
}

const colours = { open: 'gold', answered: 'green', refused: 'red', withdrawn: 'default' } as const;

/** The request, by when it is due, and how it ended. */
export function RequestHead({ request }: { readonly request: Request }) {
  const { t } = useTexts();
  const nameOf = useActorName();
  const { kind, state, by, at, dueAt, overdue, end } = request;
  return (
    <Flex vertical gap={2}>
      <span>
        <strong>{t(`request_${kind}`)}</strong> <Tag color={colours[state]}>{t(`requestState_${state}`)}</Tag>
        {overdue && <Tag color="red">{t('requestLate')}</Tag>}
      </span>
      <Typography.Text type="secondary">
        {by.role === 'customer' ? t('requestByCustomer') : nameOf(by)} · <LocalTime at={at} />
      </Typography.Text>
      {state === 'open' && (
        <Typography.Text {...(overdue && { type: 'danger' as const })}>
          {t('requestDue')} <LocalTime at={new Date(Date.parse(dueAt) - 60_000).toISOString()} />
        </Typography.Text>
      )}
      {end && (
        <Typography.Text>
          {end.by.role !== 'system' && end.by.role !== 'customer' && `${nameOf(end.by)} · `}
          <LocalTime at={end.at} />
          {end.words !== null && ` · ${end.words}`}
        </Typography.Text>
      )}
    </Flex>
  );
}

function RequestCard({ request }: { readonly request: Request }) {
  const { t } = useTexts();
  const mayEnd = useMay('answerPersonalRequest');
  const isOpen = request.state === 'open';
  return (
    <Card size="small" data-testid="personal-request">
      <Flex vertical gap={8}>
        <RequestHead request={request} />
        {isOpen && (
          <>
            <Typography.Text type="secondary">
              {t(request.kind === 'export' ? 'requestExportFirst' : 'requestEraseBelow')}
            </Typography.Text>
            <Flex gap={8} wrap>
              {mayEnd && request.kind === 'export' && request.exportedAt !== null && (
                <End request={request} how="answer" />
              )}
              {mayEnd && <End request={request} how="refusal" />}
              <End request={request} how="withdrawal" />
            </Flex>
          </>
        )}
      </Flex>
    </Card>
  );
}

/** M-06: what this customer asked for, and what became of it; who is at the desk or on the phone is taken down here. */
export function PersonalRequests({ customer, isErased }: { readonly customer: string; readonly isErased: boolean }) {
  const may = useMay('listPersonalRequests');
  return may ? <Requests customer={customer} isErased={isErased} /> : null;
}

function Requests({ customer, isErased }: { readonly customer: string; readonly isErased: boolean }) {
  const { t } = useTexts();
  const requests = useRead('/customers/{id}/personal-requests', { path: { id: customer } });
  const { send, busy, alert } = useSending();
  const take = (kind: Request['kind']) =>
    void send(async () => {
      await post('/customers/{id}/personal-requests', { path: { id: customer } }, { body: { kind } });
      await client.invalidateQueries();
    });
  return (
    <Card size="small" title={t('personalRequests')}>
      <Loaded of={requests}>
        {({ items }) => {
          const missing = personalRequestKinds.filter(
            (kind) => !items.some((one) => one.kind === kind && one.state === 'open'),
          );
          return (
            <Flex vertical gap={12}>
              <Typography.Text type="secondary">{t('requestHint')}</Typography.Text>
              {items.length === 0 && <Typography.Text>{t('requestNone')}</Typography.Text>}
              {items.map((request) => (
                <RequestCard key={`${request.kind} ${request.at}`} request={request} />
              ))}
              {alert}
              {!isErased && missing.length > 0 && (
                <Flex gap={8} wrap align="center">
                  <span>{t('requestTakeDown')}</span>
                  {missing.map((kind) => (
                    <Button key={kind} size="small" loading={busy} onClick={() => take(kind)}>
                      {t(`request_${kind}`)}
                    </Button>
                  ))}
                </Flex>
              )}
            </Flex>
          );
        }}
      </Loaded>
    </Card>
  );
}
