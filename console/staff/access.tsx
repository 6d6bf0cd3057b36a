import { App, Button, Flex, Modal, Typography } from 'antd';
import { useState } from 'react';
import { useSending } from '../shared/forms/sending';
import type { Schema } from '../shared/server/contract';
import { post, put, remove } from '../shared/server/request';
import { OneTimeCode } from '../shared/shell/one-time-code';
import type { TextName } from '../shared/texts/texts';
import { useTexts } from '../shared/texts/use-texts';
import { readStaffAnew, type AboutPerson } from './people';

/** Says what will happen, and does it. */
function Confirmation({
  person,
  onClose,
  heading,
  hint,
  run,
}: AboutPerson & { readonly heading: TextName; readonly hint: TextName; readonly run: () => Promise<void> }) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const { send, busy, alert } = useSending();
  const { name } = person;
  const go = () =>
    send(async () => {
      await run();
      await readStaffAnew();
      void message.success(t('personSaved', { name }));
      onClose();
    });
  return (
    <Modal open title={`${t(heading)} · ${name}`} footer={null} onCancel={onClose}>
      <Typography.Paragraph>{t(hint, { name })}</Typography.Paragraph>
      {alert}
      <Flex gap={8} justify="end">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="primary" loading={busy} onClick={() => void go()}>
          {t(heading)}
        </Button>
      </Flex>
    </Modal>
  );
}

/** Whoever has forgotten the password gets another code; nobody ever knows a password but the person. */
export function NewCode({ person, onClose }: AboutPerson) {
  const { t } = useTexts();
  const { send, busy, alert } = useSending();
  const [code, setCode] = useState<Schema<'OneTimeCode'>>();
  const { id, name, signIn } = person;
  const give = () =>
    send(async () => {
      setCode(await post('/staff/{id}/password-code', { path: { id } }, { body: undefined }));
      await readStaffAnew();
    });
  return (
    <Modal open title={`${t('newCode')} · ${name}`} footer={null} onCancel={onClose} mask={{ closable: false }}>
      {code ? (
        <OneTimeCode name={name} signIn={signIn} code={code} />
      ) : (
        <Typography.Paragraph>{t('newCodeHint', { name })}</Typography.Paragraph>
      )}
      {alert}
      <Flex gap={8} justify="end" style={{ marginTop: 16 }}>
        <Button onClick={onClose}>{code ? t('finish') : t('cancel')}</Button>
        {!code && (
          <Button type="primary" loading={busy} onClick={() => void give()}>
            {t('newCode')}
          </Button>
        )}
      </Flex>
    </Modal>
  );
}

export const CloseAccount = (about: AboutPerson) => (
  <Confirmation
    {...about}
    heading="closeAccount"
    hint="closeAccountHint"
    run={async () => {
      await put('/staff/{id}/closure', { path: { id: about.person.id } }, { body: undefined });
    }}
  />
);

export const ReopenAccount = (about: AboutPerson) => (
  <Confirmation
    {...about}
    heading="reopenAccount"
    hint="reopenAccountHint"
    run={() => remove('/staff/{id}/closure', { path: { id: about.person.id } })}
  />
);

export const RemoveSecondFactor = (about: AboutPerson) => (
  <Confirmation
    {...about}
    heading="removeFactor"
    hint="removeFactorHint"
    run={() => remove('/staff/{id}/second-factor', { path: { id: about.person.id } })}
  />
);

export const ComesBack = (about: AboutPerson) => (
  <Confirmation
    {...about}
    heading="comesBack"
    hint="comesBackHint"
    run={() => remove('/staff/{id}/leaving', { path: { id: about.person.id } })}
  />
);
