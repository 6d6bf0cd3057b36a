import { createDocument } from 'zod-openapi';
import { z } from 'zod';
import { permissions, type Permission } from '../../permissions';
import type { Endpoint } from '../endpoint';
import type { ReplyDeclaration } from '../reply';
import { headerSchema } from '../request-headers';
import { problemReplies } from './problem-replies';

const openApiPath = (path: string): string => path.replaceAll(/:(\w+)/g, '{$1}');

const binary = { type: 'string' as const, format: 'binary' };
const contentOf = (types: readonly string[]) => Object.fromEntries(types.map((type) => [type, { schema: binary }]));

function replyOf({ description, body, content, headers }: ReplyDeclaration): object {
  return {
    description,
    ...(headers && {
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, says]) => [
          name,
          { description: says, required: true, schema: { type: 'string' } },
        ]),
      ),
    }),
    ...(body && { content: { 'application/json': { schema: body } } }),
    ...(content && { content: contentOf(content) }),
  };
}

/** An absent body is read as an empty object, so it is required only where that does not fit. */
const jsonBodyOf = (schema: z.ZodObject): object => ({
  required: !schema.safeParse({}).success,
  content: { 'application/json': { schema } },
});

/** How a session is shown: by programs, and by browsers. */
const securitySchemes = {
  bearer: { type: 'http', scheme: 'bearer', description: 'the token of `signIn`' },
  cookie: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-repairflow',
    description: 'set by `signInBrowser`; named `repairflow` where the console is not opened at an https address',
  },
  browser: {
    type: 'apiKey',
    in: 'header',
    name: 'X-Repairflow',
    description: '`1`: what is changed with the cookie needs it, and no form of another site can send it',
  },
} as const;

type Schema = z.core.JSONSchema.BaseSchema;

function operationOf(one: Endpoint): object {
  const permission: Permission = permissions[one.operation];
  const open = permission === 'anyone';
  return {
    operationId: one.operation,
    tags: [one.tag],
    summary: one.summary,
    description: open ? 'Open to anyone.' : `Roles: ${permission.join(', ')}.`,
    security: open ? [] : [{ bearer: [] }, one.method === 'get' ? { cookie: [] } : { cookie: [], browser: [] }],
    requestParams: {
      ...(one.params && { path: one.params }),
      ...(one.query && { query: one.query }),
      header: headerSchema(one),
    },
    ...(one.raw && { requestBody: { required: true, content: contentOf(one.raw) } }),
    ...(one.body && { requestBody: jsonBodyOf(one.body) }),
    responses: {
      ...Object.fromEntries(Object.entries(one.replies).map(([status, reply]) => [status, replyOf(reply)])),
      ...problemReplies(one),
    },
  };
}

/**
 * A codec stands in the document as what is sent in both directions: an instant is a date-time, whatever it is inside. Of a
 * number in a reply the limits of JavaScript are not worth saying.
 */
function asSent({ zodSchema, jsonSchema, io }: { zodSchema: z.core.$ZodType; jsonSchema: Schema; io: string }): void {
  const { def } = (zodSchema as z.core.$ZodTypes)._zod;
  if (io !== 'output') return;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (def.type !== 'pipe' || !('reverseTransform' in def)) return;
  for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
  const { $schema: _schema, ...sent } = z.toJSONSchema(def.in, { io: 'input' });
  Object.assign(jsonSchema, sent);
}

/** What narrows a shared schema says all of it beside the reference, which few programs understand; here it only says it. */
function withoutReference(this: unknown, name: string, value: unknown): unknown {
  return name === '$ref' && Object.hasOwn(this as object, 'type') ? undefined : value;
}

/** OpenAPI 3.1 of the endpoints, from the same schemas that check the requests and write the replies. */
export function openApi(endpoints: readonly Endpoint[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const one of endpoints) (paths[openApiPath(one.path)] ??= {})[one.method] = operationOf(one);
  const document = createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'Repairflow',
        version: '1',
        description:
          'Repair orders of the after-sales department, each a durable workflow. Amounts in fen, times in RFC 3339.',
      },
      servers: [{ url: '/api/v1' }],
      components: { securitySchemes },
      paths,
    },
    { override: asSent },
  );
  return JSON.parse(JSON.stringify(document, withoutReference)) as object;
}
