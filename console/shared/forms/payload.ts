import type { Field } from './description';

type Values = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (isObject(value) && Object.keys(value).length === 0);

/** An id of the client's own: unique within one process, readable on paper. */
export const newId = (): string => `K-${crypto.randomUUID().slice(0, 8)}`;

function valueOf(field: Field, value: unknown, seed: string): unknown {
  switch (field.kind) {
    case 'newId':
      // an optional id names something that is there already
      return isEmpty(value) && !field.optional ? seed : value;
    case 'group':
      return payloadOf(field.fields!, isObject(value) ? value : {}, seed);
    case 'list':
      return Array.isArray(value)
        ? value.map((one: Values, index) => payloadOf(field.fields!, one, `${seed}-${index + 1}`))
        : [];
    case 'lines':
    case 'choices':
    case 'files':
    case 'persons':
    case 'teams':
    case 'workLines':
      return Array.isArray(value) ? value : field.optional ? undefined : [];
    default:
      return typeof value === 'string' ? value.trim() : value;
  }
}

/** Nothing was typed into an optional group: it is not sent. One that must be there is, so that each of its fields says what it lacks. */
const untouched = (field: Field, value: unknown): boolean =>
  field.optional &&
  field.kind === 'group' &&
  (!isObject(value) || field.fields!.filter(({ kind }) => kind !== 'newId').every(({ name }) => isEmpty(value[name])));

/**
 * What is sent for what was typed: nothing for what was left empty, and an id for everything new. The ids follow from the
 * seed of the form, so that sending it again after a broken line sends exactly the same.
 */
export function payloadOf(fields: readonly Field[], values: Values, seed: string): Record<string, unknown> {
  const payload: Record<string, unknown> = {};
  for (const field of fields) {
    if (untouched(field, values[field.name])) continue;
    const value = valueOf(field, values[field.name], seed);
    if (!isEmpty(value) || field.kind === 'group') payload[field.name] = value;
    else if (field.nullable) payload[field.name] = null;
  }
  return payload;
}

/** What a JSON pointer of a problem leads to. */
export const pathOfPointer = (pointer: string): (string | number)[] =>
  pointer
    .split('/')
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** The form item a complaint of the schema belongs to: inputs with parts of their own show it as a whole. Empty where nobody would see it. */
export function itemPathOf(fields: readonly Field[], path: readonly PropertyKey[]): (string | number)[] {
  const [name, ...rest] = path;
  const field = fields.find((one) => one.name === name);
  // an id is made, not typed
  if (!field || field.kind === 'newId') return [];
  if (field.kind === 'group') return below([field.name], itemPathOf(field.fields!, rest));
  if (field.kind === 'list' && typeof rest[0] === 'number')
    return below([field.name, rest[0]], itemPathOf(field.fields!, rest.slice(1)));
  return [field.name];
}

/** A group has no input of its own. */
const below = (group: readonly (string | number)[], item: readonly (string | number)[]): (string | number)[] =>
  item.length === 0 ? [] : [...group, ...item];
