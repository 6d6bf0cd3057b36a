import { createDocument } from 'zod-openapi';
import { z } from 'zod';
import type { Endpoint } from '../endpoint';
import { permissions, type Permission } from '../../permissions';
import { wordings } from '../problems';

const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(wordings) as [string, ...string[]]),
    instance: z.string(),
    facts: z.record(z.string(), z.unknown()).optional(),
    errors: z.array(z.object({ pointer: z.string(), message: z.string(), code: z.string() })).optional(),
  })
  .meta({
    id: 'Problem',
    description: 'RFC 9457: what is wrong and what to do. `title` follows Accept-Language (en, zh-CN).',
  });

const problem = { description: 'a problem', content: { 'application/problem+json': { schema: Problem } } };

const keyHeader = z.object({
  'Idempotency-Key': z
    .string()
    .meta({ description: '1 to 255 visible ASCII characters; the same key is the same request' }),
});

const digitsHeader = z.object({
  'Phone-Digits': z
    .string()
    .optional()
    .meta({ description: "with a customer's link, above the amount of the policy: the last four digits of the phone" }),
});

/** T9: where a customer says yes to a sum. */
const approvesSum = ({ operation, body }: Endpoint): boolean =>
  (permissions[operation] as Permission).includes('customer') && body !== undefined && 'total' in body.shape;

const openApiPath = (path: string): string => path.replaceAll(/:(\w+)/g, '{$1}');

function operationOf(one: Endpoint): object {
  const permission: Permission = permissions[one.operation];
  const open = permission === 'anyone';
  return {
    operationId: one.operation,
    tags: [one.tag],
    summary: one.summary,
    description: open ? 'Open to anyone.' : `Roles: ${permission.join(', ')}.`,
    security: open ? [] : [{ bearer: [] }],
    requestParams: {
      ...(one.params && { path: one.params }),
      ...(one.query && { query: one.query }),
      ...(one.keyed && { header: approvesSum(one) ? keyHeader.extend(digitsHeader.shape) : keyHeader }),
    },
    ...(one.raw && {
      requestBody: {
        content: { 'application/octet-stream': { schema: { type: 'string' as const, format: 'binary' } } },
      },
    }),
    ...(one.body && { requestBody: { content: { 'application/json': { schema: one.body } } } }),
    responses: {
      ...Object.fromEntries(Object.entries(one.replies).map(([status, description]) => [status, { description }])),
      '4XX': problem,
    },
  };
}

/** OpenAPI 3.1 of the endpoints, from the same schemas that check the requests. */
export function openApi(endpoints: readonly Endpoint[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const one of endpoints) (paths[openApiPath(one.path)] ??= {})[one.method] = operationOf(one);
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Repairflow',
      version: '1',
      description:
        'Repair orders of the after-sales department, each a durable workflow. Amounts in fen, times in RFC 3339.',
    },
    servers: [{ url: '/api/v1' }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    paths: paths,
  });
}
