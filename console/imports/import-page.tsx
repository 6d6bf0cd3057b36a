import { Alert, Card, Flex, Typography } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { importKindTexts } from '../../texts/import-kinds';
import { client, useRead } from '../shared/server/queries';
import { ask } from '../shared/server/request';
import { Heading } from '../shared/shell/heading';
import { Loaded } from '../shared/shell/states';
import { LocalTime } from '../shared/shell/time';
import { useSentence } from '../shared/texts/sentences';
import { useTexts } from '../shared/texts/use-texts';
import { ColumnsTable, type Mapping } from './columns-table';
import { PreviewTable } from './preview-table';
import { RunPanel } from './run-panel';
import { isImported, isOpen, type Import } from './run-state';
import { useTableFault } from './table-fault';

// the progress bar: how far an import is, no event of the store says
client.setQueryDefaults(['/imports/{id}'], {
  refetchInterval: ({ state }) => (state.data && isOpen(state.data as Import) ? 1_000 : false),
});

/** Sends a change of the import and reads it again; what the server says no to is told. */
function useChange({ id, version }: Import) {
  const sentenceOf = useSentence();
  const faultOf = useTableFault();
  const [problem, setProblem] = useState<string>();
  const send = async (path: string, method: 'POST' | 'PUT', body?: object): Promise<void> => {
    try {
      const address = `/imports/${encodeURIComponent(id)}/${path}`;
      await ask(address, { method, version, ...(body && { body }) });
      setProblem(undefined);
    } catch (error) {
      setProblem(faultOf(error) ?? sentenceOf(error));
    }
    await client.invalidateQueries({ predicate: ({ queryKey: [path0] }) => String(path0).startsWith('/imports') });
  };
  return { send, problem };
}

function Shown({ of }: { readonly of: Import }) {
  const { t, language } = useTexts();
  const { send, problem } = useChange(of);
  const { kind, sheet, warnings, expiresAt, fileName, system } = of;
  return (
    <Flex vertical gap={16}>
      <Heading text={`${importKindTexts[kind][language]} · ${fileName}${sheet === null ? '' : ` · ${sheet}`}`} />
      <Typography.Text type="secondary">
        <Link to="/imports">{t('imports')}</Link> · {t('importExpires')} <LocalTime at={expiresAt} />
      </Typography.Text>
      {problem && <Alert type="error" showIcon role="alert" title={problem} />}
      {warnings.map((warning) => (
        <Alert key={warning.en} type="warning" showIcon title={warning[language]} />
      ))}
      <Card size="small" title={t('matchColumns')}>
        <ColumnsTable
          key={of.id}
          of={of}
          disabled={isOpen(of) || isImported(of)}
          onSave={(mapping: Mapping) => send('columns', 'PUT', { mapping, system })}
        />
      </Card>
      <Card size="small" title={t('importPreview')}>
        <PreviewTable of={of} />
      </Card>
      <Card size="small" title={t('importRun')}>
        <RunPanel of={of} onAsk={(what) => send(what, 'POST')} />
      </Card>
    </Flex>
  );
}

/** One file: its columns, its first rows, and its import. */
export function Page() {
  const { id = '' } = useParams();
  const kept = useRead('/imports/{id}', { path: { id } });
  return <Loaded of={kept}>{(one) => <Shown of={one} />}</Loaded>;
}
