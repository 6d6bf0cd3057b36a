import { z } from 'zod';
import type { Instant } from '../../domain/kernel/process';
import type { Recorded } from '../../domain/kernel/receipt';
import type { AnyEvent, AnyState } from '../../domain/processes';
import { isProcessMissing } from '../../platform/process-port';
import { isMongoAway } from '../../platform/mongo/away';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Limit, Sequence } from '../http/fields';
import { Problem } from '../http/problems';
import type { Session } from '../http/sessions';
import { asOf, At, pastProblems, readPast } from './past';
import { assertAccess, operationOf, type ProcessApi } from './process-api';
import { EvidenceChain, withoutPolicy } from './replies';

/** How long a read waits for the read side to catch up before it asks the workflow itself. */
const CATCH_UP_MS = 1_500;
/** When another API writes the view, nobody here is told. */
const ASK_AGAIN_MS = 300;

async function readProjection(
  { repositories: { views }, recorder }: Context,
  { definition: { type } }: ProcessApi,
  number: string,
  minSequence: number,
): Promise<AnyState | undefined> {
  const read = async (): Promise<AnyState | undefined> => {
    if (minSequence > 1 && (await views.sequenceOf(type, number)) < minSequence) return undefined;
    return views.find(type, number);
  };
  for (const end = Date.now() + CATCH_UP_MS; ; await recorder.waitFor(number, minSequence, ASK_AGAIN_MS)) {
    const state = await read();
    if (state || Date.now() > end) return state;
  }
}

async function readLive({ processes }: Context, number: string): Promise<AnyState> {
  try {
    return await processes.readState(number);
  } catch (error) {
    if (isProcessMissing(error)) throw new Problem('notFound', { number });
    throw error;
  }
}

/** The read side where it is there and up to date, else the workflow. */
export async function readLatest(
  context: Context,
  api: ProcessApi,
  number: string,
  minSequence: number,
): Promise<AnyState> {
  try {
    const known = await context.databaseWatch.unlessSilent(readProjection(context, api, number, minSequence));
    return known ?? (await readLive(context, number));
  } catch (error) {
    if (isMongoAway(error)) return readLive(context, number);
    throw error;
  }
}

/** When a state is looked at. */
export interface Look {
  /** Now, or the moment of the past that is asked about. */
  readonly at: Instant;
  readonly isPast: boolean;
  /** The state as it is now: who may read how much goes by it, also of the past. */
  readonly latest: AnyState;
}

/** One process, its live state, its events and its evidence: the same for every process type. `bodyOf` says what is told of a state, to whom. */
export function readingEndpoints(
  context: Context,
  api: ProcessApi,
  bodyOf: (state: AnyState, session: Session, look: Look) => object | Promise<object>,
): readonly Endpoint[] {
  const bodyNow = (latest: AnyState, session: Session) =>
    bodyOf(latest, session, { at: Date.now(), isPast: false, latest });
  const {
    definition: { path, access, numbers },
    tag,
    replies,
  } = api;
  const params = z.strictObject({ number: numbers.schema });
  const pageOfEvents = async (
    number: string,
    after: number,
    limit: number,
    at: Instant | undefined,
    session: Session,
  ): Promise<readonly Recorded<AnyEvent>[]> => {
    if (at === undefined) return context.repositories.events.page(number, after, limit);
    const latest = await readLatest(context, api, number, 1);
    const { events: until } = await readPast(context, session, number, at, latest);
    return until.filter(({ sequence }) => sequence > after).slice(0, limit);
  };
  const one = endpoint({
    operation: operationOf(api, 'read'),
    method: 'get',
    path: `${path}/:number`,
    tag,
    summary:
      'What stands now, or what stood `at` a moment; `minSequence` waits until the read side has seen at least that event',
    params,
    query: z.strictObject({ minSequence: Sequence.optional(), at: At }),
    problems: pastProblems,
    replies: { 200: { description: 'the state, what may happen next, and what time will bring', body: replies.state } },
    handle: async ({ params: { number }, query: { minSequence = 1, at }, session }) => {
      await assertAccess(context, api, session, number);
      const latest = await readLatest(context, api, number, minSequence);
      if (at === undefined) return { status: 200, body: await bodyNow(latest, session) };
      const past = await readPast(context, session, number, at, latest);
      const body = await bodyOf(past.state, session, { at, isPast: true, latest });
      return { status: 200, body: { ...body, asOf: asOf(past) } };
    },
  });
  const live = endpoint({
    operation: operationOf(api, 'readLive'),
    method: 'get',
    path: `${path}/:number/live`,
    tag,
    summary: 'The state of the running workflow itself, with `actions` and `deadlines`',
    params,
    replies: { 200: { description: 'the live state', body: replies.state } },
    handle: async ({ params: { number }, session }) => {
      await assertAccess(context, api, session, number);
      return { status: 200, body: await bodyNow(await readLive(context, number), session) };
    },
  });
  const events = endpoint({
    operation: operationOf(api, 'listEvents'),
    method: 'get',
    path: `${path}/:number/events`,
    tag,
    summary: 'L-40: everything that happened, by whom and when, in order; with `at`, until then',
    params,
    query: z.strictObject({ after: Sequence.optional(), minSequence: Sequence.optional(), limit: Limit, at: At }),
    problems: pastProblems,
    replies: {
      200: {
        description: 'events; go on with `after` = `nextAfter`',
        body: z.object({ items: z.array(replies.event), nextAfter: z.int().nullable() }),
      },
    },
    handle: async ({ params: { number }, query: { after = 0, minSequence = 0, limit, at }, session }) => {
      await assertAccess(context, api, session, number);
      if (minSequence > 0) await readProjection(context, api, number, minSequence);
      const found = await pageOfEvents(number, after, limit, at, session);
      // a process without events is one that is not recorded yet, or none: that throws
      if (found.length === 0 && after === 0) await readLatest(context, api, number, 1);
      const last = found.length === limit ? found.at(-1) : undefined;
      const items = found.map(({ sequence, event }) => ({ sequence, ...withoutPolicy(event) }));
      return { status: 200, body: { items, nextAfter: last?.sequence ?? null } };
    },
  });
  if (!Object.hasOwn(access, 'readEvidence')) return [one, live, events];
  const evidence = endpoint({
    operation: operationOf(api, 'readEvidence'),
    method: 'get',
    path: `${path}/:number/evidence`,
    tag,
    summary:
      'C-20: the evidence chain of every approval, to be checked offline by `repairflow verify`; with `at`, as it was then',
    params,
    query: z.strictObject({ at: At }),
    problems: pastProblems,
    replies: { 200: { description: 'the chain', body: EvidenceChain } },
    handle: async ({ params: { number }, query: { at }, session }) => {
      await assertAccess(context, api, session, number);
      const latest = await readLatest(context, api, number, 1);
      const { state } = at === undefined ? { state: latest } : await readPast(context, session, number, at, latest);
      return { status: 200, body: { number, evidence: 'evidence' in state ? state.evidence : [] } };
    },
  });
  return [one, live, events, evidence];
}
