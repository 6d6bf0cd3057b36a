import { z } from 'zod';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Problem } from '../http/problems';
import { roleFor } from '../http/role-for';
import { permissions, type Permission } from '../permissions';
import { fieldsIn } from './paths';
import { assertAccess, operationOf, type ProcessApi } from './process-api';
import { OutcomeReply } from './replies';
import { atIndex, commandReplies, submit } from './submit';

/** Commands in one request. */
const MAX_COMMANDS = 30;

/** What stands in the path is not asked for again in the body. */
function split(path: string, schema: z.ZodObject, number: z.ZodType): { params: z.ZodObject; body: z.ZodObject } {
  const named = fieldsIn(path);
  const entries = Object.entries(schema.shape);
  const pick = (inPath: boolean) => Object.fromEntries(entries.filter(([field]) => named.includes(field) === inPath));
  return { params: z.strictObject({ number, ...pick(true) }), body: z.strictObject(pick(false)) };
}

const permissionOf = (api: ProcessApi, name: string): Permission => permissions[operationOf(api, name)];

/** T9: where a customer approves a sum. */
const approvesSum = (api: ProcessApi, name: string): boolean =>
  permissionOf(api, name).includes('customer') && 'total' in (api.definition.commands.schemas[name]?.shape ?? {});

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
    sequenced: true,
    approvesSum: approvesSum(api, name),
    replies: commandReplies,
    handle: async ({
      params: inPath,
      body: inBody,
      session,
      caller,
      key,
      prefersAsync,
      approvalCode,
      seenSequence,
    }) => {
      const { number = '', ...named } = inPath as Readonly<Record<string, string>>;
      await assertAccess(context, api, session, number);
      const commands = [{ name, payload: { ...inBody, ...named } }];
      return submit(context, api, {
        session,
        caller,
        number,
        commands,
        key,
        prefersAsync,
        approvalCode,
        expects: seenSequence,
      });
    },
  });
}

/** Every command of the process with its fields, told apart by `type`. */
function anyCommandOf({ definition: { commands, type } }: ProcessApi): z.ZodType<{ type: string }> {
  const [first, ...others] = Object.entries(commands.schemas).map(([name, schema]) =>
    z.strictObject({ type: z.literal(name), ...schema.shape }),
  );
  if (!first) throw new Error(`${type} takes no commands`);
  return z.discriminatedUnion('type', [first, ...others]);
}

/** One screen of a person is one request: all of its commands happen, or none. */
function batchEndpoint(context: Context, api: ProcessApi): Endpoint {
  const { numbers, path } = api.definition;
  const example = api.batchExample;
  return endpoint({
    operation: operationOf(api, 'sendCommands'),
    method: 'post',
    path: `${path}/:number/commands`,
    tag: api.tag,
    summary:
      'Several commands at once, in order: all happen or none. A refusal is the problem of the single command, with its `index`, from 0, among the `facts`',
    params: z.strictObject({ number: numbers.schema }),
    body: z
      .strictObject({ commands: z.array(anyCommandOf(api)).min(1).max(MAX_COMMANDS) })
      .meta({ examples: [{ commands: example }] }),
    keyed: true,
    deferrable: true,
    sequenced: true,
    replies: commandReplies,
    handle: async ({ params: { number }, body, session, caller, key, prefersAsync, seenSequence }) => {
      await assertAccess(context, api, session, number);
      const commands = body.commands.map(({ type: name, ...payload }) => ({ name, payload }));
      for (const [index, { name }] of commands.entries())
        await atIndex(index, commands, () => roleFor(operationOf(api, name), session));
      return submit(context, api, { session, caller, number, commands, key, prefersAsync, expects: seenSequence });
    },
  });
}

/** What became of a request, whether its sender waited or not. */
const readCommand = (context: Context, api: ProcessApi): Endpoint =>
  endpoint({
    operation: operationOf(api, 'readCommand'),
    method: 'get',
    path: `${api.definition.path}/:number/commands/:commandId`,
    tag: api.tag,
    summary: 'The outcome of a command, or of several that were sent at once: applied, or rejected and why',
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
  batchEndpoint(context, api),
  readCommand(context, api),
];
