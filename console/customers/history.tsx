import { Flex, Typography } from 'antd';
import { fieldNames, valueText } from '../shared/master-data/field-words';
import { useReadWhen } from '../shared/server/queries';
import type { Schema } from '../shared/server/contract';
import { LocalTime } from '../shared/shell/time';
import { useActorName } from '../shared/texts/actor-name';
import { useTexts } from '../shared/texts/use-texts';

type Version = Schema<'RecordVersion'>;

/** The name of whoever an id stands for. */
function CustomerName({ id }: { readonly id: string }) {
  const { data } = useReadWhen(true, '/customers/{id}', { path: { id } });
  return <>{data?.name ?? '…'}</>;
}

function Value({ field, value }: { readonly field: string; readonly value: unknown }) {
  const texts = useTexts();
  if (field === 'customerId' && typeof value === 'string') return <CustomerName id={value} />;
  return <>{valueText(texts, field, value)}</>;
}

function Change({ field, before, after }: Version['changes'][number]) {
  const { t } = useTexts();
  const name = fieldNames[field];
  if (!name) return null;
  if (field === 'mergedInto') return <li>{t(after === null ? 'unmerged' : 'mergedDone')}</li>;
  return (
    <li>
      {t(name)}:{' '}
      <Typography.Text delete type="secondary">
        <Value field={field} value={before} />
      </Typography.Text>{' '}
      → <Value field={field} value={after} />
    </li>
  );
}

/** L-40: who changed a record, when, and what, in words. A version in which nothing changed is one beside which another record was merged. */
export function History({ versions }: { readonly versions: readonly Version[] }) {
  const { t } = useTexts();
  const actorName = useActorName();
  const told = versions.filter(({ version, changes }) => version === 1 || changes.length > 0);
  return (
    <Flex component="ol" vertical gap={10} style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {told.map(({ version, at, by, changes }) => (
        <li key={version}>
          <Typography.Text strong>
            <LocalTime at={at} />
          </Typography.Text>{' '}
          {actorName(by)}
          {version === 1 ? (
            <> · {t('created')}</>
          ) : (
            <ul className="changes">
              {changes.map((change) => (
                <Change key={change.field} {...change} />
              ))}
            </ul>
          )}
        </li>
      ))}
    </Flex>
  );
}
