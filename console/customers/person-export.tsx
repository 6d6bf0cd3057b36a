import { ArchiveForm } from '../exports/archive-form';
import { useMay } from '../shared/server/queries';
import { useTexts } from '../shared/texts/use-texts';

/** M-06: everything about the customer as one archive, for the customer. */
export function PersonExport({ customer }: { readonly customer: string }) {
  const { t } = useTexts();
  const may = useMay('exportCustomer');
  if (!may) return null;
  const words = { title: t('personExport'), hint: t('personExportHint'), action: t('personExportNow') };
  return (
    <ArchiveForm path={`/customers/${encodeURIComponent(customer)}/export`} file={`${customer}.zip`} words={words} />
  );
}
