import { Alert, Button, Flex, Modal, Radio, Typography } from 'antd';
import { useState } from 'react';
import type { PlannedJob } from '../shared/server/replies';
import { atStore } from '../shared/shell/store-time';
import { useSentence } from '../shared/texts/sentences';
import { useTexts } from '../shared/texts/use-texts';
import { alternativesIn, useMoveTime, type Agreed } from './moving';
import { useJobWords } from './words';

const told = (at: string): string => atStore(at).format('MM-DD ddd HH:mm');

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
  const sentenceOf = useSentence();
  const move = useMoveTime();
  const [to, setTo] = useState(startsAt);
  const [agreed, setAgreed] = useState<Agreed>('phone');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ readonly why: string; readonly others: readonly string[] }>();

  const send = async (): Promise<void> => {
    setBusy(true);
    setRefused(undefined);
    try {
      await move(job, to, agreed);
      onDone();
    } catch (error) {
      setRefused({ why: sentenceOf(error), others: alternativesIn(error) });
    } finally {
      setBusy(false);
    }
  };
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
        <Typography.Text strong>{t('movedFromTo', { from: told(job.work.from), to: told(to) })}</Typography.Text>
        {refused && <Alert type="error" showIcon role="alert" title={refused.why} />}
        {refused && refused.others.length > 0 && (
          <Flex gap={6} wrap role="group" aria-label={t('otherTimes')} data-part="alternatives">
            {refused.others.map((at) => (
              <Button
                key={at}
                type={at === to ? 'primary' : 'default'}
                aria-pressed={at === to}
                onClick={() => setTo(at)}
              >
                {told(at)}
              </Button>
            ))}
          </Flex>
        )}
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
