import { Tag, Typography } from 'antd';
import type { ProcessView } from '../server/replies';
import { useTexts } from '../texts/use-texts';
import { Due } from './time';

/** What has passed while somebody is still awaited, the oldest first. */
export function PassedDeadlines({ passedDeadlines }: Pick<ProcessView, 'passedDeadlines'>) {
  const { t, command, timer } = useTexts();
  if (passedDeadlines.length === 0) return null;
  return (
    <section aria-label={t('passedAndAwaited')}>
      <Typography.Text strong>{t('passedAndAwaited')}</Typography.Text>
      <ul className="rows">
        {passedDeadlines.map((one) => (
          <li key={one.key} className="row">
            <span>
              <Tag color="red">{timer(one.timer)}</Tag> {command(one.fulfilledBy)}
            </span>
            <Due at={one.at} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What time alone will bring about, the next first. */
export function Deadlines({ deadlines }: Pick<ProcessView, 'deadlines'>) {
  const { t, command, role, timer } = useTexts();
  if (deadlines.length === 0) return <Typography.Text type="secondary">{t('noDue')}</Typography.Text>;
  return (
    <ul className="rows">
      {deadlines.map(({ at, event }) => (
        <li key={`${at} ${event.key ?? event.type} ${event.reaction ?? ''}`} className="row">
          <span>
            <Tag>{timer(event.timer ?? event.type)}</Tag>
            {event.fulfilledBy && command(event.fulfilledBy)}{' '}
            <Typography.Text type="secondary">
              {event.to && event.to.length > 0 ? `→ ${event.to.map(role).join(t('listComma'))}` : ''}
            </Typography.Text>
          </span>
          <Due at={at} />
        </li>
      ))}
    </ul>
  );
}
