import { Alert, App, Form, Modal, Typography } from 'antd';
import { useState } from 'react';
import { usePersonOptions } from '../shared/forms/persons';
import { useSending } from '../shared/forms/sending';
import type { BodyOf, Schema } from '../shared/server/contract';
import { useIdempotentRequest } from '../shared/server/idempotent-request';
import { post } from '../shared/server/request';
import { useTexts } from '../shared/texts/use-texts';
import { DialogButtons } from './dialog-buttons';
import type { AboutPerson } from './people';
import { Remains } from './remains';
import { SuccessorFields } from './successor-fields';

type Typed = BodyOf<'/staff/{id}/lines/reassignment'>;

/** D-02: somebody is sick: all open lines go to another technician, on every order at once. */
export function Reassign({ person, onClose }: AboutPerson) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const { send, busy, alert } = useSending();
  const once = useIdempotentRequest();
  const [partly, setPartly] = useState<Schema<'ReassignedLines'>>();
  const { id, name } = person;
  const others = usePersonOptions('technician').filter(({ value }) => value !== id);
  const give = (body: Typed) =>
    send(async () => {
      const outcome = await once((key) => post('/staff/{id}/lines/reassignment', { path: { id } }, { body, key }));
      if (outcome.remaining.length > 0) return setPartly(outcome);
      void message.success(t('linesGiven', { n: outcome.handedOver.length }));
      onClose();
    });
  return (
    <Modal open title={`${t('giveLines')} · ${name}`} footer={null} onCancel={onClose} mask={{ closable: false }}>
      <Form<Typed> layout="vertical" onFinish={(typed) => void give(typed)}>
        <Typography.Paragraph type="secondary">{t('giveLinesHint')}</Typography.Paragraph>
        <SuccessorFields successors={others} />
        {partly && (
          <Alert
            type="warning"
            showIcon
            role="alert"
            title={t('partlyHandedOver', { n: partly.handedOver.length, name })}
            description={<Remains remaining={partly.remaining} />}
          />
        )}
        {alert}
        <DialogButtons busy={busy} label={t('giveLinesNow')} onClose={onClose} />
      </Form>
    </Modal>
  );
}
