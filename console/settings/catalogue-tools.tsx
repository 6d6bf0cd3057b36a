import { EditOutlined, HistoryOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Popconfirm, Tag } from 'antd';
import type { CataloguePages } from '../shared/server/catalogue';
import { LabelledSwitch } from '../shared/forms/labelled-switch';
import { SearchInput } from '../shared/forms/search-input';
import { useTexts } from '../shared/texts/use-texts';

interface ToolsProps {
  readonly search: string;
  readonly onSearch: (text: string) => void;
  readonly hint: string;
  readonly withRetired: boolean;
  readonly onWithRetired: (shown: boolean) => void;
  readonly addLabel: string;
  readonly onAdd: () => void;
}

/** Find, show what is retired, add. */
export function CatalogueTools({ search, onSearch, hint, withRetired, onWithRetired, addLabel, onAdd }: ToolsProps) {
  const { t } = useTexts();
  return (
    <Flex gap={12} wrap align="center" style={{ marginBottom: 12 }}>
      <SearchInput
        style={{ flex: '1 1 16rem', maxWidth: '26rem' }}
        placeholder={hint}
        aria-label={hint}
        value={search}
        onChange={({ target }) => onSearch(target.value)}
      />
      <LabelledSwitch label={t('showRetired')} checked={withRetired} onChange={onWithRetired} />
      <Button type="primary" icon={<PlusOutlined />} onClick={onAdd}>
        {addLabel}
      </Button>
    </Flex>
  );
}

interface RowProps {
  /** What the record is called. */
  readonly label: string;
  readonly active: boolean;
  readonly onEdit: () => void;
  readonly onHistory: () => void;
  readonly onUse: (active: boolean) => void;
}

/** What can be done with one record. */
export function RowTools({ label, active, onEdit, onHistory, onUse }: RowProps) {
  const { t } = useTexts();
  return (
    <Flex gap={4} align="center" justify="end">
      <Button
        type="text"
        icon={<HistoryOutlined />}
        aria-label={`${t('changeHistory')} ${label}`}
        onClick={onHistory}
      />
      {active ? (
        <>
          <Button icon={<EditOutlined />} aria-label={`${t('edit')} ${label}`} onClick={onEdit} />
          <Popconfirm
            title={t('retireHint')}
            okText={t('retire')}
            cancelText={t('cancel')}
            onConfirm={() => onUse(false)}
          >
            <Button aria-label={`${t('retire')} ${label}`}>{t('retire')}</Button>
          </Popconfirm>
        </>
      ) : (
        <>
          <Tag>{t('retired')}</Tag>
          <Button aria-label={`${t('useAgain')} ${label}`} onClick={() => onUse(true)}>
            {t('useAgain')}
          </Button>
        </>
      )}
    </Flex>
  );
}

/** The way to what the pages so far do not show. */
export function MoreRows({ of }: { readonly of: CataloguePages<unknown> }) {
  const { t } = useTexts();
  if (!of.hasNextPage) return null;
  return (
    <Button style={{ marginTop: 12 }} loading={of.isFetchingNextPage} onClick={of.more}>
      {t('more')}
    </Button>
  );
}
