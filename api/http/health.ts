import { Router } from 'express';
import { operatorTaskKinds } from '../../domain/values/operator-task';
import type { Context } from '../context';

const ANSWER_WITHIN_MS = 2_000;

const within = async (check: Promise<unknown>): Promise<boolean> => {
  const late = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error('late')), ANSWER_WITHIN_MS).unref();
  });
  return Promise.race([check, late]).then(
    () => true,
    () => false,
  );
};

/** Commands go on without the database, so a load balancer keeps sending them here. */
const readiness = (temporal: boolean, mongo: boolean): 'ready' | 'degraded' | 'notReady' => {
  if (!temporal) return 'notReady';
  return mongo ? 'ready' : 'degraded';
};

/** How many open tasks are about errands that were refused; null while nobody knows. */
const countRefused = async ({ repositories }: Context): Promise<number | null> =>
  repositories.operatorTasks.countOpen().then(
    (open) => open.get('errand') ?? 0,
    () => null,
  );

async function countOperatorTasks({ repositories, metrics: { operatorTasks } }: Context): Promise<void> {
  const open = await repositories.operatorTasks.countOpen().catch(() => undefined);
  for (const kind of operatorTaskKinds) operatorTasks.set({ kind }, open ? (open.get(kind) ?? 0) : NaN);
}

/** Alive without asking anybody; ready when Temporal answers, degraded without the database; figures for Prometheus. */
export const health = (context: Context): Router => {
  const { repositories, processes, metrics } = context;
  return Router()
    .get('/healthz', (_req, res) => void res.json({ status: 'alive' }))
    .get('/readyz', async (_req, res) => {
      const [mongo, server] = await Promise.all([
        within(repositories.checkReachable()),
        within(processes.checkReachable()),
      ]);
      res.status(server ? 200 : 503).json({
        status: readiness(server, mongo),
        mongo,
        temporal: server,
        refusedErrands: mongo ? await countRefused(context) : null,
      });
    })
    .get('/metrics', async (_req, res) => {
      await countOperatorTasks(context);
      res.type(metrics.registry.contentType).send(await metrics.registry.metrics());
    });
};
