import { Button, Tag, Typography } from 'antd';
import type { PlannedDay, PlannedJob } from '../shared/server/replies';
import { useTexts } from '../shared/texts/use-texts';
import { jobsByTime, levelOf, loadOf, percentOf } from './rows';
import { hoursOf, useJobWords, usePlanNames } from './words';

const levelColours = { low: 'green', high: 'orange', full: 'red' } as const;
const hours = (minutes: number): string => String(Math.round(minutes / 6) / 10);

/** The plan of a day as a list, for phones and for whoever would rather read. */
export function DayList({
  day,
  onOpen,
  onOpenBlock,
}: {
  readonly day: PlannedDay;
  readonly onOpen: (job: PlannedJob) => void;
  readonly onOpenBlock: (blockId: string) => void;
}) {
  const { t, value } = useTexts();
  const words = useJobWords();
  const { bay, person } = usePlanNames();
  const jobs = jobsByTime(day);
  if (jobs.length === 0 && day.blocks.length === 0)
    return <Typography.Paragraph type="secondary">{t('nothingPlanned')}</Typography.Paragraph>;
  return (
    <ul className="rows" data-part="list">
      {jobs.map((job) => (
        <li key={job.reservationId} className="row">
          <span>
            <Typography.Text strong>{hoursOf(job.work)}</Typography.Text>{' '}
            <span className="plate">{job.plate ?? ''}</span> {job.model}{' '}
            <Tag className={`tone ${words.tone(job)}`}>{words.state(job)}</Tag>
            <br />
            <Typography.Text type="secondary">
              {bay(job.bay)} · {person(job.technician)}
              {job.advisor !== null && ` · ${person(job.advisor)}`}
            </Typography.Text>
          </span>
          <Button onClick={() => onOpen(job)} aria-label={`${t('openIt')} ${words.short(job)}`}>
            {t('openIt')}
          </Button>
        </li>
      ))}
      {day.blocks.map((block) => (
        <li key={block.blockId} className="row">
          <span>
            <Typography.Text strong>{hoursOf(block)}</Typography.Text> <Tag>{t('blockNew')}</Tag>
            <br />
            <Typography.Text type="secondary">
              {(block.what === 'bay' ? bay : person)(block.resourceId)} · {value(block.blockedFor)}
            </Typography.Text>
          </span>
          <Button onClick={() => onOpenBlock(block.blockId)}>{t('openIt')}</Button>
        </li>
      ))}
    </ul>
  );
}

/** How full the day is. */
export function LoadLine({ day }: { readonly day: PlannedDay }) {
  const { t } = useTexts();
  const load = loadOf(day);
  const percent = percentOf(load);
  return (
    <Tag color={levelColours[levelOf(percent)]}>
      {t('loadLine')} {percent}% · {t('ofHours', { taken: hours(load.taken), of: hours(load.of) })}
    </Tag>
  );
}
