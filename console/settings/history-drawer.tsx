import { useQuery } from '@tanstack/react-query';
import { Drawer, Empty, Flex, Timeline, Typography } from 'antd';
import type { SettingPage } from '../../texts/settings';
import type { Schema } from '../shared/server/contract';
import { usePeople } from '../shared/server/queries';
import { ask } from '../shared/server/request';
import { Loaded } from '../shared/shell/states';
import { LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';
import type { ToldChange } from './change-words';
import { useChangeWords } from './use-change-words';

type Versions = { readonly items: readonly Schema<'RecordVersion'>[] };

const useVersions = (address: string) =>
  useQuery({
    queryKey: [`${address}/versions`],
    queryFn: async ({ signal }) => (await (await ask(`${address}/versions`, { signal })).json()) as Versions,
  });

const Change = ({ change: { title, lines } }: { readonly change: ToldChange }) => (
  <div>
    {title && <Typography.Text strong>{title}</Typography.Text>}
    {lines.map(({ label, before, after }) => (
      <p key={label} style={{ margin: '2px 0', overflowWrap: 'anywhere' }}>
        {label && `${label}: `}
        <Typography.Text type="secondary" delete>
          {before}
        </Typography.Text>{' '}
        → <Typography.Text>{after}</Typography.Text>
      </p>
    ))}
  </div>
);

interface Props {
  readonly page: SettingPage;
  /** What the history is about, as people call it. */
  readonly title: string;
  /** Of the record, below /api/v1. */
  readonly address: string;
  /** What an entry of the section is called. */
  readonly nameOf?: (id: string) => string;
  readonly onClose: () => void;
}

/** L-40: who changed it, when, and what became of what. */
export function HistoryDrawer({ page, title, address, nameOf, onClose }: Props) {
  const { t, role } = useTexts();
  const versions = useVersions(address);
  const person = usePeople();
  const tell = useChangeWords(versions.data?.items.flatMap(({ changes }) => changes) ?? [], nameOf);
  const who = ({ id, role: as }: Schema<'Actor'>): string =>
    as === 'system' ? t('notSetYet') : `${person(id)} · ${role(as)}`;
  return (
    <Drawer open title={`${t('changeHistory')} · ${title}`} size={520} className="command-drawer" onClose={onClose}>
      <Loaded of={versions}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty description={t('noChanges')} />
          ) : (
            <Timeline
              items={items.map(({ version, at, by, changes }) => ({
                key: version,
                content: (
                  <Flex vertical gap={4} data-version={version}>
                    <Typography.Text type="secondary">
                      {by.role !== 'system' && (
                        <>
                          <LocalTime at={at} /> ·{' '}
                        </>
                      )}
                      {who(by)}
                    </Typography.Text>
                    {tell(page, changes).map((change) => (
                      <Change key={change.title + JSON.stringify(change.lines)} change={change} />
                    ))}
                  </Flex>
                ),
              }))}
            />
          )
        }
      </Loaded>
    </Drawer>
  );
}
