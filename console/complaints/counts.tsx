import { Card, Empty, Flex, Progress } from 'antd';
import { useTexts } from '../shared/texts/use-texts';

interface Props {
  readonly title: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly nameOf: (name: string) => string;
}

/** How many complaints each of several names has, the most first. */
export function Counts({ title, counts, nameOf }: Props) {
  const { t } = useTexts();
  const rows = Object.entries(counts).toSorted(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
  const most = Math.max(1, ...rows.map(([, n]) => n));
  return (
    <Card size="small" title={title}>
      {rows.length === 0 && <Empty description={t('noCountedComplaints')} />}
      <Flex vertical gap={6}>
        {rows.map(([name, n]) => (
          <Flex key={name} gap={12} align="center" data-count={name}>
            <span style={{ minWidth: '9rem' }}>{nameOf(name)}</span>
            <Progress
              aria-label={nameOf(name)}
              style={{ flex: '1 1 6rem', margin: 0 }}
              percent={(n / most) * 100}
              status="normal"
              format={() => String(n)}
            />
          </Flex>
        ))}
      </Flex>
    </Card>
  );
}
