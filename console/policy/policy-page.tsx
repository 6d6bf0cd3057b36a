import { Alert, App, Button, Card, Collapse, Flex, Popconfirm, Select, Table, Typography } from 'antd';
import { useMemo, useState } from 'react';
import { contentOf, PolicyContent } from '../../domain/policy/policy';
import { SettingInput } from './inputs';
import { same, settingsOf, withSetting } from './settings';
import { Changes, Proposals, Versions } from './proposals';
import { client, useMay, useRead } from '../shared/server/queries';
import { post } from '../shared/server/request';
import { useCreate } from '../shared/server/creating';
import type { Schema } from '../shared/server/contract';
import { Heading } from '../shared/shell/heading';
import { Loaded } from '../shared/shell/states';
import { useTexts } from '../shared/texts/use-texts';
import { useSentence } from '../shared/texts/sentences';
import { fieldMessages } from '../../texts/field-errors';
import { policyTextsIn } from '../../texts/policy';
import { usePaging } from '../shared/shell/paging';

function Editor({ policies }: { readonly policies: readonly Schema<'Policy'>[] }) {
  const paging = usePaging(8);
  const say = useTexts();
  const { t } = say;
  const { title } = policyTextsIn(say.language);
  const sentenceOf = useSentence();
  const { message } = App.useApp();
  const newest = policies[0]!;
  const [content, setContent] = useState<PolicyContent>(() => contentOf(newest));
  const [against, setAgainst] = useState(newest.version);
  const [preview, setPreview] = useState<Schema<'PolicyPreview'>>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const propose = useCreate('/policies');
  const mayPropose = useMay('createPolicy');

  const base = contentOf(policies.find(({ version }) => version === against) ?? newest);
  const known = useMemo(
    () => new Map(settingsOf({ ...base }).map(({ path, value }) => [path.join('.'), value])),
    [base],
  );
  const settings = settingsOf({ ...content });
  const changed = settings.filter(({ path, value }) => !same(known.get(path.join('.')), value));
  const checked = PolicyContent.safeParse(content, { reportInput: true });
  const faults = new Map(
    fieldMessages(checked.error?.issues ?? [], say.language).map(({ path, message: text }) => [path.join('.'), text]),
  );
  const faultOf = (path: readonly string[]): string | undefined =>
    [...faults].find(([at]) => at === path.join('.') || at.startsWith(`${path.join('.')}.`))?.[1];

  const run = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    try {
      await work();
      setProblem(undefined);
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  const body = { brand: newest.brand, content };

  return (
    <Flex vertical gap={16}>
      <Flex gap={8} wrap align="center">
        <label>
          {t('compareWith')}{' '}
          <Select
            aria-label={t('compareWith')}
            value={against}
            onChange={setAgainst}
            options={policies.map(({ version }) => ({ value: version, label: t('version', { n: version }) }))}
          />
        </label>
        <Button
          disabled={!checked.success}
          loading={busy}
          onClick={() => void run(async () => setPreview(await post('/policy-previews', {}, { body })))}
        >
          {t('preview')}
        </Button>
        {mayPropose && (
          <Popconfirm
            title={t('proposeHint')}
            onConfirm={() => {
              void run(async () => {
                const { state, version } = await propose(body);
                void message.success(state === 'proposed' ? t('proposalSent') : t('version', { n: version }));
                await Promise.all(
                  ['/policies', '/policy-proposals'].map((key) => client.invalidateQueries({ queryKey: [key] })),
                );
              });
            }}
          >
            <Button type="primary" disabled={!checked.success || changed.length === 0} loading={busy}>
              {t('propose')}
            </Button>
          </Popconfirm>
        )}
      </Flex>
      {problem && <Alert type="error" showIcon role="alert" title={problem} />}
      {faults.size > 0 && (
        <Alert
          type="error"
          showIcon
          title={[...faults].map(([path, text]) => `${title(path.split('.'))}: ${text}`).join(' ')}
        />
      )}
      <Card size="small" title={`${t('compareWith')} · ${t('version', { n: against })}`}>
        <Changes before={base} after={content} />
      </Card>
      {preview && (
        <Card size="small" title={t('differences', { n: preview.total, processes: preview.processes })}>
          <Table
            size="small"
            pagination={paging}
            rowKey={({ number, key }) => number + key}
            dataSource={[...preview.items]}
            columns={[
              { title: t('number'), dataIndex: 'number' },
              { title: t('deadlines'), render: (_v, { timer }) => say.timer(timer) },
              { title: t('preview'), render: (_v, { change, minutes }) => t(change, { n: minutes }) },
            ]}
          />
        </Card>
      )}
      <Collapse
        items={Object.keys(content).map((group) => ({
          key: group,
          label: title([group]),
          children: (
            <Flex vertical gap={8}>
              {settings
                .filter(({ path }) => path[0] === group)
                .map(({ path, value }) => {
                  const label = title(path.length > 1 ? path.slice(1) : path);
                  const fault = faultOf(path);
                  return (
                    <Flex key={path.join('.')} gap={12} align="center" justify="space-between" wrap>
                      <Typography.Text style={{ flex: '1 1 14rem' }}>{label}</Typography.Text>
                      <div style={{ flex: '1 1 14rem' }}>
                        <SettingInput
                          path={path}
                          label={label}
                          value={value}
                          onChange={(changedTo) => setContent((now) => withSetting(now, path, changedTo))}
                        />
                        {fault && <Typography.Text type="danger">{fault}</Typography.Text>}
                      </div>
                    </Flex>
                  );
                })}
            </Flex>
          ),
        }))}
      />
    </Flex>
  );
}

/** Every number a store may set: edited, checked by the schema, compared, tried out, proposed, and published by another person. */
export function Page() {
  const { t } = useTexts();
  const policies = useRead('/policies');
  return (
    <>
      <Heading text={t('policy')} />
      <Typography.Paragraph type="secondary">{t('publishHint')}</Typography.Paragraph>
      <Loaded of={policies}>
        {({ items }) => (
          <Flex vertical gap={16}>
            {items[0] && <Proposals newest={items[0]} />}
            <Editor key={items[0]?.version} policies={items} />
            <Versions policies={items} />
          </Flex>
        )}
      </Loaded>
    </>
  );
}
