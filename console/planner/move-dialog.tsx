import { Alert, Flex, Modal, Radio, Typography } from 'antd';
import { useState } from 'react';
import { OtherTimes, useTaking } from '../appointments/taking-a-time';
import type { PlannedJob } from '../shared/server/replies';
import { dayAndTime } from '../shared/shell/store-time';
import { useTexts } from '../shared/texts/use-texts';
import { useMoveTime, type Agreed } from './moving';
import { useJobWords } from './words';

/** Before an appointment moves, somebody says what the customer says; a refusal names other times. */
export function MoveDialog({
  job,
  startsAt,
  onDone,
  onCancel,
}: {
  readonly job: PlannedJob;
  readonly startsAt: string;
  readonly onDone: () => void;
  /** Nothing was moved. */
  readonly onCancel: () => void;
}) {
  const { t } = useTexts();
  const words = useJobWords();
  const move = useMoveTime();
  const [to, setTo] = useState(startsAt);
  const [agreed, setAgreed] = useState<Agreed>('phone');
  const { busy, refused, take } = useTaking();
  const send = (): Promise<void> =>
    take(async () => {
      await move(job, to, agreed);
      onDone();
    });
  const answers = [
    ['phone', 'agreesByPhone'],
    ['inPerson', 'agreesInPerson'],
    [null, 'agreesLater'],
  ] as const;
  return (
    <Modal
      open
      title={`${t('moveJob')} · ${words.short(job)}`}
      okText={t('moveNow')}
      cancelText={t('cancel')}
      confirmLoading={busy}
      onOk={() => void send()}
      onCancel={onCancel}
    >
      <Flex vertical gap={12}>
        <Typography.Text strong>
          {t('movedFromTo', { from: dayAndTime(job.work.from), to: dayAndTime(to) })}
        </Typography.Text>
        {refused && <Alert type="error" showIcon role="alert" title={refused.why} />}
        <OtherTimes label={t('otherTimes')} times={refused?.others ?? []} chosen={to} onChoose={setTo} />
        <div>
          <Typography.Text>{t('customerAgreesQuestion')}</Typography.Text>
          <Radio.Group
            style={{ display: 'flex', flexDirection: 'column', gap: 4, marginTop: 6 }}
            aria-label={t('customerAgreesQuestion')}
            value={agreed}
            onChange={({ target }) => setAgreed(target.value as Agreed)}
            options={answers.map(([value, text]) => ({ value: value as string, label: t(text) }))}
          />
          {agreed === null && <Typography.Text type="secondary">{t('askCustomerLater')}</Typography.Text>}
        </div>
        <Typography.Text type="secondary">{t('bayChosenByDay')}</Typography.Text>
      </Flex>
    </Modal>
  );
}
