import { Flex, Tag, Typography } from 'antd';
import { usePeople } from '../shared/server/queries';
import type { ComplaintView } from '../shared/server/replies';
import { useDepartments } from '../shared/server/store-lists';
import { ActionsOf } from '../shared/shell/actions-of';
import { Part } from '../shared/shell/part';
import { places } from './places';
import { Due, LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';

/** H-39: what departments were asked, of whom and until when, and what they have answered. */
export function DepartmentTasks({ complaint: { departmentTasks } }: { readonly complaint: ComplaintView }) {
  const { t } = useTexts();
  const departments = useDepartments();
  const nameOf = usePeople();
  return (
    <Part place={places.departments} part="departments">
      {departmentTasks.length > 0 && (
        <ul className="rows">
          {departmentTasks.map(({ taskId, department, to, what, dueAt, done, result, answeredAt }) => (
            <Flex component="li" key={taskId} className="row" justify="space-between" align="center" wrap gap={8}>
              <Flex vertical gap={2}>
                <span>
                  {[department && departments.nameOf(department), nameOf(to)].filter(Boolean).join(' · ')}{' '}
                  {!done && <Due at={dueAt} />}
                  {done && <Tag color="green">{t('answered')}</Tag>}
                </span>
                {what && <Typography.Text>{what}</Typography.Text>}
                {result && (
                  <Typography.Text type="secondary">
                    {result} {answeredAt && <LocalTime at={answeredAt} />}
                  </Typography.Text>
                )}
              </Flex>
              <ActionsOf place={places.departmentTask} about={taskId} name={what ?? nameOf(to)} />
            </Flex>
          ))}
        </ul>
      )}
    </Part>
  );
}
