import { z } from 'zod';
import { forecast, type UpcomingBreach } from '../../domain/time/forecast';
import { AnyNumber, processDefinitions, processTypes, storeOf } from '../../domain/processes';
import { addSums, audits, sumOf, type AuditSum } from '../../platform/mongo/projections/deadline-audits';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Problem } from '../http/problems';
import { Hours } from '../http/fields';
import { DeadlineAuditReply, Forecast, Overdue, Workload } from './replies';

const tag = 'oversight';
const MAX_UPCOMING = 500;

const countEach = (keys: readonly string[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
};

/** L-17, L-19, L-23: what managers look at. */
export const oversightEndpoints = ({ repositories }: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'readDeadlineAudit',
    method: 'get',
    path: '/deadline-audit',
    tag,
    summary:
      'Proof for one process or the whole store that every armed deadline ended exactly once, and how late deadlines fired',
    query: z.strictObject({ process: AnyNumber.optional() }),
    problems: ['notFound'],
    replies: { 200: { description: 'the audit; the single deadlines only for one process', body: DeadlineAuditReply } },
    handle: async ({ query: { process }, session }) => {
      const { store, actorId } = session;
      const whole = (sum: Omit<AuditSum, 'entries'>) => ({ ...sum, proved: sum.faults.length === 0 });
      if (process !== undefined) {
        const isTold =
          storeOf(process) === store && !(await repositories.complaints.accusedIn(process)).includes(actorId);
        const processes = isTold ? [process] : [];
        const { entries, ...sum } = await sumOf(audits(repositories.histories({ processes }), Date.now()));
        if (sum.processes === 0) throw new Problem('notFound', { process });
        const single = entries.map(({ end, ...rest }) => ({ ...rest, end: end ?? null }));
        return { status: 200, body: { ...whole(sum), entries: single } };
      }
      const processes = await repositories.deadlineProofs.unproved(store);
      const { entries: _entries, ...running } = await sumOf(audits(repositories.histories({ processes }), Date.now()));
      const ended = await repositories.deadlineProofs.sums(store);
      return { status: 200, body: whole(addSums(ended, running)) };
    },
  }),
  endpoint({
    operation: 'readForecast',
    method: 'get',
    path: '/forecast',
    tag,
    summary: 'What will be missed within the next hours if nobody acts, and who hears of it then',
    query: z.strictObject({ hours: Hours }),
    replies: { 200: { description: 'what is coming, soonest first', body: Forecast } },
    handle: async ({ query: { hours }, session }) => {
      const { store, actorId } = session;
      const closed = new Set(await repositories.complaints.closedTo(store, actorId));
      const until = Date.now() + hours * 3_600_000;
      const coming: (UpcomingBreach & { readonly number: string })[] = [];
      for (const type of processTypes) {
        for await (const state of repositories.views.openDueBy(type, store, until))
          if (!closed.has(state.number))
            coming.push(
              ...forecast(processDefinitions[type], state, until).map((one) => ({ number: state.number, ...one })),
            );
      }
      const items = coming.toSorted((a, b) => a.at - b.at).slice(0, MAX_UPCOMING);
      return { status: 200, body: { until, total: coming.length, items } };
    },
  }),
  endpoint({
    operation: 'readWorkload',
    method: 'get',
    path: '/workload',
    tag,
    summary: 'Open orders, complaints and tasks by person and role',
    replies: { 200: { description: 'the workload', body: Workload } },
    handle: async ({ session }) => {
      const { store } = session;
      const [orders, complaints, tasks] = await Promise.all([
        repositories.repairOrders.openByAdvisor(store),
        repositories.complaints.openByOwner(store),
        repositories.tasks.openByAudience(store),
      ]);
      const of = (counts: ReadonlyMap<string, number>, prefix = '') =>
        Object.fromEntries(
          [...counts].filter(([id]) => id.startsWith(prefix)).map(([id, n]) => [id.slice(prefix.length), n]),
        );
      const body = {
        orders: of(orders),
        complaints: of(complaints),
        tasks: of(tasks, 'person:'),
        tasksByRole: of(tasks, 'role:'),
      };
      return { status: 200, body };
    },
  }),
  endpoint({
    operation: 'readOverdue',
    method: 'get',
    path: '/overdue',
    tag,
    summary: 'What is overdue now: complaints by level, tasks by person and role, escalations nobody has acknowledged',
    replies: { 200: { description: 'the figures', body: Overdue } },
    handle: async ({ session }) => {
      const { store } = session;
      const [complaints, overdue, escalated] = await Promise.all([
        repositories.complaints.open(store),
        repositories.tasks.overdueAudiences(store),
        repositories.tasks.countEscalated(store),
      ]);
      const byAudience = countEach(overdue);
      const byLevel = countEach(complaints.map(({ level }) => `L${level}`));
      return { status: 200, body: { complaintsByLevel: byLevel, tasks: byAudience, unacknowledged: escalated } };
    },
  }),
];
