import { CloseCircleFilled, SearchOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import type { SearchProps } from 'antd/es/input';
import { useTexts } from '../texts/use-texts';

/** What empties a field; the library's own has no name, or an English one. */
function ClearIcon() {
  const { t } = useTexts();
  return <CloseCircleFilled aria-label={t('emptyField')} />;
}
export const clearable = { clearIcon: <ClearIcon /> } as const;

/** A field that is searched with, whose two buttons have names in the reader's language. */
export function SearchInput(props: SearchProps) {
  const { t } = useTexts();
  return (
    <Input.Search
      {...props}
      allowClear={clearable}
      enterButton={<Button icon={<SearchOutlined />} aria-label={t('findIt')} />}
    />
  );
}
