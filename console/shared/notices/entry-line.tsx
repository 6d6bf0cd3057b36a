import { FilterOutlined, MailOutlined, CheckOutlined } from '@ant-design/icons';
import { Badge, Button, Flex, Tag, Tooltip, Typography } from 'antd';
import { Link } from 'react-router';
import { LocalTime } from '../shell/time';
import { useTexts } from '../texts/use-texts';
import { isOfCase, isUnread, pageOfNotice, type Entry } from './entries';
import { markNotices, type OwnNotice } from './reading';

const colours: { readonly [K in OwnNotice['kind']]: string | undefined } = {
  escalated: 'red',
  overdue: 'orange',
  refused: 'volcano',
  asked: 'blue',
  news: undefined,
};

function Subject({ entry, onOpen }: { readonly entry: Entry; readonly onOpen: (() => void) | undefined }) {
  const { language } = useTexts();
  const { newest, unread } = entry;
  const page = pageOfNotice(newest);
  const { subject } = newest[language];
  const text = isUnread(entry) ? <strong>{subject}</strong> : subject;
  if (page === undefined) return <span>{text}</span>;
  const open = (): void => {
    void markNotices(unread, true);
    onOpen?.();
  };
  return (
    <Link to={page} onClick={open}>
      {text}
    </Link>
  );
}

interface Props {
  readonly entry: Entry;
  /** The reader goes to what it is about. */
  readonly onOpen?: () => void;
  /** Shows only what is about the same case. */
  readonly onCase?: (number: string) => void;
}

/** One topic: what kind it is, what it says, when, and whether it is read. Opening it reads it. */
export function EntryLine({ entry, onOpen, onCase }: Props) {
  const { t, language } = useTexts();
  const { newest, ids } = entry;
  const { kind, number, plate } = newest;
  const { subject, text } = newest[language];
  const unread = isUnread(entry);
  return (
    <Flex gap={8} align="start" className="notice" data-notice={newest.id} data-unread={unread}>
      <Badge dot status={unread ? 'processing' : 'default'} style={{ visibility: unread ? 'visible' : 'hidden' }} />
      <Flex vertical gap={2} style={{ flex: 1, minWidth: 0 }}>
        <Flex gap={8} wrap align="baseline">
          {kind !== 'news' && <Tag color={colours[kind]!}>{t(`noticeKind_${kind}`)}</Tag>}
          {plate !== null && !subject.includes(plate) && <Typography.Text strong>{plate}</Typography.Text>}
          <Subject entry={entry} onOpen={onOpen} />
          {unread && <span className="visually-hidden">{t('unreadNotice')}</span>}
          {ids.length > 1 && (
            <Typography.Text type="secondary">{t('noticesOfOneTopic', { n: ids.length })}</Typography.Text>
          )}
        </Flex>
        <Typography.Text type="secondary">{text}</Typography.Text>
        <Typography.Text type="secondary">
          <LocalTime at={newest.at} />
        </Typography.Text>
      </Flex>
      {onCase && isOfCase(newest) && (
        <Tooltip title={t('onlyThisCase')}>
          <Button
            type="text"
            icon={<FilterOutlined />}
            aria-label={t('onlyThisCaseOf', { subject })}
            onClick={() => onCase(number)}
          />
        </Tooltip>
      )}
      <Tooltip title={t(unread ? 'markRead' : 'markUnread')}>
        <Button
          type="text"
          icon={unread ? <CheckOutlined /> : <MailOutlined />}
          aria-label={t(unread ? 'markReadOf' : 'markUnreadOf', { subject })}
          onClick={() => void markNotices(ids, unread)}
        />
      </Tooltip>
    </Flex>
  );
}
