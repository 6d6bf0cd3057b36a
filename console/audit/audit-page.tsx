import { useInfiniteQuery } from '@tanstack/react-query';
import { Alert, Button, DatePicker, Flex, Form, Input, Select, Segmented, Typography } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { auditKinds, auditOutcomes } from '../../domain/audit/entry';
import { auditKindTexts, auditOutcomeTexts, auditThingTexts } from '../../texts/audit';
import { saveAs } from '../shared/shell/save-as';
import { useSending } from '../shared/forms/sending';
import { useMe, useRead } from '../shared/server/queries';
import { ask, read } from '../shared/server/request';
import { ExportButton } from '../shared/exports/export-button';
import { Heading } from '../shared/shell/heading';
import { useTexts } from '../shared/texts/use-texts';
import { AuditTable } from './audit-table';
import { CheckLog } from './check-log';

const filters = ['who', 'kind', 'outcome', 'about', 'day'] as const;
type Filter = (typeof filters)[number];

/** The whole log as a file, for a stated purpose. */
function ExportLog({ installation }: { readonly installation: boolean }) {
  const { t } = useTexts();
  const { send, busy, alert } = useSending();
  const take = ({ purpose }: { readonly purpose: string }) =>
    send(async () => {
      await saveAs(await ask('/audit-log/exports', { method: 'POST', body: { purpose, installation } }), 'audit.csv');
    });
  return (
    <Form<{ purpose: string }> layout="inline" onFinish={(given) => void take(given)}>
      <Form.Item name="purpose" rules={[{ required: true, message: t('purpose') }]}>
        <Input aria-label={t('purpose')} placeholder={t('purpose')} maxLength={500} style={{ width: 240 }} />
      </Form.Item>
      <Button htmlType="submit" loading={busy}>
        {t('exportLogCsv')}
      </Button>
      {alert}
    </Form>
  );
}

/** H6: who did and read what. Filters stand in the address, so that a page can be sent to somebody. */
export function Page() {
  const { t, language } = useTexts();
  const [address, setAddress] = useSearchParams();
  const isCentral = useMe().data?.roles.includes('centralTeam') ?? false;
  const [installation, setInstallation] = useState(false);
  const people = useRead('/staff').data?.items ?? [];
  const given = Object.fromEntries(filters.flatMap((name) => (address.get(name) ? [[name, address.get(name)]] : [])));
  const set = (name: Filter, value: string | undefined): void =>
    setAddress(
      (now) => {
        const others = Object.fromEntries([...now].filter(([one]) => one !== name));
        return value ? { ...others, [name]: value } : others;
      },
      { replace: true },
    );
  const query = useInfiniteQuery({
    queryKey: ['/audit-log', given, installation],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      read('/audit-log', { query: { ...given, installation, ...(pageParam > 0 && { before: pageParam }) } }, signal),
    getNextPageParam: ({ before }) => before,
  });
  const choices = <Name extends string>(names: readonly Name[], texts: Record<Name, { zh: string; en: string }>) =>
    names.map((name) => ({ value: name, label: texts[name][language] }));
  const [kindOfThing = ''] = (address.get('about') ?? '').split(':');
  return (
    <>
      <Heading text={t('auditLog')}>
        {isCentral && (
          <Segmented
            aria-label={t('viewOf')}
            value={installation}
            onChange={setInstallation}
            options={[
              { value: false, label: t('ofThisStore') },
              { value: true, label: t('ofNoStore') },
            ]}
          />
        )}
      </Heading>
      <Typography.Paragraph type="secondary">{t('auditHint')}</Typography.Paragraph>
      <Flex gap={8} wrap style={{ marginBottom: 12 }}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          style={{ width: 160 }}
          aria-label={t('person')}
          placeholder={t('everybody')}
          value={address.get('who')}
          onChange={(who: string | undefined) => set('who', who)}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Select
          allowClear
          style={{ width: 140 }}
          aria-label={t('kindOfEntry')}
          placeholder={t('allKinds')}
          value={address.get('kind')}
          onChange={(kind: string | undefined) => set('kind', kind)}
          options={choices(auditKinds, auditKindTexts)}
        />
        <Select
          allowClear
          style={{ width: 140 }}
          aria-label={t('outcomeOfEntry')}
          placeholder={t('allOutcomes')}
          value={address.get('outcome')}
          onChange={(outcome: string | undefined) => set('outcome', outcome)}
          options={choices(auditOutcomes, auditOutcomeTexts)}
        />
        <DatePicker
          aria-label={t('anyDay')}
          placeholder={t('anyDay')}
          value={address.get('day') ? dayjs(address.get('day')) : null}
          onChange={(day) => set('day', day ? day.format('YYYY-MM-DD') : undefined)}
        />
        <CheckLog key={String(installation)} installation={installation} />
        <ExportLog installation={installation} />
        <ExportButton what="auditLog" filter={{ ...given, installation }} />
      </Flex>
      {kindOfThing && (
        <Alert
          style={{ marginBottom: 12 }}
          title={t('onlyAbout', { name: auditThingTexts[kindOfThing]?.[language] ?? kindOfThing })}
          action={<Button onClick={() => set('about', undefined)}>{t('showEverything')}</Button>}
        />
      )}
      <AuditTable
        label={t('auditLog')}
        loading={query.isPending}
        entries={query.data?.pages.flatMap(({ items }) => [...items]) ?? []}
      />
      {query.hasNextPage && (
        <Button style={{ marginTop: 12 }} loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}
