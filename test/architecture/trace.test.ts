import { testCallsIn } from '../support/trace/assertions';
import { judge, type OpenRequirement, type TitledTest } from '../support/trace/judgement';
import { readRequirements } from '../support/trace/requirements';

const document = `
| Group | MUST | NICE | Total |
|---|---|---|---|
| A Appointment | 2 | 1 | 3 |
| K Reports | 1 | 1 | 2 |
| **All** | **3** | **2** | **5** |

- **A-01 [MUST]** first
- **A-02 [MUST]** second
- **A-03 [NICE]** third
| **K-01** | MUST | daily report |
| **K-02** | NICE | sales report |
| **T-01** | a timer |
`;

describe('what is demanded', () => {
  test('sentences and table rows that must be kept, and every timer', () => {
    const { demanded, known } = readRequirements(document);
    expect([...demanded]).toEqual([
      ['A', ['A-01', 'A-02']],
      ['K', ['K-01']],
      ['T', ['T-01']],
    ]);
    expect(known.has('K-02')).toBe(true);
  });
  test('a row that is not read, or stands twice, is a fault', () => {
    expect(() => readRequirements(document.replace('| **K-01** |', '| K-01 |'))).toThrow('counts 1 MUST in group K');
    expect(() => readRequirements(document.replace('A-02', 'A-01'))).toThrow('holds A-01 twice');
  });
});

describe('what asserts', () => {
  const objections = (...lines: readonly string[]): readonly (string | undefined)[] =>
    testCallsIn('a.test.ts', lines.join('\n')).map(({ objection }) => objection);

  test.each([
    `test('t', () => expect(1).toBe(1));`,
    `test('t', async () => { await expect(f()).rejects.toThrow(); });`,
    `test('t', () => { fc.assert(property); });`,
    `test('t', () => { expectProblem(answer, 409); });`,
    `test('t', () => { for (const one of all) expect(one).toBe(1); });`,
    `test('t', () => given(process, event).when(command, 1).then(other));`,
    `test('t', () => given(process).when(command, 1).thenRejected('notHeld'));`,
    `test.each(rows)('%s', (row) => expect(f(row)).toBe(1));`,
    'test(`t ${name}`, () => expect(f(name)).toBe(1));',
  ])('this does: %s', (source) => expect(objections(source)).toEqual([undefined]));

  test.each([
    [`test('t', () => { run(); });`, 'asserts nothing'],
    [`test('t', () => { expect(1); });`, 'asserts nothing'],
    [`test('t', () => fetch('/').then(read));`, 'asserts nothing'],
    [`test('t', () => { expect.any(Number); });`, 'asserts nothing'],
    [`test('t', () => { if (ready) expect(1).toBe(1); });`, 'asserts only under a condition'],
    [`test('t', () => { try { run(); } catch (e) { expect(e).toBe(1); } });`, 'asserts only under a condition'],
    [`test('t', () => run().catch((e) => expect(e).toBe(1)));`, 'asserts only under a condition'],
    [`test('t', () => { ready && expect(1).toBe(1); });`, 'asserts only under a condition'],
    [`test.skip('t', () => expect(1).toBe(1));`, 'is skipped'],
    [`xtest('t', () => expect(1).toBe(1));`, 'is skipped'],
    [`test.todo('t');`, 'is skipped'],
    [`describe.skip('d', () => { test('t', () => expect(1).toBe(1)); });`, 'is skipped'],
    [`test.each(rows)('%s', (row) => expect(1).toBe(1));`, 'does not use its row'],
    ['test(`t ${name}`, () => expect(1).toBe(1));', 'does not use its row'],
  ])('this does not: %s', (source, objection) => expect(objections(source)).toEqual([objection]));

  test('a test is found by its lines, and has the title of the source', () =>
    expect(testCallsIn('a.test.ts', `describe('d', () => {\n  test('A-01 t', () => {\n    run();\n  });\n});`)).toEqual(
      [{ title: 'A-01 t', firstLine: 2, lastLine: 4, objection: 'asserts nothing' }],
    ));
});

describe('what is carried', () => {
  const requirements = readRequirements(document);
  const named = (title: string, change: Partial<TitledTest> = {}): TitledTest => ({
    file: 'a.test.ts',
    title,
    codes: title.match(/[A-Z]-\d\d/g) ?? [],
    ...change,
  });
  const entry = (change: Partial<OpenRequirement> = {}): OpenRequirement => ({
    missing: 'Nobody is asked.',
    titles: ['A-01 t'],
    ...change,
  });
  const groupA = (tests: readonly TitledTest[], open: Record<string, OpenRequirement> = {}) =>
    judge(requirements, tests, open).groups[0];
  const errors = (tests: readonly TitledTest[], open: Record<string, OpenRequirement>) =>
    judge(requirements, tests, open).errors;

  test('what an asserting test names is carried; what nobody names is not', () =>
    expect(groupA([named('A-01 t')])).toEqual({ group: 'A', demanded: 2, carried: 1, open: [], unnamed: ['A-02'] }));
  test('a test that asserts nothing carries nothing, and is named', () => {
    const report = judge(requirements, [named('A-01 t', { objection: 'asserts nothing' })], {});
    expect(report.groups[0]).toMatchObject({ carried: 0, open: ['A-01'] });
    expect(report.objections).toEqual(['a.test.ts: “A-01 t” asserts nothing']);
    expect(report.errors).toEqual([]);
  });
  test('an entry in the table makes a named requirement open, and is no error', () => {
    expect(groupA([named('A-01 t')], { 'A-01': entry() })).toMatchObject({ carried: 0, open: ['A-01'] });
    expect(errors([named('A-01 t')], { 'A-01': entry() })).toEqual([]);
    expect(errors([], { 'A-02': entry({ titles: [] }) })).toEqual([]);
  });
  test('an entry is stale when a title came, went or changed', () => {
    expect(errors([named('A-01 t'), named('A-01 new')], { 'A-01': entry() })).toEqual([
      'A-01 is listed as open by tests that have changed: read “A-01 new”',
    ]);
    expect(errors([], { 'A-01': entry() })).toEqual([
      'A-01 is listed as open by tests that have changed: “A-01 t” is gone',
    ]);
  });
  test('an entry of no demanded requirement, or without one sentence, is an error', () => {
    expect(errors([named('A-01 t')], { 'A-09': entry() })).toEqual([
      'A-09 is listed as open and demanded by no requirement',
    ]);
    expect(errors([named('A-01 t')], { 'A-01': entry({ missing: '' }) })).toEqual([
      'A-01 is listed as open without one sentence that says what is missing',
    ]);
  });
  test('a title that names what is no requirement is an error', () =>
    expect(errors([named('A-77 t')], {})).toEqual(['a.test.ts: “A-77 t” names A-77, which is no requirement']));
});
