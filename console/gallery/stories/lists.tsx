import { Flex } from 'antd';
import { useState } from 'react';
import { bilingual } from '../../../domain/values/bilingual';
import { ExportButton } from '../../shared/exports/export-button';
import { EntryLine } from '../../shared/notices/entry-line';
import { entriesOf } from '../../shared/notices/entries';
import type { OwnNotice } from '../../shared/notices/reading';
import { CarCell, CustomerCell, NextCell } from '../../shared/shell/case-cells';
import { CaseTable } from '../../shared/shell/case-table';
import { DayRangeInputs } from '../../shared/shell/day-range';
import { Tabs } from '../../shared/shell/tabs';
import { useTexts } from '../../shared/texts/use-texts';
import { complaint, dayIn, inHours, inMinutes, written } from '../data';
import { known, type Known, type Story } from '../story';

const exports: Known = known('/exports/lists', undefined, { items: [{ what: 'complaints', most: 50_000 }] });

const row = (number: string, overdue: boolean) => ({
  number,
  overdue,
  dueAt: overdue ? inHours(-3) : inHours(4),
  customer: { number, customerId: 'C-001', name: written.customer, phone: written.phone },
});

function Cases({
  rows,
  loading = false,
}: {
  readonly rows: readonly ReturnType<typeof row>[];
  readonly loading?: boolean;
}) {
  const { t } = useTexts();
  return (
    <Flex vertical gap={12} align="start">
      <ExportButton what="complaints" />
      <div style={{ width: '100%' }}>
        <CaseTable
          label={t('complaints')}
          none={t('noCaseComplaints')}
          rows={rows}
          loading={loading}
          columns={[
            {
              title: t('customer'),
              render: (one) => <CustomerCell number={one.number} customer={one.customer} />,
            },
            { title: t('plate'), render: () => <CarCell plate={written.plate} model={written.model} /> },
            {
              title: t('nextStep'),
              render: ({ dueAt, overdue }) => (
                <NextCell
                  next={
                    overdue
                      ? { command: 'answerInquiry', roles: ['crSpecialist'], person: null, dueAt, escalated: true }
                      : null
                  }
                  dueAt={dueAt}
                />
              ),
            },
          ]}
        />
      </div>
    </Flex>
  );
}

export const table: Story = {
  name: 'table',
  title: bilingual('列表与导出', 'Table and export'),
  states: [
    {
      title: bilingual('有内容', 'With rows'),
      knows: [exports],
      view: () => <Cases rows={[row(complaint, true), row(complaint.replace('0001', '0002'), false)]} />,
    },
    {
      title: bilingual('空，不可导出', 'Empty, and not to be taken out'),
      knows: [known('/exports/lists', undefined, { items: [] })],
      view: () => <Cases rows={[]} />,
    },
    { title: bilingual('正在读取', 'On its way'), knows: [exports], view: () => <Cases rows={[]} loading /> },
  ],
};

const notice = (id: string, more: Partial<OwnNotice>): OwnNotice => ({
  id,
  number: complaint,
  at: inMinutes(-12),
  way: 'inApp',
  status: 'shown',
  to: { role: 'serviceAdvisor', person: 'wang' },
  template: 'escalation',
  zh: { subject: '投诉已升级，请处理', text: '首次答复的时限已过，已升级至您处理。' },
  en: { subject: 'A complaint has gone up to you', text: 'The first answer is late; it has gone up to you.' },
  attempts: [],
  plate: written.plate,
  model: written.model,
  read: false,
  kind: 'escalated',
  topic: id,
  ...more,
});

function Entries({ notices }: { readonly notices: readonly OwnNotice[] }) {
  return (
    <Flex vertical gap={12}>
      {entriesOf(notices).map((entry) => (
        <EntryLine key={entry.newest.id} entry={entry} />
      ))}
    </Flex>
  );
}

export const notices: Story = {
  name: 'notices',
  title: bilingual('消息', 'Notices'),
  states: [
    {
      title: bilingual('未读：每一种', 'Unread: of each kind'),
      view: () => (
        <Entries
          notices={(['escalated', 'overdue', 'refused', 'asked', 'news'] as const).map((kind) =>
            notice(kind, { kind }),
          )}
        />
      ),
    },
    { title: bilingual('已读', 'Read'), view: () => <Entries notices={[notice('n-1', { read: true })]} /> },
    {
      title: bilingual('同一事项的多条', 'Several about one thing'),
      view: () => (
        <Entries notices={['n-1', 'n-2', 'n-3'].map((id) => notice(id, { topic: 'answer', kind: 'overdue' }))} />
      ),
    },
  ],
};

function SomeTabs() {
  const { t } = useTexts();
  const [active, setActive] = useState('timeline');
  const items = [
    { key: 'orders', label: t('complaints'), children: t('complaints') },
    { key: 'timeline', label: t('customer'), children: t('customer') },
    { key: 'plate', label: t('plate'), children: t('plate') },
  ];
  return <Tabs label={t('complaints')} items={items} active={active} onChange={setActive} />;
}

export const pageParts: Story = {
  name: 'page-parts',
  title: bilingual('页面上的零件', 'Parts of every page'),
  states: [
    { title: bilingual('分页签', 'Tabs'), view: () => <SomeTabs /> },
    {
      title: bilingual('日期范围', 'From day to day'),
      view: () => (
        <Flex gap={8}>
          <DayRangeInputs range={{ from: dayIn(-6), to: dayIn(0) }} />
        </Flex>
      ),
    },
  ],
};
