import { Button, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { CustomerDrawer } from '../shared/master-data/customer-drawer';
import { refreshMasterData } from '../shared/master-data/saving';
import { useMay, useReadWhen } from '../shared/server/queries';
import type { WholeComplaint, Contact, Customer } from '../shared/server/replies';
import { post, put } from '../shared/server/request';
import { useMoment } from '../shared/shell/moment';
import { Part } from '../shared/shell/part';
import { places } from './places';
import { Loaded } from '../shared/shell/states';
import { useTexts } from '../shared/texts/use-texts';

function Known({ id }: { readonly id: string }) {
  const { t } = useTexts();
  const customer = useReadWhen(true, '/customers/{id}', { path: { id } });
  return (
    <Loaded of={customer}>
      {({ id: now, name, salutation, phone, goldCard }) => (
        <Flex gap={10} wrap align="center">
          <Link to={`/customers/${now}`}>{name}</Link>
          <span>{salutation}</span>
          <a href={`tel:${phone}`}>{phone}</a>
          {goldCard && <Tag color="gold">{t('goldCard')}</Tag>}
        </Flex>
      )}
    </Loaded>
  );
}

/** H-05: somebody who was no customer, and can become one. */
function Stranger({ contact }: { readonly contact: Contact }) {
  const { t } = useTexts();
  const isNow = useMoment() === undefined;
  const mayAdd = useMay('createContactCustomer') && isNow;
  const [adding, setAdding] = useState(false);
  const { id, name, phone, workplace, address } = contact;
  const link = async (customer: Customer): Promise<void> => {
    await put('/contacts/{id}/customer', { path: { id } }, { body: { customerId: customer.id } });
    setAdding(false);
    await refreshMasterData();
  };
  return (
    <>
      <Flex gap={10} wrap align="center">
        <strong>{name}</strong>
        <a href={`tel:${phone}`}>{phone}</a>
        <Tag>{t('contactOnly')}</Tag>
        {mayAdd && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t('becomeCustomer')}
          </Button>
        )}
      </Flex>
      {(workplace ?? address) && (
        <Typography.Text type="secondary">{[workplace, address].filter(Boolean).join(' · ')}</Typography.Text>
      )}
      {adding && (
        <CustomerDrawer
          initial={{ name, phone, ...(address !== null && { address }) }}
          create={(body, key) => post('/contacts/{id}/customer', { path: { id } }, { body, key })}
          onUse={(customer) => void link(customer)}
          onDone={() => setAdding(false)}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  );
}

function ContactPerson({ id }: { readonly id: string }) {
  const contact = useReadWhen(true, '/contacts/{id}', { path: { id } });
  return (
    <Loaded of={contact}>
      {(person) => (person.customerId === null ? <Stranger contact={person} /> : <Known id={person.customerId} />)}
    </Loaded>
  );
}

function Car({ id }: { readonly id: string }) {
  const { data } = useReadWhen(true, '/vehicles/{id}', { path: { id } });
  return (
    <div style={{ marginTop: 6 }}>
      <span className="plate">{data?.plate}</span> {data?.model}
    </div>
  );
}

/** Who complains, how to reach them, and about which car; for roles that may know (M-03, L-39). */
export function ComplainantCard({ complaint: { complainant, vehicle } }: { readonly complaint: WholeComplaint }) {
  const { t } = useTexts();
  const mayKnow = useMay('readCustomer');
  return (
    <Part place={places.complainant} part="complainant">
      {!mayKnow && <Typography.Text type="secondary">{t('privateData')}</Typography.Text>}
      {mayKnow && complainant.kind === 'contact' && <ContactPerson id={complainant.id} />}
      {mayKnow && complainant.kind !== 'contact' && <Known id={complainant.id} />}
      {vehicle !== undefined && <Car id={vehicle} />}
    </Part>
  );
}
