import { Alert, Button, Flex, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import type { Role } from '../../domain/kernel/actor';
import { SignInName } from '../../domain/account/sign-in-name';
import { ruleOf } from '../shared/forms/rules';
import { useSending } from '../shared/forms/sending';
import type { BodyOf, Schema } from '../shared/server/contract';
import { useCreate } from '../shared/server/creating';
import { OneTimeCode } from '../shared/shell/one-time-code';
import { useTexts } from '../shared/texts/use-texts';
import { DialogButtons } from './dialog-buttons';
import { FactsFields, factsOf, RolesField, type TypedFacts } from './fields';
import { newcomerRoles, readStaffAnew } from './people';

type NewcomerRole = BodyOf<'/staff'>['roles'][number];
interface Typed extends TypedFacts {
  readonly signIn: string;
  readonly roles: readonly NewcomerRole[];
}

interface Given {
  readonly onClose: () => void;
}

/** The code is shown until whoever added the person has seen it. */
function Added({
  added,
  onClose,
  onMore,
}: Given & { readonly added: Schema<'StaffAdded'>; readonly onMore: () => void }) {
  const { t, role } = useTexts();
  const { person, code } = added;
  const waiting = person.rolesRequested?.roles.filter((one) => !person.roles.includes(one)) ?? [];
  return (
    <Flex vertical gap={16}>
      <Alert type="success" showIcon title={t('personAdded', { name: person.name })} />
      {waiting.length > 0 && (
        <Alert
          type="info"
          showIcon
          title={t('rolesWait', { roles: waiting.map((one: Role) => role(one)).join(' · ') })}
        />
      )}
      <OneTimeCode name={person.name} signIn={person.signIn} code={code} />
      <Flex gap={8} justify="end" wrap>
        <Button onClick={onMore}>{t('addAnother')}</Button>
        <Button type="primary" onClick={onClose}>
          {t('finish')}
        </Button>
      </Flex>
    </Flex>
  );
}

function NewPerson({ onAdded, onClose }: Given & { readonly onAdded: (added: Schema<'StaffAdded'>) => void }) {
  const { t } = useTexts();
  const { send, busy, alert } = useSending();
  const create = useCreate('/staff');
  const add = ({ signIn, roles, ...facts }: Typed) =>
    send(async () => {
      onAdded(await create({ signIn: signIn.trim().toLowerCase(), roles: [...roles], ...factsOf(facts) }));
      await readStaffAnew();
    });
  return (
    <Form<Typed> layout="vertical" scrollToFirstError onFinish={(typed) => void add(typed)}>
      <Form.Item
        name="signIn"
        label={t('signInField')}
        rules={[{ required: true, message: t('needed') }, ruleOf(SignInName, t('signInRule'))]}
        extra={t('signInRule')}
      >
        <Input autoComplete="off" autoCapitalize="none" maxLength={60} autoFocus />
      </Form.Item>
      <RolesField choices={newcomerRoles} />
      <FactsFields />
      {alert}
      <DialogButtons busy={busy} label={t('addPerson')} onClose={onClose} />
    </Form>
  );
}

/** Lets a person into the store, and shows the code with which they choose a password. */
export function AddPerson({ onClose }: Given) {
  const { t } = useTexts();
  const [added, setAdded] = useState<Schema<'StaffAdded'>>();
  return (
    <Modal open title={t('addPerson')} footer={null} onCancel={onClose} mask={{ closable: false }}>
      {added ? (
        <Added added={added} onClose={onClose} onMore={() => setAdded(undefined)} />
      ) : (
        <NewPerson onAdded={setAdded} onClose={onClose} />
      )}
    </Modal>
  );
}
