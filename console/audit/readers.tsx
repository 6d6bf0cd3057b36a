import { Empty } from 'antd';
import { useRead } from '../shared/server/queries';
import { Loaded } from '../shared/shell/states';
import { useTexts } from '../shared/texts/use-texts';
import { AuditTable } from './audit-table';

/** M-05: who was shown this customer. */
export function Readers({ customer }: { readonly customer: string }) {
  const { t } = useTexts();
  const readers = useRead('/customers/{id}/readers', { path: { id: customer }, query: { limit: 100 } });
  return (
    <Loaded of={readers}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty description={t('nobodyRead')} />
        ) : (
          <AuditTable label={t('readers')} loading={false} entries={items} />
        )
      }
    </Loaded>
  );
}
