import { Card, Flex, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import { ArrivalButton } from '../appointments/arrival-button';
import { useMay, useReadWhen } from '../shared/server/queries';
import { atStore } from '../shared/shell/store-time';
import { LocalTime, useNow } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';

/** B-01: who is still expected today, the earliest first; one press when the car is here. */
export function ArrivalsToday() {
  const { t } = useTexts();
  const mayReceive = useMay('appointment.arrive');
  const from = atStore(useNow(60_000)).format('YYYY-MM-DD');
  const may = useMay('appointment.listArrivals');
  const { data } = useReadWhen(may, '/arrivals', { query: { from } });
  const expected = (data?.items ?? []).filter(({ stage, order }) => stage !== 'arrived' && order === null);
  if (expected.length === 0) return null;
  return (
    <section aria-label={t('todaysArrivals')} style={{ marginBottom: 20 }}>
      <Flex justify="space-between" align="baseline">
        <Typography.Title level={2} className="desk-heading">
          {t('todaysArrivals')} · {expected.length}
        </Typography.Title>
        <Link to="/arrivals">{t('allArrivals')}</Link>
      </Flex>
      <div className="tiles">
        {expected.map(({ number, plate, model, name, salutation, startsAt, late, words, goldCard }) => (
          <Card size="small" key={number} data-arrival={number}>
            <Flex vertical gap={6}>
              <Flex justify="space-between" gap={8} wrap>
                <span>
                  <span className="plate">{plate}</span> <strong>{name ?? salutation}</strong> {model}
                </span>
                <Typography.Text strong {...(late && { type: 'danger' as const })}>
                  {startsAt !== null && <LocalTime at={startsAt} />} {late && t('late')}
                </Typography.Text>
              </Flex>
              {goldCard && <Tag color="gold">{t('goldCard')}</Tag>}
              {words !== null && <Typography.Text type="secondary">“{words}”</Typography.Text>}
              {mayReceive && words !== null && <ArrivalButton number={number} short />}
            </Flex>
          </Card>
        ))}
      </div>
    </section>
  );
}
