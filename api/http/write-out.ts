import { once } from 'node:events';
import type { Response } from 'express';

/** Writes, and waits where the client reads more slowly than we write. */
export async function writeOut(res: Response, bytes: string | Uint8Array): Promise<void> {
  if (res.write(bytes) || res.destroyed) return;
  const waited = new AbortController();
  const { signal } = waited;
  try {
    await Promise.race([once(res, 'drain', { signal }), once(res, 'close', { signal })]);
  } finally {
    // the listeners of the other one
    waited.abort();
  }
}
