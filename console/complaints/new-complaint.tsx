import { Alert, Button, Drawer, Flex, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useCreate } from '../shared/server/creating';
import { useReadWhen } from '../shared/server/queries';
import type { BodyOf } from '../shared/server/contract';
import type { WholeOrder } from '../shared/server/replies';
import { useTexts } from '../shared/texts/use-texts';
import { useSentence } from '../shared/texts/sentences';

interface Given extends Required<Pick<BodyOf<'/complaints'>, 'kind' | 'source' | 'words'>> {
  readonly who: 'known' | 'other';
  readonly vehicleId?: string;
  readonly name?: string;
  readonly phone?: string;
}

/** H-01, H-08: whoever hears a complaint takes it down and owns it until somebody else accepts it. */
export function NewComplaint({ about, onClose }: { readonly about?: WholeOrder; readonly onClose: () => void }) {
  const { t, value } = useTexts();
  const sentenceOf = useSentence();
  const navigate = useNavigate();
  const create = useCreate('/complaints');
  const [form] = Form.useForm<Given>();
  const who = Form.useWatch('who', form) ?? 'known';
  const [search, setSearch] = useState('');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const cars = useReadWhen(search.length > 1, '/vehicles', { query: { search, limit: 20 } });
  const chosen = cars.data?.items.find(({ id }) => id === form.getFieldValue('vehicleId'));
  const owner = useReadWhen(chosen !== undefined, '/customers/{id}', { path: { id: chosen?.customerId ?? '' } });

  const submit = async ({ kind, source, words, vehicleId, name = '', phone = '' }: Given): Promise<void> => {
    setBusy(true);
    try {
      const complainant = about
        ? { customerId: about.customer.id, order: about.number }
        : who === 'known'
          ? { ...(chosen && { customerId: chosen.customerId }), ...(vehicleId !== undefined && { vehicleId }) }
          : { contact: { name, phone } };
      const { number } = await create({ kind, source, words, ...complainant });
      void navigate(`/complaints/${number}`);
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Drawer open size={520} title={t('openComplaint')} onClose={onClose} className="command-drawer">
      <Form<Given>
        form={form}
        layout="vertical"
        initialValues={{ kind: 'complaint', source: 'inPerson', who: 'known' }}
        onFinish={(given) => void submit(given)}
      >
        <Form.Item name="kind" label={t('kind')}>
          <Radio.Group
            options={(['complaint', 'inquiry', 'opinion', 'urgentOnSite'] as const).map((kind) => ({
              value: kind,
              label: t(kind),
            }))}
          />
        </Form.Item>
        <Form.Item name="source" label={t('source')}>
          <Select
            options={[
              ...['phone', 'inPerson', 'email'].map((source) => ({ value: source, label: value(source) })),
              { value: 'deliveryDispute', label: t('deliveryDispute') },
            ]}
          />
        </Form.Item>
        {!about && (
          <Form.Item name="who" label={t('whoComplains')}>
            <Radio.Group
              options={[
                { value: 'known', label: t('knownCustomer') },
                { value: 'other', label: t('someoneElse') },
              ]}
            />
          </Form.Item>
        )}
        {!about && who === 'known' && (
          <Form.Item name="vehicleId" label={t('plate')} rules={[{ required: true }]} extra={owner.data?.name}>
            <Select
              showSearch={{ filterOption: false, onSearch: (text) => setSearch(text.trim()) }}
              options={(cars.data?.items ?? []).map(({ id, plate, model }) => ({
                value: id,
                label: `${plate} · ${model}`,
              }))}
            />
          </Form.Item>
        )}
        {!about && who === 'other' && (
          <Flex gap={12} wrap>
            <Form.Item name="name" label={t('name')} rules={[{ required: true }]} style={{ flex: '1 1 10rem' }}>
              <Input />
            </Form.Item>
            <Form.Item name="phone" label={t('phone')} rules={[{ required: true }]} style={{ flex: '1 1 10rem' }}>
              <Input inputMode="tel" />
            </Form.Item>
          </Flex>
        )}
        <Form.Item name="words" label={t('words')} rules={[{ required: true }]}>
          <Input.TextArea autoSize={{ minRows: 4 }} maxLength={2_000} />
        </Form.Item>
        {problem && <Alert type="error" showIcon role="alert" title={problem} style={{ marginBottom: 12 }} />}
        <Button type="primary" htmlType="submit" loading={busy} block>
          {t('send')}
        </Button>
      </Form>
    </Drawer>
  );
}
