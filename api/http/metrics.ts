import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  readonly registry: Registry;
  readonly requests: Histogram;
  readonly commands: Counter;
  readonly undeclaredReplies: Counter;
  readonly operatorTasks: Gauge;
  readonly readSideLag: Histogram;
  readonly readSideGaps: Counter;
  readonly auditWait: Histogram;
  readonly auditLost: Counter;
  readonly proofWaits: Gauge;
  readonly databaseAnswers: Gauge;
}

/** Low-cardinality figures only: the route's pattern, never an id. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Histogram({
      name: 'repairflow_http_request_seconds',
      help: 'Duration of HTTP requests',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [registry],
    }),
    commands: new Counter({
      name: 'repairflow_commands_total',
      help: 'Commands by name and outcome',
      labelNames: ['command', 'outcome'],
      registers: [registry],
    }),
    undeclaredReplies: new Counter({
      name: 'repairflow_undeclared_replies_total',
      help: 'Replies that were not what their endpoint declares',
      labelNames: ['operation'],
      registers: [registry],
    }),
    operatorTasks: new Gauge({
      name: 'repairflow_operator_tasks',
      help: 'What is broken and not yet resolved, by kind; `log` is an event that the log has otherwise than its process',
      labelNames: ['kind'],
      registers: [registry],
    }),
    readSideLag: new Histogram({
      name: 'repairflow_read_side_lag_seconds',
      help: 'From the answer of a command until its events are in the log and, unless earlier ones are missing, in the view',
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60, 600],
      registers: [registry],
    }),
    readSideGaps: new Counter({
      name: 'repairflow_read_side_gaps_total',
      help: 'Recordings that left the view behind the process, and a moment later still did, because the log lacks an earlier event',
      registers: [registry],
    }),
    auditWait: new Histogram({
      name: 'repairflow_audit_wait_seconds',
      help: 'How long an answer waited for its entry in the audit log',
      buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5],
      registers: [registry],
    }),
    auditLost: new Counter({
      name: 'repairflow_audit_lost_total',
      help: 'Entries that the audit log did not take: `refusal` was answered all the same, `answer` was withheld',
      labelNames: ['of'],
      registers: [registry],
    }),
    proofWaits: new Gauge({
      name: 'repairflow_proof_waits_seconds',
      help: 'How long the oldest event waits to be signed, and the oldest heads of the logs to be taken by a place outside',
      labelNames: ['for'],
      registers: [registry],
    }),
    databaseAnswers: new Gauge({
      name: 'repairflow_database_answers',
      help: '1 when MongoDB answers this API, 0 when it is away or hangs',
      registers: [registry],
    }),
  };
}

export const measured =
  ({ requests }: Metrics): RequestHandler =>
  (req, res, next) => {
    const stop = requests.startTimer({ method: req.method });
    res.once('finish', () => {
      const route = (req.route as { path?: string } | undefined)?.path ?? 'none';
      stop({ route, status: String(res.statusCode) });
    });
    next();
  };
