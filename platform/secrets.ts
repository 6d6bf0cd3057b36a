import { createHash, randomBytes } from 'node:crypto';

/** Secrets are kept as this, hexadecimal; they are random and long, so that nobody finds them by trying. */
export const digest = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** 256 bits in base64url. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What a token looks like; anything else is not looked up. */
export const tokenPattern = /^[A-Za-z0-9_-]{20,100}$/;
