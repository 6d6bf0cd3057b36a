import { Segmented, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { yuan } from '../../domain/values/money';
import { ExportButton } from '../shared/exports/export-button';
import { usePeople, useRead } from '../shared/server/queries';
import { Heading } from '../shared/shell/heading';
import { Scroll } from '../shared/shell/scroll';
import { useTexts } from '../shared/texts/use-texts';

/** F-11: who owes the store what, the longest due first. */
export function Page() {
  const { t, field, role, value, event } = useTexts();
  const nameOf = usePeople();
  const [which, setWhich] = useState<'all' | 'overdue'>('all');
  const query = useRead('/arrears', { query: { limit: 100, ...(which === 'overdue' && { overdue: true }) } });
  const items = [...(query.data?.items ?? [])];
  const total = items.reduce((sum, { amount }) => sum + amount, 0);
  return (
    <>
      <Heading text={t('arrearsList')}>
        <Segmented
          aria-label={t('viewOf')}
          value={which}
          onChange={setWhich}
          options={[
            { value: 'all' as const, label: t('arrearsAll') },
            { value: 'overdue' as const, label: t('arrearsOverdue') },
          ]}
        />
        <ExportButton what="arrears" filter={{ ...(which === 'overdue' && { overdue: true }) }} />
      </Heading>
      <Scroll label={t('arrearsList')}>
        <Table
          size="small"
          rowKey={({ number, payer }) => `${number}/${payer}`}
          loading={query.isPending}
          pagination={false}
          dataSource={items}
          locale={{ emptyText: t('arrearsNone') }}
          columns={[
            {
              title: t('number'),
              render: (_v, { number }) => <Link to={`/repair-orders/${number}`}>{number}</Link>,
            },
            { title: t('plate'), render: (_v, { plate }) => <span className="plate">{plate}</span> },
            {
              title: field('payer'),
              render: (_v, { payer, claim }) => (
                <>
                  {payer === 'customer' ? field('customer') : value(payer)} {claim}
                </>
              ),
            },
            { title: t('openAmount'), align: 'right', render: (_v, { amount }) => yuan(amount) },
            {
              title: field('dueDay'),
              render: (_v, { dueDay, overdue }) => (
                <>
                  {dueDay} {overdue && <Tag color="red">{t('arrearsOverdue')}</Tag>}
                </>
              ),
            },
            {
              title: t('arrearsOwner'),
              render: (_v, { owner, ownerRole }) => (owner === null ? role(ownerRole) : nameOf(owner)),
            },
            {
              title: event('payerReminded'),
              render: (_v, { reminders }) => (reminders > 0 ? t('remindedTimes', { n: reminders }) : ''),
            },
          ]}
        />
      </Scroll>
      <Typography.Text strong>
        {t('arrearsSum')} {yuan(total)}
      </Typography.Text>
    </>
  );
}
