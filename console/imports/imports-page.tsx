import { Table, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import { importKindTexts } from '../../texts/import-kinds';
import { client, usePeople, useRead } from '../shared/server/queries';
import { Heading } from '../shared/shell/heading';
import { Scroll } from '../shared/shell/scroll';
import { LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';
import { colourOf, isOpen, stateOf } from './run-state';
import { UploadForm } from './upload-form';
import { usePaging } from '../shared/shell/paging';

// how far an import is, no event of the store says
client.setQueryDefaults(['/imports'], {
  refetchInterval: ({ state }) =>
    ((state.data as { readonly items: readonly Parameters<typeof isOpen>[0][] } | undefined)?.items ?? []).some(isOpen)
      ? 2_000
      : false,
});

/** I-21: files of other systems, what they hold, and how far each is. */
export function Page() {
  const paging = usePaging(20);
  const { t, language } = useTexts();
  const nameOf = usePeople();
  const imports = useRead('/imports');
  return (
    <>
      <Heading text={t('imports')} />
      <Typography.Paragraph type="secondary" style={{ maxWidth: '60rem' }}>
        {t('importHint')}
      </Typography.Paragraph>
      <UploadForm />
      <Scroll label={t('importsSoFar')}>
        <Table
          locale={{ emptyText: t('noImports') }}
          style={{ marginTop: 24 }}
          size="small"
          title={() => t('importsSoFar')}
          rowKey="id"
          loading={imports.isPending}
          pagination={paging}
          dataSource={[...(imports.data?.items ?? [])]}
          columns={[
            { title: t('when'), render: (_v, { at }) => <LocalTime at={at} /> },
            { title: t('importFile'), render: (_v, { id, fileName }) => <Link to={`/imports/${id}`}>{fileName}</Link> },
            { title: t('importKind'), render: (_v, { kind }) => importKindTexts[kind][language] },
            { title: t('importState'), render: (_v, one) => <Tag color={colourOf(one)}>{t(stateOf(one))}</Tag> },
            { title: t('rows'), dataIndex: 'rows', align: 'right' },
            { title: t('rowsRefused'), align: 'right', render: (_v, { run }) => run?.refused ?? '' },
            { title: t('importBy'), render: (_v, { by }) => nameOf(by) },
          ]}
        />
      </Scroll>
    </>
  );
}
