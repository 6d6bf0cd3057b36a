import { Router } from 'express';
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

/** Alive without asking anybody; ready when both engines answer; figures for Prometheus. */
export const health = ({ repositories, processes, metrics }: Context): Router =>
  Router()
    .get('/healthz', (_req, res) => void res.json({ status: 'alive' }))
    .get('/readyz', async (_req, res) => {
      const [mongo, server] = await Promise.all([
        within(repositories.checkReachable()),
        within(processes.checkReachable()),
      ]);
      res
        .status(mongo && server ? 200 : 503)
        .json({ status: mongo && server ? 'ready' : 'notReady', mongo, temporal: server });
    })
    .get('/metrics', async (_req, res) => {
      res.type(metrics.registry.contentType).send(await metrics.registry.metrics());
    });
