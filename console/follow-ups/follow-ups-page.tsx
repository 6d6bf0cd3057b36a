import { Segmented, Switch, Table, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay, useMe, usePeople, useRead } from '../shared/server/queries';
import { DayInput } from '../shared/forms/controls';
import { Scroll } from '../shared/shell/scroll';
import { Heading } from '../shared/shell/heading';
import { Due, LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';
import { useWishText } from './wish';

/** G-02, G-18: who is to be called, members first; of a day on which cars left, all of them. */
export function Page() {
  const { t, stage, field } = useTexts();
  const wishText = useWishText();
  const nameOf = usePeople();
  const me = useMe().data?.id;
  const mayReport = useMay('followUp.readReport');
  const [which, setWhich] = useState<'due' | 'open'>('due');
  const [mine, setMine] = useState(false);
  const [leftOn, setLeftOn] = useState<string>();
  const query = useRead('/follow-ups', {
    query: {
      limit: 100,
      ...(leftOn === undefined && { open: true, ...(which === 'due' && { stage: 'due' as const }) }),
      ...(leftOn !== undefined && { leftOn }),
      ...(mine && me !== undefined && { specialist: me }),
    },
  });
  return (
    <>
      <Heading text={t('followUps')}>
        {mayReport && <Link to="/follow-up-report">{t('followUpReport')}</Link>}
        <Segmented
          value={which}
          onChange={setWhich}
          options={[
            { value: 'due' as const, label: stage('due') },
            { value: 'open' as const, label: t('openOnly') },
          ]}
        />
        <label>
          <Switch size="small" checked={mine} onChange={setMine} aria-label={t('myCalls')} /> {t('myCalls')}
        </label>
        <div style={{ width: 160 }}>
          <DayInput label={t('leftOn')} value={leftOn} onChange={setLeftOn} />
        </div>
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
            { title: t('leftOn'), render: (_v, { leftAt }) => <LocalTime at={leftAt} /> },
            { title: t('due'), render: (_v, { dueAt }) => <Due at={dueAt} /> },
            {
              title: t('wish'),
              render: (_v, { bookedAt, wish }) => (bookedAt ? <LocalTime at={bookedAt} /> : wish && wishText(wish)),
            },
            {
              title: t('mayCall'),
              render: (_v, { mayCallNow }) => (
                <Tag color={mayCallNow ? 'green' : 'orange'}>{t(mayCallNow ? 'mayCall' : 'mayNotCall')}</Tag>
              ),
            },
            { title: field('specialist'), render: (_v, { specialist }) => specialist && nameOf(specialist) },
            { title: t('calls'), render: (_v, { attempts }) => t('attempts', { n: attempts }) },
          ]}
        />
      </Scroll>
    </>
  );
}
