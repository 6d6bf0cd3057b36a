import { sha256 } from '@noble/hashes/sha2';
import { concatBytes } from '@noble/hashes/utils';
import type { z } from 'zod';
import { toBase64 } from './base64';
import { canonicalBytes } from './canonical-json';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A value in two parts: what stays provable when a person is forgotten, and what is forgotten. */
export interface Parted {
  /** The value with null in the place of every text that could be about a person. */
  readonly plain: Json;
  /** Those texts, by RFC 6901 pointer. */
  readonly secrets: ReadonlyMap<string, string>;
}

/** Nobody without the salt can find the value by guessing; nobody with it can find another value. */
export const commitmentTo = (salt: Uint8Array, value: Json): string =>
  toBase64(sha256(concatBytes(salt, canonicalBytes(value))));

type Schema = z.core.$ZodType | undefined;
type Definition = z.core.$ZodTypes['_zod']['def'];

const definitionOf = (schema: Schema): Definition | undefined => (schema as z.core.$ZodTypes | undefined)?._zod.def;

/** The schemas that a value may be of, without those that only wrap another. */
function alternatives(schema: Schema): readonly Definition[] {
  const definition = definitionOf(schema);
  if (!definition) return [];
  if ('innerType' in definition) return alternatives(definition.innerType);
  if (definition.type === 'pipe') return alternatives(definition.out);
  if (definition.type === 'union') return definition.options.flatMap(alternatives);
  if (definition.type === 'lazy') return alternatives(definition.getter());
  return [definition];
}

/** Whether the schema lists this text: then it is a word of ours, and about nobody. */
const lists = (schemas: readonly Schema[], text: string): boolean =>
  schemas.flatMap(alternatives).some((definition) => {
    if (definition.type === 'enum') return Object.values(definition.entries).includes(text);
    return definition.type === 'literal' && definition.values.includes(text);
  });

const inList = (schemas: readonly Schema[]): readonly Schema[] =>
  schemas.flatMap(alternatives).flatMap((definition) => (definition.type === 'array' ? [definition.element] : []));

const inField = (schemas: readonly Schema[], key: string): readonly Schema[] =>
  schemas.flatMap(alternatives).flatMap((definition) => {
    if (definition.type === 'object') return [definition.shape[key]];
    return definition.type === 'record' ? [definition.valueType] : [];
  });

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/**
 * Parts a value by its schema: numbers, flags and the words that the schema lists are plain, every other text is a secret. A text that no schema speaks of
 * is a secret too.
 */
export function part(value: Json, schema: Schema): Parted {
  const secrets = new Map<string, string>();
  const plainOf = (inner: Json, schemas: readonly Schema[], pointer: string): Json => {
    if (typeof inner === 'string') {
      if (lists(schemas, inner)) return inner;
      secrets.set(pointer, inner);
      return null;
    }
    if (typeof inner !== 'object' || inner === null) return inner;
    if (isList(inner)) return inner.map((element, index) => plainOf(element, inList(schemas), `${pointer}/${index}`));
    const fields = Object.entries(inner).map(([key, field]) => [
      key,
      plainOf(field, inField(schemas, key), `${pointer}/${escaped(key)}`),
    ]);
    return Object.fromEntries(fields) as Json;
  };
  return { plain: plainOf(value, [schema], ''), secrets };
}

/** Parts a value at the places where it was parted before, whatever its schema says by now. A place without a text is passed over. */
export function partAt(value: Json, pointers: ReadonlySet<string>): Parted {
  const secrets = new Map<string, string>();
  const plainOf = (inner: Json, pointer: string): Json => {
    if (typeof inner === 'string' && pointers.has(pointer)) {
      secrets.set(pointer, inner);
      return null;
    }
    if (typeof inner !== 'object' || inner === null) return inner;
    if (isList(inner)) return inner.map((element, index) => plainOf(element, `${pointer}/${index}`));
    const fields = Object.entries(inner).map(([key, field]) => [key, plainOf(field, `${pointer}/${escaped(key)}`)]);
    return Object.fromEntries(fields) as Json;
  };
  return { plain: plainOf(value, ''), secrets };
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** The pointers to every place of the value that has this leaf. */
export function pointersInto(value: Json, leaf: null | boolean | number | string, pointer = ''): ReadonlySet<string> {
  if (value === leaf) return new Set([pointer]);
  if (typeof value !== 'object' || value === null) return new Set();
  return new Set(
    Object.entries(value).flatMap(([key, inner]: [string, Json]) => [
      ...pointersInto(inner, leaf, `${pointer}/${escaped(key)}`),
    ]),
  );
}
