import { Card, Flex, Tag, Typography } from 'antd';
import type { Role } from '../../../domain/kernel/actor';
import { useMe } from '../server/queries';
import type { Action, ProcessView } from '../server/replies';
import { useReason } from '../texts/sentences';
import { useTexts } from '../texts/use-texts';
import { CommandLists } from './command-lists';

/** Whether a person could send it, about something. */
const isForPeople = ({ roles, targets }: Action): boolean =>
  roles.some((role) => role !== 'system') && (targets === undefined || targets.length > 0);

/** What could be done at a moment of the past, by whom, and why not: nothing of it can be done from here. */
export function PastActions({ actions }: Pick<ProcessView, 'actions'>) {
  const { t, command: title, role } = useTexts();
  const reason = useReason();
  const own = useMe().data?.roles ?? [];
  const isMine = ({ roles }: Action): boolean => roles.some((one) => own.includes(one as Role));
  const all = actions.filter(isForPeople);
  const ready = all.filter(({ notYet }) => !notYet);
  const mine = ready.filter(isMine);
  const others = ready
    .filter((action) => !isMine(action))
    .map(({ command, roles }) => ({ command, why: roles.map(role).join(', ') }));
  const blocked = all.flatMap(({ command, notYet }) => (notYet ? [{ command, why: reason(notYet) }] : []));
  return (
    <Card size="small" title={t('couldBeDone')} data-testid="past-actions">
      {mine.length === 0 && <Typography.Text type="secondary">{t('nothingThen')}</Typography.Text>}
      <Flex gap={6} wrap>
        {mine.map(({ command }) => (
          <Tag key={command} style={{ margin: 0 }}>
            {title(command)}
          </Tag>
        ))}
      </Flex>
      <CommandLists
        lists={[
          ['notYet', blocked],
          ['others', others],
        ]}
      />
    </Card>
  );
}
