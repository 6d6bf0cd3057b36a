import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, Empty, Flex, Input, Select, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useSending } from '../shared/forms/sending';
import { useIdempotentRequest } from '../shared/server/idempotent-request';
import type { Schema } from '../shared/server/contract';
import { client, useMay, usePeople, useRead, useReadWhen } from '../shared/server/queries';
import { post } from '../shared/server/request';
import { Loaded } from '../shared/shell/states';
import { LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';

type Report = Schema<'ImprovementReport'>;
interface Props {
  readonly about: Report['about'];
  readonly from: string;
  readonly to: string;
}
interface Suggestion {
  readonly department?: string;
  readonly suggestion?: string;
}

function Suggestions({
  value,
  onChange,
}: {
  readonly value: readonly Suggestion[];
  readonly onChange: (value: readonly Suggestion[]) => void;
}) {
  const { t, field, language } = useTexts();
  const departments = useRead('/settings/departments').data?.content.items.filter(({ active }) => active) ?? [];
  const set = (index: number, change: Suggestion): void =>
    onChange(value.map((one, at) => (at === index ? { ...one, ...change } : one)));
  return (
    <Flex vertical gap={8}>
      {value.map(({ department = null, suggestion = '' }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a row is nothing but its place
        <Flex key={index} gap={8} wrap>
          <Select
            style={{ minWidth: 160 }}
            aria-label={field('department')}
            value={department}
            options={departments.map((one) => ({ value: one.code, label: one[language] }))}
            onChange={(chosen: string) => set(index, { department: chosen })}
          />
          <Input
            style={{ flex: '1 1 14rem' }}
            aria-label={t('suggestion')}
            maxLength={2_000}
            value={suggestion}
            onChange={({ target }) => set(index, { suggestion: target.value })}
          />
          <Button
            icon={<DeleteOutlined />}
            aria-label={t('remove')}
            onClick={() => onChange(value.filter((_one, at) => at !== index))}
          />
        </Flex>
      ))}
      <Button icon={<PlusOutlined />} onClick={() => onChange([...value, {}])}>
        {t('addSuggestion')}
      </Button>
    </Flex>
  );
}

function Filing({ about, from, to }: Props) {
  const { t } = useTexts();
  const { send, busy, alert } = useSending();
  const sendOnce = useIdempotentRequest();
  const [summary, setSummary] = useState('');
  const [suggestions, setSuggestions] = useState<readonly Suggestion[]>([]);
  const whole = suggestions.flatMap(({ department, suggestion }) =>
    department && suggestion?.trim() ? [{ department, suggestion }] : [],
  );
  const file = () =>
    send(async () => {
      const body = { about, from, to, summary, suggestions: whole };
      await sendOnce((key) => post('/improvement-reports', {}, { body, key }));
      setSummary('');
      setSuggestions([]);
      await client.invalidateQueries({ queryKey: ['/improvement-reports'] });
    });
  return (
    <Flex vertical gap={8}>
      <Typography.Text type="secondary">{t('reportHint')}</Typography.Text>
      <Input.TextArea
        aria-label={t('reportSummary')}
        placeholder={t('reportSummary')}
        autoSize={{ minRows: 2 }}
        maxLength={2_000}
        value={summary}
        onChange={({ target }) => setSummary(target.value)}
      />
      <Suggestions value={suggestions} onChange={setSuggestions} />
      <Button
        type="primary"
        style={{ alignSelf: 'start' }}
        loading={busy}
        disabled={summary.trim() === '' || whole.length < suggestions.length}
        onClick={() => void file()}
      >
        {t('fileReport')}
      </Button>
      {alert}
    </Flex>
  );
}

/** What a department is called, by its code. */
function useDepartmentName(): (code: string) => string {
  const { language } = useTexts();
  const items = useRead('/settings/departments').data?.content.items ?? [];
  return (code) => items.find((one) => one.code === code)?.[language] ?? code;
}

function Filed({ report: { from, to, summary, suggestions, by, at } }: { readonly report: Report }) {
  const { t } = useTexts();
  const nameOf = usePeople();
  const departmentOf = useDepartmentName();
  return (
    <Card size="small" type="inner" title={`${from} – ${to}`}>
      <p style={{ margin: 0, whiteSpace: 'pre-line' }}>{summary}</p>
      {suggestions.map(({ department, suggestion, to: head }) => (
        <p key={`${department} ${suggestion}`} style={{ margin: '8px 0 0' }}>
          <Tag>{departmentOf(department)}</Tag>
          {suggestion} · {head === null ? t('noHeadTold') : nameOf(head)}
        </p>
      ))}
      <Typography.Text type="secondary">
        {nameOf(by)} · <LocalTime at={at} />
      </Typography.Text>
    </Card>
  );
}

/** G-17, H-46: what was found is kept with its figures, and what is suggested goes to the heads of the departments. */
export function ImprovementReports(props: Props) {
  const { t } = useTexts();
  const mayFile = useMay('fileImprovementReport');
  const mayList = useMay('listImprovementReports');
  const reports = useReadWhen(mayList, '/improvement-reports', { query: { about: props.about } });
  if (!mayList) return null;
  return (
    <Card size="small" title={t('reports')} data-part="reports">
      <Flex vertical gap={12}>
        {mayFile && <Filing {...props} />}
        <Loaded of={reports}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty description={t('noReports')} />
            ) : (
              <Flex vertical gap={8}>
                {items.map((report) => (
                  <Filed key={report.id} report={report} />
                ))}
              </Flex>
            )
          }
        </Loaded>
      </Flex>
    </Card>
  );
}
