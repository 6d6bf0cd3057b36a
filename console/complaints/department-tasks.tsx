import { Card, Flex, List, Tag, Typography } from 'antd';
import { usePeople } from '../shared/server/queries';
import type { ComplaintView } from '../shared/server/replies';
import { Due, LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';

/** H-39: what departments were asked, of whom and until when, and what they have answered. */
export function DepartmentTasks({ complaint: { departmentTasks } }: { readonly complaint: ComplaintView }) {
  const { t, command } = useTexts();
  const nameOf = usePeople();
  if (departmentTasks.length === 0) return null;
  return (
    <Card size="small" title={command('commandDepartment')}>
      <List
        size="small"
        dataSource={[...departmentTasks]}
        renderItem={({ taskId, department, to, what, dueAt, done, result, answeredAt }) => (
          <List.Item key={taskId}>
            <Flex vertical gap={2}>
              <span>
                {[department, nameOf(to)].filter(Boolean).join(' · ')} {!done && <Due at={dueAt} />}
                {done && <Tag color="green">{t('answered')}</Tag>}
              </span>
              {what && <Typography.Text>{what}</Typography.Text>}
              {result && (
                <Typography.Text type="secondary">
                  {result} {answeredAt && <LocalTime at={answeredAt} />}
                </Typography.Text>
              )}
            </Flex>
          </List.Item>
        )}
      />
    </Card>
  );
}
