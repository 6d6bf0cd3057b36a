import { Alert, App, Button, Flex, Form, Modal, Typography } from 'antd';
import { useState } from 'react';
import { processTypeOf } from '../../domain/processes';
import { useSending } from '../shared/forms/sending';
import type { BodyOf, Schema } from '../shared/server/contract';
import { useIdempotentRequest } from '../shared/server/idempotent-request';
import { useRead } from '../shared/server/queries';
import { post } from '../shared/server/request';
import { Loaded } from '../shared/shell/states';
import { useTexts } from '../shared/texts/use-texts';
import { readStaffAnew, type AboutPerson } from './people';
import { Remains } from './remains';
import { SuccessorFields } from './successor-fields';

type Typed = BodyOf<'/staff/{id}/leaving'>;
type Held = Schema<'HeldProcess'>;

function OpenWork({ items }: { readonly items: readonly Held[] }) {
  const { t, role } = useTexts();
  const count = (type: string): number => items.filter(({ number }) => processTypeOf(number) === type).length;
  if (items.length === 0) return <Typography.Paragraph>{t('noOpenWork')}</Typography.Paragraph>;
  const roles = [...new Set(items.flatMap((one) => one.roles))];
  return (
    <Typography.Paragraph>
      {t('openWorkOf', {
        orders: count('repairOrder'),
        complaints: count('complaint'),
        followUps: count('followUp'),
      })}
      {roles.length > 0 && ` ${t('rolesNeeded')}: ${roles.map(role).join(' · ')}`}
    </Typography.Paragraph>
  );
}

/** Everybody else, with what they lack to go on with all of it. */
function useSuccessors(id: string, items: readonly Held[]) {
  const { t, role } = useTexts();
  const people = useRead('/staff').data?.items ?? [];
  const needed = [...new Set(items.flatMap(({ roles }) => roles))];
  return people
    .filter((one) => one.id !== id)
    .map((one) => ({ ...one, lacking: needed.filter((held) => !one.roles.includes(held)) }))
    .toSorted((a, b) => a.lacking.length - b.lacking.length)
    .map(({ id: value, name, roles, lacking }) => {
      const lacks = lacking.length > 0 ? ` · ${t('lacksRoles', { roles: lacking.map(role).join(', ') })}` : '';
      return { value, label: `${name} · ${roles.map(role).join(', ')}${lacks}` };
    });
}

function HandOver({ person, onClose, items }: AboutPerson & { readonly items: readonly Held[] }) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const { send, busy, alert } = useSending();
  const once = useIdempotentRequest();
  const [partly, setPartly] = useState<Schema<'Leaving'>>();
  const successors = useSuccessors(person.id, items);
  const { id, name } = person;
  const leave = (body: Typed) =>
    send(async () => {
      const outcome = await once((key) => post('/staff/{id}/leaving', { path: { id } }, { body, key }));
      await readStaffAnew();
      setPartly(outcome.left ? undefined : outcome);
      if (!outcome.left) return;
      void message.success(t('leftNow', { name, n: outcome.handedOver.length }));
      onClose();
    });
  return (
    <Form<Typed> layout="vertical" onFinish={(typed) => void leave(typed)}>
      <OpenWork items={items} />
      <SuccessorFields successors={successors} />
      {partly && (
        <Flex vertical gap={8} style={{ marginBottom: 16 }}>
          <Alert
            type="warning"
            showIcon
            role="alert"
            title={t('partlyHandedOver', { n: partly.handedOver.length, name })}
          />
          <Remains remaining={partly.remaining} />
        </Flex>
      )}
      {alert}
      <Flex gap={8} justify="end">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="primary" danger htmlType="submit" loading={busy}>
          {t('handOverNow')}
        </Button>
      </Flex>
    </Form>
  );
}

/** Somebody leaves: what waits for them goes to a successor in one step, and only then they are gone. */
export function Leaving({ person, onClose }: AboutPerson) {
  const { t } = useTexts();
  const work = useRead('/staff/{id}/open-work', { path: { id: person.id } });
  return (
    <Modal
      open
      title={t('leavingOf', { name: person.name })}
      footer={null}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <Typography.Paragraph type="secondary">{t('leavingHint')}</Typography.Paragraph>
      <Loaded of={work}>{({ items }) => <HandOver person={person} onClose={onClose} items={items} />}</Loaded>
    </Modal>
  );
}
