import fc from 'fast-check';
import type { z } from 'zod';
import { endpointsOf } from '../../api/endpoints';
import type { Endpoint } from '../../api/http/endpoint';
import { openApi } from '../../api/http/openapi/document';
import { permissions, type Permission } from '../../api/permissions';
import { fillPath } from '../../api/processes/paths';
import type { ApiUser } from '../../dev/fixtures/api-users';
import { staff } from '../../dev/fixtures/store';
import { sections } from '../../domain/settings/sections';
import { PolicyContent } from '../../domain/policy/policy';
import { processDefinitions } from '../../domain/processes';
import { fieldFaults } from '../../texts/field-errors';
import { fieldName } from '../../texts/field-names';
import { BodySamples, type DocumentOfBodies } from '../support/sample-body';
import { createTestApi, type TestApi } from '../support/test-api';
import { fieldNamesIn, unfitFor } from '../support/unfit-values';
import { wordFaults } from '../support/word-faults';

let store: TestApi;
/** Everything that somebody fills in and sends. */
let forms: ReadonlyMap<string, z.ZodType>;

beforeAll(async () => {
  store = await createTestApi();
  const bodies = endpointsOf(store.api.context).flatMap(({ operation, body }) =>
    body ? [[`body of ${operation}`, body] as const] : [],
  );
  const queries = endpointsOf(store.api.context).flatMap(({ operation, query }) =>
    query ? [[`query of ${operation}`, query] as const] : [],
  );
  const commands = Object.entries(processDefinitions).flatMap(([type, definition]) =>
    Object.entries(definition.commands.schemas).map(([name, schema]) => [`${type} ${name}`, schema] as const),
  );
  const settings = Object.entries(sections).map(([name, { schema }]) => [`setting ${name}`, schema] as const);
  const paths = endpointsOf(store.api.context).flatMap(({ operation, params }) =>
    params ? [[`path of ${operation}`, params] as const] : [],
  );
  forms = new Map<string, z.ZodType>([
    ...bodies,
    ...queries,
    ...paths,
    ...commands,
    ...settings,
    ['policy', PolicyContent],
  ]);
});
afterAll(() => store.stop());

const library =
  /\b(too (?:small|big)|invalid|expected|received|unrecogni[sz]ed|pattern|regex|undefined|null|NaN)\b|[<>]=?|[{}[\]]/i;

/** Without the name of the field, which may be one of those words. */
const adviceIn = (said: string): string => said.replace(/^[^:：]*[:：]/, '');

/** What is wrong with what is said about a value that does not fit. */
function faultsOfSentences(form: string, schema: z.ZodType, value: unknown): readonly string[] {
  const { error } = schema.safeParse(value, { reportInput: true });
  return fieldFaults(error?.issues ?? []).flatMap(({ path, text }) =>
    (['zh', 'en'] as const).flatMap((language) => {
      const said = text[language];
      const wrong = [
        ...wordFaults(language, said),
        ...(library.test(adviceIn(said)) ? ['a word of the library'] : []),
        ...(/[.。]$/.test(said) ? [] : ['no sentence']),
      ];
      return wrong.map((fault) => `${form} /${path.join('/')} ${language}: ${fault}: ${said}`);
    }),
  );
}
/** The same sentence about the same field is one fault. */
const eachOnce = (faults: readonly string[]): readonly string[] => [...new Set(faults)];

test('every field that somebody fills in has a name in both languages', () => {
  const nameless = [...forms].flatMap(([form, schema]) =>
    fieldNamesIn(schema)
      .filter((name) => fieldName(name) === undefined)
      .map((name) => `${form}: ${name}`),
  );
  expect(eachOnce(nameless)).toEqual([]);
});

test('whatever is sent that does not fit, is told as advice in both languages, in words of people', () => {
  expect(forms.size).toBeGreaterThan(300);
  let refused = 0;
  const faults = [...forms].flatMap(([form, schema]) =>
    unfitFor(schema).flatMap((value) => {
      if (!schema.safeParse(value).success) refused += 1;
      return faultsOfSentences(form, schema, value);
    }),
  );
  expect(eachOnce(faults)).toEqual([]);
  expect(refused).toBeGreaterThan(forms.size * 20);
});

test('so is anything else at all', () => {
  const all = [...forms];
  fc.assert(
    fc.property(fc.nat(all.length - 1), fc.anything({ maxDepth: 3 }), (index, value) => {
      const [form, schema] = all[index]!;
      const named = Object.fromEntries(fieldNamesIn(schema).map((name) => [name, value]));
      expect([...faultsOfSentences(form, schema, value), ...faultsOfSentences(form, schema, named)]).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('the reply says what to do in the language of the reader, and points at the place', async () => {
  const wang = await store.people.as('wang');
  const send = async (path: string, body: object, language: string) => {
    const asking = { method: 'POST', body, headers: { 'Accept-Language': language } } as const;
    const { body: problem } = await wang.ask(path, asking);
    const errors = problem.errors as { pointer: string; message: string }[];
    return errors.map(({ pointer, message }) => `${pointer} ${message}`);
  };
  const customer = { name: ' ', phone: '12', email: 'x'.repeat(130), nobody: 1 };
  expect(await send('/customers', customer, 'en')).toEqual(
    expect.arrayContaining([
      '/name Name: fill this in.',
      '/phone Phone: give a mobile number of 11 digits, or a landline number with its area code.',
      '/email E-mail: give the whole e-mail address.',
      '/nobody Leave this out: it is not asked for here.',
    ]),
  );
  expect(await send('/customers', customer, 'zh-CN')).toContain('/phone 电话：请填写 11 位手机号，或带区号的座机号。');
  const number = 'RO-S01-20261122-0001';
  expect(await send(`/repair-orders/${number}/needs`, { needs: [] }, 'en')).toEqual([
    '/needs Needs: fill in or choose at least one.',
  ]);
  expect(await send(`/repair-orders/${number}/needs`, { needs: [{ needId: 'N', words: '' }] }, 'zh-CN')).toEqual(
    expect.arrayContaining(['/needs/0/words 原话记录（第 1 项）：请填写。']),
  );
});

/** In the session of somebody who may ask for it, as far as any of the staff may. */
async function askerOf(operation: Endpoint['operation']): Promise<ApiUser | undefined> {
  const permission: Permission = permissions[operation];
  if (permission === 'anyone') return store.people.stranger;
  const able = staff.find(({ roles }) => roles.some((role) => permission.includes(role)));
  return able && store.people.as(able.id);
}

/** The place of the empty list among what `unfitFor` fills in. */
const ROUND_OF_EMPTY_LISTS = 13;
/** Filled in to its last field, with an empty list wherever a list, words or a number are asked for. */
const unfitBody = (body: z.ZodType) => unfitFor(body)[ROUND_OF_EMPTY_LISTS * 2 + 1] as object;

test('no operation that takes a body answers with a sentence of the library, in either language', async () => {
  const endpoints = endpointsOf(store.api.context);
  const samples = new BodySamples(openApi(endpoints) as unknown as DocumentOfBodies);
  const faults: string[] = [];
  let told = 0;
  for (const [index, { operation, method, path, body }] of endpoints.entries()) {
    const asker = body && (await askerOf(operation));
    if (!asker) continue;
    const address = fillPath(path, (field) => samples.pathValue(operation, field));
    const language = (['zh', 'en'] as const)[index % 2]!;
    const headers = { 'Accept-Language': language === 'zh' ? 'zh-CN' : 'en' };
    const asking = { method: method.toUpperCase() as 'POST', body: unfitBody(body), headers };
    const { body: answer } = await asker.ask(address, asking);
    for (const { pointer, message } of (answer?.errors ?? []) as { pointer: string; message: string }[]) {
      told += 1;
      const wrong = [...wordFaults(language, message), ...(library.test(adviceIn(message)) ? ['library'] : [])];
      faults.push(...wrong.map((fault) => `${operation} ${pointer} ${language}: ${fault}: ${message}`));
    }
  }
  expect(faults).toEqual([]);
  expect(told).toBeGreaterThan(endpoints.length);
});
