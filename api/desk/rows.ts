import { callWindowsOf } from '../../domain/follow-up/state';
import { inWindow } from '../../domain/follow-up/call-windows';
import { targetOf } from '../../domain/kernel/task';
import { processTypeOf, type StateOf } from '../../domain/processes';
import { widestView } from '../../domain/repair-order/access';
import { cardOf } from '../../domain/repair-order/card';
import {
  actionsAtDesk,
  answersAtDesk,
  isPromiseMissed,
  isUnassigned,
  linesAtDesk,
  messageFor,
  owedAtDesk,
  subjectOf,
  worksOf,
} from '../../domain/repair-order/desk';
import type { RepairOrder } from '../../domain/repair-order/state';
import type { ListedTask, Repositories } from '../../platform/mongo/repositories';
import { peopleOf, type Session } from '../http/sessions';
import { mayCall } from '../permissions';
import { complaintViewOf, type Case } from './cases';

/** The timer of a key that begins with one; the words of users say what it is. */
const timerOf = (key: string): string | null =>
  /^[A-Z]{1,2}-[0-9]+/.exec(key.replace(/^acknowledge\//, ''))?.[0] ?? null;

function taskOf(
  { _id, key, command, dueAt, escalated, since }: ListedTask,
  order: RepairOrder | undefined,
  now: number,
) {
  const target = targetOf({ key, command });
  return {
    id: _id,
    what: command,
    target,
    subject: order ? subjectOf(order, command, target) : null,
    why: timerOf(key),
    since,
    dueAt,
    overdue: dueAt !== null && dueAt < now,
    escalated,
  };
}

/** What only a visit has. */
function visitFields(order: RepairOrder, tasks: readonly ListedTask[], session: Session, now: number) {
  const { roles } = session;
  const people = peopleOf(session);
  const { bay, promisedAt, onHold, goldCard, work } = cardOf(order, now);
  return {
    goldCard,
    bay,
    promisedAt,
    promiseMissed: isPromiseMissed(order, now),
    onHold,
    work,
    about: worksOf(order),
    unassigned: isUnassigned(order),
    owed: widestView(roles) === 'whole' ? owedAtDesk(order) : null,
    message: messageFor(order, people, roles),
    lines: mayCall(roles, 'repairOrder.startLine') ? linesAtDesk(order, people) : [],
    answers: mayCall(roles, 'repairOrder.acknowledgeAnswer') ? answersAtDesk(order) : [],
    actions: actionsAtDesk(order, tasks, roles),
  };
}

const noVisit = {
  goldCard: false,
  bay: null,
  promisedAt: null,
  promiseMissed: false,
  onHold: null,
  work: null,
  about: [],
  unassigned: false,
  owed: null,
  message: null,
  lines: [],
  answers: [],
  actions: [],
};

function caseFields({ number, state, tasks }: Case, session: Session, now: number) {
  const none = { ...noVisit, level: null, mayCallNow: null };
  const type = processTypeOf(number);
  switch (type) {
    case 'repairOrder':
      return { ...none, ...visitFields(state as RepairOrder, tasks, session, now) };
    case 'complaint': {
      const { level, words, complainant } = state as StateOf<'complaint'>;
      const isRead = ['whole', 'work'].includes(complaintViewOf(session, state));
      return { ...none, level, goldCard: complainant.goldCard, about: isRead && words !== '' ? [words] : [] };
    }
    case 'followUp':
      return { ...none, mayCallNow: inWindow(callWindowsOf(state), now) };
    case 'appointment': {
      const { customer, need } = state as StateOf<'appointment'>;
      return { ...none, goldCard: customer.goldCard, about: need ? [need.words] : [] };
    }
    default:
      return none;
  }
}

/** Late first and then by time; what has no time last, in the order of the numbers. */
const byDue = (
  a: { readonly dueAt: number | null; readonly number: string },
  b: { readonly dueAt: number | null; readonly number: string },
): number => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || (a.number < b.number ? -1 : 1);

/** One row for each car or case, the most urgent first. */
export async function rowsOf(repositories: Repositories, session: Session, cases: readonly Case[]) {
  const { tasks: taskList, vehicles, views } = repositories;
  const idle = cases.filter(({ tasks }) => tasks.length === 0).map(({ number }) => number);
  const types = [...new Set(cases.map(({ number }) => processTypeOf(number)))];
  const [nextOf, ...cars] = await Promise.all([
    taskList.nextOf(idle),
    ...types.map((type) =>
      views.vehiclesOf(
        type,
        cases.map(({ number }) => number).filter((number) => processTypeOf(number) === type),
      ),
    ),
  ]);
  const vehicleOf = new Map(cars.flatMap((some) => [...some]));
  const carOf = await vehicles.carsOf([...new Set(vehicleOf.values())]);
  const now = Date.now();
  return cases
    .map((one) => {
      const { number, state, own } = one;
      const type = processTypeOf(number);
      const order = type === 'repairOrder' ? (state as RepairOrder) : undefined;
      const tasks = one.tasks.map((task) => taskOf(task, order, now));
      const fields = caseFields(one, session, now);
      const times = tasks.flatMap(({ dueAt }) => dueAt ?? []);
      const next = tasks.length > 0 ? null : nextOf(number);
      const waitsFor = next && {
        command: next.command,
        subject: order ? subjectOf(order, next.command, '') : null,
        roles: next.roles,
        person: next.person,
        dueAt: next.dueAt,
      };
      return {
        number,
        type,
        sequence: state.sequence,
        stage: state.stage,
        ...carOf(vehicleOf.get(number)),
        ...fields,
        own,
        dueAt: times.length > 0 ? Math.min(...times) : (fields.promisedAt ?? waitsFor?.dueAt ?? null),
        overdue: tasks.some(({ overdue }) => overdue) || fields.promiseMissed,
        escalated: tasks.some(({ escalated }) => escalated),
        asOf: now,
        tasks,
        waitsFor,
      };
    })
    .toSorted(byDue);
}
