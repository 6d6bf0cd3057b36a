import { Typography } from 'antd';
import type { EventRow } from '../server/events';
import { useActorName } from '../texts/actor-name';
import { useTexts } from '../texts/use-texts';
import { LocalTime } from './time';

/** One thing that happened: what, when and by whom. */
export function EventLine({ event }: { readonly event: EventRow }) {
  const { event: title, role, command } = useTexts();
  const nameOf = useActorName();
  const { by } = event;
  return (
    <>
      <Typography.Text strong>{title(event.type)}</Typography.Text>{' '}
      {event.type === 'deadlinePassed' && <span>{command(event.fulfilledBy)} </span>}
      <Typography.Text type="secondary">
        <LocalTime at={event.at} /> · {by.role === 'system' ? nameOf(by) : `${nameOf(by)} · ${role(by.role)}`}
      </Typography.Text>
    </>
  );
}
