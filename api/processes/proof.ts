import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { EventAltered, LogAltered } from '../../platform/proof/altered';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Problem } from '../http/problems';
import { assertAccess, operationOf, type ProcessApi } from './process-api';
import { readLatest } from './reading';

/** So long a request waits until the log is signed up to the last event of the process. */
const SIGNED_WITHIN_MS = 8_000;
const ASK_AGAIN_MS = 250;
const RETRY_AFTER_S = 30;

const JSON_FILE = 'application/json' as const;

/** The bundle, once the log is signed up to this event. Throws a Problem that says why there is none. */
async function signedProof({ repositories, log }: Context, number: string, sequence: number): Promise<string> {
  const { proofs, operatorTasks } = repositories;
  try {
    for (const end = Date.now() + SIGNED_WITHIN_MS; ; await wait(ASK_AGAIN_MS)) {
      const text = await proofs.export(number, sequence);
      if (text !== undefined) return text;
      // where no worker has ever signed, none does within seconds
      if (Date.now() > end || !(await proofs.hasKeys(number)))
        throw new Problem('proofNotReady', { number }, { 'Retry-After': String(RETRY_AFTER_S) });
      await proofs.want(number, sequence);
    }
  } catch (error) {
    if (!(error instanceof EventAltered || error instanceof LogAltered)) throw error;
    const about = error instanceof EventAltered ? String(error.sequence) : 'proof';
    log.error({ process: number, about }, 'what is kept of a process is not what its log of proof says');
    await operatorTasks.report({ kind: 'log', process: number, about, stack: null });
    throw new Problem('proofBroken', { number });
  }
}

/** What somebody who trusts neither the store nor this program needs to check one process: the same for every type. */
export function proofEndpoint(context: Context, api: ProcessApi): Endpoint {
  const { path, numbers } = api.definition;
  return endpoint({
    operation: operationOf(api, 'exportProof'),
    method: 'get',
    path: `${path}/:number/proof`,
    tag: api.tag,
    summary:
      'Every event of the process as it was entered into the signed log of the store, to be checked by `repairflow verify` or by the page `/verify.html`, which needs nothing else of ours; it waits some seconds until the log is signed up to the last event',
    params: z.strictObject({ number: numbers.schema }),
    problems: ['proofNotReady', 'proofBroken'],
    replies: {
      200: { description: 'the proof', content: [JSON_FILE], headers: { 'Content-Disposition': 'names the file' } },
    },
    handle: async ({ params: { number }, session }) => {
      await assertAccess(context, api, session, number);
      const { sequence } = await readLatest(context, api, number, 1);
      return {
        status: 200,
        type: JSON_FILE,
        bytes: await signedProof(context, number, sequence),
        headers: { 'Content-Disposition': `attachment; filename="${number}-proof.json"` },
      };
    },
  });
}
