import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';

/** SHA-256 over canonical JSON (keys sorted, no white space), hex. */
export const fingerprint = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(canonical(value))));

/** UTF-8 bytes of the value as JSON. */
export const jsonBytes = (value: unknown): number => utf8ToBytes(JSON.stringify(value)).length;

/** JSON with sorted keys: the same content gives the same text, whoever built the object. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value as Record<string, unknown>)
    .filter(([, field]) => field !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`;
}
