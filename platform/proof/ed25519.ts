import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import type { VerifySignature } from '../../domain/proof/verify';

/** RFC 8410: what stands before the 32 bytes of a public key. */
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const publicKeyOf = (bytes: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([publicPrefix, bytes]), format: 'der', type: 'spki' });

const bytesOf = (publicKey: KeyObject): Uint8Array => publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);

/** A new Ed25519 key: 32 bytes that everybody may know, and the private key as PKCS #8 in base64. */
export function newKeyPair(): { readonly publicKey: Uint8Array; readonly secret: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const secret = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  return { publicKey: bytesOf(publicKey), secret };
}

/** 64 bytes over the UTF-8 bytes of the text. */
export function signWith(secret: string, text: string): Uint8Array {
  const key = createPrivateKey({ key: Buffer.from(secret, 'base64'), format: 'der', type: 'pkcs8' });
  return sign(null, Buffer.from(text), key);
}

/** False also for bytes that are no key. */
export const verifySignature: VerifySignature = (publicKey, message, signature) => {
  try {
    return verify(null, message, publicKeyOf(publicKey), signature);
  } catch {
    return false;
  }
};
