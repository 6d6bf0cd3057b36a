import { Button, Flex, Select, Switch, Table, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { NewComplaint } from './new-complaint';
import { usePeople, useRead } from '../shared/server/queries';
import type { ComplaintRow } from '../shared/server/replies';
import { Scroll } from '../shared/shell/scroll';
import { Heading } from '../shared/shell/heading';
import { Due, LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';

const byDue = (a: ComplaintRow, b: ComplaintRow): number =>
  b.level - a.level || (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9');

/** The queue: what is highest and due first stands first. */
export function Page() {
  const { t, stage, value, field } = useTexts();
  const nameOf = usePeople();
  const [openOnly, setOpenOnly] = useState(true);
  const [level, setLevel] = useState('0');
  const [adding, setAdding] = useState(false);
  const query = useRead('/complaints', {
    query: { limit: 100, ...(openOnly && { open: true }), ...(level !== '0' && { minLevel: Number(level) }) },
  });
  return (
    <>
      <Heading text={t('complaints')}>
        <Select
          value={level}
          onChange={setLevel}
          aria-label={t('level')}
          style={{ width: 130 }}
          options={[
            { value: '0', label: t('allLevels') },
            ...['1', '2', '3', '4'].map((one) => ({ value: one, label: `≥ L${one}` })),
          ]}
        />
        <label>
          <Switch size="small" checked={openOnly} onChange={setOpenOnly} aria-label={t('openOnly')} /> {t('openOnly')}
        </label>
        <Button type="primary" onClick={() => setAdding(true)}>
          {t('openComplaint')}
        </Button>
      </Heading>
      <Scroll label={t('complaints')}>
        <Table
          size="small"
          rowKey="number"
          loading={query.isPending}
          pagination={false}
          dataSource={[...(query.data?.items ?? [])].toSorted(byDue)}
          columns={[
            {
              title: t('number'),
              dataIndex: 'number',
              render: (number: string) => <Link to={`/complaints/${number}`}>{number}</Link>,
            },
            {
              title: t('level'),
              render: (_v, { level: at }) => <Tag color={at >= 3 ? 'red' : at > 0 ? 'orange' : 'default'}>L{at}</Tag>,
            },
            { title: t('kind'), render: (_v, { kind }) => t(kind) },
            { title: t('stage'), render: (_v, row) => <Tag>{stage(row.stage)}</Tag> },
            {
              title: t('due'),
              render: (_v, row) => (
                <Flex gap={6}>{row.open ? <Due at={row.dueAt} /> : <Tag>{stage(row.stage)}</Tag>}</Flex>
              ),
            },
            { title: t('owner'), render: (_v, { owner }) => nameOf(owner) },
            { title: field('severity'), render: (_v, { severity }) => severity && value(severity) },
            { title: t('since'), render: (_v, { receivedAt }) => <LocalTime at={receivedAt} /> },
          ]}
        />
      </Scroll>
      {adding && <NewComplaint onClose={() => setAdding(false)} />}
    </>
  );
}
