import { Alert, Button, Card, DatePicker, Drawer, Flex, Form, Input, Radio, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { onlyAccept } from '../shared/forms/controls';
import { usePersonOptions } from '../shared/forms/persons';
import { PartyPicker, type ChosenParty } from '../shared/master-data/party-picker';
import { sendCommandList } from '../shared/server/commands';
import { useCreate } from '../shared/server/creating';
import { useIdempotentRequest } from '../shared/server/idempotent-request';
import type { BodyOf } from '../shared/server/contract';
import { useMay, useMe } from '../shared/server/queries';
import { instantAt } from '../shared/shell/store-time';
import { useTexts } from '../shared/texts/use-texts';
import { useSentence } from '../shared/texts/sentences';

interface Given extends Required<Pick<BodyOf<'/complaints'>, 'kind' | 'source' | 'words'>> {
  readonly who: 'known' | 'plate' | 'other';
  readonly plate?: string;
  readonly accused?: readonly string[];
  readonly severity?: 'low' | 'medium' | 'high' | 'critical';
  readonly nextReply?: Dayjs;
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

type Kind = Given['kind'];
const isGrave = (kind: Kind): boolean => kind === 'complaint' || kind === 'urgentOnSite';

/** H-07, H-11: the form of the registration, and when the customer hears again. */
const registrationOf = (content: string, severity: Given['severity'] = 'medium', nextReply: Dayjs | undefined) => [
  { type: 'registerComplaint', complainant: true, content, severity, complexity: 'normal' },
  ...(nextReply ? [{ type: 'promiseReply', apologised: true, nextReplyAt: instantAt(nextReply) }] : []),
];

/** H-01, H-08: whoever hears a complaint takes it down and owns it until somebody else accepts it. */
export function NewComplaint({
  follows,
  onClose,
}: {
  /** The number of an earlier complaint of the same person about the same. */
  readonly follows?: string;
  readonly onClose: () => void;
}) {
  const { t, value, field } = useTexts();
  const sentenceOf = useSentence();
  const navigate = useNavigate();
  const create = useCreate('/complaints');
  const register = useIdempotentRequest();
  /** The number that it has, where what comes after it went wrong. */
  const [taken, setTaken] = useState<string>();
  const [form] = Form.useForm<Given>();
  const me = useMe().data?.id;
  const maySearch = useMay('search');
  const persons = usePersonOptions();
  const first = maySearch ? 'known' : 'plate';
  const who = Form.useWatch('who', form) ?? first;
  const kindNow = Form.useWatch('kind', form) ?? 'complaint';
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  const submit = async (given: Given): Promise<void> => {
    const { kind, source, words, party, plate, accused, severity, nextReply, name = '', phone = '' } = given;
    setBusy(true);
    try {
      const complainant = follows
        ? { follows }
        : party
          ? { customerId: party.customer.id, ...(party.vehicle && { plate: party.vehicle.plate }) }
          : { ...(who === 'other' && { contact: { name, phone } }), ...(plate && { plate }) };
      const named = accused && accused.length > 0 ? { accused: [...accused] } : {};
      const number = taken ?? (await create({ kind, source, words, ...complainant, ...named })).number;
      setTaken(number);
      // whoever it is about reads and registers nothing of it
      const goesOn = me === undefined || !accused?.includes(me);
      if (goesOn && isGrave(kind)) await sendCommandList(number, registrationOf(words, severity, nextReply), register);
      onClose();
      if (goesOn) void navigate(`/complaints/${number}`);
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Drawer open size={520} title={t('openComplaint')} onClose={onClose} className="command-drawer">
      <Form<Given>
        // the page beneath has fields of these names, too
        name="complaint"
        form={form}
        layout="vertical"
        initialValues={{ kind: 'complaint', source: 'inPerson', who: first, severity: 'medium' }}
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
        {!follows && (
          <Form.Item name="who" label={t('whoComplains')}>
            <Radio.Group
              options={[
                ...(maySearch ? [{ value: 'known', label: t('knownCustomer') }] : []),
                { value: 'plate', label: t('ownerOfCar') },
                { value: 'other', label: t('someoneElse') },
              ]}
            />
          </Form.Item>
        )}
        {!follows && who === 'known' && (
          <Form.Item
            name="party"
            label={t('complainant')}
            rules={[{ required: true, message: t('complainantNeeded') }]}
          >
            <Complainant />
          </Form.Item>
        )}
        {!follows && who === 'other' && (
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
        {!follows && who !== 'known' && (
          <Form.Item
            name="plate"
            label={field('plate')}
            extra={t('plateFindsVisit')}
            rules={who === 'plate' ? [{ required: true, message: t('fieldNeeded') }] : []}
          >
            <Input autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item name="accused" label={t('aboutWhom')} extra={t('aboutWhomHint')}>
          <Select mode="multiple" allowClear optionFilterProp="label" options={persons} />
        </Form.Item>
        <Form.Item name="words" label={t('words')} rules={[{ required: true, message: t('fieldNeeded') }]}>
          <Input.TextArea autoSize={{ minRows: 4 }} maxLength={2_000} />
        </Form.Item>
        {isGrave(kindNow) && (
          <Flex gap={12} wrap>
            <Form.Item name="severity" label={field('severity')} style={{ flex: '1 1 10rem' }}>
              <Select
                options={(['low', 'medium', 'high', 'critical'] as const).map((one) => ({
                  value: one,
                  label: value(one),
                }))}
              />
            </Form.Item>
            <Form.Item
              name="nextReply"
              label={field('nextReplyAt')}
              extra={t('nextReplyHint')}
              style={{ flex: '1 1 14rem' }}
            >
              <DatePicker
                showTime={{ format: 'HH:mm' }}
                format="YYYY-MM-DD HH:mm"
                style={{ width: '100%' }}
                onKeyDown={onlyAccept}
              />
            </Form.Item>
          </Flex>
        )}
        {problem && <Alert type="error" showIcon role="alert" title={problem} style={{ marginBottom: 12 }} />}
        <Button type="primary" htmlType="submit" loading={busy} block>
          {t('send')}
        </Button>
      </Form>
    </Drawer>
  );
}
