import { Button, Card, Descriptions, Flex, Table, Tag, Typography } from 'antd';
import { Link, useNavigate } from 'react-router';
import { pageOfNumber } from '../shared/server/processes';
import { useMay, useRead } from '../shared/server/queries';
import type { Schema } from '../shared/server/contract';
import { Heading } from '../shared/shell/heading';
import { Scroll } from '../shared/shell/scroll';
import { Loaded } from '../shared/shell/states';
import { LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';

type Retention = Schema<'Retention'>;

function Periods({ retention }: Pick<Retention, 'retention'>) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const maySeePolicy = useMay('listPolicyProposals');
  const rows = [
    ['retentionVisits', t('retentionYears', { n: retention.visitWordsYears })],
    ['retentionComplaints', t('retentionYears', { n: retention.complaintWordsYears })],
    ['retentionCalls', t('retentionYears', { n: retention.callWordsYears })],
    ['retentionMessages', t('retentionDays', { n: retention.sendingDays })],
    ['retentionRequests', t('retentionWorkingDays', { n: retention.answerWorkingDays })],
  ] as const;
  return (
    <Card size="small">
      <Flex vertical gap={12}>
        <Typography.Text type="secondary">{t('retentionHint')}</Typography.Text>
        <Descriptions
          size="small"
          bordered
          column={1}
          items={rows.map(([name, children]) => ({ key: name, label: t(name), children }))}
        />
        {maySeePolicy && (
          <div>
            <Button onClick={() => void navigate('/policy')}>{t('retentionChange')}</Button>
          </div>
        )}
      </Flex>
    </Card>
  );
}

const Numbers = ({ numbers }: { readonly numbers: readonly string[] }) => (
  <Flex gap={6} wrap>
    {numbers.map((number) => (
      <Link key={number} to={pageOfNumber(number)}>
        <Tag>{number}</Tag>
      </Link>
    ))}
  </Flex>
);

/** What the next run would take. */
function Due({ due, oldest, orders, complaints, followUps }: Retention) {
  const { t } = useTexts();
  const groups = [
    ['retentionVisits', orders],
    ['retentionComplaints', complaints],
    ['retentionCalls', followUps],
  ] as const;
  const named = orders.length + complaints.length + followUps.length;
  return (
    <Card size="small" title={t('retentionDue')}>
      {due === 0 ? (
        <Typography.Text>{t('retentionNothingDue')}</Typography.Text>
      ) : (
        <Flex vertical gap={8}>
          <Typography.Text strong>{t('retentionDueCount', { n: due })}</Typography.Text>
          {oldest !== null && (
            <Typography.Text type="secondary">
              {t('retentionOldest')} <LocalTime at={oldest} />
            </Typography.Text>
          )}
          {groups.map(
            ([name, numbers]) =>
              numbers.length > 0 && (
                <div key={name}>
                  <Typography.Text>{t(name)}</Typography.Text>
                  <Numbers numbers={numbers} />
                </div>
              ),
          )}
          {due > named && <Typography.Text>{t('retentionMore', { n: due - named })}</Typography.Text>}
        </Flex>
      )}
    </Card>
  );
}

/** What is old enough and stays, with the reason. */
function Held({ held, heldCount }: Retention) {
  const { t } = useTexts();
  return (
    <Card size="small" title={t('retentionHeld')}>
      {heldCount === 0 ? (
        <Typography.Text>{t('retentionNothingHeld')}</Typography.Text>
      ) : (
        <Scroll label={t('retentionHeld')}>
          <Table
            size="small"
            pagination={false}
            rowKey="number"
            dataSource={[...held]}
            columns={[
              {
                key: 'number',
                title: t('number'),
                render: (_, { number }) => <Link to={pageOfNumber(number)}>{number}</Link>,
              },
              { key: 'why', title: t('retentionWhy'), render: (_, { because }) => t(`held_${because}`) },
            ]}
          />
          {heldCount > held.length && t('retentionMore', { n: heldCount - held.length })}
        </Scroll>
      )}
    </Card>
  );
}

function LastRun({ lastRun }: Pick<Retention, 'lastRun'>) {
  const { t } = useTexts();
  return (
    <Card size="small" title={t('retentionLastRun')}>
      {lastRun ? (
        <>
          <LocalTime at={lastRun.at} /> · {t('retentionGone', { n: lastRun.gone })}
        </>
      ) : (
        <Typography.Text>{t('retentionNeverRun')}</Typography.Text>
      )}
    </Card>
  );
}

/** M-06: for how long words are kept, what goes next, what is held and why, and when it was last done. Nothing is changed here. */
export function Page() {
  const { t } = useTexts();
  const retention = useRead('/retention');
  return (
    <>
      <Heading text={t('retention')} />
      <Loaded of={retention}>
        {(read) => (
          <Flex vertical gap={16} style={{ maxWidth: '48rem' }}>
            <Periods retention={read.retention} />
            <Due {...read} />
            <Held {...read} />
            <LastRun lastRun={read.lastRun} />
          </Flex>
        )}
      </Loaded>
    </>
  );
}
