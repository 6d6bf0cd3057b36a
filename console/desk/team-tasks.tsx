import { Card, Empty, Flex, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import { pageOfNumber } from '../shared/server/processes';
import { usePeople, useRead } from '../shared/server/queries';
import { Loaded } from '../shared/shell/states';
import { Due } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';
import { taskText } from './task-text';

/** What the roles below have to do: whose, on which car, by when. */
export function TeamTasks() {
  const { t, command, label, role } = useTexts();
  const nameOf = usePeople();
  const team = useRead('/tasks/team', { query: { limit: 100 } });
  return (
    <Loaded of={team}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty description={t('emptyOther')} />
        ) : (
          <Flex vertical gap={8} role="list" aria-label={t('teamTasks')}>
            {items.map(({ id, number, plate, model, what, subject, person, roles, escalated, dueAt }) => (
              <div role="listitem" key={id}>
                <Card size="small">
                  <Flex justify="space-between" align="center" gap={12} wrap>
                    <span>
                      <Link to={pageOfNumber(number)} className="plate">
                        {plate ?? number}
                      </Link>{' '}
                      {model} <strong>{taskText(command(what), subject && label(subject))}</strong>{' '}
                      {escalated && <Tag color="red">{t('escalated')}</Tag>}
                      <br />
                      <Typography.Text type="secondary">
                        {person === null ? roles.map(role).join(' · ') : nameOf(person)}
                      </Typography.Text>
                    </span>
                    <Due at={dueAt} />
                  </Flex>
                </Card>
              </div>
            ))}
          </Flex>
        )
      }
    </Loaded>
  );
}
