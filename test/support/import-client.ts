import { randomUUID } from 'node:crypto';
import type { ApiUser, Answer } from '../../dev/fixtures/api-users';
import type { ImportKindName } from '../../domain/imports/kinds';
import { eventually } from './eventually';

interface Sent {
  readonly kind: ImportKindName;
  readonly fileName?: string;
  readonly system?: string;
  readonly key?: string;
  readonly query?: Readonly<Record<string, string>>;
}

/** Sends a file to be imported. */
export async function upload(
  { base, token }: ApiUser,
  bytes: Uint8Array,
  { kind, fileName = 'file.csv', system = 'dms', key = randomUUID(), query = {} }: Sent,
): Promise<Answer> {
  const response = await fetch(`${base}/api/v1/imports?${new URLSearchParams({ kind, fileName, system, ...query })}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/octet-stream', 'Idempotency-Key': key },
    body: Buffer.from(bytes),
  });
  return { status: response.status, body: await response.json(), headers: response.headers };
}

const asked = (user: ApiUser, id: string, what: 'check' | 'start', version: number): Promise<Answer> =>
  user.ask(`/imports/${id}/${what}`, { method: 'POST', headers: { 'If-Match': `"${version}"` } });

/** The import once its check or import is over. */
export const ended = (user: ApiUser, id: string): Promise<Answer['body']> =>
  eventually('the import to end', async () => {
    const { body } = await user.get(`/imports/${id}`);
    return !['waiting', 'running'].includes(body.run?.state) && body;
  });

/** Asks for a check or import of the file as it is now; answers the import once it is over. */
export async function run(user: ApiUser, id: string, what: 'check' | 'start'): Promise<Answer['body']> {
  const { version } = (await user.get(`/imports/${id}`)).body;
  const { status, body } = await asked(user, id, what, version);
  if (status !== 200) throw new Error(`answered ${status} ${JSON.stringify(body)}`);
  return ended(user, id);
}

/** Sends a file and imports it; answers the import once it is over. */
export async function importFile(user: ApiUser, bytes: Uint8Array, sent: Sent): Promise<Answer['body']> {
  const { status, body } = await upload(user, bytes, sent);
  if (status !== 201) throw new Error(`answered ${status} ${JSON.stringify(body)}`);
  return run(user, body.id, 'start');
}
