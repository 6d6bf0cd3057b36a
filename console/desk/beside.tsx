import { Card, Flex, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import { usePeople, useRead } from '../shared/server/queries';
import { useTexts } from '../shared/texts/use-texts';

/** D-02: who is here and has nothing to do, for whoever gives out the work. */
export function WithoutWork({ people }: { readonly people: readonly string[] }) {
  const { t } = useTexts();
  const nameOf = usePeople();
  return (
    <Card size="small" style={{ marginBottom: 16 }} data-testid="without-work">
      <Flex gap={8} wrap align="center" justify="space-between">
        <Flex gap={8} wrap align="center">
          <strong>{t('peopleWithoutWork')}</strong>
          {people.length === 0 && <Typography.Text type="secondary">{t('everybodyHasWork')}</Typography.Text>}
          {people.map((id) => (
            <Tag key={id} color="green">
              {nameOf(id)}
            </Tag>
          ))}
        </Flex>
        <Link to="/planner">{t('planInPlanner')}</Link>
      </Flex>
    </Card>
  );
}

const HOURS = 4;

/** What is late in the whole store, and what will be; the overview says which. */
export function StoreFigures() {
  const { t } = useTexts();
  const overdue = useRead('/overdue').data;
  const forecast = useRead('/forecast', { query: { hours: HOURS } }).data;
  if (!overdue || !forecast) return null;
  const late = Object.values(overdue.tasks).reduce((sum, n) => sum + n, 0);
  return (
    <Flex gap={12} wrap style={{ marginBottom: 16 }} data-testid="store-figures">
      {[
        [t('lateNow', { n: late }), late] as const,
        [t('notTakenOver', { n: overdue.unacknowledged }), overdue.unacknowledged] as const,
        [t('lateSoon', { n: forecast.total }), forecast.total] as const,
      ].map(([text, n]) => (
        <Link key={text} to="/overview">
          <Tag color={n > 0 ? 'red' : 'green'} className="desk-figure">
            {text}
          </Tag>
        </Link>
      ))}
    </Flex>
  );
}
