import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AwsClient } from 'aws4fetch';

/** Where photos and scans lie, by the hash of their bytes. Writing the same again changes nothing. */
export interface FileStore {
  readonly put: (hash: string, bytes: Buffer, type: string) => Promise<void>;
  /** Undefined when there is nothing under this hash. */
  readonly get: (hash: string) => Promise<Buffer | undefined>;
  /** For good; what is not there is passed over. */
  readonly remove: (hash: string) => Promise<void>;
}

/** A folder, two letters of the hash deep, so that no directory grows without end. */
function folderStore(folder: string): FileStore {
  const place = (hash: string): string => path.join(folder, hash.slice(0, 2), hash);
  return {
    put: async (hash, bytes) => {
      const file = place(hash);
      await mkdir(path.dirname(file), { recursive: true });
      const draft = `${file}.${process.pid}.${Date.now()}`;
      await writeFile(draft, bytes);
      await rename(draft, file);
    },
    get: async (hash) => {
      try {
        return await readFile(place(hash));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    remove: (hash) => rm(place(hash), { force: true }),
  };
}

const ANSWER_WITHIN_MS = 20_000;

/** Any S3-compatible store, with the standard AWS variables for key and region. */
function bucketStore(endpoint: string, env: NodeJS.ProcessEnv): FileStore {
  const client = new AwsClient({
    accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
    region: env['AWS_REGION'] ?? 'us-east-1',
    service: 's3',
    retries: 2,
  });
  const address = (hash: string): string => `${endpoint.replace(/\/$/, '')}/${hash.slice(0, 2)}/${hash}`;
  const ask = (hash: string, init: RequestInit): Promise<Response> =>
    client.fetch(address(hash), { ...init, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
  return {
    put: async (hash, bytes, type) => {
      const response = await ask(hash, {
        method: 'PUT',
        body: new Uint8Array(bytes),
        headers: { 'Content-Type': type },
      });
      if (!response.ok) throw new Error(`the file store answered ${response.status}`);
    },
    get: async (hash) => {
      const response = await ask(hash, { method: 'GET' });
      if (response.status === 404) return undefined;
      if (!response.ok) throw new Error(`the file store answered ${response.status}`);
      return Buffer.from(await response.arrayBuffer());
    },
    remove: async (hash) => {
      const response = await ask(hash, { method: 'DELETE' });
      if (!response.ok && response.status !== 404) throw new Error(`the file store answered ${response.status}`);
    },
  };
}

/** By address: `https://host/bucket` is an S3-compatible bucket, anything else a folder. */
export const fileStoreAt = (address: string, env: NodeJS.ProcessEnv = process.env): FileStore =>
  /^https?:\/\//.test(address) ? bucketStore(address, env) : folderStore(address);
