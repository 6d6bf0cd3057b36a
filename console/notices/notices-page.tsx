import { useInfiniteQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Empty, Flex, Select, Skeleton, Typography } from 'antd';
import { Link } from 'react-router';
import { DayInput } from '../shared/forms/controls';
import { LabelledSwitch } from '../shared/forms/labelled-switch';
import { entriesOf, isUrgent, urgentFirst, type Entry } from '../shared/notices/entries';
import { EntryLine } from '../shared/notices/entry-line';
import { MarkAllRead } from '../shared/notices/mark-all-read';
import type { OwnNotice } from '../shared/notices/reading';
import { useReadWhen } from '../shared/server/queries';
import { read } from '../shared/server/request';
import { OFF, ON, useFilters } from '../shared/shell/filters';
import { Heading } from '../shared/shell/heading';
import { atStore } from '../shared/shell/store-time';
import { useNow } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';

const PAGE = 50;
const URGENT = 100;
const kinds = ['escalated', 'overdue', 'refused', 'asked', 'news'] as const satisfies readonly OwnNotice['kind'][];

interface Narrowed {
  readonly unread: string;
  readonly kind: string;
  readonly number: string;
  readonly from: string;
  readonly to: string;
}
const everything: Narrowed = { unread: OFF, kind: '', number: '', from: '', to: '' };

/** The notices like these, page by page; read again, as the other lists are, when something happens. */
const useNotices = ({ unread, kind, number, from, to }: Narrowed) =>
  useInfiniteQuery({
    queryKey: ['/notices/mine', 'pages', unread, kind, number, from, to],
    initialPageParam: '',
    queryFn: ({ pageParam: cursor, signal }) => {
      const wanted = kinds.find((one) => one === kind);
      const query = {
        limit: PAGE,
        ...(cursor !== '' && { cursor }),
        ...(unread === ON && { unread: true }),
        ...(wanted && { kind: wanted }),
        ...(number !== '' && { number }),
        ...(from !== '' && { from }),
        ...(to !== '' && { to }),
      };
      return read('/notices/mine', { query }, signal);
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: ({ pages }) => pages.flatMap(({ items }): readonly OwnNotice[] => items),
  });

const filters = Object.keys(everything) as readonly (keyof Narrowed)[];

type OnCase = (number: string) => void;

function Lines({ entries, onCase }: { readonly entries: readonly Entry[]; readonly onCase: OnCase }) {
  return (
    <Flex vertical gap={14}>
      {entries.map((entry) => (
        <EntryLine key={entry.newest.topic} entry={entry} onCase={onCase} />
      ))}
    </Flex>
  );
}

/** Each day with its heading, the newest first. */
function Days({ entries, onCase }: { readonly entries: readonly Entry[]; readonly onCase: OnCase }) {
  const { t } = useTexts();
  const today = atStore(useNow(60_000));
  const dayOf = ({ newest }: Entry): string => atStore(newest.at).format('YYYY-MM-DD');
  const called = (day: string): string => {
    if (day === today.format('YYYY-MM-DD')) return t('todayDay');
    return day === today.subtract(1, 'day').format('YYYY-MM-DD') ? t('yesterdayDay') : day;
  };
  return [...new Set(entries.map(dayOf))].map((day) => (
    <section key={day} aria-label={called(day)}>
      <Typography.Title level={2} style={{ fontSize: '1rem' }}>
        {called(day)}
      </Typography.Title>
      <Lines entries={entries.filter((entry) => dayOf(entry) === day)} onCase={onCase} />
    </section>
  ));
}

/** Everything that this person was told in the application; what is still to be acted on stands first. */
export function Page() {
  const { t } = useTexts();
  const [chosen, change] = useFilters({ ...everything });
  const isLike = (usual: Narrowed): boolean => filters.every((name) => chosen[name] === usual[name]);
  const isWhole = isLike(everything);
  const urgent = useReadWhen(isWhole, '/notices/mine', { query: { limit: URGENT, unread: true, acting: true } });
  const listed = useNotices(chosen);
  const first = isWhole ? entriesOf(urgent.data?.items ?? []) : [];
  const shown = new Set(first.map(({ newest }) => newest.topic));
  const entries = entriesOf(listed.data ?? []).filter(({ newest }) => !shown.has(newest.topic));
  const rest = isWhole ? entries : urgentFirst(entries);
  const isLoading = listed.isPending || (isWhole && urgent.isPending);
  const onCase = (number: string): void => change({ number });
  const nothing = isLike({ ...everything, unread: ON }) ? 'noNoticesUnread' : 'noNoticesLikeThese';
  return (
    <>
      <Heading text={t('notices')}>
        <Link to="/account">{t('announcing')}</Link>
        <MarkAllRead seen={[...(urgent.data?.items ?? []), ...(listed.data ?? [])]} />
      </Heading>
      <Flex gap={16} wrap align="center" style={{ marginBottom: 12 }}>
        <LabelledSwitch
          label={t('onlyUnread')}
          checked={chosen.unread === ON}
          onChange={(on) => change({ unread: on ? ON : OFF })}
        />
        <Select
          style={{ width: 180 }}
          aria-label={t('kindOfNotice')}
          value={chosen.kind}
          onChange={(kind) => change({ kind })}
          options={[
            { value: '', label: t('anyKindOfNotice') },
            ...kinds.map((kind) => ({ value: kind, label: t(`noticeKind_${kind}`) })),
          ]}
        />
        {(['from', 'to'] as const).map((name) => (
          <label key={name} htmlFor={`notices-${name}`}>
            {t(name === 'from' ? 'from' : 'until')}{' '}
            <span style={{ display: 'inline-block', width: 150 }}>
              <DayInput
                id={`notices-${name}`}
                value={chosen[name] || undefined}
                onChange={(day) => change({ [name]: day ?? '' })}
              />
            </span>
          </label>
        ))}
      </Flex>
      {chosen.number !== '' && (
        <Alert
          style={{ marginBottom: 12 }}
          title={t('noticesOfOneCase')}
          action={<Button onClick={() => change({ number: '' })}>{t('showEverything')}</Button>}
        />
      )}
      {isLoading && <Skeleton active />}
      <Flex vertical gap={16} data-testid="notices">
        {first.length > 0 && (
          <Card size="small" title={t('noticesToActOn')} data-testid="notices-to-act-on">
            <Lines entries={first} onCase={onCase} />
          </Card>
        )}
        {rest.some(isUrgent) ? <Lines entries={rest} onCase={onCase} /> : <Days entries={rest} onCase={onCase} />}
      </Flex>
      {!isLoading && first.length + rest.length === 0 && <Empty description={t(isWhole ? 'noNotices' : nothing)} />}
      {listed.hasNextPage && (
        <Button
          style={{ marginTop: 12 }}
          loading={listed.isFetchingNextPage}
          onClick={() => void listed.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </>
  );
}
