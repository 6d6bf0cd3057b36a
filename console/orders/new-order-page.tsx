import { Alert, Button, Card, Checkbox, Flex, Form, Input, Radio, Select, Typography } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { usePersonOptions } from '../shared/forms/persons';
import { PartyPicker } from '../shared/master-data/party-picker';
import { useCreate } from '../shared/server/creating';
import { useReadWhen } from '../shared/server/queries';
import { useJobKinds } from '../shared/server/store-lists';
import { withOwner, type Vehicle } from '../shared/server/replies';
import { Heading } from '../shared/shell/heading';
import { Loaded } from '../shared/shell/states';
import { useTexts } from '../shared/texts/use-texts';
import { useSentence } from '../shared/texts/sentences';

interface Arrival {
  readonly mode: 'selfDrive' | 'collected';
  readonly symptoms: string;
  readonly accident?: boolean;
  readonly checklistProfile?: string;
  /** B-01: id of a colleague. */
  readonly addressedFirst?: string;
}

/** The car that has come, with its owner, and whether it is here already. */
function ChosenCar({ vehicle, onChange }: { readonly vehicle: Vehicle; readonly onChange: () => void }) {
  const { t } = useTexts();
  const owner = useReadWhen(true, '/customers/{id}', { path: { id: vehicle.customerId } });
  const open = useReadWhen(true, '/repair-orders', { query: { vehicle: vehicle.id, open: true, limit: 5 } });
  return (
    <>
      <Card size="small" data-vehicle={vehicle.id}>
        <Flex justify="space-between" gap={8} wrap align="center">
          <span>
            <span className="plate">{vehicle.plate}</span> {vehicle.model} · {t('kilometres', { n: vehicle.odometer })}
            <br />
            <Link to={`/customers/${vehicle.customerId}?vehicle=${vehicle.id}`}>{owner.data?.name}</Link>{' '}
            <Typography.Text>{owner.data?.phone}</Typography.Text>
          </span>
          <Button size="small" onClick={onChange}>
            {t('chooseAnother')}
          </Button>
        </Flex>
      </Card>
      {open.data?.items.map(({ number }) => (
        <Alert
          key={number}
          type="warning"
          showIcon
          title={<Link to={`/repair-orders/${number}`}>{t('mayBeOpen', { number })}</Link>}
        />
      ))}
    </>
  );
}

function Arrived({ vehicle }: { readonly vehicle: Vehicle }) {
  const { t, field, language } = useTexts();
  const persons = usePersonOptions();
  const kinds = useJobKinds() ?? [];
  const [first] = kinds;
  const sentenceOf = useSentence();
  const navigate = useNavigate();
  const openOrder = useCreate('/repair-orders');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  const open = async (arrived: Arrival): Promise<void> => {
    const { mode, symptoms, accident = false, checklistProfile = first?.id, addressedFirst } = arrived;
    setBusy(true);
    try {
      const { number } = await openOrder({
        customerId: vehicle.customerId,
        vehicleId: vehicle.id,
        arrival: { mode, symptoms },
        accident,
        ...(checklistProfile !== undefined && { checklistProfile }),
        ...(addressedFirst !== undefined && { addressedFirst }),
      });
      void navigate(`/repair-orders/${number}`);
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form<Arrival> layout="vertical" initialValues={{ mode: 'selfDrive' }} onFinish={(arrival) => void open(arrival)}>
      <Form.Item name="mode" label={t('arrivalMode')}>
        <Radio.Group
          options={[
            { value: 'selfDrive', label: t('selfDrive') },
            { value: 'collected', label: t('collected') },
          ]}
        />
      </Form.Item>
      {first && (
        <Form.Item name="checklistProfile" label={field('checklistProfile')} initialValue={first.id}>
          <Radio.Group options={kinds.map((kind) => ({ value: kind.id, label: kind[language] }))} />
        </Form.Item>
      )}
      <Form.Item
        name="symptoms"
        label={t('symptoms')}
        rules={[{ required: true, whitespace: true, message: t('fieldNeeded') }]}
      >
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2_000} />
      </Form.Item>
      <Form.Item name="addressedFirst" label={t('addressedFirst')}>
        <Select allowClear options={persons} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="accident" valuePropName="checked">
        <Checkbox>{t('accident')}</Checkbox>
      </Form.Item>
      {problem && <Alert type="error" showIcon role="alert" title={problem} style={{ marginBottom: 12 }} />}
      <Button type="primary" size="large" htmlType="submit" loading={busy}>
        {t('newOrder')}
      </Button>
    </Form>
  );
}

/** B-01 to B-03: a car has arrived. Whose it is first, then why; both are added in place where they are new. */
export function Page() {
  const { t } = useTexts();
  const [address, setAddress] = useSearchParams();
  const id = address.get('vehicle') ?? '';
  const vehicle = useReadWhen(id !== '', '/vehicles/{id}', { path: { id } });
  return (
    <>
      <Heading text={t('newOrder')} />
      <Flex vertical gap={16} style={{ maxWidth: '44rem' }}>
        {id === '' ? (
          <>
            <Typography.Text type="secondary">{t('takeInHint')}</Typography.Text>
            <PartyPicker
              label={t('plate')}
              placeholder={t('searchAll')}
              size="large"
              customersToo={false}
              onChoose={({ vehicle: chosen }) => setAddress({ vehicle: chosen?.id ?? '' })}
            />
          </>
        ) : (
          <Loaded of={vehicle}>
            {(car) => (
              <>
                <ChosenCar vehicle={withOwner(car)} onChange={() => setAddress({})} />
                <Arrived key={car.id} vehicle={withOwner(car)} />
              </>
            )}
          </Loaded>
        )}
      </Flex>
    </>
  );
}
