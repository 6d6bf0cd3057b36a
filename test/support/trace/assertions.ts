import ts from 'typescript';

/** Why a test proves nothing; none means that it asserts. */
export type Objection = 'is skipped' | 'asserts nothing' | 'asserts only under a condition' | 'does not use its row';

/** One `test(…)` or `test.each(…)(…)` of a test file. */
export interface TestCall {
  /** The title as it stands in the source: one for all rows of a table. */
  readonly title: string;
  readonly firstLine: number;
  readonly lastLine: number;
  readonly objection?: Objection;
}

type TestFunction = ts.ArrowFunction | ts.FunctionExpression;

const isTestFunction = (node: ts.Node | undefined): node is TestFunction =>
  node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node));

/** The name a call chain begins with and the properties on the way: `test.each(rows)` → test, each. */
function chainOf(callee: ts.Expression): { readonly root: ts.Expression; readonly properties: readonly string[] } {
  const properties: string[] = [];
  let root = callee;
  for (;;) {
    if (ts.isPropertyAccessExpression(root)) {
      properties.unshift(root.name.text);
      root = root.expression;
    } else if (ts.isCallExpression(root) && !isExpectCall(root)) root = root.expression;
    else return { root, properties };
  }
}

const isExpectCall = (node: ts.Node): boolean =>
  ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'expect';

const containsWhen = (node: ts.Expression): boolean => chainOf(node).properties.includes('when');

/** `expect(…).toBe(…)`, `expectProblem(…)`, `fc.assert(…)`, `given(…).when(…).then(…)` and `.thenRejected(…)`. */
function isAssertion(node: ts.Node): boolean {
  if (!ts.isCallExpression(node)) return false;
  const { expression: callee } = node;
  if (ts.isIdentifier(callee)) return /^expect[A-Z]/.test(callee.text);
  if (!ts.isPropertyAccessExpression(callee)) return false;
  const { root } = chainOf(callee);
  if (isExpectCall(root)) return true;
  if (callee.name.text === 'assert') return ts.isIdentifier(root) && root.text === 'fc';
  if (callee.name.text === 'thenRejected') return true;
  return callee.name.text === 'then' && containsWhen(callee.expression);
}

/** Whether a step from the test's body down to an assertion is not taken in every run. */
function isConditional(parent: ts.Node, child: ts.Node): boolean {
  if (ts.isIfStatement(parent)) return child !== parent.expression;
  if (ts.isConditionalExpression(parent)) return child !== parent.condition;
  if (ts.isCatchClause(parent)) return true;
  if (ts.isCallExpression(parent) && ts.isPropertyAccessExpression(parent.expression))
    return parent.expression.name.text === 'catch' && parent.arguments.some((argument) => argument === child);
  const shortCircuits = [
    ts.SyntaxKind.AmpersandAmpersandToken,
    ts.SyntaxKind.BarBarToken,
    ts.SyntaxKind.QuestionQuestionToken,
  ];
  return ts.isBinaryExpression(parent) && child === parent.right && shortCircuits.includes(parent.operatorToken.kind);
}

function assertionsIn(test: TestFunction): { readonly always: number; readonly sometimes: number } {
  let [always, sometimes] = [0, 0];
  const visit = (node: ts.Node, conditional: boolean): void => {
    if (isAssertion(node)) {
      if (conditional) sometimes += 1;
      else always += 1;
    }
    ts.forEachChild(node, (child) => visit(child, conditional || isConditional(node, child)));
  };
  visit(test.body, false);
  return { always, sometimes };
}

function identifiersIn(node: ts.Node): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (child: ts.Node): void => {
    if (ts.isIdentifier(child)) names.add(child.text);
    ts.forEachChild(child, visit);
  };
  visit(node);
  return names;
}

/** Whether a test made from a table, or from a title with `${…}`, does something with its row. */
function usesRow(title: ts.Expression, test: TestFunction, fromTable: boolean): boolean {
  const row = new Set(fromTable ? test.parameters.flatMap(({ name }) => [...identifiersIn(name)]) : []);
  if (ts.isTemplateExpression(title))
    for (const { expression } of title.templateSpans) for (const name of identifiersIn(expression)) row.add(name);
  const isTable = fromTable || ts.isTemplateExpression(title);
  const used = identifiersIn(test.body);
  return !isTable || [...row].some((name) => used.has(name));
}

function objectionTo(call: ts.CallExpression, properties: readonly string[]): Objection | undefined {
  const [title, test] = call.arguments;
  if (properties.some((property) => property === 'skip' || property === 'todo')) return 'is skipped';
  if (!title || !isTestFunction(test)) return 'asserts nothing';
  const { always, sometimes } = assertionsIn(test);
  if (always === 0) return sometimes > 0 ? 'asserts only under a condition' : 'asserts nothing';
  return usesRow(title, test, properties.includes('each')) ? undefined : 'does not use its row';
}

/** Every test of a file, with what speaks against it. Only the test's own body counts, not the helpers it calls. */
export function testCallsIn(file: string, text: string): readonly TestCall[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const lineOf = (position: number): number => source.getLineAndCharacterOfPosition(position).line + 1;
  const calls: TestCall[] = [];
  const visit = (node: ts.Node, skippedAround: boolean): void => {
    const chain = ts.isCallExpression(node) ? chainOf(node.expression) : undefined;
    const name = chain && ts.isIdentifier(chain.root) ? chain.root.text : '';
    const isTest = /^x?(test|it)$/.test(name);
    const skipped =
      skippedAround ||
      /^x(test|it|describe)$/.test(name) ||
      (name === 'describe' && chain!.properties.includes('skip'));
    const title = isTest ? (node as ts.CallExpression).arguments[0] : undefined;
    if (title && (ts.isStringLiteralLike(title) || ts.isTemplateExpression(title))) {
      const objection = skipped ? 'is skipped' : objectionTo(node as ts.CallExpression, chain!.properties);
      calls.push({
        title: ts.isStringLiteralLike(title) ? title.text : title.getText(source).slice(1, -1),
        firstLine: lineOf(node.getStart(source)),
        lastLine: lineOf(node.getEnd()),
        ...(objection && { objection }),
      });
    } else ts.forEachChild(node, (child) => visit(child, skipped));
  };
  visit(source, false);
  return calls;
}
