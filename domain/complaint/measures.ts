import { z } from 'zod';
import type { Actor } from '../kernel/actor';
import { updateWhere } from '../kernel/command-rule';
import type { Instant } from '../kernel/process';
import { reject } from '../kernel/rejection';
import { goesBy } from '../kernel/rules-version';
import type { CommandDeclarations } from '../kernel/slice';
import { addWorkingMinutes } from '../time/working-time';
import { Id, Instant as InstantField, LocalId, LongText, StoredInstant, payload } from '../values/field-schemas';
import type { CommandOf } from './commands';
import { rejectOthers } from './department-tasks';
import { promised, working } from './due-time';
import { explainedDeadline, warnsThenEscalates, type ExplainedDeadline } from './explained-deadline';
import { rejectAccused } from './is-accused';
import { limited, rejectAfterDays } from './limits';
import { rejectPast } from './promise';
import { staff, supervisors } from './roles';
import { endStages, type Stage } from './stage';
import { isOver, type Complaint, type Measure } from './state';
import { measured, measureSubject } from './subjects';
import type { ComplaintSlice } from './types';

const measureCommands = {
  reportMeasure: {
    path: 'measures/:measureId/report',
    roles: staff,
    payload: payload(
      { measureId: LocalId, result: LongText },
      'H-35: what was done so that it does not happen again, by whom it was given to',
    ),
  },
  checkMeasure: {
    path: 'measures/:measureId/check',
    roles: [...supervisors, 'serviceManager', 'serviceDirector', 'storeManager'],
    payload: payload(
      { measureId: LocalId, effective: z.boolean(), finding: LongText, dueAt: InstantField.optional() },
      'H-35: whether it has helped, found by somebody else than carried it out; what has not is to be done again',
    ),
  },
  reassignMeasure: {
    path: 'measures/:measureId/assignment',
    roles: [...supervisors, 'serviceManager', 'storeManager'],
    payload: payload({ measureId: LocalId, owner: Id, reason: LongText }, 'H-35: a measure goes to another person'),
  },
} as const satisfies CommandDeclarations;

export const measureEvents = {
  measureReported: z.object({ measureId: z.string(), result: z.string() }),
  measureChecked: z.object({
    measureId: z.string(),
    effective: z.boolean(),
    finding: z.string(),
    dueAt: StoredInstant.exactOptional(),
  }),
  measureReassigned: z.object({ measureId: z.string(), owner: z.string(), reason: z.string() }),
};

type GivenMeasure = CommandOf<'evaluate'>['measures'][number];

const measuresOf = ({ evaluation }: Complaint): readonly Measure[] => evaluation?.measures ?? [];
const measureOf = (complaint: Complaint, measureId: string): Measure =>
  measuresOf(complaint).find((one) => one.measureId === measureId) ?? reject('unknownMeasure', { measureId });
const idsOf = (measures: readonly Measure[]): readonly string[] => measures.flatMap(({ measureId }) => measureId ?? []);

/** H-35: measures that wait to be carried out, or to be checked. Those of earlier rules have no time, and nobody follows them up. */
export const openMeasures = (complaint: Complaint): readonly Measure[] =>
  measuresOf(complaint).filter(({ dueAt, checkedAt }) => dueAt !== undefined && checkedAt === undefined);
const toDo = (complaint: Complaint): readonly Measure[] =>
  openMeasures(complaint).filter(({ doneAt }) => doneAt === undefined);
const toCheck = (complaint: Complaint): readonly Measure[] =>
  openMeasures(complaint).filter(({ doneAt }) => doneAt !== undefined);

/** Nothing of it waits for anybody any more: it is closed, and its measures are checked. */
export const isFinished = (complaint: Complaint): boolean => isOver(complaint) && openMeasures(complaint).length === 0;

/** By when: the time that is named, at most so far ahead as the policy allows, else what the policy gives. */
function dueOf(complaint: Complaint, dueAt: Instant | undefined, at: Instant): Instant {
  const { calendar, complaint: policy } = complaint.policy;
  rejectPast({ dueAt }, at);
  rejectAfterDays(policy.limits.measureDays, { dueAt }, at);
  return dueAt ?? addWorkingMinutes(calendar, at, policy.minutes.measure);
}

/** What the evaluation gives to whom, until when. */
export const withTimes = (complaint: Complaint, measures: readonly GivenMeasure[], at: Instant) =>
  measures.map(({ process, measure, owner, dueAt }, index) => ({
    process,
    measure,
    owner,
    ...(limited(complaint) && {
      measureId: `M-${measuresOf(complaint).length + index + 1}`,
      dueAt: dueOf(complaint, dueAt, at),
    }),
  }));

/** What was given before stands: nobody evaluates again to be rid of it. */
export const withMeasures = (complaint: Complaint, measures: readonly Measure[], at: Instant): readonly Measure[] =>
  limited(complaint)
    ? [...measuresOf(complaint), ...measures.map((one) => ({ ...one, turn: 1, givenAt: at }))]
    : measures;

const changed = (complaint: Complaint, measureId: string, to: (measure: Measure) => Measure): Complaint => {
  const { evaluation } = complaint;
  if (evaluation === undefined) return complaint;
  const measures = evaluation.measures.map((one) => (one.measureId === measureId ? to(one) : one));
  return { ...complaint, evaluation: { ...evaluation, measures } };
};

/** What its owner answers for: also what is carried out, which comes back to them when it is found not to help. */
const owned = (complaint: Complaint): readonly Measure[] =>
  goesBy(complaint, 4) ? openMeasures(complaint) : toDo(complaint);

/** The measures that one person answers for go to another. */
export function measuresHandedTo(complaint: Complaint, predecessor: string, successor: string): Complaint {
  const { evaluation } = complaint;
  if (evaluation === undefined || !hasMeasure(complaint, predecessor)) return complaint;
  const handedOver = owned(complaint);
  const measures = updateWhere(
    evaluation.measures,
    (one) => handedOver.includes(one) && one.owner === predecessor,
    () => ({ owner: successor }),
  );
  return { ...complaint, evaluation: { ...evaluation, measures } };
}
export const hasMeasure = (complaint: Complaint, person: string): boolean =>
  owned(complaint).some(({ owner }) => owner === person);

function reportMeasure(complaint: Complaint, { measureId, result, by }: CommandOf<'reportMeasure'>) {
  const measure = measureOf(complaint, measureId);
  rejectOthers(complaint, { taskId: measureId, to: measure.owner }, by);
  return measure.doneAt === undefined ? [{ type: 'measureReported' as const, measureId, result }] : [];
}

/** Nobody checks what they have carried out, themselves or through somebody who stands in for them. */
function rejectOwn({ measureId, owner, doneBy }: Measure, { id, for: represented }: Actor): void {
  if ([id, represented].some((one) => one !== undefined && (one === owner || one === doneBy)))
    reject('sameDecider', { measureId });
}

/** Whether something helps shows only after a while. */
function rejectTooEarly({ policy }: Complaint, doneAt: Instant, at: Instant): void {
  const from = addWorkingMinutes(policy.calendar, doneAt, policy.complaint.limits.effectAfter);
  if (at < from) reject('effectTooEarly', { from: new Date(from).toISOString() });
}

function checkMeasure(complaint: Complaint, command: CommandOf<'checkMeasure'>, at: Instant) {
  const { measureId, effective, finding, dueAt, by } = command;
  const measure = measureOf(complaint, measureId);
  if (measure.checkedAt !== undefined) return [];
  const doneAt = measure.doneAt ?? reject('measureNotReported', { measureId });
  rejectOwn(measure, by);
  rejectTooEarly(complaint, doneAt, at);
  const again = effective ? {} : { dueAt: dueOf(complaint, dueAt, at) };
  return [{ type: 'measureChecked' as const, measureId, effective, finding, ...again }];
}

/** Measures outlive the complaint: they are about the next one. */
const during: readonly Stage[] = ['evaluating', ...endStages];

/** H-35: until it is carried out, then until somebody else has found that it helps; what is overdue goes up. */
const measureDeadlines = (complaint: Complaint): readonly ExplainedDeadline[] =>
  openMeasures(complaint).flatMap((measure) => {
    const { dueAt, doneAt, givenAt = complaint.receivedAt } = measure;
    if (dueAt === undefined) return [];
    const subject = measureSubject(measure);
    const steps = warnsThenEscalates(complaint, 'crSupervisor', 'crManager');
    if (doneAt === undefined)
      return [explainedDeadline(measured.timer, subject, 'reportMeasure', promised(complaint, givenAt, dueAt), steps)];
    const check = working(complaint, doneAt, complaint.policy.complaint.minutes.effectCheck);
    return [explainedDeadline(measured.timer, `${subject}-check`, 'checkMeasure', check, steps)];
  });

export const measureSlice: ComplaintSlice<typeof measureCommands, typeof measureEvents> = {
  commands: measureCommands,
  events: measureEvents,
  rules: {
    reportMeasure: { during, targets: (complaint) => idsOf(toDo(complaint)), decide: reportMeasure },
    checkMeasure: { during, targets: (complaint) => idsOf(toCheck(complaint)), decide: checkMeasure },
    reassignMeasure: {
      during,
      targets: (complaint) => idsOf(toDo(complaint)),
      decide: (complaint, { measureId, owner, reason }) => {
        const measure = measureOf(complaint, measureId);
        if (measure.doneAt !== undefined || measure.owner === owner) return [];
        rejectAccused(complaint, owner);
        return [{ type: 'measureReassigned', measureId, owner, reason }];
      },
    },
  },
  evolve: {
    measureReported: (complaint, { measureId, result, by, at }) =>
      changed(complaint, measureId, (measure) => ({ ...measure, result, doneBy: by.id, doneAt: at })),
    measureChecked: (complaint, { measureId, effective, finding, dueAt, by, at }) =>
      changed(complaint, measureId, ({ doneAt, doneBy, ...measure }) => {
        if (effective || dueAt === undefined)
          return {
            ...measure,
            finding,
            checkedBy: by.id,
            checkedAt: at,
            ...(doneAt && { doneAt }),
            ...(doneBy && { doneBy }),
          };
        return { ...measure, finding, dueAt, givenAt: at, turn: (measure.turn ?? 0) + 1 };
      }),
    measureReassigned: (complaint, { measureId, owner }) =>
      changed(complaint, measureId, (measure) => ({ ...measure, owner })),
  },
  deadlines: [measureDeadlines],
};
