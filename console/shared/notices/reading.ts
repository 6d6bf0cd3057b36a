import type { UseQueryResult } from '@tanstack/react-query';
import type { Schema } from '../server/contract';
import { client, useRead } from '../server/queries';
import { post } from '../server/request';

export type OwnNotice = Schema<'OwnNotice'>;
type Unread = Schema<'UnreadNotices'>;

/** As many as are marked in one request. */
const AT_ONCE = 100;

export const useUnread = (): UseQueryResult<Unread> => useRead('/notices/mine/unread');

/** The count comes with the answer; the lists are read again. */
async function readAnew(unread: Unread): Promise<void> {
  client.setQueryData(['/notices/mine/unread'], unread);
  await client.invalidateQueries({ queryKey: ['/notices/mine'] });
}

export async function markNotices(notices: readonly string[], read: boolean): Promise<void> {
  if (notices.length === 0) return;
  await readAnew(await post('/notices/mine/marks', {}, { body: { notices: notices.slice(0, AT_ONCE), read } }));
}

/** What has come since `seenAt` and is not among these stays unread. */
export async function readAllNotices(seen: readonly string[], seenAt: string): Promise<void> {
  await readAnew(await post('/notices/mine/read-all', {}, { body: { seen: seen.slice(0, AT_ONCE), seenAt } }));
}
