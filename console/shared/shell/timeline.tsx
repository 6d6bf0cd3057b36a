import { Fragment, type ReactNode } from 'react';
import { Button, Skeleton, Timeline as Line } from 'antd';
import type { EventSchemas } from '../../../domain/kernel/event';
import { definitionOf } from '../../../domain/processes';
import { useEvents, type EventRow } from '../server/events';
import { isInstant, schemaAt, type FactSchema } from '../server/fact-schema';
import { useTexts } from '../texts/use-texts';
import { EventLine } from './event-line';
import { useShownMoment } from './moment';
import { LocalTime } from './time';

/** A fact of an event in words: names of fields and choices from the catalogue, instants in the store's time. */
function Fact({ fact, schema }: { readonly fact: unknown; readonly schema: FactSchema }): ReactNode {
  const { t, field, label } = useTexts();
  if (isInstant(schema) && typeof fact === 'string') return <LocalTime at={fact} />;
  if (typeof fact === 'string') return label(fact);
  if (typeof fact === 'boolean') return t(fact ? 'yes' : 'no');
  if (typeof fact === 'number') return fact;
  if (typeof fact !== 'object' || fact === null) return '–';
  return Object.entries(fact).map(([name, part], index) => (
    <Fragment key={name}>
      {index > 0 && '; '}
      {!Array.isArray(fact) && `${field(name)}: `}
      <Fact fact={part} schema={schemaAt(schema, name)} />
    </Fragment>
  ));
}

/** What an event says besides who, when and what. */
function Facts({ event, schemas }: { readonly event: EventRow; readonly schemas: EventSchemas }) {
  const { t, field } = useTexts();
  const { sequence, type, at: _at, by: _by, ...facts } = event;
  const entries = Object.entries(facts);
  if (entries.length === 0) return null;
  return (
    <details className="facts">
      <summary>{t('factsOfEntry', { n: sequence })}</summary>
      {entries.map(([name, fact]) => (
        <p key={name}>
          {field(name)}: <Fact fact={fact} schema={schemaAt(schemas[type], name)} />
        </p>
      ))}
    </details>
  );
}

/** L-40: everything that happened until the moment that is shown, by whom and when, newest first. */
export function Timeline({ number }: { readonly number: string }) {
  const { t } = useTexts();
  const moment = useShownMoment() ?? Infinity;
  const query = useEvents(number);
  if (query.isPending) return <Skeleton active />;
  const events = (query.data ?? []).filter(({ at }) => Date.parse(at) <= moment).toReversed();
  return (
    <>
      {query.hasNextPage && <Button onClick={() => void query.fetchNextPage()}>{t('more')}</Button>}
      <Line
        items={events.map((event) => ({
          key: event.sequence,
          color: event.type === 'deadlinePassed' ? 'orange' : 'blue',
          content: (
            <>
              <EventLine event={event} />
              <Facts event={event} schemas={definitionOf(number).eventSchemas} />
            </>
          ),
        }))}
      />
    </>
  );
}
