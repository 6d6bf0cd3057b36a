import { createCalendar, destroyCalendar, Interaction, ResourceTimeline, type Calendar } from '@event-calendar/core';
import '@event-calendar/core/index.css';
import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { without } from '../../domain/workshop-day/intervals';
import type { Interval } from '../../domain/workshop-day/resources';
import type { PlannedDay, PlannedJob } from '../shared/server/replies';
import { atStore, dayStart } from '../shared/shell/store-time';
import { useTexts } from '../shared/texts/use-texts';
import { levelOf, partsOf, percentOf, rowIdOf, rowOf, type Part, type Row } from './rows';
import { useJobWords, usePlanNames } from './words';

const WALL = 'YYYY-MM-DDTHH:mm:ss';
const wall = (at: string | number): string => atStore(at).format(WALL);
const HOUR = 3_600_000;
const LOAD_ROW = 'load';

/** Where a block was dropped. */
export interface Drop {
  readonly part: Part;
  /** Milliseconds by which it was moved. */
  readonly by: number;
  /** The other row; undefined on its own. */
  readonly row: Row | undefined;
  readonly putBack: () => void;
}

interface Props {
  readonly day: PlannedDay;
  readonly mayMove: (part: Part) => boolean;
  readonly mayBlock: boolean;
  readonly onOpen: (job: PlannedJob) => void;
  readonly onOpenBlock: (blockId: string) => void;
  readonly onDrop: (drop: Drop) => void;
  /** An empty stretch of a row was marked. */
  readonly onMark: (row: Row, from: string, until: string) => void;
}

type EventInput = Calendar.EventInput;
interface Shown {
  readonly part?: Part;
  readonly blockId?: string;
  readonly label?: string;
}
const shownIn = ({ extendedProps }: Pick<Calendar.Event, 'extendedProps'>): Shown => extendedProps;

/** What the day begins and ends with: whole hours around the opening hours and whatever is planned outside them. */
function hoursShown({ date, hours, jobs }: PlannedDay): readonly [from: number, until: number] {
  const zero = dayStart(date).valueOf();
  const ends = [...hours, ...jobs.flatMap((job) => partsOf(job))].flatMap(({ from, until }) => [
    (Date.parse(from) - zero) / HOUR,
    (Date.parse(until) - zero) / HOUR,
  ]);
  if (ends.length === 0) return [8, 18];
  return [Math.max(0, Math.floor(Math.min(...ends))), Math.min(24, Math.ceil(Math.max(...ends)))];
}

/** What a long day is scrolled to: the hour before now, or before the first job of another day; undefined where nothing is planned. */
function hourToShow({ date, jobs }: PlannedDay): number | undefined {
  const now = atStore(Date.now());
  if (now.format('YYYY-MM-DD') === date) return now.hour() - 1;
  const hours = jobs.flatMap(partsOf).map(({ from }) => atStore(from).hour());
  return hours.length > 0 ? Math.min(...hours) - 1 : undefined;
}

const inMs = ({ from, until }: { readonly from: string; readonly until: string }): Interval => ({
  from: Date.parse(from),
  until: Date.parse(until),
});
/** Stretches of the opening hours in which somebody is not there. */
const absences = ({ hours, people }: PlannedDay, id: string): readonly Interval[] =>
  (people.find((one) => one.id === id)?.present ?? [])
    .map(inMs)
    .reduce<readonly Interval[]>((left, there) => without(left, there), hours.map(inMs));

const peopleWho = ({ people }: PlannedDay, does: 'technician' | 'advisor') =>
  people.filter((person) => person.does.includes(does));

function useRows(day: PlannedDay): Calendar.ResourceInput[] {
  const { t } = useTexts();
  const { bay, person } = usePlanNames();
  return useMemo(() => {
    const rowsOf = (kind: Row['kind'], ids: readonly string[], nameOf: (id: string) => string) =>
      ids.map((id) => ({ id: rowIdOf({ kind, id }), title: nameOf(id) }));
    const ids = (does: 'technician' | 'advisor') => peopleWho(day, does).map(({ id }) => id);
    return [
      { id: LOAD_ROW, title: t('loadLine') },
      {
        id: 'bays',
        title: t('bayRows'),
        children: rowsOf(
          'bay',
          day.bays.map(({ id }) => id),
          bay,
        ),
      },
      { id: 'technicians', title: t('technicianRows'), children: rowsOf('technician', ids('technician'), person) },
      { id: 'advisors', title: t('advisorRows'), children: rowsOf('advisor', ids('advisor'), person) },
    ];
  }, [day, t, bay, person]);
}

function useBlocks(day: PlannedDay, mayMove: Props['mayMove']): EventInput[] {
  const { t, value } = useTexts();
  const words = useJobWords();
  return useMemo(() => {
    const load = day.load.map((part): EventInput => {
      const percent = percentOf(part);
      return {
        id: `load:${part.from}`,
        resourceId: LOAD_ROW,
        start: wall(part.from),
        end: wall(part.until),
        title: `${percent}%`,
        display: 'background',
        classNames: ['load', levelOf(percent)],
        extendedProps: { label: t('ofCapacity', { taken: part.taken, of: part.of }) },
      };
    });
    const gone = (['technician', 'advisor'] as const).flatMap((kind) =>
      peopleWho(day, kind).flatMap(({ id }) =>
        absences(day, id).map(({ from, until }): EventInput => ({
          id: `gone:${kind}:${id}:${from}`,
          resourceId: rowIdOf({ kind, id }),
          start: wall(from),
          end: wall(until),
          display: 'background',
          classNames: ['gone'],
        })),
      ),
    );
    const blocks = day.blocks.flatMap((block) => {
      const kinds: readonly Row['kind'][] = block.what === 'bay' ? ['bay'] : ['technician', 'advisor'];
      return kinds
        .filter((kind) => kind === 'bay' || peopleWho(day, kind).some(({ id }) => id === block.resourceId))
        .map((kind): EventInput => ({
          id: `block:${block.blockId}:${kind}`,
          resourceId: rowIdOf({ kind, id: block.resourceId }),
          start: wall(block.from),
          end: wall(block.until),
          title: value(block.blockedFor),
          editable: false,
          classNames: ['blocked'],
          extendedProps: { blockId: block.blockId, label: `${t('blockNew')}: ${value(block.blockedFor)}` },
        }));
    });
    const jobs = day.jobs.flatMap(partsOf).map((part): EventInput => {
      const { job, row, from, until } = part;
      return {
        id: `${job.reservationId}:${rowIdOf(row)}`,
        resourceId: rowIdOf(row),
        start: wall(from),
        end: wall(until),
        title: words.short(job),
        startEditable: part.movable && mayMove(part),
        classNames: ['job', words.tone(job)],
        extendedProps: { part, label: words.whole(part) },
      };
    });
    return [...load, ...gone, ...blocks, ...jobs];
  }, [day, mayMove, t, value, words]);
}

/** Milliseconds of a duration as the library tells it. */
const msOf = ({ days, seconds }: Calendar.Duration): number => (days * 86_400 + seconds) * 1_000;

/** A block says in a few words what it is, and the whole to whoever points at it or listens. */
function contentOf(event: Calendar.Event): Calendar.Content {
  const { part, label = '' } = shownIn(event);
  const title = typeof event.title === 'string' ? event.title : '';
  const shown = document.createElement('span');
  shown.title = label;
  shown.textContent = title;
  if (part) Object.assign(shown.dataset, { job: part.job.holder, row: rowIdOf(part.row) });
  const whole = document.createElement('span');
  whole.className = 'heard';
  whole.textContent = label;
  return { domNodes: [shown, whole] };
}

const HOUR_S = 3_600;

/** The library calls its parts a table, which has no rows as assistive technology expects them; each block says its row by itself. */
function withoutTableRoles(holder: HTMLElement): () => void {
  const strip = (): void => {
    for (const part of holder.querySelectorAll('[role]:not([role=button]),[aria-colindex]'))
      for (const name of ['role', 'aria-colindex', 'aria-colspan']) part.removeAttribute(name);
  };
  const watch = new MutationObserver(strip);
  watch.observe(holder, { childList: true, subtree: true });
  strip();
  return () => watch.disconnect();
}

/** bays and people against time. Blocks are dragged, or opened by a click or Enter. */
export function PlanChart({ day, mayMove, mayBlock, onOpen, onOpenBlock, onDrop, onMark }: Props) {
  const { language, t } = useTexts();
  const holder = useRef<HTMLDivElement>(null);
  const calendar = useRef<Calendar>(undefined);
  const rows = useRows(day);
  const blocks = useBlocks(day, mayMove);
  const open = useEffectEvent((event: Calendar.Event) => {
    const { part, blockId } = shownIn(event);
    if (part) onOpen(part.job);
    else if (blockId !== undefined) onOpenBlock(blockId);
  });
  const drop = useEffectEvent(({ event, delta, newResource, revert }: Calendar.EventDropInfo) => {
    const { part } = shownIn(event);
    if (part) onDrop({ part, by: msOf(delta), row: newResource && rowOf(newResource.id), putBack: revert });
  });
  const mark = useEffectEvent(({ resource, startStr, endStr }: Calendar.SelectInfo) => {
    const instant = (local: string): string => dayStart(local.slice(0, 19)).format();
    if (resource.id.includes(':')) onMark(rowOf(resource.id), instant(startStr), instant(endStr));
  });
  const drag = useRef<'none' | 'goesOn' | 'missedNews'>('none');
  const fill = useEffectEvent((made: Calendar) => {
    made.setOption('resources', rows).setOption('events', blocks);
  });
  const [first, last] = hoursShown(day);
  const hour = useEffectEvent(() => hourToShow(day) ?? first);
  const words = useMemo(() => ({ expand: t('showRows'), collapse: t('hideRows') }), [t]);
  useEffect(() => {
    const made = createCalendar(holder.current!, [ResourceTimeline, Interaction], {
      view: 'resourceTimelineDay',
      date: day.date,
      timeZone: dayStart(day.date).format('Z'),
      headerToolbar: { start: '', center: '', end: '' },
      height: 'auto',
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      buttonText: words,
      slotMinTime: first * HOUR_S,
      slotMaxTime: last * HOUR_S,
      slotDuration: '00:30',
      snapDuration: '00:05',
      slotLabelInterval: '01:00',
      slotWidth: 48,
      slotLabelFormat: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
      nowIndicator: true,
      scrollTime: Math.max(first, Math.min(last - 1, hour())) * HOUR_S,
      eventDurationEditable: false,
      selectable: mayBlock,
      eventContent: ({ event }) => contentOf(event),
      eventClick: ({ event }) => open(event),
      eventDragStart: () => {
        drag.current = 'goesOn';
      },
      eventDragStop: () => {
        if (drag.current === 'missedNews') queueMicrotask(() => fill(made));
        drag.current = 'none';
      },
      eventDrop: drop,
      select: (info) => {
        made.unselect();
        mark(info);
      },
    });
    calendar.current = made;
    // another chart begins with what the one before had
    fill(made);
    const unwatch = withoutTableRoles(holder.current!);
    return () => {
      unwatch();
      drag.current = 'none';
      calendar.current = undefined;
      void destroyCalendar(made);
    };
  }, [day.date, language, first, last, mayBlock, words]);
  useEffect(() => {
    // what becomes known while a block is dragged would end the drag: it is shown once the block is dropped
    if (drag.current !== 'none') drag.current = 'missedNews';
    else calendar.current?.setOption('resources', rows).setOption('events', blocks);
  }, [rows, blocks]);
  return <div ref={holder} className="plan" data-part="chart" role="group" aria-label={t('planner')} />;
}
