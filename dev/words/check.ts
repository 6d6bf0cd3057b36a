import path from 'node:path';
import ts from 'typescript';
import { identifiers, parts, phrases } from './banned';

export interface Finding {
  readonly line: number;
  readonly word: string;
  readonly instead: string;
}

/** `callWatches` and `call-watches` as `call`, `watches`. */
const partsOf = (name: string): readonly string[] =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '');

const own = <T>(words: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(words, name) ? words[name] : undefined;

/** The banned word that a name is or has in it. */
function bannedIn(file: string, name: string): { readonly word: string; readonly instead: string } | undefined {
  const whole = own(identifiers, name);
  if (whole && !whole.except?.test(`${file}:${name}`)) return { word: name, instead: whole.instead };
  for (const part of partsOf(name)) {
    const banned = own(parts, part);
    if (banned && !banned.except?.test(`${file}:${name}`)) return { word: part, instead: banned.instead };
  }
  return undefined;
}

function proseFindings(text: string, firstLine: number): readonly Finding[] {
  return phrases.flatMap(({ pattern, instead }) =>
    [...text.matchAll(new RegExp(pattern, `${pattern.flags.replace('g', '')}g`))].map(({ 0: word, index }) => ({
      line: firstLine + text.slice(0, index).split('\n').length - 1,
      word: word.replaceAll(/\s+/g, ' '),
      instead,
    })),
  );
}

const isMarkup = ({ parent }: ts.Node): boolean =>
  ts.isJsxOpeningElement(parent) ||
  ts.isJsxClosingElement(parent) ||
  ts.isJsxSelfClosingElement(parent) ||
  ts.isJsxAttribute(parent);

const isProse = (node: ts.Node): boolean =>
  ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node) || ts.isJsxText(node);

function codeFindings(file: string, text: string): readonly Finding[] {
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  const lineOf = (position: number): number => source.getLineAndCharacterOfPosition(position).line + 1;
  const found: Finding[] = [];
  const visit = (node: ts.Node): void => {
    const children = node.getChildren(source).filter((child) => child.kind !== ts.SyntaxKind.JSDoc);
    if (children.length > 0) return children.forEach(visit);
    const start = node.getStart(source);
    // comments are what stands between the tokens
    found.push(...proseFindings(text.slice(node.pos, start), lineOf(node.pos)));
    if (isProse(node)) found.push(...proseFindings(text.slice(start, node.end), lineOf(start)));
    const banned = ts.isIdentifier(node) && !isMarkup(node) ? bannedIn(file, node.text) : undefined;
    if (banned) found.push({ line: lineOf(start), ...banned });
  };
  visit(source);
  return found;
}

/** In a document, names stand between backticks. */
const documentFindings = (file: string, text: string): readonly Finding[] => [
  ...proseFindings(text, 1),
  ...text.split('\n').flatMap((line, index) =>
    [...line.matchAll(/`([A-Za-z_]\w*)(?:\(\))?`/g)].flatMap(({ 1: name }) => {
      const banned = bannedIn(file, name!);
      return banned ? [{ line: index + 1, ...banned }] : [];
    }),
  ),
];

/** The banned words in a file: in its name (line 0), its identifiers, comments, titles and texts. */
export function findingsIn(file: string, text: string): readonly Finding[] {
  const named = file
    .split('/')
    .flatMap((folder) => partsOf(path.parse(folder).name))
    .flatMap((part) => {
      const banned = own(parts, part);
      return banned ? [{ line: 0, word: part, instead: banned.instead }] : [];
    });
  const isCode = /\.(tsx?|mts|cts|[cm]?js)$/.test(file);
  return [...named, ...(isCode ? codeFindings(file, text) : documentFindings(file, text))];
}
