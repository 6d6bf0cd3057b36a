import { List, Tag, Typography } from 'antd';
import type { ProcessView } from '../server/replies';
import { useTexts } from '../texts/use-texts';
import { Due } from './time';

/** What has passed while somebody is still awaited, the oldest first. */
export function PassedDeadlines({ passedDeadlines }: Pick<ProcessView, 'passedDeadlines'>) {
  const { t, command, timer } = useTexts();
  if (passedDeadlines.length === 0) return null;
  return (
    <List
      size="small"
      header={<Typography.Text strong>{t('passedAndAwaited')}</Typography.Text>}
      dataSource={[...passedDeadlines]}
      renderItem={(one) => (
        <List.Item key={one.key}>
          <span>
            <Tag color="red">{timer(one.timer)}</Tag> {command(one.fulfilledBy)}
          </span>
          <Due at={one.at} />
        </List.Item>
      )}
    />
  );
}

/** What time alone will bring about, the next first. */
export function Deadlines({ deadlines }: Pick<ProcessView, 'deadlines'>) {
  const { t, command, role, timer } = useTexts();
  return (
    <List
      size="small"
      locale={{ emptyText: t('noDue') }}
      dataSource={[...deadlines]}
      renderItem={({ at, event }) => (
        <List.Item>
          <span>
            <Tag>{timer(event.timer ?? event.type)}</Tag>
            {event.fulfilledBy && command(event.fulfilledBy)}{' '}
            <Typography.Text type="secondary">
              {event.to && event.to.length > 0 ? `→ ${event.to.map(role).join(', ')}` : ''}
            </Typography.Text>
          </span>
          <Due at={at} />
        </List.Item>
      )}
    />
  );
}
