import { z } from 'zod';
import { forecast } from '../../domain/time/forecast';
import { AnyNumber, processDefinitions, processTypes } from '../../domain/processes';
import { histogram } from '../../domain/time/deadline-audit';
import { audits, sumOf } from '../../platform/mongo/projections/deadline-audits';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Problem } from '../http/problems';
import { isoOf } from '../processes/reading';

const tag = 'oversight';
const MOST_COMING = 500;

const Hours = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number)
  .refine((hours) => hours >= 1 && hours <= 168, { message: 'must be 1 to 168' })
  .default(8);

const countEach = (keys: readonly string[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
};

/** L-17, L-19, L-23: what managers look at. */
export const oversightEndpoints = ({ repositories }: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'readClockLedger',
    method: 'get',
    path: '/clock-ledger',
    tag,
    summary:
      'Proof for one process or the whole store that every armed clock ended exactly once, and how late clocks fired',
    query: z.strictObject({ process: AnyNumber.optional() }),
    replies: { 200: 'the ledger; the single clocks only for one process' },
    handle: async ({ query: { process }, session }) => {
      const { store } = session!;
      const { entries, faults, lateness, ...counts } = await sumOf(
        audits(repositories.histories({ store, ...(process && { process }) }), Date.now()),
      );
      if (process && counts.processes === 0) throw new Problem('notFound', { process });
      const single = entries.map(({ armedAt, due, end, ...rest }) => ({
        ...rest,
        armedAt: isoOf(armedAt),
        due: isoOf(due),
        end: end ? { how: end.how, at: isoOf(end.at) } : null,
      }));
      const body = { ...counts, proved: faults.length === 0, faults, lateness: histogram(lateness) };
      return { status: 200, body: { ...body, ...(process && { entries: single }) } };
    },
  }),
  endpoint({
    operation: 'readForecast',
    method: 'get',
    path: '/forecast',
    tag,
    summary: 'What will be missed within the next hours if nobody acts, and who hears of it then',
    query: z.strictObject({ hours: Hours }),
    replies: { 200: 'what is coming, soonest first' },
    handle: async ({ query: { hours }, session }) => {
      const { store } = session!;
      const until = Date.now() + hours * 3_600_000;
      const coming: { readonly at: number }[] = [];
      for (const kind of processTypes) {
        for await (const state of repositories.views.openStates(kind, store))
          coming.push(
            ...forecast(processDefinitions[kind], state, until).map((one) => ({ number: state.number, ...one })),
          );
      }
      const items = coming
        .toSorted((a, b) => a.at - b.at)
        .slice(0, MOST_COMING)
        .map((one) => ({ ...one, at: isoOf(one.at) }));
      return { status: 200, body: { until: isoOf(until), total: coming.length, items } };
    },
  }),
  endpoint({
    operation: 'readWorkload',
    method: 'get',
    path: '/workload',
    tag,
    summary: 'Open orders, complaints and tasks by person and role',
    replies: { 200: 'the workload' },
    handle: async ({ session }) => {
      const { store } = session!;
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
    replies: { 200: 'the figures' },
    handle: async ({ session }) => {
      const { store } = session!;
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
