import type { Objection } from './assertions';
import type { Requirements } from './requirements';

/** A test that names requirements in its title or in the titles around it. */
export interface TitledTest {
  readonly file: string;
  /** Its own title as it stands in the source. */
  readonly title: string;
  readonly codes: readonly string[];
  readonly objection?: Objection;
}

/** What a reader of the tests found: they do not assert the requirement, or not all of it. */
export interface OpenRequirement {
  /** One sentence: what no test asserts. */
  readonly missing: string;
  /** The titles of asserting tests that name it, as they were when somebody read them; none when no test does. */
  readonly titles: readonly string[];
}

/** One group of requirements. `open` are named by a test or by the table of open requirements, `unnamed` by neither. */
export interface GroupReport {
  readonly group: string;
  readonly demanded: number;
  readonly carried: number;
  readonly open: readonly string[];
  readonly unnamed: readonly string[];
}

export interface TraceReport {
  readonly groups: readonly GroupReport[];
  /** Tests that name a requirement and prove nothing, in sentences. */
  readonly objections: readonly string[];
  /** What is wrong with the table of open requirements or with a title, in sentences. */
  readonly errors: readonly string[];
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)].toSorted();

function errorsOf(
  code: string,
  { missing, titles }: OpenRequirement,
  named: readonly string[],
  { demanded }: Requirements,
): readonly string[] {
  if (!demanded.get(code[0] ?? '')?.includes(code)) return [`${code} is listed as open and demanded by no requirement`];
  if (!/^[^.]+\.$/.test(missing)) return [`${code} is listed as open without one sentence that says what is missing`];
  const added = named.filter((title) => !titles.includes(title)).map((title) => `read “${title}”`);
  const gone = titles.filter((title) => !named.includes(title)).map((title) => `“${title}” is gone`);
  const stale = [...added, ...gone];
  return stale.length > 0 ? [`${code} is listed as open by tests that have changed: ${stale.join('; ')}`] : [];
}

/**
 * Judges which requirements are carried: a test names it, asserts something, and the table of open requirements does
 * not say that it asserts something else.
 */
export function judge(
  requirements: Requirements,
  tests: readonly TitledTest[],
  open: Readonly<Record<string, OpenRequirement>>,
): TraceReport {
  const named = new Set(tests.flatMap(({ codes }) => codes));
  const asserting = tests.filter(({ objection }) => objection === undefined);
  const titlesOf = (code: string): readonly string[] =>
    unique(asserting.filter(({ codes }) => codes.includes(code)).map(({ title }) => title));
  const isCarried = (code: string): boolean => titlesOf(code).length > 0 && !Object.hasOwn(open, code);

  const groups = [...requirements.demanded].map(([group, codes]) => {
    const missing = codes.filter((code) => !isCarried(code));
    return {
      group,
      demanded: codes.length,
      carried: codes.length - missing.length,
      open: missing.filter((code) => named.has(code) || Object.hasOwn(open, code)),
      unnamed: missing.filter((code) => !named.has(code) && !Object.hasOwn(open, code)),
    };
  });
  const objections = tests.flatMap(({ file, title, objection }) =>
    objection ? [`${file}: “${title}” ${objection}`] : [],
  );
  const unknown = tests.flatMap(({ file, title, codes }) =>
    codes
      .filter((code) => !requirements.known.has(code))
      .map((code) => `${file}: “${title}” names ${code}, which is no requirement`),
  );
  const inconsistent = Object.entries(open).flatMap(([code, entry]) =>
    errorsOf(code, entry, titlesOf(code), requirements),
  );
  return { groups, objections: unique(objections), errors: [...inconsistent, ...unique(unknown)] };
}
