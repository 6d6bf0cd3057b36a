import { setTimeout as wait } from 'node:timers/promises';
import type { ConsentProof } from '../../domain/values/recorded-consent';
import { Rejection } from '../../domain/kernel/rejection';
import type { Submission } from '../../domain/kernel/submission';
import { WITHOUT_DATABASE_MS } from '../../platform/mongo/database-watch';
import { isProcessErased, isProcessMissing, isUnanswered, ProcessPortError } from '../../platform/process-port';
import type { Context } from '../context';
import { Problem } from '../http/problems';
import type { ReplyOf } from '../http/reply';
import { digest } from '../../platform/secrets';
import type { Caller } from '../http/caller';
import { checkApprovalCode } from '../customer-messages/approval-codes';
import { isCustomerSession, type Session } from '../http/sessions';
import { linkInUse, proofOf, withProof } from './consent-proof';
import type { ProcessApi } from './process-api';
import { HandedIn, ReceiptReply } from './replies';

export const commandReplies = {
  200: { description: 'applied; `happened` names what it brought about', body: ReceiptReply },
  202: {
    description: 'handed in; the outcome will be at `Location`',
    body: HandedIn,
    headers: { Location: 'where the outcome will be' },
  },
} as const;
export type CommandReply = ReplyOf<typeof commandReplies>;

/** A permitted command with its payload, as its schema has parsed it. */
export interface ParsedCommand {
  readonly name: string;
  readonly payload: object;
}

/** Commands of one session for a process that it reaches. */
export interface SentCommands {
  readonly session: Session;
  readonly caller: Caller;
  readonly number: string;
  readonly commands: readonly ParsedCommand[];
  readonly key: string;
  readonly prefersAsync: boolean;
  /** From the holder of a link: what was sent to the phone on file. */
  readonly approvalCode?: string | undefined;
  /** The sequence of the state that was seen. */
  readonly expects?: number | undefined;
}

/** The same person, process and key give the same submission, whether it comes as Update or Signal, and whichever run it reaches. */
const submissionIdOf = (actorId: string, number: string, key: string): string =>
  digest(`${actorId}\n${number}\n${key}`).slice(0, 40);

const accepted = ({ definition: { path } }: ProcessApi, number: string, commandId: string): CommandReply => ({
  status: 202,
  headers: { Location: `/api/v1${path}/${number}/commands/${commandId}` },
  body: { commandId, number, status: 'accepted' },
});

const count = ({ metrics }: Context, { commands }: Submission, outcome: 'accepted' | 'applied' | 'defect'): void => {
  for (const { type } of commands) metrics.commands.inc({ command: type, outcome });
};

/** A defect is counted and told to whoever operates the system; the sender cannot mend it. */
async function reportDefect(context: Context, number: string, submission: Submission, error: unknown): Promise<void> {
  if (!(error instanceof Rejection && error.code === 'defect')) return;
  count(context, submission, 'defect');
  const { command = submission.commands[0]?.type ?? '' } = error.facts as { readonly command?: string };
  context.log.error({ number, command }, 'a command met a defect');
  await context.repositories.operatorTasks.report({ kind: 'defect', process: number, about: command, stack: null });
}

/** Sends a submission to its process and answers its outcome, or hands it in: when asked to, or when nobody answers in time. */
async function send(
  context: Context,
  api: ProcessApi,
  number: string,
  submission: Submission,
  asSignal: boolean,
): Promise<CommandReply> {
  const { processes, recorder, log } = context;
  const signal = async (): Promise<CommandReply> => {
    await processes.signal(number, submission);
    count(context, submission, 'accepted');
    return accepted(api, number, submission.id);
  };
  if (asSignal) return signal();
  try {
    const { recorded, ...answer } = await processes.execute(number, submission);
    recorder.add(number, recorded);
    count(context, submission, 'applied');
    return { status: 200, body: { number, ...answer } };
  } catch (error) {
    await reportDefect(context, number, submission, error);
    if (!isUnanswered(error)) throw error;
    log.warn({ number, commands: submission.commands.length }, 'commands were not answered; they are handed in');
    return signal();
  }
}

/** A closed process says so; an unknown one does not exist. One whose key is destroyed takes nothing more, and whoever meets it ends it. */
async function rethrowAsClosed<T>(
  { repositories, forget }: Context,
  { definition }: ProcessApi,
  number: string,
  ask: () => Promise<T>,
): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!isProcessMissing(error)) throw error;
    if (isProcessErased(error)) await forget(number);
    const known = await repositories.views.has(definition.type, number);
    throw new Problem(known ? 'processClosed' : 'notFound', { number });
  }
}

/** A problem with one of several commands says with which. */
export async function atIndex<T>(index: number, { length }: readonly unknown[], ask: () => Promise<T> | T): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (length === 1 || !(error instanceof Problem)) throw error;
    throw new Problem(error.code, { ...error.facts, index }, error.headers);
  }
}

/** A look at each command before it is sent, e.g. against the master data. What we know ourselves comes last, so that no body can overwrite it. */
async function bodiesOf(context: Context, api: ProcessApi, { number, commands }: SentCommands, proof: ConsentProof) {
  const bodies = [];
  for (const [index, { name, payload }] of commands.entries()) {
    const content = await atIndex(index, commands, () => api.prepare?.(context, name, number, payload) ?? payload);
    bodies.push({ ...withProof(content, proof), type: name });
  }
  return bodies;
}

/** What the process is sent: with the commands, who sends them and what must be known of them before. */
async function submissionOf(context: Context, api: ProcessApi, sent: SentCommands): Promise<Submission> {
  const { session, caller, number, key, approvalCode, expects } = sent;
  const id = submissionIdOf(session.actorId, number, key);
  const link = await linkInUse(context, session);
  const shown = { code: approvalCode, submission: id };
  const proof = proofOf(caller, link, await checkApprovalCode(context, api, session, sent.commands, shown));
  return {
    id,
    by: { id: session.actorId, roles: session.roles, inPlaceOf: session.inPlaceOf },
    commands: await bodiesOf(context, api, sent, proof),
    ...(expects !== undefined && { expects }),
    ...context.recorder.known(number),
  };
}

/** Sends permitted, parsed commands on behalf of a session that reaches their process: all of them happen, or none. Where the database falls silent before, none is sent. */
export async function submit(context: Context, api: ProcessApi, sent: SentCommands): Promise<CommandReply> {
  const { session, number, prefersAsync } = sent;
  const submission = await context.databaseWatch.unlessSilent(submissionOf(context, api, sent), WITHOUT_DATABASE_MS);
  // a refusal of what was handed in is recorded: only staff hand in what they need not wait for
  const asSignal = prefersAsync && !isCustomerSession(session);
  return rethrowAsClosed(context, api, number, () => send(context, api, number, submission, asSignal));
}

const ASK_AGAIN_MS = 200;

/**
 * For a client that cannot come back to ask: submits, and where the commands were only handed in, waits for their outcome as long as for
 * an answer. Returns the sequence after them, or undefined when there is no outcome by then. Throws what the process refuses.
 */
export async function submitAndWait(
  context: Context,
  api: ProcessApi,
  sent: SentCommands,
): Promise<number | undefined> {
  const reply = await submit(context, api, sent);
  if (reply.status === 200) return reply.body.sequence;
  for (const end = Date.now() + context.config.ANSWER_WITHIN_MS; Date.now() < end; await wait(ASK_AGAIN_MS)) {
    const outcome = await context.processes.readOutcome(sent.number, reply.body.commandId).catch((error: unknown) => {
      if (error instanceof ProcessPortError) return undefined;
      throw error;
    });
    if (outcome?.status === 'rejected') throw new Problem(outcome.code, outcome.facts);
    if (outcome) return outcome.sequence;
  }
  return undefined;
}
