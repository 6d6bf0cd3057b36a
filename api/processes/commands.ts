import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Role } from '../../domain/kernel/actor';
import { Rejection } from '../../domain/kernel/rejection';
import { isProcessMissing, isUnanswered, ProcessPortError, type ProcessCommand } from '../../platform/process-port';
import type { Context } from '../context';
import { endpoint, type EndpointRequest, type Endpoint, type Reply } from '../http/endpoint';
import { Problem } from '../http/problems';
import { digest, type Session } from '../http/sessions';
import { fieldsIn } from './paths';
import { assertAccess, type ProcessApi } from './process-api';
import { checkPhoneDigits } from './phone-digits';

type Params = Readonly<Record<string, string>>;

/** The same person, process and key give the same command, whichever door and whichever run it reaches. */
const commandIdOf = (actorId: string, number: string, key: string): string =>
  digest(`${actorId}\n${number}\n${key}`).slice(0, 40);

/** What stands in the path is not asked for again in the body. */
function split({ schemas, paths, number }: ProcessApi, name: string): { params: z.ZodObject; body: z.ZodObject } {
  const named = fieldsIn(paths[name]!);
  const entries = Object.entries(schemas[name]!.shape);
  const pick = (inPath: boolean) => Object.fromEntries(entries.filter(([field]) => named.includes(field) === inPath));
  return { params: z.strictObject({ number, ...pick(true) }), body: z.strictObject(pick(false)) };
}

const accepted = ({ base }: ProcessApi, number: string, commandId: string): Reply => ({
  status: 202,
  headers: { Location: `/api/v1${base}/${number}/commands/${commandId}` },
  body: { commandId, number, status: 'accepted' },
});

/** Sends one command to its process and answers its outcome, or hands it in: when asked to, or when nobody answers in time. */
async function send(
  { processes, recorder, metrics, log }: Context,
  door: ProcessApi,
  number: string,
  command: ProcessCommand,
  asSignal: boolean,
): Promise<Reply> {
  const signal = async (): Promise<Reply> => {
    await processes.signal(number, command);
    metrics.commands.inc({ command: command.type, outcome: 'accepted' });
    return accepted(door, number, command.id);
  };
  if (asSignal) return signal();
  try {
    const { recorded, ...answer } = await processes.execute(number, command);
    recorder.add(number, recorded);
    metrics.commands.inc({ command: command.type, outcome: 'applied' });
    return { status: 200, body: { number, ...answer } };
  } catch (error) {
    if (!isUnanswered(error)) throw error;
    log.warn({ number, command: command.type }, 'the command was not answered; it is handed in');
    return signal();
  }
}

const ASK_AGAIN_MS = 200;

/** A closed process says so; an unknown one does not exist. */
async function rethrowAsClosed<T>(
  { repositories }: Context,
  { kind }: ProcessApi,
  number: string,
  ask: () => Promise<T>,
): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!isProcessMissing(error)) throw error;
    const known = await repositories.views.has(kind, number);
    throw new Problem(known ? 'orderClosed' : 'notFound', { number });
  }
}

function alternativeRole(error: unknown, held: readonly Role[], tried: Role): Role | undefined {
  if (!(error instanceof Rejection && error.code === 'roleNotAllowed')) return undefined;
  const { allowed } = error.facts as { readonly allowed?: readonly string[] };
  return held.find((role) => role !== tried && allowed?.includes(role));
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
    const outcome = await context.processes.readOutcome(asked.number, commandId).catch((error: unknown) => {
      if (error instanceof ProcessPortError) return undefined;
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
      const outcome = await context.processes.readOutcome(number, commandId);
      if (!outcome) throw new Problem('commandUnknown', { commandId });
      return { status: 200, body: { commandId, number, ...outcome } };
    },
  });

export const commandEndpoints = (context: Context, door: ProcessApi): readonly Endpoint[] => [
  ...Object.keys(door.paths).map((name) => commandEndpoint(context, door, name)),
  readCommand(context, door),
];
