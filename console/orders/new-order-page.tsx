import { Alert, Button, Card, Checkbox, Flex, Form, Input, InputNumber, Radio, Select, Typography } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useReadWhen } from '../shared/server/queries';
import { useCreate } from '../shared/server/creating';
import type { Customer, Vehicle } from '../shared/server/replies';
import { Heading } from '../shared/shell/heading';
import { useTexts } from '../shared/texts/use-texts';
import { useSentence } from '../shared/texts/sentences';

/** Plates are looked up from this many characters on. */
const ENOUGH = 2;

interface Arrival {
  readonly mode: 'selfDrive' | 'collected';
  readonly symptoms: string;
  readonly accident?: boolean;
}
interface NewCar {
  readonly name: string;
  readonly salutation: string;
  readonly phone: string;
  readonly address: string;
  readonly vin: string;
  readonly model: string;
  readonly odometer: number;
}

/** I-01, I-02: customer and car are not in the master data yet. */
function NewCarForm({ plate, onDone }: { readonly plate: string; readonly onDone: (vehicle: Vehicle) => void }) {
  const { t } = useTexts();
  const sentenceOf = useSentence();
  const createCustomer = useCreate('/customers');
  const createVehicle = useCreate('/vehicles');
  const [customer, setCustomer] = useState<Customer>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const create = async ({ name, salutation, phone, address, ...car }: NewCar): Promise<void> => {
    setBusy(true);
    try {
      const owner =
        customer ??
        (await createCustomer({
          name,
          salutation,
          phone,
          address,
          goldCard: false,
          member: false,
          privateCustomer: true,
          preferredChannel: 'phone',
        }));
      setCustomer(owner);
      const cycle = { maintenanceCycleKilometres: 10_000, maintenanceCycleMonths: 12, type: 'saloon' } as const;
      onDone(await createVehicle({ ...car, ...cycle, customerId: owner.id, plate }));
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  const text = (name: keyof NewCar, label: string) => (
    <Form.Item name={name} label={label} rules={[{ required: true }]} style={{ flex: '1 1 14rem' }}>
      <Input />
    </Form.Item>
  );
  return (
    <Card size="small" title={`${t('newCustomer')} · ${t('newCar')} ${plate}`}>
      <Form<NewCar> layout="vertical" onFinish={(given) => void create(given)}>
        <Flex gap={12} wrap>
          {text('name', t('name'))}
          {text('salutation', t('salutation'))}
          {text('phone', t('phone'))}
          {text('address', t('address'))}
          {text('model', t('model'))}
          {text('vin', t('vin'))}
          <Form.Item name="odometer" label={t('odometer')} rules={[{ required: true }]} style={{ flex: '1 1 14rem' }}>
            <InputNumber min={0} precision={0} suffix="km" style={{ width: '100%' }} />
          </Form.Item>
        </Flex>
        {problem && <Alert type="error" showIcon role="alert" title={problem} style={{ marginBottom: 12 }} />}
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('add')}
        </Button>
      </Form>
    </Card>
  );
}

/** B-01 to B-03: a car has arrived. Plate first, then who and why. */
export function Page() {
  const { t } = useTexts();
  const sentenceOf = useSentence();
  const navigate = useNavigate();
  const openOrder = useCreate('/repair-orders');
  const [search, setSearch] = useState('');
  const [vehicle, setVehicle] = useState<Vehicle>();
  const [adding, setAdding] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const found = useReadWhen(search.length >= ENOUGH, '/vehicles', { query: { search, limit: 20 } });
  const owner = useReadWhen(vehicle !== undefined, '/customers/{id}', { path: { id: vehicle?.customerId ?? '' } });

  const open = async ({ mode, symptoms, accident = false }: Arrival): Promise<void> => {
    setBusy(true);
    try {
      const { number } = await openOrder({
        customerId: vehicle!.customerId,
        vehicleId: vehicle!.id,
        arrival: { mode, symptoms },
        accident,
      });
      void navigate(`/repair-orders/${number}`);
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <Heading text={t('newOrder')} />
      <Flex vertical gap={16} style={{ maxWidth: '44rem' }}>
        <label>
          {t('plate')}
          <Select
            showSearch={{ filterOption: false, onSearch: (text) => setSearch(text.trim()) }}
            size="large"
            style={{ width: '100%' }}
            placeholder={t('search')}
            aria-label={t('plate')}
            value={vehicle?.id ?? null}
            loading={found.isFetching}
            options={(found.data?.items ?? []).map(({ id, plate, model }) => ({
              value: id,
              label: `${plate} · ${model}`,
            }))}
            onChange={(id: string | null) => setVehicle(found.data?.items.find((one) => one.id === id))}
            notFoundContent={
              search.length >= ENOUGH && (
                <Button
                  type="link"
                  onClick={() => {
                    setVehicle(undefined);
                    setAdding(true);
                  }}
                >
                  {t('newCar')} {search}
                </Button>
              )
            }
          />
        </label>
        {adding && !vehicle && (
          <NewCarForm
            plate={search}
            onDone={(created) => {
              setAdding(false);
              setVehicle(created);
            }}
          />
        )}
        {vehicle && (
          <Card size="small">
            <span className="plate">{vehicle.plate}</span> {vehicle.model} · {vehicle.odometer} km
            <br />
            <Typography.Text>
              {owner.data?.name} {owner.data?.phone}
            </Typography.Text>
          </Card>
        )}
        {vehicle && (
          <Form<Arrival>
            layout="vertical"
            initialValues={{ mode: 'selfDrive' }}
            onFinish={(arrival) => void open(arrival)}
          >
            <Form.Item name="mode" label={t('arrivalMode')}>
              <Radio.Group
                options={[
                  { value: 'selfDrive', label: t('selfDrive') },
                  { value: 'collected', label: t('collected') },
                ]}
              />
            </Form.Item>
            <Form.Item name="symptoms" label={t('symptoms')} rules={[{ required: true }]}>
              <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2_000} />
            </Form.Item>
            <Form.Item name="accident" valuePropName="checked">
              <Checkbox>{t('accident')}</Checkbox>
            </Form.Item>
            {problem && <Alert type="error" showIcon role="alert" title={problem} style={{ marginBottom: 12 }} />}
            <Button type="primary" size="large" htmlType="submit" loading={busy}>
              {t('newOrder')}
            </Button>
          </Form>
        )}
      </Flex>
    </>
  );
}
