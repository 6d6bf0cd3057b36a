import { Card, Flex, Tag, Typography } from 'antd';
import { yuan } from '../../domain/values/money';
import type { ComplaintView } from '../shared/server/replies';
import { LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';

/** What could be done, and which of it was chosen. */
export function Candidates({ complaint }: { readonly complaint: ComplaintView }) {
  const { t, value } = useTexts();
  const { candidates, decision } = complaint;
  if (candidates.length === 0) return null;
  return (
    <section aria-label={t('candidates')}>
      <Typography.Title level={2} style={{ fontSize: '1.1rem' }}>
        {t('candidates')}
      </Typography.Title>
      <Flex gap={12} wrap>
        {candidates.map((one) => (
          <Card
            key={one.candidateId}
            size="small"
            style={{ flex: '1 1 15rem' }}
            title={value(one.kind)}
            extra={
              <>
                {decision?.candidateId === one.candidateId && <Tag color="green">{t('chosen')}</Tag>}
                {one.preferred && <Tag color="blue">{t('preferred')}</Tag>}
              </>
            }
          >
            <p>{one.text}</p>
            <Typography.Text strong>{yuan(one.cost)}</Typography.Text> · {one.department}
          </Card>
        ))}
      </Flex>
      {decision && (
        <Typography.Paragraph style={{ marginTop: 8 }}>
          {decision.instruction} · <LocalTime at={decision.at} />
        </Typography.Paragraph>
      )}
    </section>
  );
}
