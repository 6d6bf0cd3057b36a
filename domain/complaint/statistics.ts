import type { ComplaintPolicy } from '../policy/policy';
import type { WorkingCalendar } from '../time/working-time';
import { workingMinutesBetween } from '../time/working-time';
import { isGrave, isOver, type Complaint } from './state';

/** A figure beside what the policy asks for. */
interface Measured {
  readonly value: number | null;
  readonly target: number;
  readonly met: boolean | null;
}

export interface ComplaintStatistics {
  readonly total: number;
  readonly open: number;
  readonly solved: number;
  readonly unfounded: number;
  /** Ended without a solution: unreachable, withdrawn, decided elsewhere. */
  readonly ended: number;
  /** H-45, in percent of all. */
  readonly solvedPercent: Measured;
  /** H-45: solved by the signed time, in percent of those that had one. */
  readonly inTimePercent: Measured;
  /** H-45: half of the solved took at most this many working minutes. */
  readonly medianMinutes: Measured;
  /** H-32, H-46: counts. */
  readonly byClassification: Readonly<Record<string, number>>;
  readonly byCause: Readonly<Record<string, number>>;
  readonly byRoute: Readonly<Record<string, number>>;
  readonly byDepartment: Readonly<Record<string, number>>;
  readonly bySeverity: Readonly<Record<string, number>>;
  readonly byHighestLevel: Readonly<Record<string, number>>;
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
}

function count(values: readonly (string | undefined)[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const value of values) if (value !== undefined) counts[value] = (counts[value] ?? 0) + 1;
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

/** H-32, H-45, H-46: the classification statistics form 《顾客投诉分类统计表》 and the figures of solving. Inquiries and opinions do not count, nor what
 * another complaint goes on for. */
export function statisticsOf(
  all: readonly Complaint[],
  targets: ComplaintPolicy['targets'],
  calendar: WorkingCalendar,
): ComplaintStatistics {
  const complaints = all.filter((one) => isGrave(one) && one.stage !== 'closedMerged');
  const over = complaints.filter(isOver);
  const solved = over.filter(({ stage }) => stage === 'closedArchived');
  const promised = solved.flatMap(({ resolveBy, acceptedAt }) => (resolveBy ? [{ by: resolveBy.at, acceptedAt }] : []));
  const solvedInTime = promised.filter(({ by, acceptedAt }) => acceptedAt !== undefined && acceptedAt <= by);
  const minutes = solved.flatMap(({ receivedAt, closedAt }) =>
    closedAt === undefined ? [] : [Math.round(workingMinutesBetween(calendar, receivedAt, closedAt))],
  );
  return {
    total: complaints.length,
    open: complaints.length - over.length,
    solved: solved.length,
    unfounded: over.filter(({ stage }) => stage === 'closedUnfounded').length,
    ended: over.filter(({ stage }) => stage === 'closedEnded').length,
    solvedPercent: atLeast(percent(over.length, complaints.length), targets.solvedPercent),
    inTimePercent: atLeast(percent(solvedInTime.length, promised.length), targets.inTimePercent),
    medianMinutes: atMost(median(minutes), targets.medianMinutes),
    byClassification: count(complaints.map(({ evaluation }) => evaluation?.classification)),
    byCause: count(complaints.map(({ cause }) => cause?.code)),
    byRoute: count(complaints.map(({ route }) => route)),
    byDepartment: count(complaints.map(({ department }) => department)),
    bySeverity: count(complaints.map(({ rating }) => rating?.severity)),
    byHighestLevel: count(complaints.map(({ level }) => `L${level}`)),
    handovers: mean(solved.map((one) => one.handovers)),
    cost: mean(solved.map((one) => one.cost)),
    reopened: complaints.filter(({ reopenings }) => reopenings > 0).length,
    measures: complaints.flatMap(({ number, evaluation }) =>
      (evaluation?.measures ?? []).map((measure) => ({ complaint: number, ...measure })),
    ),
  };
}
