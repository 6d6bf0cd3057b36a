import { Button, Card, Flex, Popconfirm, Table, Typography } from 'antd';
import { permissions } from '../../api/permissions';
import type { PolicyContent } from '../../domain/policy/policy';
import { policyTextsIn } from '../../texts/policy';
import { same, settingsOf } from './settings';
import { settingText } from './wording';
import { useSending } from '../shared/forms/sending';
import type { Schema } from '../shared/server/contract';
import { client, useMe, useRead } from '../shared/server/queries';
import { ask } from '../shared/server/request';
import { Scroll } from '../shared/shell/scroll';
import { LocalTime } from '../shared/shell/time';
import { useActorName } from '../shared/texts/actor-name';
import { useTexts } from '../shared/texts/use-texts';
import { usePaging } from '../shared/shell/paging';

type Proposal = Schema<'PolicyProposal'>;

interface Compared {
  readonly before: PolicyContent;
  readonly after: PolicyContent;
}

/** Setting by setting, what becomes different. */
export function Changes({ before, after }: Compared) {
  const say = useTexts();
  const { t } = say;
  const { title } = policyTextsIn(say.language);
  const known = new Map(settingsOf({ ...before }).map(({ path, value }) => [path.join('.'), value]));
  const changed = settingsOf({ ...after }).filter(({ path, value }) => !same(known.get(path.join('.')), value));
  if (changed.length === 0) return t('unchanged');
  return (
    <Scroll label={t('setting')}>
      <Table
        size="small"
        pagination={false}
        rowKey={({ path }) => path.join('.')}
        dataSource={changed}
        columns={[
          { title: t('setting'), render: (_v, { path }) => title(path) },
          { title: t('was'), render: (_v, { path }) => settingText(path, known.get(path.join('.')), say) },
          { title: t('is'), render: (_v, { path, value }) => settingText(path, value, say) },
        ]}
      />
    </Scroll>
  );
}

/** I9: whoever proposed it withdraws it, and anybody else who may publishes it. */
function OpenProposal({ proposal, before }: { readonly proposal: Proposal; readonly before: PolicyContent }) {
  const { t, role } = useTexts();
  const nameOf = useActorName();
  const me = useMe().data;
  const { send, busy, alert } = useSending();
  const { brand, version, revision, proposedBy, proposedAt, content } = proposal;
  const own = me?.id === proposedBy.id;
  const decide = async (what: 'publication' | 'withdrawal'): Promise<void> => {
    await send(async () => {
      await ask(`/policies/${version}/${what}`, { method: 'POST', body: { brand, revision } });
    });
    await Promise.all(['/policies', '/policy-proposals'].map((key) => client.invalidateQueries({ queryKey: [key] })));
  };
  return (
    <Card size="small" title={`${t('proposed')} · ${t('version', { n: version })}`}>
      <Flex vertical gap={12}>
        <Typography.Text type="secondary">
          {t('proposedBy')} {nameOf(proposedBy)} · <LocalTime at={proposedAt} />
        </Typography.Text>
        <Changes before={before} after={content} />
        {own && (
          <Typography.Text>
            {t('otherPublishes', { roles: permissions.publishPolicy.map(role).join(' / ') })}
          </Typography.Text>
        )}
        {alert}
        <Flex gap={8} wrap>
          {!own && (
            <Popconfirm title={t('publishHint')} onConfirm={() => void decide('publication')}>
              <Button type="primary" loading={busy}>
                {t('publish')}
              </Button>
            </Popconfirm>
          )}
          <Button loading={busy} onClick={() => void decide('withdrawal')}>
            {t('withdraw')}
          </Button>
        </Flex>
      </Flex>
    </Card>
  );
}

/** What waits for a second person, beside the policy that counts now. */
export function Proposals({ newest }: { readonly newest: Schema<'Policy'> }) {
  const { data } = useRead('/policy-proposals');
  return data?.items
    .filter(({ brand }) => brand === newest.brand)
    .map((proposal) => <OpenProposal key={proposal.revision} proposal={proposal} before={newest} />);
}

/** Who wanted each version, and who published it. */
export function Versions({ policies }: { readonly policies: readonly Schema<'Policy'>[] }) {
  const paging = usePaging(8);
  const { t } = useTexts();
  const nameOf = useActorName();
  return (
    <Scroll label={t('versions')}>
      <Table
        size="small"
        rowKey="version"
        pagination={paging}
        dataSource={[...policies]}
        columns={[
          { title: t('versions'), render: (_v, { version }) => t('version', { n: version }) },
          { title: t('proposedBy'), render: (_v, { proposedBy }) => (proposedBy ? nameOf(proposedBy) : '–') },
          { title: t('publishedBy'), render: (_v, { publishedBy }) => (publishedBy ? nameOf(publishedBy) : '–') },
          {
            title: t('publishedAt'),
            render: (_v, { publishedAt }) => (publishedAt ? <LocalTime at={publishedAt} /> : '–'),
          },
        ]}
      />
    </Scroll>
  );
}
