import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';

const VERSION = 'v1';
const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;

/** It was sealed with another key, for somebody else, or changed since. */
export class SealBroken extends Error {}

/** Keeps short secrets encrypted (AES-256-GCM), each bound to whom it belongs to. */
export class SecretBox {
  constructor(private readonly key: Buffer | KeyObject) {}

  seal(secret: string, owner: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.key, nonce).setAAD(Buffer.from(owner));
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return [VERSION, ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.');
  }

  /** Throws SealBroken. */
  open(text: string, owner: string): string {
    const [version, ...parts] = text.split('.');
    const [nonce, tag, sealed] = parts.map((part) => Buffer.from(part, 'base64url'));
    if (version !== VERSION || !nonce || !tag || !sealed) throw new SealBroken('of an unknown form');
    try {
      const decipher = createDecipheriv(ALGORITHM, this.key, nonce, { authTagLength: 16 });
      decipher.setAAD(Buffer.from(owner)).setAuthTag(tag);
      return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
    } catch (error) {
      throw new SealBroken('cannot be opened', { cause: error });
    }
  }
}
