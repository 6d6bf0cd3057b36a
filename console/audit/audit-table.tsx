import { Table, Tag, Tooltip } from 'antd';
import { Link } from 'react-router';
import { AnyNumber } from '../../domain/processes';
import { auditedText, auditOutcomeTexts, auditThingTexts } from '../../texts/audit';
import { catalogue } from '../../texts';
import { problemTexts } from '../../texts/problems';
import type { Schema } from '../shared/server/contract';
import { pageOfNumber } from '../shared/server/processes';
import { Scroll } from '../shared/shell/scroll';
import { LocalTime } from '../shared/shell/time';
import { useActorName } from '../shared/texts/actor-name';
import { useTexts } from '../shared/texts/use-texts';

export type AuditEntry = Schema<'AuditEntry'>;

const colours: Readonly<Record<AuditEntry['outcome'], string>> = {
  started: 'orange',
  done: 'default',
  refused: 'red',
  failed: 'orange',
};
const problems: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  ...catalogue.rejections,
  ...problemTexts,
};

/** What an entry is about: a process or a customer leads to its page, a colleague has a name, anything else its kind. */
function Thing({ about }: Pick<AuditEntry, 'about'>) {
  const { language } = useTexts();
  const nameOf = useActorName();
  if (about === null) return null;
  const [kind = '', ...rest] = about.split(':');
  const id = rest.join(':');
  if (AnyNumber.safeParse(id).success) return <Link to={pageOfNumber(id)}>{id}</Link>;
  const word = auditThingTexts[kind]?.[language] ?? '';
  if (kind === 'customer') return <Link to={`/customers/${id}`}>{word}</Link>;
  if (kind === 'person') return <>{nameOf({ id, role: 'operator' })}</>;
  return <>{word}</>;
}

/** Who did what, when and from where; the newest first. */
export function AuditTable({
  entries,
  loading,
  label,
}: {
  readonly entries: readonly AuditEntry[];
  readonly loading: boolean;
  readonly label: string;
}) {
  const { t, language, role } = useTexts();
  const nameOf = useActorName();
  const who = (entry: AuditEntry): string => {
    if (entry.who === null) return t('unknownPerson');
    if (entry.role === 'customer') return role('customer');
    const actor = { id: entry.who, role: (entry.role ?? 'operator') as 'operator' };
    return nameOf(entry.for === null ? actor : { ...actor, for: entry.for });
  };
  return (
    <Scroll label={label}>
      <Table<AuditEntry>
        locale={{ emptyText: t('noAuditEntries') }}
        size="small"
        rowKey="position"
        loading={loading}
        pagination={false}
        dataSource={[...entries]}
        columns={[
          { title: t('when'), render: (_v, { at }) => <LocalTime at={at} /> },
          { title: t('person'), render: (_v, entry) => who(entry) },
          { title: t('roleOfEntry'), render: (_v, { role: held }) => held !== null && held !== 'system' && role(held) },
          {
            title: t('whatWasDone'),
            render: (_v, { operation, times }) => (
              <>
                {auditedText(operation)[language]} {times > 1 && <Tag>{t('timesInMinute', { n: times })}</Tag>}
              </>
            ),
          },
          {
            title: t('aboutEntry'),
            render: (_v, { about, facts: { moment } }) => (
              <>
                <Thing about={about} />
                {typeof moment === 'string' && (
                  <div>
                    {t('readAsOf')} <LocalTime at={moment} />
                  </div>
                )}
              </>
            ),
          },
          { title: t('shownPeople'), align: 'right', render: (_v, { personCount }) => personCount || '' },
          {
            title: t('outcomeOfEntry'),
            render: (_v, { outcome, problem }) => (
              <Tooltip title={problem === null ? undefined : problems[problem]?.[language]}>
                <Tag color={colours[outcome]}>{auditOutcomeTexts[outcome][language]}</Tag>
              </Tooltip>
            ),
          },
          { title: t('networkAddress'), dataIndex: 'address' },
        ]}
      />
    </Scroll>
  );
}
