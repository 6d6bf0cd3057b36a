import { Alert, Button, Card, DatePicker, Flex, Typography } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { client, noteSequence, useReadWhen } from '../shared/server/queries';
import type { AppointmentView } from '../shared/server/replies';
import { post } from '../shared/server/request';
import { useIdempotentRequest } from '../shared/server/idempotent-request';
import { atStore } from '../shared/shell/store-time';
import { useSentence } from '../shared/texts/sentences';
import { useTexts } from '../shared/texts/use-texts';

const DAY = 'YYYY-MM-DD';
const DAYS_SHOWN = 5;

/** the times at which the job can begin; a press books one, or moves the appointment to it. */
export function FreeTimes({ appointment }: { readonly appointment: AppointmentView }) {
  const { t } = useTexts();
  const sentenceOf = useSentence();
  const once = useIdempotentRequest();
  const [from, setFrom] = useState(() => atStore(Date.now()).format(DAY));
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const { number, job, slot } = appointment;
  const { data, refetch } = useReadWhen(job !== undefined, '/slots', {
    query: {
      bayKind: job?.bayKind === 'wash' || job?.bayKind === 'reception' ? 'lift' : (job?.bayKind ?? 'lift'),
      minutes: job?.repairMinutes ?? 60,
      washMinutes: job?.washMinutes ?? 0,
      from,
      days: DAYS_SHOWN,
      ...(job?.skill && { skill: job.skill }),
      ...(job?.collected && { collected: true }),
      ...(job?.partsReadyAt !== undefined && { notBefore: job.partsReadyAt }),
    },
  });

  const book = async (startsAt: string): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const reply = await once((key) =>
        post('/appointments/{number}/slot', { path: { number } }, { body: { startsAt }, key }),
      );
      if ('sequence' in reply) noteSequence(number, reply.sequence);
      await client.invalidateQueries();
    } catch (error) {
      setProblem(sentenceOf(error));
      void refetch();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card
      size="small"
      title={t(slot ? 'moveTime' : 'chooseTime')}
      extra={
        job && (
          <DatePicker
            aria-label={t('chooseTime')}
            allowClear={false}
            value={dayjs(from)}
            onChange={(chosen: dayjs.Dayjs | null) => chosen && setFrom(chosen.format(DAY))}
          />
        )
      }
    >
      {!job && <Typography.Text type="secondary">{t('jobFirst')}</Typography.Text>}
      {problem && <Alert type="error" showIcon role="alert" title={problem} style={{ marginBottom: 12 }} />}
      {data?.items.map(({ date, slots, openMinutes }) => (
        <div key={date} style={{ marginBottom: 8 }}>
          <Typography.Text strong>{date}</Typography.Text>
          <Flex wrap gap={6}>
            {slots.map(({ startsAt }) => (
              <Button key={startsAt} size="small" disabled={busy} onClick={() => void book(startsAt)}>
                {atStore(startsAt).format('HH:mm')}
              </Button>
            ))}
            {slots.length === 0 && (
              <Typography.Text type="secondary">
                {t(openMinutes === 0 ? 'storeClosedDay' : 'noFreeTimes')}
              </Typography.Text>
            )}
          </Flex>
        </div>
      ))}
    </Card>
  );
}
