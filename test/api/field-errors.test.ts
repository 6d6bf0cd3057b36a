import fc from 'fast-check';
import type { z } from 'zod';
import { endpointsOf } from '../../api/endpoints';
import { sections } from '../../domain/settings/sections';
import { PolicyContent } from '../../domain/policy/policy';
import { processDefinitions } from '../../domain/processes';
import { fieldFaults } from '../../texts/field-errors';
import { fieldName } from '../../texts/field-names';
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
  forms = new Map<string, z.ZodType>([...bodies, ...queries, ...commands, ...settings, ['policy', PolicyContent]]);
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
