import { Table, Typography } from 'antd';
import { useRead } from '../shared/server/queries';
import { Scroll } from '../shared/shell/scroll';
import { Loaded } from '../shared/shell/states';
import { useTexts } from '../shared/texts/use-texts';
import type { Import } from './run-state';

/** The first rows of the file, and what is wrong with each. */
export function PreviewTable({ of: { id, header } }: { readonly of: Import }) {
  const { t, language } = useTexts();
  const preview = useRead('/imports/{id}/preview', { path: { id } });
  return (
    <Loaded of={preview}>
      {({ items }) => (
        <>
          <Typography.Paragraph type="secondary">{t('previewHint', { n: items.length })}</Typography.Paragraph>
          <Scroll label={t('importPreview')}>
            <Table
              size="small"
              rowKey="row"
              pagination={false}
              dataSource={[...items]}
              scroll={{ x: 'max-content' }}
              columns={[
                { title: t('importRow'), dataIndex: 'row', align: 'right' as const },
                {
                  title: t('importVerdict'),
                  width: 280,
                  render: (_v, { faults, warnings }) => (
                    <>
                      {faults.length === 0 && <Typography.Text type="success">{t('importFine')}</Typography.Text>}
                      {faults.map((fault) => (
                        <div key={fault.en}>
                          <Typography.Text type="danger">{fault[language]}</Typography.Text>
                        </div>
                      ))}
                      {warnings.map((warning) => (
                        <div key={warning.en}>
                          <Typography.Text type="warning">{warning[language]}</Typography.Text>
                        </div>
                      ))}
                    </>
                  ),
                },
                ...header.map((name, index) => ({
                  key: `column-${index}`,
                  title: name === '' ? t('importUnnamed', { n: index + 1 }) : name,
                  render: (_v: unknown, { cells }: { readonly cells: readonly string[] }) => cells[index] ?? '',
                })),
              ]}
            />
          </Scroll>
        </>
      )}
    </Loaded>
  );
}
