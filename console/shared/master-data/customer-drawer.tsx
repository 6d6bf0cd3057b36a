import { App, Form } from 'antd';
import { useState } from 'react';
import { usePeople } from '../server/queries';
import type { Customer } from '../server/replies';
import { post, put, read } from '../server/request';
import { useTexts } from '../texts/use-texts';
import { Conflict } from './conflict';
import { CustomerFields } from './customer-fields';
import { customerBodyOf, customerValuesOf, newCustomerValues, type CustomerBody, type CustomerValues } from './fields';
import { FormDrawer } from './form-drawer';
import { PhoneKnown } from './known-already';
import { useSaving } from './saving';
import { validated } from './validated';

interface Props {
  /** What was typed where the drawer was opened, as far as it belongs to a customer. */
  readonly initial?: Pick<CustomerValues, 'name' | 'phone' | 'address'>;
  /** The customer to be changed; a new one without it. */
  readonly customer?: Customer;
  /** Adds the customer otherwise than by itself, e.g. for a contact. */
  readonly create?: (body: CustomerBody, key: string) => Promise<Customer>;
  /** Takes a customer who is there already, otherwise than as if just added. */
  readonly onUse?: (customer: Customer) => void;
  readonly onDone: (customer: Customer) => void;
  readonly onClose: () => void;
}

const createCustomer = (body: CustomerBody, key: string): Promise<Customer> => post('/customers', {}, { body, key });

function valuesFor({ customer, initial: { name, phone, address } = {} }: Pick<Props, 'customer' | 'initial'>) {
  if (customer) return customerValuesOf(customer);
  const typed = Object.entries({ name, phone, address }).filter(([, text]) => text !== undefined);
  return { ...newCustomerValues, ...Object.fromEntries(typed) };
}

/** A new customer, or the changed data of one, from wherever they are needed. */
export function CustomerDrawer({ initial, customer, create = createCustomer, onUse, onDone, onClose }: Props) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const nameOf = usePeople();
  const [form] = Form.useForm<CustomerValues>();
  const phone = Form.useWatch('phone', form);
  const { busy, problem, conflict, save } = useSaving<{ readonly now: Customer; readonly who: string }>();
  const [typed, setTyped] = useState<CustomerBody>();

  const change = (id: string, body: CustomerBody, version: number): Promise<void> =>
    save(
      async () => {
        const changed = await put('/customers/{id}', { path: { id } }, { body, version });
        void message.success(t('saved'));
        onDone(changed);
      },
      async () => {
        const now = await read('/customers/{id}', { path: { id } });
        const { items } = await read('/customers/{id}/versions', { path: { id } });
        return { now, who: nameOf(items[0]?.by.id ?? '') };
      },
    );
  const add = (body: CustomerBody): Promise<void> =>
    save(async (once) => {
      const added = await once((key) => create(body, key));
      void message.success(t('customerAdded', { name: added.name }));
      onDone(added);
    });
  const send = async (): Promise<void> => {
    const values = await validated(form);
    if (!values) return;
    const body = customerBodyOf({ ...(customer && customerValuesOf(customer)), ...values });
    setTyped(body);
    await (customer ? change(customer.id, body, customer.version) : add(body));
  };
  const inConflict = customer !== undefined && conflict !== undefined && typed !== undefined;
  return (
    <FormDrawer
      title={t(customer ? 'editCustomer' : 'newCustomer')}
      problem={problem}
      busy={busy}
      sendLabel={t(customer ? 'save' : 'add')}
      onSend={inConflict ? undefined : send}
      onClose={onClose}
    >
      {inConflict ? (
        <Conflict
          who={conflict.who}
          theirs={customerValuesOf(conflict.now)}
          mine={typed}
          busy={busy}
          onSave={(chosen) => void change(customer.id, chosen as CustomerBody, conflict.now.version)}
        />
      ) : (
        <Form
          form={form}
          layout="vertical"
          initialValues={valuesFor({ ...(customer && { customer }), ...(initial && { initial }) })}
          onFinish={() => void send()}
        >
          <CustomerFields />
          <PhoneKnown phone={phone} except={customer?.id} onUse={onUse ?? (customer ? undefined : onDone)} />
          <button type="submit" hidden />
        </Form>
      )}
    </FormDrawer>
  );
}
