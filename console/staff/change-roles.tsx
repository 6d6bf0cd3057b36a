import { Alert, App, Button, Flex, Form, Modal, Typography } from 'antd';
import { useSending } from '../shared/forms/sending';
import type { BodyOf } from '../shared/server/contract';
import { useMay, useMe } from '../shared/server/queries';
import { post, put, remove } from '../shared/server/request';
import { LocalTime } from '../shared/shell/time';
import { useActorName } from '../shared/texts/actor-name';
import { useTexts } from '../shared/texts/use-texts';
import { DialogButtons } from './dialog-buttons';
import { RolesField } from './fields';
import { readStaffAnew, staffRoles, type AboutPerson, type Person } from './people';

type Typed = BodyOf<'/staff/{id}/roles', 'put'>;
type Requested = NonNullable<Person['rolesRequested']>;

/** I9: exactly what was asked for is confirmed, by somebody else. */
function Request({ person, requested, onClose }: AboutPerson & { readonly requested: Requested }) {
  const { t, role } = useTexts();
  const nameOf = useActorName();
  const me = useMe().data;
  const { message } = App.useApp();
  const mayConfirm = useMay('confirmRoles') && requested.by.id !== me?.id;
  const { send, busy, alert } = useSending();
  const confirm = () =>
    send(async () => {
      const roles = requested.roles as Typed['roles'];
      await post('/staff/{id}/roles/confirmation', { path: { id: person.id } }, { body: { roles } });
      await readStaffAnew();
      void message.success(t('rolesConfirmed', { name: person.name }));
      onClose();
    });
  const refuse = () =>
    send(async () => {
      await remove('/staff/{id}/roles/request', { path: { id: person.id } });
      await readStaffAnew();
      void message.success(t('personSaved', { name: person.name }));
      onClose();
    });
  return (
    <Alert
      type="info"
      style={{ marginBottom: 16 }}
      title={t('rolesAskedFor', { roles: requested.roles.map(role).join(' · ') })}
      description={
        <Flex vertical gap={8} align="start">
          <Typography.Text type="secondary">
            {nameOf(requested.by)} · <LocalTime at={requested.at} />
          </Typography.Text>
          {!mayConfirm && <span>{t('otherConfirms')}</span>}
          <Flex gap={8} wrap>
            {mayConfirm && (
              <Button type="primary" loading={busy} onClick={() => void confirm()}>
                {t('confirmRoles')}
              </Button>
            )}
            <Button loading={busy} onClick={() => void refuse()}>
              {t(requested.by.id === me?.id ? 'withdraw' : 'refuseRequest')}
            </Button>
          </Flex>
          {alert}
        </Flex>
      }
    />
  );
}

/** I9: what lets nobody do more counts at once; the rest waits for another person. */
export function ChangeRoles({ person, onClose }: AboutPerson) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const { send, busy, alert } = useSending();
  const { id, name, roles, rolesRequested } = person;
  const save = (body: Typed) =>
    send(async () => {
      const after = await put('/staff/{id}/roles', { path: { id } }, { body });
      await readStaffAnew();
      void message.success(after.rolesRequested ? t('rolesRequestSent') : t('personSaved', { name }));
      onClose();
    });
  return (
    <Modal open title={`${t('changeRoles')} · ${name}`} footer={null} onCancel={onClose} mask={{ closable: false }}>
      {rolesRequested && <Request person={person} requested={rolesRequested} onClose={onClose} />}
      <Form<Typed> layout="vertical" initialValues={{ roles }} onFinish={(typed) => void save(typed)}>
        <Typography.Paragraph type="secondary">{t('rolesHint')}</Typography.Paragraph>
        <RolesField choices={staffRoles} />
        {alert}
        <DialogButtons busy={busy} label={t('save')} onClose={onClose} />
      </Form>
    </Modal>
  );
}
