import { useInfiniteQuery } from '@tanstack/react-query';
import { Fragment, type ReactNode } from 'react';
import { Button, Skeleton, Timeline as Line, Typography } from 'antd';
import { servedProcessOf } from '../server/processes';
import { usePeople } from '../server/queries';
import { read } from '../server/request';
import type { EventRow } from '../server/shapes';
import { useTexts } from '../texts/use-texts';
import { LocalTime } from './time';

interface EventPage {
  readonly items: readonly EventRow[];
  readonly nextAfter: number | null;
}
const PAGE = 100;

/** Instants lie in our century; no amount and no count does. */
const isInstant = (value: unknown): value is number => typeof value === 'number' && value > Date.parse('2020-01-01');

/** A fact of an event in words: names of fields and choices from the catalogue, instants in the store's time. */
function Fact({ fact }: { readonly fact: unknown }): ReactNode {
  const { t, field, label } = useTexts();
  if (isInstant(fact)) return <LocalTime at={fact} />;
  if (typeof fact === 'string') return label(fact);
  if (typeof fact === 'boolean') return t(fact ? 'yes' : 'no');
  if (typeof fact !== 'object' || fact === null) return fact === null ? '–' : String(fact);
  const entries = Object.entries(fact).filter(([name]) => name !== 'policy');
  return entries.map(([name, part], index) => (
    <Fragment key={name}>
      {index > 0 && '; '}
      {!Array.isArray(fact) && `${field(name)}: `}
      <Fact fact={part} />
    </Fragment>
  ));
}

/** What an event says besides who, when and what. The policy it pins has a page of its own. */
function Facts({ event }: { readonly event: EventRow }) {
  const { field } = useTexts();
  const { sequence, type: _type, at: _at, by: _by, ...facts } = event;
  const entries = Object.entries(facts);
  if (entries.length === 0) return null;
  return (
    <details className="facts">
      <summary>#{sequence}</summary>
      {entries.map(([name, fact]) => (
        <p key={name}>
          {field(name)}: <Fact fact={fact} />
        </p>
      ))}
    </details>
  );
}

/** L-40: everything that happened, by whom and when, newest first. */
export function Timeline({ number }: { readonly number: string }) {
  const { t, event: title, role, command } = useTexts();
  const nameOf = usePeople();
  const query = useInfiniteQuery({
    queryKey: ['events', number],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      read<EventPage>(`${servedProcessOf(number).base}/${number}/events?limit=${PAGE}&after=${pageParam}`, signal),
    getNextPageParam: ({ nextAfter }) => nextAfter,
  });
  if (query.isPending) return <Skeleton active />;
  const events = (query.data?.pages ?? []).flatMap(({ items }) => items).toReversed();
  const who = ({ id, role: as }: EventRow['by']): string =>
    as === 'system' ? t(id === 'time' ? 'byTime' : 'bySystem') : `${nameOf(id)} · ${role(as)}`;
  return (
    <>
      {query.hasNextPage && <Button onClick={() => void query.fetchNextPage()}>{t('more')}</Button>}
      <Line
        items={events.map((event) => ({
          key: event.sequence,
          color: event.type === 'deadlinePassed' ? 'orange' : 'blue',
          content: (
            <>
              <Typography.Text strong>{title(event.type)}</Typography.Text>{' '}
              {typeof event['fulfilledBy'] === 'string' && <span>{command(event['fulfilledBy'])} </span>}
              <Typography.Text type="secondary">
                <LocalTime at={event.at} /> · {who(event.by)}
              </Typography.Text>
              <Facts event={event} />
            </>
          ),
        }))}
      />
    </>
  );
}
