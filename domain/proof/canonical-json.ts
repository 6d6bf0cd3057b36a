import { utf8ToBytes } from '@noble/hashes/utils';

/** A value has no canonical JSON: it would be written otherwise than it is, or not at all. */
export class NotCanonical extends Error {}

/**
 * RFC 8785: one text for one value, whoever writes it. Keys are sorted by their UTF-16 units, numbers and texts are written as ECMAScript does.
 * A field that is undefined is absent. Throws `NotCanonical` for what JSON would change in silence: undefined in a list, NaN and infinities, half a
 * character, whatever is neither JSON nor a plain object.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'string') return stringText(value);
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`;
  if (typeof value === 'object' && isPlain(value)) return objectText(value);
  throw new NotCanonical(`${typeof value} is not JSON`);
}

/** The canonical JSON in UTF-8: what is hashed. */
export const canonicalBytes = (value: unknown): Uint8Array => utf8ToBytes(canonicalJson(value));

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new NotCanonical(`${value} is not JSON`);
  return JSON.stringify(value);
}

function stringText(value: string): string {
  if (!value.isWellFormed()) throw new NotCanonical('a text with half a character is not Unicode');
  return JSON.stringify(value);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function objectText(value: object): string {
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([key, field]) => `${stringText(key)}:${canonicalJson(field)}`).join(',')}}`;
}
