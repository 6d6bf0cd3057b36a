import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';
import { SealBroken } from '../account/secret-box';

const ALGORITHM = 'aes-256-gcm';
const VERSION = 1;
const ID_BYTES = 12;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + ID_BYTES;

/** Random: it says nothing of whom the key belongs to. */
export const newKeyId = (): string => randomBytes(ID_BYTES).toString('base64url');

/** What is authenticated beside the content: the header, whose length never changes, and what the caller binds the value to. */
const boundTo = (header: Uint8Array, context: string): Buffer => Buffer.concat([header, Buffer.from(context)]);

/** A version, the id of the key, a random nonce of 96 bits, the encrypted bytes, their tag of 128 bits. */
export function sealWith(key: KeyObject, keyId: string, bytes: Uint8Array, context: string): Buffer {
  const header = Buffer.concat([Buffer.from([VERSION]), Buffer.from(keyId, 'base64url')]);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(boundTo(header, context));
  return Buffer.concat([header, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** Throws SealBroken for what nobody has sealed. */
export function keyIdOf(sealed: Uint8Array): string {
  if (sealed[0] !== VERSION || sealed.length < HEADER_BYTES + NONCE_BYTES + TAG_BYTES)
    throw new SealBroken('of an unknown form');
  return Buffer.from(sealed.subarray(1, HEADER_BYTES)).toString('base64url');
}

/** Throws SealBroken when it was sealed with another key, in another context, or changed since. */
export function openWith(key: KeyObject, sealed: Uint8Array, context: string): Buffer {
  const header = sealed.subarray(0, HEADER_BYTES);
  const nonce = sealed.subarray(HEADER_BYTES, HEADER_BYTES + NONCE_BYTES);
  const content = sealed.subarray(HEADER_BYTES + NONCE_BYTES, -TAG_BYTES);
  try {
    const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(boundTo(header, context)).setAuthTag(sealed.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(content), decipher.final()]);
  } catch (error) {
    throw new SealBroken('cannot be opened', { cause: error });
  }
}
