import { setTimeout as wait } from 'node:timers/promises';
import { Router } from 'express';
import { operatorTaskKinds } from '../../domain/values/operator-task';
import { answersWithin } from '../../platform/health';
import { MIGRATE_HINT } from '../../platform/migrate-hint';
import type { Context } from '../context';
import type { Missing } from './preparation';
import { operatorsOnly } from './operators-only';

const MISSING_WITHIN_MS = 2_000;

/**
 * Commands go on without the database, so a load balancer keeps sending them here; what is missing would fail them. As long as it is being found out whether
 * something is, nothing is ready; where one of the two cannot say it, commands may still go on.
 */
const readiness = (temporal: boolean, mongo: boolean, found: Missing | undefined) => {
  if (!temporal || (found && found.missing.length > 0)) return 'notReady';
  if (!mongo) return 'degraded';
  if (!found) return 'notReady';
  return found.isKnown ? 'ready' : 'degraded';
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

async function measureDatabase({ repositories, metrics: { databaseAnswers } }: Context): Promise<void> {
  databaseAnswers.set((await answersWithin(repositories.checkReachable())) ? 1 : 0);
}

async function measureProofs({ repositories: { proofs }, metrics: { proofWaits } }: Context): Promise<void> {
  const secondsSince = (at: number | null): number => (at === null ? 0 : Math.max(0, Date.now() - at) / 1_000);
  const since = { signature: proofs.unsignedSince, anchor: proofs.unanchoredSince };
  for (const [name, ask] of Object.entries(since))
    proofWaits.set({ for: name }, await ask().then(secondsSince, () => NaN));
}

/** Alive without asking anybody; ready when Temporal answers and it is known that nothing is missing, degraded without the database; figures for those who operate it. */
export const health = (context: Context): Router => {
  const { repositories, processes, metrics, preparation, databaseWatch } = context;
  return Router()
    .get('/healthz', (_req, res) => void res.json({ status: 'alive' }))
    .get('/readyz', async (_req, res) => {
      const [mongo, server, found] = await Promise.all([
        answersWithin(repositories.checkReachable()),
        answersWithin(processes.checkReachable()),
        Promise.race([preparation.findMissing(), wait(MISSING_WITHIN_MS, undefined, { ref: false })]),
      ]);
      const status = readiness(server, mongo, found);
      const missing = found?.missing ?? [];
      res.status(status === 'notReady' ? 503 : 200).json({
        status,
        mongo,
        temporal: server,
        ...(missing.length > 0 && { missing, remedy: MIGRATE_HINT }),
        refusedErrands: mongo ? await countRefused(context) : null,
      });
    })
    .get('/metrics', operatorsOnly(context.config), async (_req, res) => {
      await measureDatabase(context);
      const counted = Promise.all([countOperatorTasks(context), measureProofs(context)]);
      await databaseWatch.unlessSilent(counted);
      res.type(metrics.registry.contentType).send(await metrics.registry.metrics());
    });
};
