import { Alert, Button, Card, Drawer, Flex, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { PartyPicker, type ChosenParty } from '../shared/master-data/party-picker';
import { useCreate } from '../shared/server/creating';
import type { BodyOf } from '../shared/server/contract';
import type { WholeOrder } from '../shared/server/replies';
import { useTexts } from '../shared/texts/use-texts';
import { useSentence } from '../shared/texts/sentences';

interface Given extends Required<Pick<BodyOf<'/complaints'>, 'kind' | 'source' | 'words'>> {
  readonly who: 'known' | 'other';
  readonly party?: ChosenParty;
  readonly name?: string;
  readonly phone?: string;
}

/** Who complains, and about which car; a form item gives it its value. */
function Complainant({
  id,
  value,
  onChange,
}: {
  readonly id?: string;
  readonly value?: ChosenParty;
  readonly onChange?: (party: ChosenParty | undefined) => void;
}) {
  const { t } = useTexts();
  if (!value)
    return (
      <PartyPicker
        {...(id !== undefined && { id })}
        label={t('complainant')}
        placeholder={t('chooseComplainant')}
        customersToo
        onChoose={(party) => onChange?.(party)}
      />
    );
  const { customer, vehicle } = value;
  return (
    <Card size="small">
      <Flex justify="space-between" align="center" gap={8} wrap>
        <span>
          <strong>{customer.name}</strong> {customer.phone}{' '}
          {vehicle && (
            <>
              · <span className="plate">{vehicle.plate}</span> {vehicle.model}
            </>
          )}
        </span>
        <Button size="small" onClick={() => onChange?.(undefined)}>
          {t('chooseAnother')}
        </Button>
      </Flex>
    </Card>
  );
}

/** H-01, H-08: whoever hears a complaint takes it down and owns it until somebody else accepts it. */
export function NewComplaint({
  about,
  follows,
  onClose,
}: {
  readonly about?: WholeOrder;
  /** The number of an earlier complaint of the same person about the same. */
  readonly follows?: string;
  readonly onClose: () => void;
}) {
  const isKnown = about !== undefined || follows !== undefined;
  const { t, value } = useTexts();
  const sentenceOf = useSentence();
  const navigate = useNavigate();
  const create = useCreate('/complaints');
  const [form] = Form.useForm<Given>();
  const who = Form.useWatch('who', form) ?? 'known';
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  const submit = async ({ kind, source, words, party, name = '', phone = '' }: Given): Promise<void> => {
    setBusy(true);
    try {
      const complainant = follows
        ? { follows }
        : about
          ? { customerId: about.customer.id, order: about.number }
          : party
            ? { customerId: party.customer.id, ...(party.vehicle && { vehicleId: party.vehicle.id }) }
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
        {!isKnown && (
          <Form.Item name="who" label={t('whoComplains')}>
            <Radio.Group
              options={[
                { value: 'known', label: t('knownCustomer') },
                { value: 'other', label: t('someoneElse') },
              ]}
            />
          </Form.Item>
        )}
        {!isKnown && who === 'known' && (
          <Form.Item
            name="party"
            label={t('complainant')}
            rules={[{ required: true, message: t('complainantNeeded') }]}
          >
            <Complainant />
          </Form.Item>
        )}
        {!isKnown && who === 'other' && (
          <Flex gap={12} wrap>
            <Form.Item
              name="name"
              label={t('name')}
              rules={[{ required: true, message: t('fieldNeeded') }]}
              style={{ flex: '1 1 10rem' }}
            >
              <Input />
            </Form.Item>
            <Form.Item
              name="phone"
              label={t('phone')}
              rules={[{ required: true, message: t('fieldNeeded') }]}
              style={{ flex: '1 1 10rem' }}
            >
              <Input inputMode="tel" />
            </Form.Item>
          </Flex>
        )}
        <Form.Item name="words" label={t('words')} rules={[{ required: true, message: t('fieldNeeded') }]}>
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
