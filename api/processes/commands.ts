import { setTimeout as wait } from 'node:timers/promises';
import { ServiceError, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { z } from 'zod';
import type { Actor, Role } from '../../domain/kernel/actor';
import type { AnyEvent } from '../../domain/processes';
import type { Outcome, Receipt } from '../../domain/kernel/receipt';
import { viewsOf } from '../../platform/mongo/projections/views';
import { COMMAND, workflowIdOf, type CommandOutcome } from '../../workflows/messages';
import type { Context } from '../context';
import { endpoint, type EndpointRequest, type Endpoint, type Reply } from '../http/endpoint';
import { isProblemCode, isRefusal, Problem } from '../http/problems';
import { digest, type Session } from '../http/sessions';
import { withDeadline } from './with-deadline';
import { assertAccess, type ProcessApi } from './process-api';
import { checkPhoneDigits } from './phone-digits';

type Params = Readonly<Record<string, string>>;
interface Command {
  readonly type: string;
  readonly id: string;
  readonly by: Actor;
}

/** The same person, process and key give the same command, whichever door and whichever run it reaches. */
const commandIdOf = (actorId: string, number: string, key: string): string =>
  digest(`${actorId}\n${number}\n${key}`).slice(0, 40);

const namesIn = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name as string);

/** What stands in the path is not asked for again in the body. */
function split({ schemas, paths, number }: ProcessApi, name: string): { params: z.ZodObject; body: z.ZodObject } {
  const named = namesIn(paths[name]!);
  const entries = Object.entries(schemas[name]!.shape);
  const pick = (inPath: boolean) => Object.fromEntries(entries.filter(([field]) => named.includes(field) === inPath));
  return { params: z.strictObject({ number, ...pick(true) }), body: z.strictObject(pick(false)) };
}

const accepted = ({ base }: ProcessApi, number: string, commandId: string): Reply => ({
  status: 202,
  headers: { Location: `/api/v1${base}/${number}/commands/${commandId}` },
  body: { commandId, number, status: 'accepted' },
});

/**
 * Hands one command to its process: as an Update that answers, or as a Signal when asked to or when no worker answers in time.
 * An Update that meets a process while that continues as a new run is answered by neither; the new run takes the same command.
 */
async function send(
  context: Context,
  door: ProcessApi,
  number: string,
  command: Command,
  asSignal: boolean,
): Promise<Reply> {
  const { temporal, recorder, metrics, log } = context;
  const process = temporal.workflow.getHandle(workflowIdOf(door.kind, number));
  const update = (): Promise<Receipt<AnyEvent>> =>
    withDeadline(context, () =>
      process.executeUpdate<Receipt<AnyEvent>, [Command]>(command.type, { args: [command], updateId: command.id }),
    );
  const signal = async (): Promise<Reply> => {
    await withDeadline(context, () => process.signal(command.type, command));
    metrics.commands.inc({ command: command.type, outcome: 'accepted' });
    return accepted(door, number, command.id);
  };
  if (asSignal) return signal();
  for (let tries = 1; ; tries++) {
    try {
      const { recorded, ...answer } = await update();
      recorder.add(number, recorded);
      metrics.commands.inc({ command: command.type, outcome: 'applied' });
      return { status: 200, body: { number, ...answer } };
    } catch (error) {
      const why = unansweredReason(error);
      if (!why) throw error;
      log.warn({ number, command: command.type, tries, why, error: (error as Error).name }, 'Update not answered');
      if (why === 'betweenRuns' && tries < TRIES_BETWEEN_RUNS) await wait(tries * 40);
      else if (error instanceof WorkflowNotFoundError) throw error;
      else return signal();
    }
  }
}

const TRIES_BETWEEN_RUNS = 6;
const ASK_AGAIN_MS = 200;

/**
 * Why an Update has no answer of the domain: the run that was asked has just given way to the next, or server or worker did not
 * get to it. Undefined for everything that is an answer. Handing the command in again is safe: its id counts once.
 */
function unansweredReason(error: unknown): 'betweenRuns' | 'unanswered' | undefined {
  if (error instanceof WorkflowUpdateFailedError) {
    const type = error.cause instanceof ApplicationFailure ? error.cause.type : undefined;
    return isProblemCode(type) ? undefined : 'betweenRuns';
  }
  if (error instanceof WorkflowNotFoundError) return 'betweenRuns';
  if (error instanceof ServiceError) return isRefusal(error) ? undefined : 'unanswered';
  return error instanceof Error && /Timeout|Cancelled/.test(error.name) ? 'unanswered' : undefined;
}

/** A closed process says so; an unknown one does not exist. */
async function rethrowAsClosed<T>(
  { models }: Context,
  { kind }: ProcessApi,
  number: string,
  ask: () => Promise<T>,
): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    const known = await viewsOf(models, kind).exists({ _id: number });
    throw new Problem(known ? 'orderClosed' : 'notFound', { number });
  }
}

function alternativeRole(error: unknown, held: readonly Role[], tried: Role): Role | undefined {
  if (!(error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure)) return undefined;
  if (error.cause.type !== 'roleNotAllowed') return undefined;
  const facts = error.cause.details?.[0] as { readonly allowed?: readonly string[] } | undefined;
  return held.find((role) => role !== tried && facts?.allowed?.includes(role));
}

interface Submission {
  readonly session: Session;
  readonly role: Role;
  readonly number: string;
  readonly name: string;
  readonly key: string;
  readonly prefersAsync: boolean;
  /** Of the phone, from the holder of a link. */
  readonly digits?: string | undefined;
  /** Parsed by the command's schema. */
  readonly payload: object;
}

/** Sends a permitted, parsed command on behalf of a session that reaches its process. */
async function submit(
  context: Context,
  door: ProcessApi,
  { session, role, number, name, key, prefersAsync, digits, payload }: Submission,
): Promise<Reply> {
  await checkPhoneDigits(context, door, number, session, payload, digits);
  const content = door.prepare ? await door.prepare(context, name, number, payload) : payload;
  // what we know ourselves comes last, so that a body can never overwrite it
  const id = commandIdOf(session.actorId, number, key);
  const sendAs = (as: Role): Promise<Reply> => {
    const command = { ...content, type: name, id, by: { id: session.actorId, role: as } };
    return rethrowAsClosed(context, door, number, () => send(context, door, number, command, prefersAsync));
  };
  try {
    return await sendAs(role);
  } catch (error) {
    // whoever holds several roles, or stands in for somebody, acts in the one that is asked for
    const other = alternativeRole(error, session.roles, role);
    if (other === undefined) throw error;
    return sendAs(other);
  }
}

/** What became of a command; undefined while no worker has taken it. */
async function outcomeOf(
  context: Context,
  door: ProcessApi,
  number: string,
  commandId: string,
): Promise<Outcome | undefined> {
  const process = context.temporal.workflow.getHandle(workflowIdOf(door.kind, number));
  const ask = () => process.query<CommandOutcome, [string]>(COMMAND, commandId);
  return (await withDeadline(context, ask)) ?? undefined;
}

/**
 * For whoever cannot come back to ask: submits, and waits for the outcome of a command that was only handed in once as long as
 * for an answer. Gives the sequence after it, or undefined where nobody has taken it by then. Throws the no of the process.
 */
export async function submitAndWait(
  context: Context,
  door: ProcessApi,
  asked: Submission,
): Promise<number | undefined> {
  const { status, body } = await submit(context, door, asked);
  const { commandId, sequence } = body as { readonly commandId: string; readonly sequence?: number };
  if (status === 200) return sequence;
  for (const end = Date.now() + context.config.ANSWER_WITHIN_MS; Date.now() < end; await wait(ASK_AGAIN_MS)) {
    const outcome = await outcomeOf(context, door, asked.number, commandId).catch((error: unknown) => {
      if (unansweredReason(error)) return undefined;
      throw error;
    });
    if (outcome?.status === 'rejected') throw new Problem(outcome.code, outcome.facts);
    if (outcome) return outcome.sequence;
  }
  return undefined;
}

function commandEndpoint(context: Context, door: ProcessApi, name: string): Endpoint {
  const { params, body } = split(door, name);
  const handle = async (asked: EndpointRequest<Params, unknown, object>): Promise<Reply> => {
    const { number = '', ...named } = asked.params;
    const session = await assertAccess(context, door, asked.session, number);
    const { role, key, prefersAsync, phoneDigits: digits } = asked;
    return submit(context, door, {
      session,
      role: role!,
      number,
      name,
      key,
      prefersAsync,
      digits,
      payload: { ...asked.body, ...named },
    });
  };
  return endpoint({
    operation: door.operationOf(name),
    method: 'post',
    path: `${door.base}/:number/${door.paths[name]!}`,
    tag: door.tag,
    summary: door.schemas[name]!.meta()?.description ?? name,
    params,
    body,
    keyed: true,
    replies: {
      200: 'applied; `happened` names what it brought about',
      202: 'handed in; the outcome will be at `Location`',
    },
    handle: handle as never,
  });
}

/** What became of a command, whether its sender waited or not. */
const readCommand = (context: Context, door: ProcessApi): Endpoint =>
  endpoint({
    operation: door.operations.readCommand,
    method: 'get',
    path: `${door.base}/:number/commands/:commandId`,
    tag: door.tag,
    summary: 'The outcome of a command: applied, or rejected and why',
    params: z.strictObject({ number: door.number, commandId: z.string().regex(/^[0-9a-f]{40}$/) }),
    replies: { 200: 'the outcome' },
    handle: async ({ params: { number, commandId }, session }) => {
      await assertAccess(context, door, session, number);
      const outcome = await outcomeOf(context, door, number, commandId);
      if (!outcome) throw new Problem('commandUnknown', { commandId });
      return { status: 200, body: { commandId, number, ...outcome } };
    },
  });

export const commandEndpoints = (context: Context, door: ProcessApi): readonly Endpoint[] => [
  ...Object.keys(door.paths).map((name) => commandEndpoint(context, door, name)),
  readCommand(context, door),
];
