import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Flex, Input, Segmented, Select, Switch, Table, Tag } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { complaintNumbers } from '../../domain/complaint/number';
import { NextStep } from './next-step';
import { useMay, usePeople } from '../shared/server/queries';
import type { Schema } from '../shared/server/contract';
import { read } from '../shared/server/request';
import { Scroll } from '../shared/shell/scroll';
import { Heading } from '../shared/shell/heading';
import { Due, LocalTime } from '../shared/shell/time';
import { useLevel } from '../shared/texts/use-level';
import { useTexts } from '../shared/texts/use-texts';

type Queued = Schema<'QueuedComplaint'>;
type Row = Schema<'ComplaintRow'> & Partial<Pick<Queued, 'plate' | 'model' | 'next'>>;
interface Choice {
  readonly of: 'mine' | 'team' | 'all';
  readonly openOnly: boolean;
  readonly level: string;
  readonly q: string;
}

const AT_ONCE = 50;

/** One page: the open ones by what is due next, or all of them, the newest first. */
async function readPage({ of, openOnly, level, q }: Choice, cursor: string, signal: AbortSignal) {
  const query = {
    limit: AT_ONCE,
    ...(level !== '0' && { minLevel: Number(level) }),
    ...(cursor && { cursor }),
  };
  const page: { readonly items: readonly Row[]; readonly nextCursor: string | null } = openOnly
    ? await read('/complaint-queue', { query: { ...query, of, ...(q && { q }) } }, signal)
    : await read('/complaints', { query }, signal);
  return page;
}

const usePages = (asked: Choice) =>
  useInfiniteQuery({
    queryKey: ['/complaints', asked],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => readPage(asked, pageParam, signal),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** H-43: the queue: what is due first stands first. */
export function Page() {
  const { t, stage, value, field } = useTexts();
  const levelName = useLevel();
  const nameOf = usePeople();
  const navigate = useNavigate();
  const maySearch = useMay('search');
  const mayReadStatistics = useMay('complaint.readStatistics');
  const [asked, setAsked] = useState<Choice>({ of: 'all', openOnly: true, level: '0', q: '' });
  const change = (to: Partial<Choice>): void => setAsked((now) => ({ ...now, ...to }));
  const { openOnly, level, of } = asked;
  const query = usePages(asked);
  const find = (text: string): void => {
    const typed = text.trim();
    if (complaintNumbers.pattern.test(typed)) void navigate(`/complaints/${typed}`);
    else change({ q: typed });
  };
  return (
    <>
      <Heading text={t('complaints')}>
        <Segmented
          value={of}
          disabled={!openOnly}
          onChange={(chosen) => change({ of: chosen })}
          options={[
            { value: 'mine' as const, label: t('ownQueue') },
            { value: 'team' as const, label: t('teamQueue') },
            { value: 'all' as const, label: t('wholeQueue') },
          ]}
        />
        {maySearch && (
          <Input.Search
            allowClear
            disabled={!openOnly}
            style={{ width: 220 }}
            maxLength={100}
            aria-label={t('findComplaint')}
            placeholder={t('findComplaint')}
            onSearch={find}
          />
        )}
        <Select
          value={level}
          onChange={(chosen) => change({ level: chosen })}
          aria-label={t('level')}
          style={{ minWidth: 130 }}
          options={[
            { value: '0', label: t('allLevels') },
            ...['1', '2', '3', '4'].map((one) => ({ value: one, label: t('atLeastLevel', { n: one }) })),
          ]}
        />
        <label>
          <Switch
            size="small"
            checked={openOnly}
            onChange={(checked) => change({ openOnly: checked })}
            aria-label={t('openOnly')}
          />{' '}
          {t('openOnly')}
        </label>
        {mayReadStatistics && <Link to="/complaint-statistics">{t('complaintStatistics')}</Link>}
        <Link to="/complaint-guide">{t('complaintGuide')}</Link>
      </Heading>
      <Scroll label={t('complaints')}>
        <Table<Row>
          size="small"
          rowKey="number"
          loading={query.isPending}
          pagination={false}
          dataSource={(query.data?.pages ?? []).flatMap(({ items }) => items)}
          columns={[
            {
              title: t('number'),
              dataIndex: 'number',
              render: (number: string) => <Link to={`/complaints/${number}`}>{number}</Link>,
            },
            {
              title: t('level'),
              render: (_v, { level: at }) => (
                <Tag color={at >= 3 ? 'red' : at > 0 ? 'orange' : 'default'}>{levelName(at)}</Tag>
              ),
            },
            { title: t('kind'), render: (_v, { kind }) => t(kind) },
            { title: t('plate'), render: (_v, { plate }) => <span className="plate">{plate}</span> },
            { title: t('stage'), render: (_v, row) => <Tag>{stage(row.stage)}</Tag> },
            {
              title: t('due'),
              render: (_v, row) => (
                <Flex gap={6}>{row.open ? <Due at={row.dueAt} /> : <Tag>{stage(row.stage)}</Tag>}</Flex>
              ),
            },
            { title: t('nextStep'), render: (_v, { next }) => next && <NextStep next={next} /> },
            { title: t('owner'), render: (_v, { owner }) => nameOf(owner) },
            { title: field('severity'), render: (_v, { severity }) => severity && value(severity) },
            { title: t('since'), render: (_v, { receivedAt }) => <LocalTime at={receivedAt} /> },
          ]}
        />
      </Scroll>
      {query.hasNextPage && (
        <Button style={{ marginTop: 8 }} loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}
