import { setTimeout as wait } from 'node:timers/promises';
import { ServiceError, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { z } from 'zod';
import type { Actor } from '../../domain/actor';
import { commandSchemas, type PublicCommand, type RepairOrderCommand } from '../../domain/repair-order/commands';
import { OrderNumber } from '../fields';
import {
  COMMAND,
  workflowIdOf,
  type CommandOutcome,
  type RepairOrderReceipt,
  type UpdateArguments,
} from '../../workflows/repair-order/messages';
import type { Context } from '../context';
import { endpoint, type Asked, type Endpoint, type Reply } from '../endpoint';
import { isProblemCode, isRefusal, Problem } from '../problems/problem';
import { storeOf } from '../../platform/mongo/event-log';
import { digest, type Session } from '../sessions';
import { checkPlate } from './gate';
import { commandPaths } from './paths';

type Params = Readonly<Record<string, string>>;

/** A number of another store, or an order other than the one the customer's link was for, is as if it did not exist. */
export function reach(session: Session | undefined, number: string): Session {
  if (!session || storeOf(number) !== session.store || (session.order !== null && session.order !== number))
    throw new Problem('notFound');
  return session;
}

/** The same person, order and key give the same command, whichever door and whichever run it reaches. */
const commandIdOf = (actorId: string, number: string, key: string): string =>
  digest(`${actorId}\n${number}\n${key}`).slice(0, 40);

const namesIn = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name as string);

/** What stands in the path is not asked for again in the body. */
function split(name: PublicCommand): { params: z.ZodObject; body: z.ZodObject } {
  const { shape } = commandSchemas[name] as z.ZodObject;
  const named = namesIn(commandPaths[name]);
  const entries = Object.entries(shape);
  const pick = (inPath: boolean) => Object.fromEntries(entries.filter(([field]) => named.includes(field) === inPath));
  return { params: z.strictObject({ number: OrderNumber, ...pick(true) }), body: z.strictObject(pick(false)) };
}

const accepted = (number: string, commandId: string): Reply => ({
  status: 202,
  headers: { Location: `/api/v1/repair-orders/${number}/commands/${commandId}` },
  body: { commandId, number, status: 'accepted' },
});

/**
 * Hands one command to the order: as an Update that answers, or as a Signal when asked to or when no worker answers in time.
 * An Update that meets its order while that continues as a new run is answered by neither; the new run takes the same command.
 */
async function send(context: Context, number: string, command: RepairOrderCommand, asSignal: boolean): Promise<Reply> {
  const { temporal, config, recorder, metrics, log } = context;
  const order = temporal.workflow.getHandle(workflowIdOf(number));
  const update = (): Promise<RepairOrderReceipt> =>
    temporal.withDeadline(Date.now() + config.ANSWER_WITHIN_MS, () =>
      order.executeUpdate<RepairOrderReceipt, UpdateArguments>(command.type, { args: [command], updateId: command.id }),
    );
  const signal = async (): Promise<Reply> => {
    await temporal.withDeadline(Date.now() + config.ANSWER_WITHIN_MS, () => order.signal(command.type, command));
    metrics.commands.inc({ command: command.type, outcome: 'accepted' });
    return accepted(number, command.id);
  };
  if (asSignal) return signal();
  for (let tries = 1; ; tries++) {
    try {
      const { recorded, ...answer } = await update();
      recorder.add(number, recorded);
      metrics.commands.inc({ command: command.type, outcome: 'applied' });
      return { status: 200, body: { number, ...answer } };
    } catch (error) {
      const why = silenceOf(error);
      if (!why) throw error;
      log.warn({ number, command: command.type, tries, why, error: (error as Error).name }, 'Update not answered');
      if (why === 'betweenRuns' && tries < TRIES_BETWEEN_RUNS) await wait(tries * 40);
      else if (error instanceof WorkflowNotFoundError) throw error;
      else return signal();
    }
  }
}

const TRIES_BETWEEN_RUNS = 4;

/**
 * Why an Update has no answer of the domain: the run that was asked has just given way to the next, or server or worker did not
 * get to it. Undefined for everything that is an answer. Handing the command in again is safe: its id counts once.
 */
function silenceOf(error: unknown): 'betweenRuns' | 'unanswered' | undefined {
  if (error instanceof WorkflowUpdateFailedError) {
    const type = error.cause instanceof ApplicationFailure ? error.cause.type : undefined;
    return isProblemCode(type) ? undefined : 'betweenRuns';
  }
  if (error instanceof WorkflowNotFoundError) return 'betweenRuns';
  if (error instanceof ServiceError) return isRefusal(error) ? undefined : 'unanswered';
  return error instanceof Error && /Timeout|Cancelled/.test(error.name) ? 'unanswered' : undefined;
}

/** A closed order says so; an unknown one does not exist. */
async function orClosed<T>(context: Context, number: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    const known = await context.models.orders.exists({ _id: number });
    throw new Problem(known ? 'orderClosed' : 'notFound', { number });
  }
}

function commandEndpoint(context: Context, name: PublicCommand): Endpoint {
  const { params, body } = split(name);
  const handle = async (asked: Asked<Params, unknown, object>): Promise<Reply> => {
    const { number = '', ...named } = asked.params;
    const session = reach(asked.session, number);
    const by: Actor = { id: session.actorId, role: asked.role! };
    const payload = name === 'openGate' ? await checkPlate(context, number, asked.body) : asked.body;
    // what we know ourselves comes last, so that a body can never overwrite it
    const id = commandIdOf(session.actorId, number, asked.key);
    const command = { ...payload, ...named, type: name, id, by } as RepairOrderCommand;
    return orClosed(context, number, () => send(context, number, command, asked.prefersAsync));
  };
  return endpoint({
    operation: name,
    method: 'post',
    path: `/repair-orders/:number/${commandPaths[name]}`,
    tag: 'repair orders',
    summary: commandSchemas[name].meta()?.description ?? name,
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
const readCommand = (context: Context): Endpoint =>
  endpoint({
    operation: 'readCommand',
    method: 'get',
    path: '/repair-orders/:number/commands/:commandId',
    tag: 'repair orders',
    summary: 'The outcome of a command: applied, or rejected and why',
    params: z.strictObject({ number: OrderNumber, commandId: z.string().regex(/^[0-9a-f]{40}$/) }),
    replies: { 200: 'the outcome' },
    handle: async ({ params: { number, commandId }, session }) => {
      reach(session, number);
      const order = context.temporal.workflow.getHandle(workflowIdOf(number));
      const outcome = await context.temporal.withDeadline(Date.now() + context.config.ANSWER_WITHIN_MS, () =>
        order.query<CommandOutcome, [string]>(COMMAND, commandId),
      );
      if (!outcome) throw new Problem('commandUnknown', { commandId });
      return { status: 200, body: { commandId, number, ...outcome } };
    },
  });

export const commandEndpoints = (context: Context): readonly Endpoint[] => [
  ...(Object.keys(commandPaths) as PublicCommand[]).map((name) => commandEndpoint(context, name)),
  readCommand(context),
];
