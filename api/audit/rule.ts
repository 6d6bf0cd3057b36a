import type { AuditFacts } from '../../domain/audit/entry';

/** What is known of a request when its entry is written. The request has been checked by the endpoint's schemas. */
export interface Told {
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
  /** Undefined before it is answered. */
  readonly reply?: {
    readonly headers: Readonly<Record<string, unknown>>;
    readonly body: unknown;
    /** How many people are in a file. */
    readonly shown: number | undefined;
  };
}
type Say<T> = (told: Told) => T;
/** Kind and id of a thing; null while it has no id. */
export type SayAbout = Say<string | null>;
export type SayFacts = Say<AuditFacts>;
/** Ids of the people that a reply shows; a number where it shows rows without ids. */
export type SayPersons = Say<readonly string[] | number>;

/** Changes something outside the processes: an entry before it takes effect, and one that says how it ended. */
interface ChangeRule {
  readonly trace: 'change' | 'export';
  readonly about: SayAbout;
  readonly facts: SayFacts;
  readonly persons: SayPersons;
}
/** Somebody comes in or goes: an entry before the answer; who that is, the answer says, or the name that was given. */
interface SignInRule {
  readonly trace: 'signIn';
}
/** Shows personal data: an entry before the answer. */
interface ReadRule {
  readonly trace: 'read';
  readonly about: SayAbout;
  readonly facts: SayFacts;
  readonly persons: SayPersons;
  /** Without a person shown there is nothing to write down. */
  readonly onlyWithPersons: boolean;
}
/** Leaves nothing; whoever is refused is written down all the same. */
interface NoRule {
  readonly trace: 'none';
  readonly why: string;
}
/** What happens is an event of its process, with who and when. */
interface EventRule {
  readonly trace: 'event';
}
export type AuditRule = ChangeRule | SignInRule | ReadRule | EventRule | NoRule;

const nothing: SayAbout = () => null;
const noFacts: SayFacts = () => ({});
const nobody: SayPersons = () => [];

export const none = (why: string): NoRule => ({ trace: 'none', why });
export const event: EventRule = { trace: 'event' };
export const signIn: SignInRule = { trace: 'signIn' };
export const change = (about: SayAbout = nothing, facts: SayFacts = noFacts): ChangeRule => ({
  trace: 'change',
  about,
  facts,
  persons: nobody,
});
export const takesOut = (facts: SayFacts, persons: SayPersons = nobody, about: SayAbout = nothing): ChangeRule => ({
  trace: 'export',
  about,
  facts,
  persons,
});
export const reads = (
  persons: SayPersons,
  about: SayAbout = nothing,
  { facts = noFacts, onlyWithPersons = false }: { readonly facts?: SayFacts; readonly onlyWithPersons?: boolean } = {},
): ReadRule => ({ trace: 'read', about, facts, persons, onlyWithPersons });

export const fieldOf = (value: unknown, field: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[field] : undefined;
const textOf = (value: unknown): readonly string[] => (typeof value === 'string' ? [value] : []);

/** A thing as the path names it, e.g. `customer:C-001`. */
export const inPath =
  (kind: string, field = 'id'): SayAbout =>
  ({ params }) => {
    const [id] = textOf(params[field]);
    return id === undefined ? null : `${kind}:${id}`;
  };

/** A thing as the reply names it, or a part of the reply. */
export const inReply =
  (kind: string, field = 'id', part?: string): SayAbout =>
  ({ reply }) => {
    const whole = part === undefined ? reply?.body : fieldOf(reply?.body, part);
    const [id] = textOf(fieldOf(whole, field));
    return id === undefined ? null : `${kind}:${id}`;
  };
export const itself =
  (about: string): SayAbout =>
  () =>
    about;

/** The person whom the path names, and the person in the reply. */
export const personInPath: SayPersons = ({ params }) => textOf(params['id']);
export const personInReply: SayPersons = ({ reply }) => textOf(fieldOf(reply?.body, 'id'));
export const ownerInReply: SayPersons = ({ reply }) => textOf(fieldOf(reply?.body, 'customerId'));
/** Of each item of the reply, the person whom this part of it is. */
export const personsInItems =
  (personOf: (item: unknown) => unknown, list = 'items'): SayPersons =>
  ({ reply }) => {
    const items = fieldOf(reply?.body, list);
    return Array.isArray(items) ? [...new Set(items.flatMap((item: unknown) => textOf(personOf(item))))] : [];
  };
export const idOf = (item: unknown): unknown => fieldOf(item, 'id');
export const customerIdOf = (item: unknown): unknown => fieldOf(item, 'customerId');
export const ownerOfVehicleIn = (item: unknown): unknown => customerIdOf(fieldOf(item, 'vehicle'));
export const idOfCustomerIn = (item: unknown): unknown => idOf(fieldOf(item, 'customer'));
/** Both lists of people, each once. */
export const both =
  (one: SayPersons, other: SayPersons): SayPersons =>
  (told) => {
    const [first, second] = [one(told), other(told)];
    if (typeof first === 'number' || typeof second === 'number') throw new Error('numbers of rows are not people');
    return [...new Set([...first, ...second])];
  };
/** One for every row of the reply, who have no ids. */
export const rowsInReply =
  (list: string): SayPersons =>
  ({ reply }) => {
    const rows = fieldOf(reply?.body, list);
    return Array.isArray(rows) ? rows.length : 0;
  };
export const onePerson: SayPersons = () => 1;
/** As many as the reply says are in its file. */
export const inFile: SayPersons = ({ reply }) => reply?.shown ?? 0;
/** Written down, and no customer is counted: it shows colleagues, or no name. */
export const uncounted: SayPersons = nobody;
/** One where the reply shows this part. */
export const personIf =
  (part: string): SayPersons =>
  ({ reply }) =>
    fieldOf(reply?.body, part) ? 1 : 0;

/** The version that the change has made. */
export const version: SayFacts = ({ reply }) => {
  const tag = reply?.headers['ETag'];
  return typeof tag === 'string' ? { version: Number(tag.slice(1, -1)) } : {};
};
/** M-05: what stood at which moment of the past was read. */
export const momentInQuery: SayFacts = ({ query: { at } }) =>
  typeof at === 'number' ? { moment: new Date(at).toISOString() } : {};
/** Which of several papers. */
export const nameInPath: SayFacts = ({ params: { name } }) => (typeof name === 'string' ? { name } : {});
/** Records of which kind are in a file. */
export const kindInQuery: SayFacts = ({ query: { kind } }) => (typeof kind === 'string' ? { what: kind } : {});
/** The end of the log that was taken out. */
export const headInReply: SayFacts = ({ reply }) => {
  const [head] = textOf(reply?.headers['X-Audit-Head']);
  return head === undefined ? { what: 'auditLog' } : { what: 'auditLog', head };
};
/** Whose the car, or who the contact, is from now on. */
export const customerInBody: SayFacts = ({ body: { customerId } }) =>
  typeof customerId === 'string' ? { customer: customerId } : {};
/** Fields of the body that are neither words nor data of a person. */
export const fromBody =
  (...names: readonly (keyof AuditFacts)[]): SayFacts =>
  ({ body }) =>
    Object.fromEntries(names.flatMap((name) => (body[name] === undefined ? [] : [[name, body[name]]])));
