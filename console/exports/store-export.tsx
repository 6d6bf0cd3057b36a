import { useMay } from '../shared/server/queries';
import { useTexts } from '../shared/texts/use-texts';
import { ArchiveForm } from './archive-form';

/** L-39: everything the store owns, for its manager only. */
export function StoreExport() {
  const { t } = useTexts();
  const may = useMay('exportStore');
  if (!may) return null;
  const words = { title: t('wholeStore'), hint: t('wholeStoreHint'), action: t('exportStore') };
  return (
    <div style={{ maxWidth: '34rem', marginTop: 24 }}>
      <ArchiveForm path="/exports/store" file="store.zip" words={words} />
    </div>
  );
}
