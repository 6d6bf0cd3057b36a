import { App, Button, Form, Modal, Select, Typography } from 'antd';
import { useState } from 'react';
import { InstantInput } from '../shared/forms/controls';
import { usePersonOptions } from '../shared/forms/persons';
import { useSending } from '../shared/forms/sending';
import type { BodyOf } from '../shared/server/contract';
import { useMe } from '../shared/server/queries';
import { put, remove } from '../shared/server/request';
import { atStore } from '../shared/shell/store-time';
import { useTexts } from '../shared/texts/use-texts';
import { DialogButtons } from './dialog-buttons';
import { readStaffAnew, type AboutPerson } from './people';

type Typed = BodyOf<'/staff/{id}/absence', 'put'>;

/** From now to the end of this day, as the store's clocks show it. */
function today(): Pick<Typed, 'from' | 'until'> {
  const now = atStore(Date.now()).startOf('minute');
  return { from: now.format(), until: now.endOf('day').startOf('minute').format() };
}

/** CF-16: somebody is away, and who acts in their place. */
export function Absence({ person, onClose }: AboutPerson) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const me = useMe().data;
  const { send, busy, alert } = useSending();
  const { id, name, absence } = person;
  const deputies = usePersonOptions().filter(({ value }) => value !== id && value !== me?.id);
  const [initial] = useState(() => absence ?? today());
  const done = async (said: string): Promise<void> => {
    await readStaffAnew();
    void message.success(said);
    onClose();
  };
  const save = (body: Typed) =>
    send(async () => {
      await put('/staff/{id}/absence', { path: { id } }, { body });
      await done(t('personSaved', { name }));
    });
  const end = () =>
    send(async () => {
      await remove('/staff/{id}/absence', { path: { id } });
      await done(t('absenceEnded', { name }));
    });
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Modal open title={`${t('absenceOf')} · ${name}`} footer={null} onCancel={onClose} mask={{ closable: false }}>
      <Form<Typed> layout="vertical" initialValues={initial} onFinish={(typed) => void save(typed)}>
        <Typography.Paragraph type="secondary">{t('absenceHint')}</Typography.Paragraph>
        <Form.Item name="from" label={t('absentFrom')} rules={needed}>
          <InstantInput />
        </Form.Item>
        <Form.Item name="until" label={t('absentUntil')} rules={needed}>
          <InstantInput />
        </Form.Item>
        <Form.Item name="deputy" label={t('deputyField')} rules={needed}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={deputies} />
        </Form.Item>
        {alert}
        <DialogButtons busy={busy} label={t('save')} onClose={onClose}>
          {absence && (
            <Button loading={busy} onClick={() => void end()}>
              {t('endAbsence')}
            </Button>
          )}
        </DialogButtons>
      </Form>
    </Modal>
  );
}
