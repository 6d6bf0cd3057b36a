import { Alert, Button, Card, Flex, Typography } from 'antd';
import { useState } from 'react';
import { isWorkKind, type BayKind, type WorkKind } from '../../domain/values/bay-kind';
import type { Parameters, ReplyOf } from '../shared/server/contract';
import { client, useReadWhen } from '../shared/server/queries';
import type { AppointmentView } from '../shared/server/replies';
import { useIdempotentRequest } from '../shared/server/idempotent-request';
import { dayStart, atStore } from '../shared/shell/store-time';
import { useNow } from '../shared/shell/time';
import { useSentence } from '../shared/texts/sentences';
import { useTexts } from '../shared/texts/use-texts';
import { SlotPicker } from './slot-picker';
import { bookTime } from './taking-a-time';

const DAY = 'YYYY-MM-DD';
const DAYS_SHOWN = 5;

type SlotQuery = Parameters<'/slots'>['query'];

/** What is asked for: the job, and who is wanted. */
export interface JobAsked {
  readonly bayKind: SlotQuery['bayKind'];
  readonly skill: SlotQuery['skill'] | null;
  readonly repairMinutes: number;
  readonly washMinutes: number;
  readonly collected: boolean;
  readonly partsReadyAt?: string | undefined;
  readonly advisor?: string | undefined;
}

/** A job as it is asked for, where it is one that can be booked. */
export function bookedJob<Job extends { readonly bayKind: BayKind }>(
  job: Job | null | undefined,
): (Job & { readonly bayKind: WorkKind }) | undefined {
  const kind = job?.bayKind;
  return job && kind && isWorkKind(kind) ? { ...job, bayKind: kind } : undefined;
}

/** When this job can begin, a few days at a time. */
export function useFreeTimes(job: JobAsked | undefined) {
  const today = atStore(useNow(60_000)).format(DAY);
  const [from, setFrom] = useState(today);
  const query = useReadWhen(job !== undefined, '/slots', {
    query: {
      bayKind: job?.bayKind ?? 'lift',
      minutes: job?.repairMinutes ?? 60,
      washMinutes: job?.washMinutes ?? 0,
      from,
      days: DAYS_SHOWN,
      ...(job?.skill && { skill: job.skill }),
      ...(job?.collected && { collected: true }),
      ...(job?.partsReadyAt !== undefined && { notBefore: job.partsReadyAt }),
      ...(job?.advisor !== undefined && { advisor: job.advisor }),
    },
  });
  const go = (days: number): void => setFrom((day) => dayStart(day).add(days, 'day').format(DAY));
  return { query, isFirst: from <= today, earlier: () => go(-DAYS_SHOWN), later: () => go(DAYS_SHOWN) };
}

/** The free times with what leads to other days. */
export function FreeTimesOf({
  times,
  chosen,
  disabled = false,
  onChoose,
}: {
  readonly times: ReturnType<typeof useFreeTimes>;
  readonly chosen?: string | undefined;
  readonly disabled?: boolean;
  readonly onChoose: (startsAt: string) => void;
}) {
  const { t } = useTexts();
  const sentenceOf = useSentence();
  const { query, isFirst, earlier, later } = times;
  const days: ReplyOf<'/slots'>['items'] | undefined = query.data?.items;
  return (
    <Flex vertical gap={10}>
      {query.error && <Alert type="error" showIcon role="alert" title={sentenceOf(query.error)} />}
      {!days && !query.error && <Typography.Text type="secondary">{t('timesLoading')}</Typography.Text>}
      {days && <SlotPicker days={days} chosen={chosen} disabled={disabled} onChoose={onChoose} />}
      <Flex gap={8}>
        <Button size="small" disabled={isFirst} onClick={earlier}>
          {t('earlierDays')}
        </Button>
        <Button size="small" onClick={later}>
          {t('laterDays')}
        </Button>
      </Flex>
    </Flex>
  );
}

/** the times at which the job can begin; a press books one, or moves the appointment to it. */
export function FreeTimes({ appointment }: { readonly appointment: AppointmentView }) {
  const { t } = useTexts();
  const sentenceOf = useSentence();
  const once = useIdempotentRequest();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const { number, job, slot } = appointment;
  const times = useFreeTimes(bookedJob(job));

  const book = async (startsAt: string): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await bookTime(number, { startsAt }, once);
      await client.invalidateQueries();
    } catch (error) {
      setProblem(sentenceOf(error));
      void times.query.refetch();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card size="small" title={t(slot ? 'moveTime' : 'chooseTime')}>
      {problem && <Alert type="error" showIcon role="alert" title={problem} style={{ marginBottom: 12 }} />}
      {job ? (
        <FreeTimesOf times={times} chosen={slot?.startsAt} disabled={busy} onChoose={(at) => void book(at)} />
      ) : (
        <Typography.Text type="secondary">{t('jobFirst')}</Typography.Text>
      )}
    </Card>
  );
}
