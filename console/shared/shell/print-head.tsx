import type { Me } from '../server/replies';
import { useTexts } from '../texts/use-texts';
import { atStore } from './store-time';
import { useNow } from './time';

/** On paper above each page: of which store it is, when it was printed and by whom. */
export function PrintHead({ me }: { readonly me: Me }) {
  const { t } = useTexts();
  const time = atStore(useNow(60_000)).format('YYYY-MM-DD HH:mm');
  return (
    <div className="print-head" aria-hidden>
      <span>{me.stores.find(({ id }) => id === me.store)?.name}</span>
      <span>{t('printedBy', { time, name: me.name ?? '' })}</span>
    </div>
  );
}
