import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  readonly registry: Registry;
  readonly requests: Histogram;
  readonly commands: Counter;
  readonly refusedErrands: Gauge;
  readonly undeclaredReplies: Counter;
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
    refusedErrands: new Gauge({
      name: 'repairflow_refused_errands',
      help: 'Errands that processes were refused; an operator task says which and why',
      registers: [registry],
    }),
    undeclaredReplies: new Counter({
      name: 'repairflow_undeclared_replies_total',
      help: 'Replies that were not what their endpoint declares',
      labelNames: ['operation'],
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
