import { Card, Flex, Tag, Typography } from 'antd';
import { useDepartments } from '../shared/server/store-lists';
import { ActionsOf } from '../shared/shell/actions-of';
import { Part } from '../shared/shell/part';
import { places } from './places';
import { yuan } from '../../domain/values/money';
import type { ComplaintView } from '../shared/server/replies';
import { LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';

/** What could be done, and which of it was chosen. */
export function Candidates({ complaint }: { readonly complaint: ComplaintView }) {
  const { t, value } = useTexts();
  const departments = useDepartments();
  const { candidates, decision } = complaint;
  return (
    <Part place={places.solution} part="solution">
      {candidates.length > 0 && (
        <Flex gap={12} wrap>
          {candidates.map((one) => (
            <Card
              key={one.candidateId}
              size="small"
              data-candidate={one.candidateId}
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
              <p>
                <Typography.Text strong>{yuan(one.cost)}</Typography.Text> · {departments.nameOf(one.department)}
              </p>
              <ActionsOf place={places.candidate} about={one.candidateId} name={one.text} />
            </Card>
          ))}
        </Flex>
      )}
      {decision && (
        <Typography.Paragraph style={{ marginTop: 8 }}>
          {decision.instruction} · <LocalTime at={decision.at} />
        </Typography.Paragraph>
      )}
    </Part>
  );
}
