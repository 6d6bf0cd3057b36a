import { DateTime } from 'luxon';
import type { Instant } from '../kernel/process';
import type { ComplaintPolicy } from '../policy/policy';
import type { WorkingCalendar } from '../time/working-time';
import { workingMinutesBetween } from '../time/working-time';
import { isGrave, type Complaint } from './state';

/** A figure beside what the policy asks for. */
interface Measured {
  readonly value: number | null;
  readonly target: number;
  readonly met: boolean | null;
}

/** One complaint as the statistics form 《顾客投诉分类统计表》 counts it. */
export interface CountedComplaint {
  readonly complaint: string;
  readonly receivedAt: Instant;
  readonly closedAt: Instant | null;
  /** `ended`: without a solution, e.g. withdrawn. */
  readonly end: 'open' | 'solved' | 'unfounded' | 'ended';
  readonly classification: string | null;
  readonly cause: string | null;
  readonly route: string | null;
  readonly department: string | null;
  readonly severity: NonNullable<Complaint['rating']>['severity'] | null;
  /** The highest it reached. */
  readonly level: number;
  /** From the receipt until it is filed; null of what is not solved. */
  readonly workingMinutes: number | null;
  /** What became of the time that was signed: kept, kept only after it was moved, broken; null where it is not over or none was signed. */
  readonly promise: 'kept' | 'moved' | 'broken' | null;
}

/** The complaints received in one week, by what became of them. */
interface Week {
  /** Its Monday. */
  readonly from: string;
  readonly received: number;
  readonly solved: number;
  readonly unfounded: number;
  readonly ended: number;
  readonly broken: number;
}

export interface ComplaintStatistics {
  readonly total: number;
  readonly open: number;
  readonly solved: number;
  readonly unfounded: number;
  /** Ended without a solution: unreachable, withdrawn, decided elsewhere. */
  readonly ended: number;
  /** H-45: solved, in percent of all that are not unfounded. */
  readonly solvedPercent: Measured;
  /** H-45: solved by the time that was signed first, in percent of those whose time is over. */
  readonly inTimePercent: Measured;
  /** H-45: solved in time only because the time was moved. */
  readonly moved: number;
  readonly broken: number;
  /** H-45: half of the solved took at most this many working minutes. */
  readonly medianMinutes: Measured;
  /** H-32, H-46: counts. */
  readonly byClassification: Readonly<Record<string, number>>;
  readonly byCause: Readonly<Record<string, number>>;
  readonly byRoute: Readonly<Record<string, number>>;
  readonly byDepartment: Readonly<Record<string, number>>;
  readonly bySeverity: Readonly<Record<string, number>>;
  readonly byHighestLevel: Readonly<Record<string, number>>;
  readonly byWeek: readonly Week[];
  /** H-29, per solved complaint. */
  readonly handovers: number | null;
  readonly cost: number | null;
  readonly reopened: number;
  /** H-35, H-46: what was decided to prevent the next one. */
  readonly measures: readonly {
    readonly complaint: string;
    readonly process: string;
    readonly measure: string;
    readonly owner: string;
  }[];
  readonly complaints: readonly CountedComplaint[];
}

function count(values: readonly (string | null)[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const value of values) if (value !== null) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

const percent = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((part * 100) / whole));
const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : Math.round((values.reduce((sum, value) => sum + value, 0) * 10) / values.length) / 10;
const median = (values: readonly number[]): number | null =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? null;

const atLeast = (value: number | null, target: number): Measured => ({
  value,
  target,
  met: value === null ? null : value >= target,
});
const atMost = (value: number | null, target: number): Measured => ({
  value,
  target,
  met: value === null ? null : value <= target,
});

const ends: Partial<Readonly<Record<Complaint['stage'], CountedComplaint['end']>>> = {
  closedArchived: 'solved',
  closedUnfounded: 'unfounded',
  closedEnded: 'ended',
};
const endOf = ({ stage }: Complaint): CountedComplaint['end'] => ends[stage] ?? 'open';

/** A time that was moved, or signed anew after a reopening, is not the one the customer was promised first. */
function promiseOf({ resolveBy, acceptedAt, stage }: Complaint, now: Instant): CountedComplaint['promise'] {
  const end = ends[stage];
  if (!resolveBy || end === 'unfounded' || end === 'ended') return null;
  if (acceptedAt === undefined) return resolveBy.at < now ? 'broken' : null;
  if (acceptedAt > resolveBy.at) return 'broken';
  return resolveBy.revision > 1 ? 'moved' : 'kept';
}

function countedOf(complaint: Complaint, calendar: WorkingCalendar, now: Instant): CountedComplaint {
  const { number, receivedAt, closedAt, evaluation, cause, route, department, rating, level } = complaint;
  const end = endOf(complaint);
  return {
    complaint: number,
    receivedAt,
    closedAt: closedAt ?? null,
    end,
    classification: evaluation?.classification ?? null,
    cause: cause?.code ?? null,
    route: route ?? null,
    department: department ?? null,
    severity: rating?.severity ?? null,
    level,
    workingMinutes:
      end === 'solved' && closedAt !== undefined
        ? Math.round(workingMinutesBetween(calendar, receivedAt, closedAt))
        : null,
    promise: promiseOf(complaint, now),
  };
}

/** Week by week, the first first; weeks without complaints between two with some are there, too. */
function weeksOf(counted: readonly CountedComplaint[], zone: string): readonly Week[] {
  const mondayOf = (at: Instant) => DateTime.fromMillis(at, { zone }).startOf('week');
  const received = counted.map(({ receivedAt }) => receivedAt);
  if (received.length === 0) return [];
  const last = mondayOf(Math.max(...received));
  const weeks: Week[] = [];
  for (let monday = mondayOf(Math.min(...received)); monday <= last; monday = monday.plus({ weeks: 1 })) {
    const own = counted.filter(({ receivedAt }) => mondayOf(receivedAt).toMillis() === monday.toMillis());
    const ended = (end: CountedComplaint['end']): number => own.filter((one) => one.end === end).length;
    weeks.push({
      from: monday.toFormat('yyyy-MM-dd'),
      received: own.length,
      solved: ended('solved'),
      unfounded: ended('unfounded'),
      ended: ended('ended'),
      broken: own.filter(({ promise }) => promise === 'broken').length,
    });
  }
  return weeks;
}

/** H-32, H-45, H-46: the classification statistics form 《顾客投诉分类统计表》 and the figures of solving. Inquiries and opinions do not count, nor what
 * another complaint goes on for. */
export function statisticsOf(
  all: readonly Complaint[],
  targets: ComplaintPolicy['targets'],
  calendar: WorkingCalendar,
  now: Instant,
): ComplaintStatistics {
  const complaints = all.filter((one) => isGrave(one) && one.stage !== 'closedMerged');
  const counted = complaints.map((one) => countedOf(one, calendar, now));
  const solved = complaints.filter((one) => endOf(one) === 'solved');
  const howMany = (end: CountedComplaint['end']): number => counted.filter((one) => one.end === end).length;
  const promised = (promise: CountedComplaint['promise']): number =>
    counted.filter((one) => one.promise === promise).length;
  const [kept, moved, broken] = [promised('kept'), promised('moved'), promised('broken')];
  const founded = counted.length - howMany('unfounded');
  const minutes = counted.flatMap(({ workingMinutes }) => (workingMinutes === null ? [] : [workingMinutes]));
  return {
    total: counted.length,
    open: howMany('open'),
    solved: solved.length,
    unfounded: howMany('unfounded'),
    ended: howMany('ended'),
    solvedPercent: atLeast(percent(solved.length, founded), targets.solvedPercent),
    inTimePercent: atLeast(percent(kept, kept + moved + broken), targets.inTimePercent),
    moved,
    broken,
    medianMinutes: atMost(median(minutes), targets.medianMinutes),
    byClassification: count(counted.map(({ classification }) => classification)),
    byCause: count(counted.map(({ cause }) => cause)),
    byRoute: count(counted.map(({ route }) => route)),
    byDepartment: count(counted.map(({ department }) => department)),
    bySeverity: count(counted.map(({ severity }) => severity)),
    byHighestLevel: count(counted.map(({ level }) => `L${level}`)),
    byWeek: weeksOf(counted, calendar.zone),
    handovers: mean(solved.map((one) => one.handovers)),
    cost: mean(solved.map((one) => one.cost)),
    reopened: complaints.filter(({ reopenings }) => reopenings > 0).length,
    measures: complaints.flatMap(({ number, evaluation }) =>
      (evaluation?.measures ?? []).map(({ process, measure, owner }) => ({
        complaint: number,
        process,
        measure,
        owner,
      })),
    ),
    complaints: counted,
  };
}
