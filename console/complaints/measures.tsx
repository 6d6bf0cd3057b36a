import { Card, Flex, Tag, Typography } from 'antd';
import { usePeople } from '../shared/server/queries';
import type { ComplaintView } from '../shared/server/replies';
import { ActionsOf } from '../shared/shell/actions-of';
import { places } from './places';
import { Due, LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';

type Measure = NonNullable<ComplaintView['evaluation']>['measures'][number];

/** Where it stands: to be carried out, to be checked, or found to help. */
function MeasureState({ dueAt, doneAt, checkedAt }: Measure) {
  const { command, field } = useTexts();
  if (checkedAt) return <Tag color="green">{field('effective')}</Tag>;
  if (doneAt) return <Tag color="blue">{command('checkMeasure')}</Tag>;
  return dueAt ? <Due at={dueAt} /> : null;
}

/** H-35: what prevents the next one, by whom and until when, what was done, and whether it has helped. */
export function Measures({ complaint: { evaluation } }: { readonly complaint: ComplaintView }) {
  const { field, value } = useTexts();
  const nameOf = usePeople();
  if (!evaluation) return null;
  return (
    <Card size="small" title={field('measures')}>
      <ul className="rows">
        {evaluation.measures.map((measure) => (
          <Flex
            component="li"
            key={measure.measureId ?? measure.measure}
            className="row"
            justify="space-between"
            align="center"
            wrap
            gap={8}
          >
            <Flex vertical gap={2}>
              <span>
                {value(measure.process)} · {nameOf(measure.owner)} <MeasureState {...measure} />
              </span>
              <Typography.Text>{measure.measure}</Typography.Text>
              {measure.result && (
                <Typography.Text type="secondary">
                  {measure.result} {measure.doneAt && <LocalTime at={measure.doneAt} />}
                </Typography.Text>
              )}
              {measure.finding && (
                <Typography.Text type="secondary">
                  {measure.finding} {measure.checkedAt && <LocalTime at={measure.checkedAt} />}
                </Typography.Text>
              )}
            </Flex>
            {measure.measureId !== undefined && (
              <ActionsOf place={places.measure} about={measure.measureId} name={measure.measure} />
            )}
          </Flex>
        ))}
      </ul>
    </Card>
  );
}
