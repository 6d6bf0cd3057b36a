import { App, Form, Radio } from 'antd';
import { useState } from 'react';
import type { TypedFields } from '../../../domain/master-data/typed';
import { usePeople } from '../server/queries';
import { withOwner, type Vehicle } from '../server/replies';
import { post, put, read } from '../server/request';
import { useTexts } from '../texts/use-texts';
import { CarFields } from './car-fields';
import { Conflict } from './conflict';
import { CustomerFields } from './customer-fields';
import {
  customerBodyOf,
  newCustomerValues,
  newVehicleValues,
  vehicleBodyOf,
  vehicleValuesOf,
  type CustomerValues,
  type VehicleBody,
  type VehicleValues,
} from './fields';
import { FormDrawer } from './form-drawer';
import { CarKnown, PhoneKnown } from './known-already';
import { OwnerPicker, type ChosenCustomer } from './owner-picker';
import { useSaving } from './saving';
import { validated } from './validated';

interface Values {
  readonly car: VehicleValues;
  readonly ownerIs: 'known' | 'new';
  readonly owner?: ChosenCustomer | undefined;
  readonly customer?: CustomerValues;
}

interface NewCar {
  /** What was typed where the drawer was opened. */
  readonly initial?: TypedFields;
  /** Whose car it is, where that is known. */
  readonly owner?: ChosenCustomer;
  /** Takes a car that is there already instead. */
  readonly onUse?: (vehicle: Vehicle) => void;
  readonly onDone: (vehicle: Vehicle) => void;
  readonly onClose: () => void;
}

const withoutHoles = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;

/** A new car of a customer who is there or is new, too: neither is asked for twice, and no customer is added before the car can be. */
export function CarDrawer({ initial = {}, owner, onUse, onDone, onClose }: NewCar) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const car = Form.useWatch('car', form);
  const ownerIs = Form.useWatch('ownerIs', form);
  const phone = Form.useWatch(['customer', 'phone'], form);
  const { busy, problem, save } = useSaving();
  const { name, phone: typedPhone, plate, vin } = initial;

  const take = (customer: ChosenCustomer): void => form.setFieldsValue({ ownerIs: 'known', owner: customer });
  const send = async (): Promise<void> => {
    const values = await validated(form);
    if (!values) return;
    await save(async (once) => {
      let ownerId = owner?.id ?? values.owner?.id;
      if (ownerId === undefined) {
        const body = customerBodyOf(values.customer ?? {});
        const added = await once((key) => post('/customers', {}, { body, key }));
        // should the car be refused, its owner is there all the same and is not added again
        take(added);
        ownerId = added.id;
      }
      const body = vehicleBodyOf(values.car, ownerId);
      const added = await once((key) => post('/vehicles', {}, { body, key }));
      void message.success(t('carAdded', { plate: added.plate }));
      onDone(added);
    });
  };
  return (
    <FormDrawer
      title={`${t('newCar')}${plate ? ` ${plate}` : ''}`}
      problem={problem}
      busy={busy}
      sendLabel={t('add')}
      onSend={send}
      onClose={onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{
          ownerIs: name !== undefined || typedPhone !== undefined ? 'new' : 'known',
          car: { ...newVehicleValues, ...withoutHoles({ plate, vin }) },
          customer: { ...newCustomerValues, ...withoutHoles({ name, phone: typedPhone }) },
        }}
        onFinish={() => void send()}
      >
        <CarFields within={['car']} />
        <CarKnown plate={car?.plate} vin={car?.vin} onUse={onUse ?? onDone} />
        {!owner && (
          <Form.Item name="ownerIs" style={{ marginBottom: 12 }}>
            <Radio.Group
              options={[
                { value: 'known', label: t('ownerIsKnown') },
                { value: 'new', label: t('ownerIsNew') },
              ]}
            />
          </Form.Item>
        )}
        {!owner && ownerIs === 'known' && (
          <Form.Item
            name="owner"
            label={t('carOwner')}
            rules={[{ required: true, message: t('ownerNeeded') }]}
            style={{ marginBottom: 14 }}
          >
            <OwnerPicker label={t('carOwner')} />
          </Form.Item>
        )}
        {!owner && ownerIs === 'new' && (
          <>
            <CustomerFields within={['customer']} />
            <PhoneKnown phone={phone} onUse={take} />
          </>
        )}
        <button type="submit" hidden />
      </Form>
    </FormDrawer>
  );
}

/** The changed data of a car; its owner changes by a move. */
export function EditCarDrawer({
  vehicle,
  onDone,
  onClose,
}: {
  readonly vehicle: Vehicle;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const nameOf = usePeople();
  const [form] = Form.useForm<VehicleValues>();
  const [plate, vin] = [Form.useWatch('plate', form), Form.useWatch('vin', form)];
  const { busy, problem, conflict, save } = useSaving<{ readonly now: Vehicle; readonly who: string }>();
  const [typed, setTyped] = useState<VehicleBody>();
  const { id, customerId } = vehicle;

  const change = (body: VehicleBody, version: number): Promise<void> =>
    save(
      async () => {
        await put('/vehicles/{id}', { path: { id } }, { body, version });
        void message.success(t('saved'));
        onDone();
      },
      async () => {
        const now = withOwner(await read('/vehicles/{id}', { path: { id } }));
        const { items } = await read('/vehicles/{id}/versions', { path: { id } });
        return { now, who: nameOf(items[0]?.by.id ?? '') };
      },
    );
  const send = async (): Promise<void> => {
    const values = await validated(form);
    if (!values) return;
    const body = vehicleBodyOf({ ...vehicleValuesOf(vehicle), ...values }, customerId);
    setTyped(body);
    await change(body, vehicle.version);
  };
  const inConflict = conflict !== undefined && typed !== undefined;
  return (
    <FormDrawer
      title={`${t('editCar')} ${vehicle.plate}`}
      problem={problem}
      busy={busy}
      sendLabel={t('save')}
      onSend={inConflict ? undefined : send}
      onClose={onClose}
    >
      {inConflict ? (
        <Conflict
          who={conflict.who}
          theirs={{ ...vehicleValuesOf(conflict.now), customerId: conflict.now.customerId }}
          mine={{ ...typed, customerId: conflict.now.customerId }}
          busy={busy}
          onSave={(chosen) => void change(chosen as VehicleBody, conflict.now.version)}
        />
      ) : (
        <Form form={form} layout="vertical" initialValues={vehicleValuesOf(vehicle)} onFinish={() => void send()}>
          <CarFields />
          <CarKnown plate={plate} vin={vin} except={id} />
          <button type="submit" hidden />
        </Form>
      )}
    </FormDrawer>
  );
}
