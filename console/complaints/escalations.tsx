import { Flex, Tag, Typography } from 'antd';
import type { ComplaintView } from '../shared/server/replies';
import { ActionsOf } from '../shared/shell/actions-of';
import { Part } from '../shared/shell/part';
import { Due, LocalTime } from '../shared/shell/time';
import { useLevel } from '../shared/texts/use-level';
import { useTexts } from '../shared/texts/use-texts';
import { places } from './places';

/** CF-16, T-37: to whom it was raised and why, what they do about it by when, and that nobody has taken it over. */
export function Escalations({ complaint }: { readonly complaint: ComplaintView }) {
  const { t, role, timer, command } = useTexts();
  const levelName = useLevel();
  const plans = complaint.view === 'whole' ? complaint.plans : [];
  const open = complaint.escalations.toSorted((a, b) => Number(a.acknowledged) - Number(b.acknowledged));
  return (
    <Part place={places.escalating} part="escalations">
      {open.length > 0 && (
        <ul className="rows">
          {open.map(({ id, timer: name, to, level, at, acknowledged }) => (
            <li key={id} data-escalation={id}>
              <Flex gap={8} wrap align="center" justify="space-between">
                <Flex vertical gap={4}>
                  <span>
                    <Tag color={acknowledged ? 'default' : 'red'}>{levelName(level)}</Tag> {timer(name)} ·{' '}
                    {t('escalatedTo', { role: role(to) })} · <LocalTime at={at} />
                  </span>
                  {!acknowledged && <Typography.Text type="danger">{t('notAcknowledged')}</Typography.Text>}
                  {plans
                    .filter(({ escalationId }) => escalationId === id)
                    .map(({ turn, step, actBy, doneAt }) => (
                      <span key={turn}>
                        {t('planned')}: {step === undefined ? '—' : command(step)} · <LocalTime at={actBy} /> ·{' '}
                        {doneAt === undefined ? <Due at={actBy} /> : <Tag color="green">{t('planDone')}</Tag>}
                      </span>
                    ))}
                </Flex>
                <ActionsOf place={places.escalation} about={id} name={timer(name)} />
              </Flex>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}
