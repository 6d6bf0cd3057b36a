import { LeftOutlined, RightOutlined, StopOutlined, CarOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Grid, Segmented, Spin, Tag, Typography } from 'antd';
import { lazy, Suspense, useCallback, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { DayInput } from '../shared/forms/controls';
import { useMay } from '../shared/server/queries';
import type { PlannedDay, PlannedJob } from '../shared/server/replies';
import { read } from '../shared/server/request';
import { Heading } from '../shared/shell/heading';
import { usePrinting } from '../shared/shell/printing';
import { Loaded } from '../shared/shell/states';
import { atStore, dayStart } from '../shared/shell/store-time';
import { useNow } from '../shared/shell/time';
import { useSentence } from '../shared/texts/sentences';
import { useTexts } from '../shared/texts/use-texts';
import type { Drop } from './chart';
import { BlockDrawer, BlockForm, WalkInForm, type Marked } from './day-forms';
import { DayList, LoadLine } from './day-list';
import { JobDrawer } from './job-drawer';
import { MoveDialog } from './move-dialog';
import { useMovePlace } from './moving';
import { isBooked, placeWith, type Part } from './rows';
import { Week } from './week';

/** The chart brings a library of its own, which a phone does without. */
const PlanChart = lazy(async () => ({ default: (await import('./chart')).PlanChart }));

const DAY = 'YYYY-MM-DD';
const WEEK = 7;
type View = 'day' | 'list' | 'week';

interface Move {
  readonly job: PlannedJob;
  readonly startsAt: string;
  readonly putBack: () => void;
}

function useMoves(day: PlannedDay) {
  const { t } = useTexts();
  const sentenceOf = useSentence();
  const mayBook = useMay('appointment.book');
  const mayPlace = useMay('workshopDay.rearrange');
  const movePlace = useMovePlace(day.day);
  const [move, setMove] = useState<Move>();
  const [problem, setProblem] = useState<string>();
  const mayMove = useCallback(
    ({ job }: Part): boolean => !job.held && ((mayBook && isBooked(job)) || mayPlace),
    [mayBook, mayPlace],
  );
  const refuse = (drop: Pick<Drop, 'putBack'>, why: string): void => {
    drop.putBack();
    setProblem(why);
  };
  const onDrop = async (drop: Drop): Promise<void> => {
    setProblem(undefined);
    const { part, by, row, putBack } = drop;
    const { job } = part;
    if (row && row.kind !== part.row.kind) return refuse(drop, t('onlyLikeRows'));
    if (by !== 0) {
      if (!isBooked(job)) return refuse(drop, t('notMovable'));
      if (!mayBook) return refuse(drop, t('onlyBookersMove'));
      const startsAt = new Date(Date.parse(job.work.from) + by).toISOString();
      return setMove({ job, startsAt, putBack });
    }
    if (!row) return undefined;
    if (!mayPlace) return refuse(drop, t('onlyPlannersPlace'));
    try {
      await movePlace(job, placeWith(job, row));
    } catch (error) {
      refuse(drop, sentenceOf(error));
    }
    return undefined;
  };
  return { mayMove, onDrop, move, setMove, problem, setProblem };
}

/** What the colours of the blocks mean. */
function Legend() {
  const { t, stage, field } = useTexts();
  const tones = [
    ['arranging', stage('arranging')],
    ['agreed', `${stage('agreed')} · ${stage('confirmed')}`],
    ['arrived', stage('arrived')],
    ['walk-in', field('walkIn')],
    ['unfit', t('unfitJob')],
  ] as const;
  return (
    <div className="legend" role="group" aria-label={t('legend')}>
      {tones.map(([tone, text]) => (
        <span key={tone} className={`tone ${tone}`}>
          {text}
        </span>
      ))}
    </div>
  );
}

function Day({ day, asList }: { readonly day: PlannedDay; readonly asList: boolean }) {
  const { t } = useTexts();
  const mayBlock = useMay('workshopDay.blockTime');
  const mayTakeIn = useMay('workshopDay.takeWalkIn');
  const [openJob, setOpenJob] = useState<string>();
  const [openBlock, setOpenBlock] = useState<string>();
  const [marked, setMarked] = useState<Marked>();
  const [takingIn, setTakingIn] = useState(false);
  const { mayMove, onDrop, move, setMove, problem, setProblem } = useMoves(day);
  const job = day.jobs.find(({ reservationId }) => reservationId === openJob);
  const onOpen = ({ reservationId }: PlannedJob): void => setOpenJob(reservationId);
  const isPast = day.date < atStore(useNow(60_000)).format(DAY);
  return (
    <Flex vertical gap={12}>
      <Flex gap={8} wrap align="center">
        <LoadLine day={day} />
        <Tag>{t('jobsCount', { n: day.jobs.length })}</Tag>
        {day.opened && !day.checked && !isPast && (
          <Tag color="orange">
            <Link to={`/workshop-days/${day.day}`}>{t('planUnchecked')}</Link>
          </Tag>
        )}
        {mayTakeIn && !isPast && (
          <Button icon={<CarOutlined />} onClick={() => setTakingIn(true)}>
            {t('walkInNew')}
          </Button>
        )}
        {mayBlock && !isPast && (
          <Button icon={<StopOutlined />} onClick={() => setMarked({})}>
            {t('blockNew')}
          </Button>
        )}
      </Flex>
      {problem && (
        <Alert type="error" showIcon role="alert" closable onClose={() => setProblem(undefined)} title={problem} />
      )}
      {day.hours.length === 0 && <Alert type="info" showIcon title={t('closedThatDay')} />}
      {asList ? (
        <DayList day={day} onOpen={onOpen} onOpenBlock={setOpenBlock} />
      ) : (
        <>
          <Flex gap={12} wrap align="center">
            <Typography.Text type="secondary">{t('plannerHint')}</Typography.Text>
            <Legend />
          </Flex>
          <Suspense fallback={<Spin />}>
            <PlanChart
              day={day}
              mayMove={mayMove}
              mayBlock={mayBlock && !isPast}
              onOpen={onOpen}
              onOpenBlock={setOpenBlock}
              onDrop={(drop) => void onDrop(drop)}
              onMark={(row, from, until) => setMarked({ row, from, until })}
            />
          </Suspense>
        </>
      )}
      {job && (
        <JobDrawer
          day={day}
          job={job}
          onClose={() => setOpenJob(undefined)}
          onMove={(startsAt) => {
            setOpenJob(undefined);
            setMove({ job, startsAt, putBack: () => undefined });
          }}
        />
      )}
      {move && (
        <MoveDialog
          job={move.job}
          startsAt={move.startsAt}
          onDone={() => setMove(undefined)}
          onCancel={() => {
            move.putBack();
            setMove(undefined);
          }}
        />
      )}
      {marked && <BlockForm day={day} marked={marked} onClose={() => setMarked(undefined)} />}
      {takingIn && <WalkInForm day={day} onClose={() => setTakingIn(false)} />}
      {openBlock !== undefined && (
        <BlockDrawer day={day} blockId={openBlock} mayEnd={mayBlock} onClose={() => setOpenBlock(undefined)} />
      )}
    </Flex>
  );
}

const mondayOf = (date: string): string => {
  const day = dayStart(date);
  return day.subtract((day.day() + 6) % WEEK, 'day').format(DAY);
};

/** what the workshop does when, where and by whom. It follows what happens without being asked. */
export function Page() {
  const { t } = useTexts();
  const [address, setAddress] = useSearchParams();
  const wide = Grid.useBreakpoint().md ?? true;
  const today = atStore(useNow(60_000)).format(DAY);
  const date = address.get('day') ?? today;
  const wanted = (address.get('view') ?? 'day') as View;
  // on paper a chart would end at the edge of the sheet
  const printing = usePrinting();
  const view: View = wanted === 'day' && (!wide || printing) ? 'list' : wanted;
  const set = (next: { readonly day?: string; readonly view?: View }): void =>
    setAddress({ day: date, ...(address.get('view') && { view: wanted }), ...next }, { replace: true });
  const query = view === 'week' ? { from: mondayOf(date), days: WEEK } : { from: date, days: 1 };
  const plans = useQuery({
    queryKey: ['/day-plans', { query }],
    queryFn: ({ signal }) => read('/day-plans', { query }, signal),
    placeholderData: keepPreviousData,
  });
  const step = (days: number): void => set({ day: dayStart(date).add(days, 'day').format(DAY) });
  const stride = view === 'week' ? WEEK : 1;
  const views = (wide ? ['day', 'list', 'week'] : ['list', 'week']) as readonly View[];
  const words = { day: 'dayView', list: 'listView', week: 'weekView' } as const;
  return (
    <>
      <Heading text={t('planner')}>
        <Button
          icon={<LeftOutlined />}
          aria-label={t(view === 'week' ? 'previousWeek' : 'previousDay')}
          onClick={() => step(-stride)}
        />
        <div style={{ width: 140 }}>
          <DayInput label={t('day')} value={date} onChange={(day) => day && set({ day })} />
        </div>
        <Button
          icon={<RightOutlined />}
          aria-label={t(view === 'week' ? 'nextWeek' : 'nextDay')}
          onClick={() => step(stride)}
        />
        <Button onClick={() => set({ day: today })}>{t('goToday')}</Button>
        <Segmented
          aria-label={t('viewOf')}
          value={view}
          options={views.map((one) => ({ value: one, label: t(words[one]) }))}
          onChange={(chosen) => set({ view: chosen })}
        />
      </Heading>
      <p className="only-print">
        {view === 'week'
          ? `${query.from} – ${dayStart(query.from)
              .add(WEEK - 1, 'day')
              .format(DAY)}`
          : date}
      </p>
      <Loaded of={plans}>
        {({ items }) => {
          if (view === 'week') return <Week days={items} onChoose={(day) => set({ day, view: 'day' })} />;
          const [day] = items;
          return day && <Day key={day.date} day={day} asList={view === 'list'} />;
        }}
      </Loaded>
    </>
  );
}
