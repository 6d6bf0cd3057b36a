import type { z } from 'zod';
import type { ContentFault } from '../domain/settings/faults';
import { ruleSaying, type FieldRule } from '../domain/values/field-rules';
import { bilingual, type Bilingual, type Language } from '../domain/values/bilingual';
import { catalogue } from '.';
import { roles } from './common/roles';
import { fieldName } from './field-names';
import { ruleAdvice } from './field-rules';
import type { TextTable } from './merge';
import { faultText, isSettingFault } from './settings';

type Issue = z.core.$ZodIssue;
type IssueOf<Code extends Issue['code']> = Extract<Issue, { readonly code: Code }>;
type Path = readonly PropertyKey[];

/** What is wrong with one field of what was sent, and what to do about it. */
export interface FieldFault {
  readonly path: Path;
  /** The rule that is broken, or what the schema library calls it: for programs. */
  readonly code: string;
  readonly text: Bilingual;
}

const fillIn = bilingual('请填写', 'fill this in');
const someOf = bilingual('请至少填写或选择一项', 'fill in or choose at least one');
const check = bilingual('请核对后重新填写', 'check this and give it again');
const choose = bilingual('请从列表中选择', 'choose from the list');

/** What is counted: characters of words, entries of a list, or the thing itself. */
const measures: Readonly<
  Record<'characters' | 'entries' | 'amount', (compared: Bilingual, count: string) => Bilingual>
> = {
  characters: (compared, count) =>
    bilingual(`请填写${compared.zh} ${count} 个字符`, `use ${compared.en} ${count} characters`),
  entries: (compared, count) =>
    bilingual(`请填写或选择${compared.zh} ${count} 项`, `fill in or choose ${compared.en} ${count}`),
  amount: (compared, count) =>
    bilingual(`请填写${compared.zh} ${count} 的数`, `give a number of ${compared.en} ${count}`),
};
const measureOf = (origin: string): (typeof measures)[keyof typeof measures] => {
  if (origin === 'string') return measures.characters;
  return ['array', 'set', 'map', 'file', 'tuple'].includes(origin) ? measures.entries : measures.amount;
};

const words = {
  least: bilingual('不少于', 'at least'),
  most: bilingual('不超过', 'at most'),
  more: bilingual('大于', 'more than'),
  less: bilingual('小于', 'less than'),
  exactly: bilingual('正好', 'exactly'),
} as const;

const figure = (count: number | bigint): string => count.toLocaleString('en-US', { useGrouping: false });

const tooSmall = ({ origin, minimum, inclusive, exact }: IssueOf<'too_small'>): Bilingual => {
  if (origin === 'date') return bilingual('请选择较晚的时间', 'choose a later time');
  const measure = measureOf(origin);
  if (minimum === 1 && !exact && measure !== measures.amount) return measure === measures.entries ? someOf : fillIn;
  const compared = exact ? words.exactly : inclusive === false ? words.more : words.least;
  return measure(compared, figure(minimum));
};

const tooBig = ({ origin, maximum, inclusive, exact }: IssueOf<'too_big'>): Bilingual => {
  if (origin === 'date') return bilingual('请选择较早的时间', 'choose an earlier time');
  const compared = exact ? words.exactly : inclusive === false ? words.less : words.most;
  return measureOf(origin)(compared, figure(maximum));
};

const types: Readonly<Record<string, Bilingual>> = {
  string: bilingual('请填写文字', 'give it in words'),
  number: bilingual('请填写数字', 'give a number'),
  int: bilingual('请填写整数', 'give a whole number'),
  boolean: bilingual('请选择是或否', 'answer yes or no'),
  array: someOf,
};
/** What is not there is to be filled in; what is there is of another kind than was asked for. */
const wrongType = ({ expected, input }: IssueOf<'invalid_type'>): Bilingual => {
  const isMissing = input === undefined || input === null;
  if (isMissing && expected !== 'boolean' && expected !== 'array') return fillIn;
  return (Object.hasOwn(types, expected) ? types[expected] : undefined) ?? (isMissing ? fillIn : check);
};

const enter = (what: Bilingual): Bilingual => bilingual(`请填写${what.zh}`, `give ${what.en}`);
const address = bilingual('完整的网址', 'the whole address of the page');
const asGiven = bilingual('请原样填写，逐字核对', 'give it exactly as it stands, character by character');
const formats: Readonly<Record<z.core.$ZodStringFormats, Bilingual>> = {
  email: enter(bilingual('完整的电子邮箱地址', 'the whole e-mail address')),
  url: enter(address),
  emoji: enter(bilingual('一个表情符号', 'one emoji')),
  datetime: ruleAdvice.instant,
  date: ruleAdvice.day,
  time: enter(bilingual('时间，例如 09:30', 'a time, e.g. 09:30')),
  duration: enter(bilingual('时长', 'how long it takes')),
  ipv4: enter(bilingual('网络地址', 'a network address')),
  ipv6: enter(bilingual('网络地址', 'a network address')),
  cidrv4: enter(bilingual('网络地址范围', 'a range of network addresses')),
  cidrv6: enter(bilingual('网络地址范围', 'a range of network addresses')),
  e164: enter(bilingual('带国家代码的电话号码', 'the phone number with the code of its country')),
  credit_card: enter(bilingual('完整的卡号', 'the whole number of the card')),
  iban: enter(bilingual('完整的账号', 'the whole number of the account')),
  lowercase: bilingual('请使用小写字母', 'use small letters'),
  uppercase: bilingual('请使用大写字母', 'use capital letters'),
  uuid: choose,
  guid: choose,
  nanoid: choose,
  cuid: choose,
  cuid2: choose,
  ulid: choose,
  xid: choose,
  ksuid: choose,
  base64: asGiven,
  base64url: asGiven,
  json_string: asGiven,
  jwt: asGiven,
  regex: asGiven,
  starts_with: asGiven,
  ends_with: asGiven,
  includes: asGiven,
};
const wrongFormat = ({ format }: IssueOf<'invalid_format'>): Bilingual => (formats as TextTable)[format] ?? asGiven;

const choices: TextTable = { ...catalogue.commands, ...roles, ...catalogue.values };
/** More than this nobody reads in one sentence. */
const MOST_NAMED = 8;
const wrongValue = ({ values }: IssueOf<'invalid_value'>): Bilingual => {
  if (values.length === 1 && values[0] === true) return bilingual('办完后请勾选', 'tick this once it is done');
  const known = values.flatMap((one) => (typeof one === 'string' && Object.hasOwn(choices, one) ? choices[one]! : []));
  if (known.length < values.length || known.length > MOST_NAMED) return choose;
  return bilingual(
    `请选择：${known.map(({ zh }) => zh).join('、')}`,
    `choose one of these: ${known.map(({ en }) => en).join(', ')}`,
  );
};

/** What to do, for every kind of fault that the schema library knows: one that it gets does not compile until it is here. */
const advice: { readonly [Code in Issue['code']]: (issue: IssueOf<Code>) => Bilingual } = {
  too_small: tooSmall,
  too_big: tooBig,
  invalid_type: wrongType,
  invalid_format: wrongFormat,
  invalid_value: wrongValue,
  not_multiple_of: ({ divisor }) =>
    bilingual(`请填写 ${divisor} 的倍数`, `give a number that ${divisor} divides without remainder`),
  unrecognized_keys: () => bilingual('这里不需要此项，请去掉', 'leave this out: it is not asked for here'),
  invalid_union: ({ discriminator }) => (discriminator === undefined ? check : choose),
  invalid_key: () => choose,
  invalid_element: () => check,
  custom: () => check,
};

const settingFaultOf = (issue: Issue): string | undefined => {
  const fault: unknown = issue.code === 'custom' ? issue.params?.['fault'] : undefined;
  return typeof fault === 'string' ? fault : undefined;
};

function adviceOn(issue: Issue): Bilingual {
  const setting = settingFaultOf(issue);
  if (setting !== undefined && isSettingFault(setting)) return faultText(setting);
  const broken = ruleSaying(issue.message);
  // the table has for each code a function of the issues that have it
  return broken ? ruleAdvice[broken] : (advice[issue.code] as (one: Issue) => Bilingual)(issue);
}

/** The name of the innermost field on the way that people have a word for, and which entry of its list it is. */
function placeOf(path: Path): Bilingual | undefined {
  const at = path.findLastIndex((part) => typeof part === 'string' && fieldName(part) !== undefined);
  const name = fieldName(String(path[at] ?? ''));
  if (!name) return undefined;
  const entry = [...path.slice(0, at), ...path.slice(at + 1)].findLast((part) => typeof part === 'number');
  if (entry === undefined) return name;
  const count = entry + 1;
  return bilingual(`${name.zh}（第 ${count} 项）`, `${name.en} (entry ${count})`);
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A sentence about the field at this place. */
function sentenceAt(path: Path, { zh, en }: Bilingual): Bilingual {
  const place = placeOf(path);
  return place ? bilingual(`${place.zh}：${zh}。`, `${place.en}: ${en}.`) : bilingual(`${zh}。`, `${capitalized(en)}.`);
}

/** That the field at this place is to be filled in. */
export const toFillIn = (path: Path): Bilingual => sentenceAt(path, fillIn);

/** Each unknown field is a fault of its own, and of several shapes the one that was meant: of whose fields most are right. */
function single(issue: Issue): readonly Issue[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ ...issue, keys: [key], path: [...issue.path, key] }));
  if (issue.code !== 'invalid_union') return [issue];
  if (issue.discriminator !== undefined) return [issue];
  const shapes = issue.errors.filter((faults) =>
    faults.every(({ path, code }) => path.length > 0 || code !== 'invalid_type'),
  );
  const [nearest] = shapes.toSorted((one, other) => one.length - other.length);
  if (!nearest) return [issue];
  return nearest.flatMap((one) => single({ ...one, path: [...issue.path, ...one.path] }));
}

/** What is wrong where, each as advice that names the field. Issues that report what was sent are told most exactly. */
export const fieldFaults = (issues: readonly Issue[]): readonly FieldFault[] =>
  issues.flatMap(single).map((issue) => ({
    path: issue.path,
    code: settingFaultOf(issue) ?? issue.code,
    text: sentenceAt(issue.path, adviceOn(issue)),
  }));

/** The same of a content that fits its schema and not the store. */
export const settingFault = ({ path, fault }: ContentFault): FieldFault => ({
  path,
  code: fault,
  text: sentenceAt(path, faultText(fault)),
});

/** The same of what breaks a rule that no schema knows. */
export const brokenRule = (path: Path, rule: FieldRule, code: string): FieldFault => ({
  path,
  code,
  text: sentenceAt(path, ruleAdvice[rule]),
});

/** The same in one language. */
export const fieldMessages = (issues: readonly Issue[], language: Language) =>
  fieldFaults(issues).map(({ path, text }) => ({ path, message: text[language] }));
