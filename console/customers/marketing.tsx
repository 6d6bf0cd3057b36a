import { Button, Empty, Flex, Form, Input, Radio, Select, Table, Tag, Typography } from 'antd';
import { useSending } from '../shared/forms/sending';
import { valueText } from '../shared/master-data/field-words';
import type { BodyOf } from '../shared/server/contract';
import { useIdempotentRequest } from '../shared/server/idempotent-request';
import { client, useMay, useRead } from '../shared/server/queries';
import { post } from '../shared/server/request';
import { Scroll } from '../shared/shell/scroll';
import { Loaded } from '../shared/shell/states';
import { LocalTime } from '../shared/shell/time';
import { useActorName } from '../shared/texts/actor-name';
import { useTexts } from '../shared/texts/use-texts';
import { marketingChannels } from '../../domain/master-data/marketing-consent';
import { usePaging } from '../shared/shell/paging';

type Given = BodyOf<'/customers/{id}/marketing-consents'>;

/** Takes down what the customer said just now. */
function NoteStatement({ customer }: { readonly customer: string }) {
  const texts = useTexts();
  const { t } = texts;
  const [form] = Form.useForm<Given>();
  const { send, busy, alert } = useSending();
  const sendOnce = useIdempotentRequest();
  const note = (body: Given) =>
    send(async () => {
      await sendOnce((key) => post('/customers/{id}/marketing-consents', { path: { id: customer } }, { body, key }));
      form.resetFields();
      await client.invalidateQueries({ queryKey: ['/customers/{id}/marketing-consents'] });
    });
  return (
    <Form<Given> form={form} layout="vertical" style={{ maxWidth: '34rem' }} onFinish={(body) => void note(body)}>
      <Form.Item name="channel" label={t('marketingBy')} rules={[{ required: true }]}>
        <Select
          options={marketingChannels.map((channel) => ({
            value: channel,
            label: valueText(texts, 'preferredChannel', channel),
          }))}
        />
      </Form.Item>
      <Form.Item name="given" label={t('marketingAnswer')} rules={[{ required: true }]}>
        <Radio.Group
          options={[
            { value: true, label: t('marketingYes') },
            { value: false, label: t('marketingNo') },
          ]}
        />
      </Form.Item>
      <Form.Item name="words" label={t('marketingWords')} rules={[{ required: true }]}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2_000} />
      </Form.Item>
      {alert}
      <Button type="primary" htmlType="submit" loading={busy}>
        {t('marketingNote')}
      </Button>
    </Form>
  );
}

/** M-06: by which channels the customer may be told of offers, who took that down, when, and in which words. */
export function Marketing({ customer }: { readonly customer: string }) {
  const paging = usePaging(20);
  const texts = useTexts();
  const { t } = texts;
  const actorName = useActorName();
  const mayNote = useMay('addMarketingStatement');
  const consents = useRead('/customers/{id}/marketing-consents', { path: { id: customer } });
  const channelName = (channel: string): string => valueText(texts, 'preferredChannel', channel);
  return (
    <Loaded of={consents}>
      {({ channels, statements }) => (
        <Flex vertical gap={16}>
          <Typography.Text type="secondary">{t('marketingHint')}</Typography.Text>
          <Flex gap={8} wrap>
            {channels.map(({ channel, allowed }) => (
              <Tag key={channel} color={allowed ? 'green' : 'default'}>
                {channelName(channel)} · {t(allowed ? 'marketingAllowed' : 'marketingNotAllowed')}
              </Tag>
            ))}
          </Flex>
          {mayNote && <NoteStatement customer={customer} />}
          {statements.length === 0 ? (
            <Empty description={t('marketingNothingSaid')} />
          ) : (
            <Scroll label={t('marketingHistory')}>
              <Table
                size="small"
                title={() => t('marketingHistory')}
                rowKey={({ at, channel }) => `${at} ${channel}`}
                pagination={paging}
                dataSource={[...statements]}
                columns={[
                  { title: t('when'), render: (_v, { at }) => <LocalTime at={at} /> },
                  { title: t('marketingBy'), render: (_v, { channel }) => channelName(channel) },
                  { title: t('marketingAnswer'), render: (_v, { given }) => t(given ? 'marketingYes' : 'marketingNo') },
                  { title: t('marketingWords'), dataIndex: 'words' },
                  { title: t('person'), render: (_v, { by }) => actorName(by) },
                ]}
              />
            </Scroll>
          )}
        </Flex>
      )}
    </Loaded>
  );
}
