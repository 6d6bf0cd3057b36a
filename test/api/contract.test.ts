import { z } from 'zod';
import { endpointsOf } from '../../api/endpoints';
import { encodeBody } from '../../api/http/encode-reply';
import { endpoint } from '../../api/http/endpoint';
import { openApi } from '../../api/http/openapi/document';
import type { ReplyDeclarations } from '../../api/http/reply';
import { eventReply, noDeadlines, stateExtrasOf, stateReply } from '../../api/processes/replies';
import { roles } from '../../domain/kernel/actor';
import { StoredInstant } from '../../domain/values/field-schemas';
import { createTestApi, type TestApi } from '../support/test-api';
import { samplePath } from '../support/sample-paths';

let store: TestApi;
beforeAll(async () => {
  store = await createTestApi();
});
afterAll(() => store.stop());

const ask = (method: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(`${store.api.url}/api/v1${path}`, { method, headers });

describe('methods', () => {
  test('OPTIONS answers 204 and the methods of every address, without a session', async () => {
    const methods = new Map<string, Set<string>>();
    for (const { path, method } of endpointsOf(store.api.context)) {
      const of = methods.get(path) ?? new Set(['OPTIONS']);
      for (const one of method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]) of.add(one);
      methods.set(path, of);
    }
    for (const [path, expected] of methods) {
      const answer = await ask('OPTIONS', samplePath(path));
      expect([path, answer.status]).toEqual([path, 204]);
      expect([path, answer.headers.get('allow')?.split(', ').toSorted()]).toEqual([path, [...expected].toSorted()]);
    }
  });

  test.each(['PATCH', 'DELETE', 'TRACE'])(
    '%s where it is not is 405 with Allow, before anybody signs in',
    async (method) => {
      const { port } = new URL(store.api.url);
      const { request } = await import('node:http');
      const answer = await new Promise<{
        status: number | undefined;
        allow: string | undefined;
        type: string | undefined;
      }>((resolve, reject) =>
        request({ port, path: '/api/v1/repair-orders', method }, (res) => {
          resolve({ status: res.statusCode, allow: res.headers.allow, type: res.headers['content-type'] });
          res.resume();
        })
          .on('error', reject)
          .end(),
      );
      expect(answer).toMatchObject({ status: 405, allow: 'GET, HEAD, OPTIONS, POST' });
      expect(answer.type).toContain('application/problem+json');
    },
  );

  test('an address that is none is 404 for every method', async () => {
    for (const method of ['GET', 'POST', 'PATCH', 'OPTIONS'])
      expect((await ask(method, '/nothing/here')).status).toBe(404);
  });

  test('HEAD answers what GET answers, without a body', async () => {
    const { token } = await store.people.as('wang');
    const headers = { Authorization: `Bearer ${token}` };
    for (const path of ['/me', '/repair-orders', '/events/stream']) {
      const answer = await ask('HEAD', path, headers);
      expect([path, answer.status, await answer.text()]).toEqual([path, 200, '']);
    }
  });
});

describe('replies', () => {
  const replies: ReplyDeclarations = {
    200: { description: 'a visit', body: z.object({ at: StoredInstant, note: z.string().exactOptional() }) },
  };

  test('an instant in milliseconds leaves as RFC 3339', () =>
    expect(encodeBody(replies, 200, { at: 0 }, true)).toEqual({ at: '1970-01-01T00:00:00.000Z' }));

  test.each([
    ['a field that is missing', { note: 'x' }, '/at'],
    ['a field of another type', { at: 0, note: 1 }, '/note'],
    ['a field that is not declared', { at: 0, other: 1 }, '/other'],
  ])('%s is not declared, and only its place is told', (_what, body, path) =>
    expect(() => encodeBody(replies, 200, body, true)).toThrow(`the reply is not what is declared: ${path}`),
  );

  test('a status that is not declared is an error', () =>
    expect(() => encodeBody(replies, 201, { at: 0 }, true)).toThrow('status 201'));

  test('outside of tests a field more is left out', () =>
    expect(encodeBody(replies, 200, { at: 0, other: 1 }, false)).toEqual({ at: '1970-01-01T00:00:00.000Z' }));

  test('a body that does not fit its schema does not compile', () => {
    const wrong = endpoint({
      operation: 'readMe',
      method: 'get',
      path: '/me',
      tag: 't',
      summary: 's',
      replies: { 200: { description: 'd', body: z.object({ n: z.int() }) } },
      // @ts-expect-error a text is no number
      handle: async () => ({ status: 200, body: { n: 'one' } }),
    });
    expect(wrong.replies).toHaveProperty('200');
  });
});

describe('states and events', () => {
  test('a state is told without its policy, with instants as RFC 3339 and what may happen next', () => {
    const State = z.object({ number: z.string(), openedAt: StoredInstant, policy: z.object({ version: z.int() }) });
    const body = { number: 'RO-1', openedAt: 0, ...stateExtrasOf({ version: 3 }, [], noDeadlines), late: true };
    const declared = { 200: { description: 'a state', body: stateReply(State, { late: z.boolean() }) } };
    expect(encodeBody(declared, 200, body, true)).toEqual({
      ...body,
      openedAt: '1970-01-01T00:00:00.000Z',
    });
    expect(Object.keys(stateReply(State, {}).shape)).not.toContain('policy');
  });

  test('an event is told by its type, with what it carries and who did it when', () => {
    const Event = eventReply('Sample', { called: z.object({ dueAt: StoredInstant }), closed: z.object({}) });
    const by = { id: 'wang', role: 'serviceAdvisor' };
    expect(z.encode(Event, { type: 'called', sequence: 2, at: 0, by, dueAt: 1 })).toEqual({
      type: 'called',
      sequence: 2,
      at: '1970-01-01T00:00:00.000Z',
      by,
      dueAt: '1970-01-01T00:00:00.001Z',
    });
    expect(z.safeEncode(Event, { type: 'unheardOf', sequence: 2, at: 0, by }).success).toBe(false);
  });
});

interface Described {
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
}
interface DescribedOperation {
  readonly operationId: string;
  readonly requestBody?: { readonly required: boolean };
  readonly responses: Readonly<Record<string, Described>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

describe('the document', () => {
  let document: Document;
  beforeAll(() => {
    document = openApi(endpointsOf(store.api.context)) as Document;
  });

  const described = (): readonly (readonly [where: string, status: string, reply: Described])[] =>
    Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, { responses }]) =>
        Object.entries(responses).map(([status, reply]) => [`${method} ${path}`, status, reply] as const),
      ),
    );

  test('every successful reply has a schema, or is 204', () => {
    const without = described().filter(
      ([, status, { content }]) =>
        status.startsWith('2') && status !== '204' && !Object.values(content ?? {}).every(({ schema }) => schema),
    );
    expect(without.map(([where, status]) => `${where} ${status}`)).toEqual([]);
    expect(
      described().filter(([, status, { content }]) => status !== '204' && status.startsWith('2') && !content),
    ).toEqual([]);
  });

  test('refusals stand under their own status', () =>
    expect(described().filter(([, status]) => !/^[2-5]\d\d$/.test(status))).toEqual([]));

  test('an instant is a date-time in both directions', () => {
    const { components, paths } = document;
    expect(components.schemas['BoardCard']).toMatchObject({
      properties: { openedAt: { type: 'string', format: 'date-time' } },
    });
    const { requestBody } = paths['/repair-orders/{number}/promise']!['post'] as unknown as {
      requestBody: { content: { 'application/json': { schema: object } } };
    };
    expect(requestBody.content['application/json'].schema).toMatchObject({
      properties: { promisedAt: { type: 'string', format: 'date-time' } },
    });
  });

  test('a body is required exactly where a request without one does not fit', async () => {
    await store.models.staff.updateOne({ person: 'manager' }, { $set: { roles: [...roles] } });
    const { token } = await store.people.as('manager');
    const headers = { Authorization: `Bearer ${token}`, 'Idempotency-Key': 'k-1' };
    const endpoints = endpointsOf(store.api.context);
    const operations = Object.values(document.paths).flatMap((at) => Object.values(at));
    const required = new Map(operations.map(({ operationId, requestBody }) => [operationId, requestBody?.required]));
    for (const { operation, method, path, body } of endpoints) {
      if (!body) continue;
      const { status } = await ask(method.toUpperCase(), samplePath(path), headers);
      expect([operation, status, required.get(operation)]).toEqual([operation, status, status === 422]);
    }
  });

  /** Every schema in the document, with its place. */
  function schemasIn(value: unknown, place = ''): readonly (readonly [place: string, schema: object])[] {
    if (typeof value !== 'object' || value === null) return [];
    return [[place, value], ...Object.entries(value).flatMap(([key, within]) => schemasIn(within, `${place}/${key}`))];
  }

  test('every field that names an instant is a date-time, also within states and events', () => {
    // shares of a time, and a time in the customer's words
    const others = /\/(askAt|escalateAt|promiseAlarmAt|statutoryWarnAt|followUp\/properties\/at)$/;
    const instants = schemasIn(document).filter(
      ([place]) => /\/properties\/(at|\w+At)$/.test(place) && !others.test(place),
    );
    expect(instants.length).toBeGreaterThan(100);
    expect(
      instants.filter(([, schema]) => !JSON.stringify(schema).includes('date-time')).map(([place]) => place),
    ).toEqual([]);
  });

  test('only the facts of a refusal and the values of a change have no shape', () => {
    const places = schemasIn(document.components.schemas)
      .filter(([place, schema]) => Object.keys(schema).length === 0 && !place.endsWith('/properties'))
      .map(([place]) => place);
    const anything = [
      '/properties/facts/additionalProperties',
      '/FieldChange/properties/before',
      '/FieldChange/properties/after',
    ];
    expect(places.filter((place) => !anything.some((end) => place.endsWith(end)))).toEqual([]);
  });

  test('a browser shows its session with the cookie, and changes nothing without the header', () => {
    const { paths, components } = document as Document & {
      readonly components: { readonly securitySchemes: object };
    };
    expect(paths['/me']!['get']).toMatchObject({ security: [{ bearer: [] }, { cookie: [] }] });
    expect(paths['/repair-orders']!['post']).toMatchObject({
      security: [{ bearer: [] }, { cookie: [], browser: [] }],
    });
    expect(Object.keys(components.securitySchemes)).toEqual(['bearer', 'cookie', 'browser']);
  });
});
