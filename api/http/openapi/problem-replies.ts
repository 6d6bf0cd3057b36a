import { z } from 'zod';
import { isRejectionCode } from '../../../domain/kernel/rejection';
import { permissions } from '../../permissions';
import type { Endpoint } from '../endpoint';
import { wordings, type ProblemCode } from '../problems';

const codes = Object.keys(wordings) as [ProblemCode, ...ProblemCode[]];

/** What was wrong with one field of a request. */
const FieldError = z.object({ pointer: z.string(), message: z.string(), code: z.string() }).meta({ id: 'FieldError' });
const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(codes),
    instance: z.string(),
    facts: z.record(z.string(), z.unknown()).exactOptional(),
    errors: z.array(FieldError).exactOptional(),
  })
  .meta({
    id: 'Problem',
    description: 'RFC 9457: what is wrong and what to do. `title` follows Accept-Language (en, zh-CN).',
  });

/** The name and meaning of each status that is answered with a problem. */
const statuses: Readonly<Record<number, readonly [id: string, description: string]>> = {
  400: ['BadRequest', 'Unreadable: malformed JSON, no valid Idempotency-Key, or no file'],
  401: ['Unauthenticated', 'No valid session'],
  403: ['Forbidden', 'Not with these roles, or something that proves the person is missing'],
  404: ['NotFound', 'There is nothing of this number or id in the store'],
  405: ['MethodNotAllowed', 'The address does not take this method; see `Allow`'],
  409: ['Conflict', 'Not in the present state; `code` says why and `facts` what'],
  412: ['PreconditionFailed', 'Somebody changed it meanwhile'],
  413: ['TooLarge', 'More than 64 kB of JSON or 10 MB of file'],
  415: ['UnsupportedMediaType', 'Not JSON, or not a file that is taken'],
  422: ['Invalid', '`errors` points at each field that does not fit, or `code` says which rule the content breaks'],
  428: ['PreconditionRequired', 'If-Match is missing'],
  429: [
    'TooManyRequests',
    'Wait as long as `Retry-After` says; `RateLimit` says in every answer to a session what is left',
  ],
  500: ['Defect', 'Something is broken here; the incident is in the log'],
  503: ['Unavailable', 'A part of the system does not answer; send the same request again'],
};

/** What some refusals look like; the facts are those of the code. */
const samples: readonly (readonly [code: ProblemCode, facts: object])[] = [
  ['notBegunYet', { facts: { beganAt: '2026-11-26T01:30:00.000Z' } }],
  ['momentInFuture', { facts: { now: '2026-11-26T02:30:00.000Z' } }],
  [
    'invalid',
    {
      errors: [
        {
          pointer: '/promisedAt',
          message: 'Promised at: choose a day and time between 2000 and 2100.',
          code: 'invalid_format',
        },
      ],
    },
  ],
];
const samplesOf = (status: number): Readonly<Record<string, object>> =>
  Object.fromEntries(
    samples
      .filter(([code]) => wordings[code].status === status)
      .map(([code, more]) => {
        const { en } = wordings[code];
        const value = { type: `/docs/problems#${code}`, title: en, status, code, instance: 'R-1', ...more };
        return [code, { value }];
      }),
  );

const problem = (status: number) => {
  const [id, description] = statuses[status] ?? ['Problem', 'a problem'];
  const examples = samplesOf(status);
  const content = { schema: Problem, ...(Object.keys(examples).length > 0 && { examples }) };
  return { id, description, content: { 'application/problem+json': content } };
};
const declared = new Map(Object.keys(statuses).map((status) => [Number(status), problem(Number(status))]));

/** Every way a process refuses a command. */
const rejections = codes.filter(isRejectionCode);

/** What an endpoint refuses by its permission, schemas and headers, and what it says it refuses beside that. */
function problemsOf(one: Endpoint): readonly ProblemCode[] {
  const guarded = permissions[one.operation] !== 'anyone';
  const changes = one.method !== 'get';
  return [
    'invalid',
    'methodNotAllowed',
    'defect',
    'unavailable',
    // a session that is sent is checked and counted wherever it is sent
    'signInNeeded',
    'tooMany',
    ...(guarded ? (['forbidden', 'secondFactorNeeded'] as const) : []),
    ...(changes ? (['headerMissing', 'foreignOrigin'] as const) : []),
    ...(one.params ? (['malformedJson', 'notFound'] as const) : []),
    ...(changes ? (['malformedJson', 'jsonRequired', 'tooLarge'] as const) : []),
    ...(one.raw ? (['fileMissing', 'fileNotTaken', 'tooLarge'] as const) : []),
    ...(one.keyed ? (['keyMissing', 'requestRunning', 'commandIdReused'] as const) : []),
    ...(one.versioned ? (['versionMissing', 'versionStale'] as const) : []),
    ...(one.deferrable ? (['processClosed', ...rejections] as const) : []),
    ...(one.approvesSum ? (['approvalCodeMissing', 'approvalCodeWrong', 'approvalCodeBlocked'] as const) : []),
    ...(one.problems ?? []),
  ];
}

/** The refusals of an endpoint, by status. */
export function problemReplies(one: Endpoint): Readonly<Record<string, object>> {
  const refused = new Set(problemsOf(one).map((code) => wordings[code].status));
  return Object.fromEntries(
    [...declared].filter(([status]) => refused.has(status)).map(([status, reply]) => [String(status), reply]),
  );
}
