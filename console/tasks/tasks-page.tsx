import { Button, Card, Empty, Flex, Segmented, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { IntakeTasks, useOpenIntake } from './intake-tasks';
import { PersonalRequestTasks, useOpenPersonalRequests } from './personal-request-tasks';
import { RoleRequests } from './role-requests';
import { pageOfNumber } from '../shared/server/processes';
import { useMay, useMyTasks, useReadWhen } from '../shared/server/queries';
import type { TaskItem } from '../shared/server/replies';
import { Heading } from '../shared/shell/heading';
import { Loaded } from '../shared/shell/states';
import { Due } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';

/** The part of a task's key that names what it is about, e.g. an extra item. */
const targetOf = ({ about }: TaskItem): string => about.split('/').slice(1).join('/').split('#')[0] ?? '';

function TaskCard({ task }: { readonly task: TaskItem }) {
  const { t, command } = useTexts();
  const navigate = useNavigate();
  const target = targetOf(task);
  const query = new URLSearchParams({ do: task.what, ...(target && { about: target }) });
  return (
    <Card size="small">
      <Flex justify="space-between" align="center" gap={12} wrap>
        <Flex vertical gap={2} style={{ minWidth: 0 }}>
          <Typography.Text strong style={{ fontSize: '1.05rem' }}>
            {command(task.what)} {task.escalated && <Tag color="red">{t('escalated')}</Tag>}
          </Typography.Text>
          <span>
            <span className="plate">{task.plate ?? ''}</span> {task.model ?? ''}{' '}
            <Typography.Text type="secondary">{task.number}</Typography.Text>
          </span>
        </Flex>
        <Flex align="center" gap={12}>
          <Due at={task.dueAt} />
          <Button
            type="primary"
            aria-label={`${t('go')}: ${command(task.what)} ${task.plate ?? task.number}`}
            onClick={() => void navigate(`${pageOfNumber(task.number)}?${query}`)}
          >
            {t('go')}
          </Button>
        </Flex>
      </Flex>
    </Card>
  );
}

/** What to do next, the most urgent first. */
export function Page() {
  const { t } = useTexts();
  const leads = useMay('listTeamTasks');
  const [whose, setWhose] = useState<'mine' | 'team'>('mine');
  const mine = useMyTasks();
  const team = useReadWhen(whose === 'team', '/tasks/team', { query: { limit: 100 } });
  const asked = useOpenPersonalRequests();
  const intake = useOpenIntake();
  const tasks = whose === 'mine' ? mine : team;
  return (
    <>
      <Heading text={t('tasks')}>
        {leads && (
          <Segmented
            options={[
              { value: 'mine' as const, label: t('myTasks') },
              { value: 'team' as const, label: t('teamTasks') },
            ]}
            value={whose}
            onChange={setWhose}
          />
        )}
      </Heading>
      <RoleRequests />
      <PersonalRequestTasks items={asked} />
      <IntakeTasks items={intake} />
      <Loaded of={tasks}>
        {({ items }) =>
          items.length === 0 ? (
            asked.length + intake.length > 0 ? null : (
              <Empty description={t('allDone')} />
            )
          ) : (
            <Flex vertical gap={8} role="list" aria-label={t('tasks')}>
              {items.map((task) => (
                <div role="listitem" key={task.id}>
                  <TaskCard task={task} />
                </div>
              ))}
            </Flex>
          )
        }
      </Loaded>
    </>
  );
}
