import { Button } from 'antd';
import { useSending } from '../forms/sending';
import { useTexts } from '../texts/use-texts';
import { readAllNotices, useUnread, type OwnNotice } from './reading';

/** Marks as read what the reader sees, and all that was told before; nothing that comes meanwhile. */
export function MarkAllRead({ seen }: { readonly seen: readonly OwnNotice[] }) {
  const { t } = useTexts();
  const { data: unread } = useUnread();
  const { send, busy, alert } = useSending();
  if (!unread || unread.acting + unread.news === 0) return null;
  const ids = seen.filter(({ read }) => !read).map(({ id }) => id);
  return (
    <>
      <Button size="small" loading={busy} onClick={() => void send(() => readAllNotices(ids, unread.asOf))}>
        {t('markAllRead')}
      </Button>
      {alert}
    </>
  );
}
