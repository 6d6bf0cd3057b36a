import { Alert, Button, Drawer, Form, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { PartyPicker, type ChosenParty } from '../shared/master-data/party-picker';
import { useCreate } from '../shared/server/creating';
import { useSentence } from '../shared/texts/sentences';
import { useTexts } from '../shared/texts/use-texts';

interface Opening {
  readonly origin: 'requested' | 'proposed';
  readonly channel: 'phone' | 'inPerson' | 'wechat';
  readonly rings?: number;
  readonly seconds?: number;
}

/** A-01, M-12: who asks, or whom the shop asks, how, and how long the line rang. */
export function NewAppointment({ onClose }: { readonly onClose: () => void }) {
  const { t, field, value } = useTexts();
  const sentenceOf = useSentence();
  const navigate = useNavigate();
  const create = useCreate('/appointments');
  const [party, setParty] = useState<ChosenParty>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const vehicle = party?.vehicle;

  const open = async ({ origin, channel, rings, seconds }: Opening): Promise<void> => {
    if (!party || !vehicle) return;
    setBusy(true);
    try {
      const rung =
        channel === 'phone' && typeof rings === 'number' && typeof seconds === 'number'
          ? { rings, seconds }
          : undefined;
      const { number } = await create({
        origin,
        channel,
        customerId: party.customer.id,
        vehicleId: vehicle.id,
        ...(rung && { rung }),
      });
      void navigate(`/appointments/${number}`);
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Drawer open title={t('newAppointment')} onClose={onClose}>
      <Form<Opening>
        layout="vertical"
        initialValues={{ origin: 'requested', channel: 'phone' }}
        onFinish={(asked) => void open(asked)}
      >
        <Form.Item label={t('plate')} required>
          {vehicle ? (
            <span>
              <span className="plate">{vehicle.plate}</span> {vehicle.model} · {party.customer.name}
            </span>
          ) : (
            <PartyPicker label={t('plate')} placeholder={t('searchAll')} customersToo={false} onChoose={setParty} />
          )}
        </Form.Item>
        <Form.Item name="origin" label={t('askedBy')}>
          <Radio.Group
            options={(['requested', 'proposed'] as const).map((one) => ({ value: one, label: value(one) }))}
          />
        </Form.Item>
        <Form.Item name="channel" label={field('channel')}>
          <Radio.Group
            options={(['phone', 'inPerson', 'wechat'] as const).map((one) => ({ value: one, label: value(one) }))}
          />
        </Form.Item>
        <Form.Item noStyle dependencies={['channel']}>
          {({ getFieldValue }) =>
            getFieldValue('channel') === 'phone' && (
              <>
                <Form.Item name="rings" label={field('rings')}>
                  <InputNumber min={0} max={100} precision={0} />
                </Form.Item>
                <Form.Item name="seconds" label={field('seconds')}>
                  <InputNumber min={0} max={3_600} precision={0} />
                </Form.Item>
              </>
            )
          }
        </Form.Item>
        {problem && <Alert type="error" showIcon role="alert" title={problem} style={{ marginBottom: 12 }} />}
        <Button type="primary" htmlType="submit" loading={busy} disabled={!vehicle}>
          {t('newAppointment')}
        </Button>
      </Form>
    </Drawer>
  );
}
