import { Alert, Button, Flex } from 'antd';
import { processTypeOf } from '../../../domain/processes';
import { useEventsAfter } from '../server/events';
import { useMay, useMe } from '../server/queries';
import { EventLine } from '../shell/event-line';
import { useTexts } from '../texts/use-texts';

interface Props {
  readonly number: string;
  /** The last event that the sender had seen when the form was opened. */
  readonly seen: number;
  readonly last: number;
  /** It was sent and refused because of that; what was typed stays until the sender decides. */
  readonly refused: boolean;
  readonly onDiscard: () => void;
}

/** What happened to the process while somebody was typing, in sentences, above what they typed. */
export function ChangedSince({ number, seen, last, refused, onDiscard }: Props) {
  const { t } = useTexts();
  const mayRead = useMay(`${processTypeOf(number)}.listEvents`);
  const reader = useMe().data?.id;
  const { data: events = [] } = useEventsAfter(number, seen, last, mayRead);
  const isByOthers = events.some(({ by }) => by.id !== reader && by.role !== 'system');
  // what one has done oneself, or time has, is no surprise
  if (mayRead && !refused && !isByOthers) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t(refused ? 'changedBeforeSending' : 'changed')}
      data-testid="changed-since"
      description={
        <Flex vertical gap={8} align="start">
          {events.length > 0 && (
            <ul style={{ margin: 0, paddingInlineStart: 18 }}>
              {events.map((event) => (
                <li key={event.sequence}>
                  <EventLine event={event} />
                </li>
              ))}
            </ul>
          )}
          {refused && (
            <>
              <span>{t('sendAgainHint')}</span>
              <Button size="small" onClick={onDiscard}>
                {t('discardTyped')}
              </Button>
            </>
          )}
        </Flex>
      }
    />
  );
}
