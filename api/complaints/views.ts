import { z } from 'zod';
import { openConditions } from '../../domain/complaint/closing-conditions';
import { answers, type Answering } from '../../domain/complaint/department-tasks';
import { isFinished } from '../../domain/complaint/measures';
import { ComplaintNumber } from '../../domain/complaint/number';
import { actions, explainedDeadlines, upcoming } from '../../domain/complaint/process';
import { ComplaintState } from '../../domain/complaint/schemas';
import { chosen, solutionText } from '../../domain/complaint/solution';
import { stages } from '../../domain/complaint/stage';
import { isOver, type Complaint } from '../../domain/complaint/state';
import { tasksOf } from '../../domain/complaint/tasks';
import { isClosedTo, viewFor } from '../../domain/complaint/view';
import type { Action } from '../../domain/kernel/command-rule';
import { deadlineRuleId, passedSteps } from '../../domain/time/deadline';
import type { Instant } from '../../domain/kernel/process';
import { Fen, StoredInstant } from '../../domain/values/field-schemas';
import { Problem } from '../http/problems';
import { peopleOf, type Session } from '../http/sessions';
import type { Look } from '../processes/reading';
import {
  ActionReply,
  NextStep,
  noDeadlines,
  RoleName,
  stateExtras,
  stateExtrasOf,
  stateReply,
} from '../processes/replies';
import { ComplaintKind } from './replies';

const ExplainedDeadline = z
  .object({
    id: z.string(),
    timer: z.string(),
    fulfilledBy: z.string(),
    due: StoredInstant.nullable().meta({ description: 'null while it is paused' }),
    because: z.object({
      basis: z.enum(['workingMinutes', 'promised', 'naturalDays']),
      since: StoredInstant,
      minutes: z.number().nullable(),
      promisedAt: StoredInstant.nullable(),
      pausedMinutes: z.number(),
      pausedFor: z.string().nullable(),
      zone: z.string(),
      policyVersion: z.int(),
    }),
    steps: z.array(z.object({ at: StoredInstant, reaction: z.string(), to: z.array(RoleName) })),
  })
  .meta({ id: 'ExplainedDeadline', description: 'Why a deadline is when it is' });

/** What a complaint is told with, beside what every state is told with. */
const extras = {
  measures: z
    .object({ handovers: z.int(), cost: Fen, elapsedMinutes: z.int(), reopenings: z.int(), refusals: z.int() })
    .meta({ id: 'ComplaintMeasures', description: 'H-29' }),
  closingConditions: z.array(z.string()).meta({ description: 'what is missing before it can be closed' }),
  explainedDeadlines: z.array(ExplainedDeadline),
  next: NextStep.nullable(),
};

/** What the customer sees of the own complaint. */
const CustomerComplaint = z
  .object({
    view: z.literal('customer'),
    number: ComplaintNumber,
    kind: ComplaintKind,
    stage: z.enum(stages),
    words: z.string(),
    sequence: z.int(),
    receivedAt: StoredInstant,
    nextReplyAt: StoredInstant.nullable(),
    expectedSolvedAt: StoredInstant.nullable(),
    owner: z.string().meta({ description: 'the name of whoever has it' }),
    added: z
      .array(z.object({ words: z.string(), at: StoredInstant }))
      .meta({ description: 'what the customer has added' }),
    candidates: z
      .array(z.object({ candidateId: z.string(), text: z.string(), cost: Fen, preferred: z.boolean() }))
      .meta({ description: 'H-28: among which the store decides now' }),
    solution: z.object({ candidateId: z.string(), cost: Fen, text: z.string() }).nullable(),
    actions: z.array(ActionReply),
  })
  .meta({ id: 'CustomerComplaint' });

const Whole = stateReply(ComplaintState, { view: z.literal('whole'), ...extras }).meta({ id: 'Complaint' });

const briefFields = ['number', 'store', 'sequence', 'stage', 'kind', 'receivedAt', 'order', 'owner'] as const;
/** The fields of the state that `work` has beyond those of `brief`. */
const workFields = [
  'source',
  'words',
  'demand',
  'vehicle',
  'route',
  'department',
  'resolveBy',
  'candidates',
  'decision',
  'departmentTasks',
  'evaluation',
  'rework',
  'level',
  'escalations',
] as const;
const fieldsOf = { brief: briefFields, work: [...briefFields, ...workFields] } as const;

const { shape } = ComplaintState;
const shapeOf = <F extends keyof Complaint>(fields: readonly F[]): Pick<typeof shape, F> =>
  Object.fromEntries(fields.map((field) => [field, shape[field]])) as Pick<typeof shape, F>;
const Work = z
  .object({ view: z.literal('work'), ...shapeOf(fieldsOf.work), ...stateExtras })
  .meta({ id: 'ComplaintAtWork' });
const Brief = z
  .object({ view: z.literal('brief'), ...shapeOf(fieldsOf.brief), ...stateExtras })
  .meta({ id: 'ComplaintOutline' });

/** A complaint as its reader needs it; `view` says how much that is. */
export const ComplaintReply = z.discriminatedUnion('view', [Whole, Work, Brief, CustomerComplaint]);

/** Every deadline with how its time was computed: "why this deadline?" */
const deadlineBodies = (complaint: Complaint) =>
  explainedDeadlines(complaint).map(({ timer, subject, fulfilledBy, dueTime, steps }) => ({
    id: deadlineRuleId({ timer, subject }),
    timer,
    fulfilledBy,
    due: dueTime.pausedFor ? null : dueTime.due,
    because: {
      basis: dueTime.basis,
      since: dueTime.since,
      minutes: dueTime.minutes ?? null,
      promisedAt: dueTime.promisedAt ?? null,
      pausedMinutes: dueTime.pausedMinutes,
      pausedFor: dueTime.pausedFor ?? null,
      zone: complaint.policy.calendar.zone,
      policyVersion: complaint.policy.version,
    },
    steps: steps.map(({ at, reaction, to }) => ({ at, reaction, to })),
  }));

/** H-29: hand-overs, cost and elapsed time of one complaint. */
const measuresOf = ({ handovers, cost, receivedAt, closedAt, reopenings, refusals }: Complaint, at: Instant) => ({
  handovers,
  cost,
  elapsedMinutes: Math.round(((closedAt ?? at) - receivedAt) / 60_000),
  reopenings,
  refusals,
});

/** H-43: the task that is due first; null when nobody has one. */
function nextOf(complaint: Complaint): object | null {
  const byDue = tasksOf(complaint).toSorted((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity));
  const [first] = byDue;
  if (!first) return null;
  const { command, roles, person, dueAt, escalated } = first;
  return { command, roles, person, dueAt, escalated };
}

const deadlinesOf = (complaint: Complaint) => ({
  upcoming: upcoming(complaint),
  passed: passedSteps(complaint, explainedDeadlines(complaint)),
});

function wholeBody(complaint: Complaint, may: readonly Action[], at: Instant): object {
  const { policy, ...rest } = complaint;
  return {
    view: 'whole',
    ...rest,
    ...stateExtrasOf(policy, may, deadlinesOf(complaint)),
    measures: measuresOf(complaint, at),
    closingConditions: isOver(complaint) ? [] : openConditions(complaint),
    explainedDeadlines: deadlineBodies(complaint),
    next: nextOf(complaint),
  };
}

/** The name of a person of the store. */
type NameOf = (id: string) => string;

/** What the customer may see of the own complaint: where it stands, what was promised, what is offered. Not who is to blame. */
function customerBody(complaint: Complaint, may: readonly Action[], nameOf: NameOf): object {
  const { number, kind, stage, words, receivedAt, sequence, nextReply, expectedSolvedAt, notifiedAt } = complaint;
  const { owner, added = [], candidates } = complaint;
  const offered = notifiedAt !== undefined && complaint.decision ? chosen(complaint) : undefined;
  return {
    view: 'customer',
    number,
    kind,
    stage,
    words,
    sequence,
    receivedAt,
    nextReplyAt: nextReply && !nextReply.kept ? nextReply.at : null,
    expectedSolvedAt: expectedSolvedAt ?? null,
    owner: nameOf(owner.id),
    added: added.map(({ words: more, at }) => ({ words: more, at })),
    candidates:
      stage === 'awaitingDecision'
        ? candidates.map(({ candidateId, text, cost, preferred }) => ({ candidateId, text, cost, preferred }))
        : [],
    solution: offered
      ? { candidateId: offered.candidateId, cost: offered.cost, text: solutionText(complaint, offered) }
      : null,
    actions: may,
  };
}

const actionsOf = (complaint: Complaint) => (isFinished(complaint) ? [] : actions(complaint));

/** Who answers for each thing that only one person, and whoever leads the complaint, may report about. */
const answeredBy: Readonly<Record<string, (complaint: Complaint, target: string) => string | undefined>> = {
  reportDepartmentTask: ({ departmentTasks }, target) => departmentTasks.find(({ taskId }) => taskId === target)?.to,
  reportMeasure: ({ evaluation }, target) => evaluation?.measures.find(({ measureId }) => measureId === target)?.owner,
};

/** H-39: of what others answer for, nothing is offered to the reader. */
function offeredTo(complaint: Complaint, may: readonly Action[], reader: Answering): readonly Action[] {
  return may.map((action) => {
    const answererOf = answeredBy[action.command];
    if (!answererOf || !action.targets) return action;
    const isTheirs = (target: string): boolean => {
      const to = answererOf(complaint, target);
      return to === undefined || answers(complaint, { to }, reader);
    };
    return { ...action, targets: action.targets.filter(isTheirs) };
  });
}

/** L-39: what this reader is told of a complaint: of the past no more than whoever it waits for now may read. Throws `notFound` for whom it is about. */
export function complaintBody(complaint: Complaint, session: Session, { at, latest }: Look, nameOf: NameOf): object {
  const { roles } = session;
  const all = offeredTo(complaint, actionsOf(complaint), { roles, people: peopleOf(session) });
  const now = latest as Complaint;
  if (isClosedTo(now, session)) throw new Problem('notFound', { number: now.number });
  const view = viewFor(now, { people: peopleOf(session), roles }, actionsOf(now));
  if (view === 'whole') return wholeBody(complaint, all, at);
  const own = all.filter((action) => roles.some((role) => action.roles.includes(role)));
  if (view === 'customer') return customerBody(complaint, own, nameOf);
  const fields: readonly (keyof Complaint)[] = fieldsOf[view];
  return {
    view,
    ...Object.fromEntries(
      fields.flatMap((field) => (complaint[field] === undefined ? [] : [[field, complaint[field]]])),
    ),
    ...stateExtrasOf(complaint.policy, own, view === 'work' ? deadlinesOf(complaint) : noDeadlines),
  };
}
