import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Role } from '../../domain/kernel/actor';
import { Rejection } from '../../domain/kernel/rejection';
import { isProcessMissing, isUnanswered, ProcessPortError, type ProcessCommand } from '../../platform/process-port';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Problem } from '../http/problems';
import type { ReplyOf } from '../http/reply';
import { digest, type Session } from '../http/sessions';
import { permissions, type Permission } from '../permissions';
import { fieldsIn } from './paths';
import { assertAccess, operationOf, type ProcessApi } from './process-api';
import { checkPhoneDigits } from './phone-digits';
import { HandedIn, OutcomeReply, ReceiptReply } from './replies';

const commandReplies = {
  200: { description: 'applied; `happened` names what it brought about', body: ReceiptReply },
  202: {
    description: 'handed in; the outcome will be at `Location`',
    body: HandedIn,
    headers: { Location: 'where the outcome will be' },
  },
} as const;
type CommandReply = ReplyOf<typeof commandReplies>;

/** The same person, process and key give the same command, whether it comes as Update or Signal, and whichever run it reaches. */
const commandIdOf = (actorId: string, number: string, key: string): string =>
  digest(`${actorId}\n${number}\n${key}`).slice(0, 40);

/** What stands in the path is not asked for again in the body. */
function split(path: string, schema: z.ZodObject, number: z.ZodType): { params: z.ZodObject; body: z.ZodObject } {
  const named = fieldsIn(path);
  const entries = Object.entries(schema.shape);
  const pick = (inPath: boolean) => Object.fromEntries(entries.filter(([field]) => named.includes(field) === inPath));
  return { params: z.strictObject({ number, ...pick(true) }), body: z.strictObject(pick(false)) };
}

const accepted = ({ definition: { path } }: ProcessApi, number: string, commandId: string): CommandReply => ({
  status: 202,
  headers: { Location: `/api/v1${path}/${number}/commands/${commandId}` },
  body: { commandId, number, status: 'accepted' },
});

/** Sends one command to its process and answers its outcome, or hands it in: when asked to, or when nobody answers in time. */
async function send(
  { processes, recorder, metrics, log }: Context,
  api: ProcessApi,
  number: string,
  command: ProcessCommand,
  asSignal: boolean,
): Promise<CommandReply> {
  const signal = async (): Promise<CommandReply> => {
    await processes.signal(number, command);
    metrics.commands.inc({ command: command.type, outcome: 'accepted' });
    return accepted(api, number, command.id);
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
  { definition }: ProcessApi,
  number: string,
  ask: () => Promise<T>,
): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!isProcessMissing(error)) throw error;
    const known = await repositories.views.has(definition.type, number);
    throw new Problem(known ? 'processClosed' : 'notFound', { number });
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
  api: ProcessApi,
  { session, role, number, name, key, prefersAsync, digits, payload }: Submission,
): Promise<CommandReply> {
  await checkPhoneDigits(context, api, number, session, payload, digits);
  const content = api.prepare ? await api.prepare(context, name, number, payload) : payload;
  // what we know ourselves comes last, so that a body can never overwrite it
  const id = commandIdOf(session.actorId, number, key);
  const sendAs = (as: Role): Promise<CommandReply> => {
    const command = { ...content, type: name, id, by: { id: session.actorId, role: as } };
    return rethrowAsClosed(context, api, number, () => send(context, api, number, command, prefersAsync));
  };
  try {
    return await sendAs(role);
  } catch (error) {
    // a person with several roles, or a deputy, acts in the one that is asked for
    const other = alternativeRole(error, session.roles, role);
    if (other === undefined) throw error;
    return sendAs(other);
  }
}

/**
 * For a client that cannot come back to ask: submits, and where the command was only handed in, waits for its outcome as long as for
 * an answer. Returns the sequence after it, or undefined when it has no outcome by then. Throws what the process refuses.
 */
export async function submitAndWait(
  context: Context,
  api: ProcessApi,
  submission: Submission,
): Promise<number | undefined> {
  const reply = await submit(context, api, submission);
  if (reply.status === 200) return reply.body.sequence;
  for (const end = Date.now() + context.config.ANSWER_WITHIN_MS; Date.now() < end; await wait(ASK_AGAIN_MS)) {
    const outcome = await context.processes
      .readOutcome(submission.number, reply.body.commandId)
      .catch((error: unknown) => {
        if (error instanceof ProcessPortError) return undefined;
        throw error;
      });
    if (outcome?.status === 'rejected') throw new Problem(outcome.code, outcome.facts);
    if (outcome) return outcome.sequence;
  }
  return undefined;
}

/** T9: where a customer approves a sum. */
const approvesSum = (api: ProcessApi, name: string, body: z.ZodObject): boolean =>
  (permissions[operationOf(api, name)] as Permission).includes('customer') && 'total' in body.shape;

function commandEndpoint(context: Context, api: ProcessApi, name: string, path: string): Endpoint {
  const schema = api.definition.commands.schemas[name];
  if (!schema) throw new Error(`${name} has a path but no schema`);
  const { params, body } = split(path, schema, api.definition.numbers.schema);
  return endpoint({
    operation: operationOf(api, name),
    method: 'post',
    path: `${api.definition.path}/:number/${path}`,
    tag: api.tag,
    summary: schema.meta()?.description ?? name,
    params,
    body,
    keyed: true,
    deferrable: true,
    approvesSum: approvesSum(api, name, body),
    replies: commandReplies,
    handle: async ({ params: inPath, body: inBody, session, role, key, prefersAsync, phoneDigits: digits }) => {
      const { number = '', ...named } = inPath as Readonly<Record<string, string>>;
      await assertAccess(context, api, session, number);
      const payload = { ...inBody, ...named };
      return submit(context, api, { session, role, number, name, key, prefersAsync, digits, payload });
    },
  });
}

/** What became of a command, whether its sender waited or not. */
const readCommand = (context: Context, api: ProcessApi): Endpoint =>
  endpoint({
    operation: operationOf(api, 'readCommand'),
    method: 'get',
    path: `${api.definition.path}/:number/commands/:commandId`,
    tag: api.tag,
    summary: 'The outcome of a command: applied, or rejected and why',
    params: z.strictObject({ number: api.definition.numbers.schema, commandId: z.string().regex(/^[0-9a-f]{40}$/) }),
    problems: ['commandUnknown'],
    replies: { 200: { description: 'the outcome', body: OutcomeReply } },
    handle: async ({ params: { number, commandId }, session }) => {
      await assertAccess(context, api, session, number);
      const outcome = await context.processes.readOutcome(number, commandId);
      if (!outcome) throw new Problem('commandUnknown', { commandId });
      return { status: 200, body: { commandId, number, ...outcome } };
    },
  });

export const commandEndpoints = (context: Context, api: ProcessApi): readonly Endpoint[] => [
  ...Object.entries(api.definition.commands.paths).map(([name, path]) => commandEndpoint(context, api, name, path)),
  readCommand(context, api),
];
