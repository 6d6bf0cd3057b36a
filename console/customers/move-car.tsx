import { App, Form, Input } from 'antd';
import { FormDrawer } from '../shared/master-data/form-drawer';
import { DayInput } from '../shared/forms/controls';
import { OwnerPicker, type ChosenCustomer } from '../shared/master-data/owner-picker';
import { useSaving } from '../shared/master-data/saving';
import { validated } from '../shared/master-data/validated';
import type { Vehicle } from '../shared/server/replies';
import { post } from '../shared/server/request';
import { atStore } from '../shared/shell/store-time';
import { useTexts } from '../shared/texts/use-texts';

interface Values {
  readonly owner: ChosenCustomer;
  readonly reason: string;
  readonly day: string;
}

const today = (): string => atStore(Date.now()).format('YYYY-MM-DD');

/** A car goes to another owner; a visit that is open stays with whoever ordered it. */
export function MoveCar({
  vehicle,
  onDone,
  onClose,
}: {
  readonly vehicle: Vehicle;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useTexts();
  const { message, modal } = App.useApp();
  const [form] = Form.useForm<Values>();
  const { busy, problem, save } = useSaving();
  const { id, plate, version } = vehicle;
  const send = async (): Promise<void> => {
    const values = await validated(form);
    if (!values) return;
    const { owner, reason, day } = values;
    const body = { customerId: owner.id, reason: reason.trim(), day };
    await save(async (once) => {
      const { openOrders } = await once((key) =>
        post('/vehicles/{id}/owner', { path: { id } }, { body, key, version }),
      );
      const done = t('moved', { plate, name: owner.name });
      if (openOrders.length === 0) void message.success(done);
      else modal.info({ title: done, content: t('movedOpen', { numbers: openOrders.join(', ') }) });
      onDone();
    });
  };
  return (
    <FormDrawer
      title={t('moveCarTitle', { plate })}
      problem={problem}
      busy={busy}
      sendLabel={t('moveCar')}
      onSend={send}
      onClose={onClose}
    >
      <Form<Values> form={form} layout="vertical" initialValues={{ day: today() }} onFinish={() => void send()}>
        <Form.Item name="owner" label={t('newOwner')} rules={[{ required: true, message: t('ownerNeeded') }]}>
          <OwnerPicker label={t('newOwner')} addable />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('moveReason')}
          rules={[{ required: true, whitespace: true, message: t('fieldNeeded') }]}
        >
          <Input maxLength={120} placeholder={t('moveReasonExample')} autoComplete="off" />
        </Form.Item>
        <Form.Item name="day" label={t('moveDay')} rules={[{ required: true, message: t('dayNeeded') }]}>
          <DayInput />
        </Form.Item>
        <button type="submit" hidden />
      </Form>
    </FormDrawer>
  );
}
