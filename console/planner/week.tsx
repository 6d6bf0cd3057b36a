import { Button, Tag, Typography } from 'antd';
import dayjs from 'dayjs';
import { atStore } from '../shared/shell/store-time';
import { useNow } from '../shared/shell/time';
import type { PlannedDay } from '../shared/server/replies';
import { useTexts } from '../shared/texts/use-texts';
import { jobsByTime, levelOf, loadOf, percentOf } from './rows';
import { useJobWords } from './words';

const MOST_NAMED = 8;

function WeekDay({ day, onChoose }: { readonly day: PlannedDay; readonly onChoose: (date: string) => void }) {
  const { t } = useTexts();
  const words = useJobWords();
  const load = loadOf(day);
  const percent = percentOf(load);
  const jobs = jobsByTime(day);
  const unfit = jobs.filter((job) => job.unfit).length;
  const isToday = atStore(useNow(60_000)).format('YYYY-MM-DD') === day.date;
  return (
    <section className={isToday ? 'week-day today' : 'week-day'} aria-label={day.date} data-day={day.date}>
      <Button type="link" style={{ padding: 0, height: 'auto', fontWeight: 600 }} onClick={() => onChoose(day.date)}>
        {dayjs(day.date).format('MM-DD ddd')}
      </Button>
      {day.hours.length === 0 && jobs.length === 0 ? (
        <Typography.Text type="secondary">{t('storeClosedDay')}</Typography.Text>
      ) : (
        <>
          <div
            className={`load-bar ${levelOf(percent)}`}
            role="img"
            aria-label={`${t('loadLine')} ${percent}% · ${t('ofCapacity', load)}`}
            title={t('ofCapacity', load)}
          >
            <span style={{ width: `${Math.min(100, percent)}%` }} />
          </div>
          <Typography.Text>
            {t('loadLine')} {percent}% · {t('jobsCount', { n: jobs.length })}
          </Typography.Text>
          {unfit > 0 && <Tag color="red">{`${t('unfitJob')} · ${unfit}`}</Tag>}
          <ul>
            {jobs.slice(0, MOST_NAMED).map((job) => (
              <li key={job.reservationId} className={`tone ${words.tone(job)}`}>
                {atStore(job.work.from).format('HH:mm')} {words.short(job)}
              </li>
            ))}
          </ul>
          {jobs.length > MOST_NAMED && <Typography.Text type="secondary">+{jobs.length - MOST_NAMED}</Typography.Text>}
        </>
      )}
    </section>
  );
}

/** Seven days beside each other: how full each is, and who comes. */
export const Week = ({
  days,
  onChoose,
}: {
  readonly days: readonly PlannedDay[];
  readonly onChoose: (date: string) => void;
}) => (
  <div className="week" data-part="week">
    {days.map((day) => (
      <WeekDay key={day.date} day={day} onChoose={onChoose} />
    ))}
  </div>
);
