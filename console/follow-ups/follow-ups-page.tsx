import { Segmented, Table, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useRead } from '../shared/server/queries';
import { Scroll } from '../shared/shell/scroll';
import { Heading } from '../shared/shell/heading';
import { Due, LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';

/** G-02: who is to be called, members first. */
export function Page() {
  const { t, stage, value } = useTexts();
  const [which, setWhich] = useState<'due' | 'open'>('due');
  const query = useRead('/follow-ups', {
    query: { limit: 100, open: true, ...(which === 'due' && { stage: 'due' }) },
  });
  return (
    <>
      <Heading text={t('followUps')}>
        <Segmented
          value={which}
          onChange={setWhich}
          options={[
            { value: 'due' as const, label: stage('due') },
            { value: 'open' as const, label: t('openOnly') },
          ]}
        />
      </Heading>
      <Scroll label={t('followUps')}>
        <Table
          size="small"
          rowKey="number"
          loading={query.isPending}
          pagination={false}
          dataSource={[...(query.data?.items ?? [])]}
          columns={[
            {
              title: t('number'),
              dataIndex: 'number',
              render: (number: string) => <Link to={`/follow-ups/${number}`}>{number}</Link>,
            },
            { title: t('plate'), render: (_v, { plate }) => <span className="plate">{plate}</span> },
            { title: t('model'), dataIndex: 'model' },
            {
              title: t('customer'),
              render: (_v, { priority }) => <Tag color={priority === 'member' ? 'gold' : 'default'}>{t(priority)}</Tag>,
            },
            { title: t('stage'), render: (_v, row) => <Tag>{stage(row.stage)}</Tag> },
            { title: t('due'), render: (_v, { dueAt }) => <Due at={dueAt} /> },
            {
              title: t('wish'),
              render: (_v, { bookedAt, wish }) =>
                bookedAt ? <LocalTime at={bookedAt} /> : wish ? `${wish.words} · ${value(wish.channel)}` : '',
            },
            { title: t('calls'), render: (_v, { attempts }) => t('attempts', { n: attempts }) },
          ]}
        />
      </Scroll>
    </>
  );
}
