import { App, Form, Modal } from 'antd';
import { useSending } from '../shared/forms/sending';
import { put } from '../shared/server/request';
import { useTexts } from '../shared/texts/use-texts';
import { DialogButtons } from './dialog-buttons';
import { FactsFields, factsOf, type TypedFacts } from './fields';
import { readStaffAnew, type AboutPerson } from './people';

/** Name, skills, phone and e-mail; the roles are another dialog, because they can need two people. */
export function EditPerson({ person, onClose }: AboutPerson) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const { send, busy, alert } = useSending();
  const { id, version, name, skills, phone, email } = person;
  const save = (typed: TypedFacts) =>
    send(async () => {
      await put('/staff/{id}', { path: { id } }, { body: factsOf(typed), version });
      await readStaffAnew();
      void message.success(t('personSaved', { name: typed.name }));
      onClose();
    });
  return (
    <Modal open title={`${t('editPerson')} · ${name}`} footer={null} onCancel={onClose} mask={{ closable: false }}>
      <Form<TypedFacts>
        layout="vertical"
        scrollToFirstError
        initialValues={{ name, skills, phone: phone ?? '', email: email ?? '' }}
        onFinish={(typed) => void save(typed)}
      >
        <FactsFields />
        {alert}
        <DialogButtons busy={busy} label={t('save')} onClose={onClose} />
      </Form>
    </Modal>
  );
}
