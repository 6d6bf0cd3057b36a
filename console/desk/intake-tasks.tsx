import { Button, Card, Flex, Tag, Typography } from 'antd';
import { useNavigate } from 'react-router';
import type { ReplyOf } from '../shared/server/contract';
import { useMay, useMe, useReadWhen } from '../shared/server/queries';
import { useTexts } from '../shared/texts/use-texts';

type OpenDays = ReplyOf<'/daily-intake/open'>['items'];

/** D-19: days whose orders are to be handed over: the clerk's, and the service manager's once they are overdue. */
export function useOpenIntake(): OpenDays {
  const may = useMay('listOpenIntake');
  const { data } = useReadWhen(may, '/daily-intake/open');
  const isClerk = useMe().data?.roles.includes('informationClerk') ?? false;
  return may ? (data?.items ?? []).filter(({ overdue }) => isClerk || overdue) : [];
}

export function IntakeTasks({ items }: { readonly items: OpenDays }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  if (items.length === 0) return null;
  return (
    <Flex vertical gap={8} role="list" aria-label={t('intakeOpen')} style={{ marginBottom: 16 }}>
      <Typography.Text strong>{t('intakeOpen')}</Typography.Text>
      {items.map(({ day, missing, overdue }) => (
        <div role="listitem" key={day}>
          <Card size="small">
            <Flex justify="space-between" align="center" gap={12} wrap>
              <span>
                {t('intakeOpenDay', { day, n: missing.length })} {overdue && <Tag color="red">{t('escalated')}</Tag>}
              </span>
              <Button
                type="primary"
                aria-label={`${t('go')}: ${t('intakeOpenDay', { day, n: missing.length })}`}
                onClick={() => void navigate(`/intake?day=${day}`)}
              >
                {t('go')}
              </Button>
            </Flex>
          </Card>
        </div>
      ))}
    </Flex>
  );
}
