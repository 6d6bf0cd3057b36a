import { BellOutlined } from '@ant-design/icons';
import { Badge, Button, Empty, Flex, Grid, Popover, Typography } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useReadWhen } from '../server/queries';
import { useTexts } from '../texts/use-texts';
import { entriesOf, urgentFirst } from './entries';
import { EntryLine } from './entry-line';
import { MarkAllRead } from './mark-all-read';
import { useUnread } from './reading';

const SHOWN = 12;
const READ = 50;

function Newest({ onGo }: { readonly onGo: () => void }) {
  const { t } = useTexts();
  const acting = useReadWhen(true, '/notices/mine', { query: { limit: READ, unread: true, acting: true } });
  const all = useReadWhen(true, '/notices/mine', { query: { limit: READ } });
  const notices = new Map([...(all.data?.items ?? []), ...(acting.data?.items ?? [])].map((one) => [one.id, one]));
  const newestFirst = [...notices.values()].toSorted((a, b) => (a.at < b.at ? 1 : -1));
  const entries = urgentFirst(entriesOf(newestFirst)).slice(0, SHOWN);
  const isRead = all.data !== undefined && acting.data !== undefined;
  return (
    <Flex vertical gap={10} className="notices-popover">
      <Flex justify="space-between" align="center" gap={8}>
        <Typography.Text strong>{t('notices')}</Typography.Text>
        <MarkAllRead seen={newestFirst} />
      </Flex>
      <Flex vertical gap={12} style={{ maxHeight: 420, overflow: 'auto' }}>
        {isRead && entries.length === 0 && <Empty description={t('noNotices')} />}
        {entries.map((entry) => (
          <EntryLine key={entry.newest.topic} entry={entry} onOpen={onGo} />
        ))}
      </Flex>
      <Link to="/notices" onClick={onGo}>
        {t('allNotices')}
      </Link>
    </Flex>
  );
}

/** How much of what the store told this person is unread, and the newest of it. */
export function Notices() {
  const { t } = useTexts();
  const navigate = useNavigate();
  const wide = Grid.useBreakpoint().md ?? true;
  const [open, setOpen] = useState(false);
  const { acting = 0, news = 0 } = useUnread().data ?? {};
  const count = acting + news;
  const bell = (onClick?: () => void) => (
    <Badge count={count} size="small" offset={[-4, 6]} color={acting > 0 ? '#c0392b' : '#5b6570'}>
      <Button
        type="text"
        data-tour="notices"
        icon={<BellOutlined />}
        aria-label={count > 0 ? t('noticesUnread', { acting, news }) : t('noticesAllRead')}
        onClick={onClick}
      />
    </Badge>
  );
  // on a phone there is no room beside the page
  if (!wide) return bell(() => void navigate('/notices'));
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      placement="bottomRight"
      destroyOnHidden
      content={<Newest onGo={() => setOpen(false)} />}
    >
      {bell()}
    </Popover>
  );
}
