import { Empty, Flex, Table, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import { PastVisits } from './past-visits';
import { useMay, useRead } from '../shared/server/queries';
import { Scroll } from '../shared/shell/scroll';
import { Loaded } from '../shared/shell/states';
import { LocalTime } from '../shared/shell/time';
import { useLevel } from '../shared/texts/use-level';
import { useTexts } from '../shared/texts/use-texts';

const MOST = 50;

/** The visits of a customer, and below them those from before this system. */
export function Visits({ customer }: { readonly customer: string }) {
  const { t } = useTexts();
  const mayReadPast = useMay('listPastVisitsOfCustomer');
  return (
    <Flex vertical gap={20}>
      <OwnVisits customer={customer} />
      {mayReadPast && (
        <section aria-label={t('pastVisits')}>
          <Typography.Title level={3} style={{ fontSize: '1rem' }}>
            {t('pastVisits')}
          </Typography.Title>
          <PastVisits of="customer" id={customer} />
        </section>
      )}
    </Flex>
  );
}

/** All visits of a customer, also those of the records that were merged into this one. */
function OwnVisits({ customer }: { readonly customer: string }) {
  const { t, stage } = useTexts();
  const visits = useRead('/repair-orders', { query: { limit: MOST, customer } });
  return (
    <Loaded of={visits}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty description={t('noVisits')} />
        ) : (
          <Scroll label={t('visits')}>
            <Table
              size="small"
              rowKey="number"
              pagination={false}
              dataSource={[...items]}
              columns={[
                { title: t('when'), render: (_v, { openedAt }) => <LocalTime at={openedAt} /> },
                { title: t('plate'), render: (_v, { plate }) => plate },
                { title: t('stage'), render: (_v, row) => <Tag>{stage(row.stage)}</Tag> },
                {
                  title: t('number'),
                  render: (_v, { number }) => <Link to={`/repair-orders/${number}`}>{number}</Link>,
                },
              ]}
            />
          </Scroll>
        )
      }
    </Loaded>
  );
}

/** The calls after the visits of a customer. */
export function FollowUps({ customer }: { readonly customer: string }) {
  const { t, stage, value } = useTexts();
  const calls = useRead('/follow-ups', { query: { customer, limit: MOST } });
  return (
    <Loaded of={calls}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty description={t('noFollowUps')} />
        ) : (
          <Flex vertical gap={8}>
            {items.map(({ number, plate, stage: at, overall, leftAt }) => (
              <Flex key={number} gap={8} wrap align="center">
                <Link to={`/follow-ups/${number}`}>{number}</Link>
                <span className="plate">{plate}</span>
                <Tag>{stage(at)}</Tag>
                {overall && <span>{value(overall)}</span>}
                <LocalTime at={leftAt} />
              </Flex>
            ))}
          </Flex>
        )
      }
    </Loaded>
  );
}

/** All complaints of a customer, also from before the person was one. */
export function Complaints({ customer }: { readonly customer: string }) {
  const { t, stage } = useTexts();
  const levelName = useLevel();
  const complaints = useRead('/complaints', { query: { customer, limit: MOST } });
  return (
    <Loaded of={complaints}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty description={t('noComplaints')} />
        ) : (
          <Flex vertical gap={8}>
            {items.map(({ number, kind, stage: at, receivedAt, level }) => (
              <Flex key={number} gap={8} wrap align="center">
                <Link to={`/complaints/${number}`}>{number}</Link>
                <span>{t(kind)}</span>
                <Tag>{stage(at)}</Tag>
                {level > 0 && <Tag color="orange">{levelName(level)}</Tag>}
                <LocalTime at={receivedAt} />
              </Flex>
            ))}
          </Flex>
        )
      }
    </Loaded>
  );
}
