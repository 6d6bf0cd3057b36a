import type { ApiUser } from '../../dev/fixtures/api-users';

/** Sends what was read, changed, under the version that was read. */
export async function edit(person: ApiUser, path: string, change: (content: never) => object) {
  const { body, headers } = await person.get(path);
  return put(person, path, headers.get('etag') ?? '', change(body as never));
}

export const put = (person: ApiUser, path: string, etag: string, body: object) =>
  person.ask(path, { method: 'PUT', headers: { 'If-Match': etag }, body });
