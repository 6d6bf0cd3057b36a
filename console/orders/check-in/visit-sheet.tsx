import { useLocation } from 'react-router';
import type { RepairOrder } from '../../../domain/repair-order/state';
import { useMe, useReadWhen } from '../../shared/server/queries';
import { withOwner, type OrderView, type WholeOrder } from '../../shared/server/replies';
import { useTexts } from '../../shared/texts/use-texts';
import { KnownCar } from './known-car';
import type { Refusal } from './refusal';
import { SheetForm } from './sheet-form';

/** The car is here and nobody has received it yet: the reader may. */
export function useReceives(order: OrderView): WholeOrder | undefined {
  const roles = useMe().data?.roles ?? [];
  if (order.view !== 'whole' || order.stage !== 'checkedIn' || order.asOf !== undefined) return undefined;
  const leads = order.actions.find(({ command }) => command === 'startPreInspection');
  return leads?.roles.some((role) => roles.some((own) => own === role)) ? order : undefined;
}

/** The sheet of a visit that is open: the car came by appointment, a colleague opened it, or its sheet was refused. */
export function VisitSheet({ order }: { readonly order: WholeOrder }) {
  const { t } = useTexts();
  const { state } = useLocation() as { readonly state: { readonly refusal?: Refusal } | null };
  const { id } = order.vehicle;
  const { data } = useReadWhen(true, '/vehicles/{id}', { path: { id } });
  return (
    <section aria-label={t('newOrder')} style={{ marginBottom: 16 }}>
      <SheetForm
        key={order.number}
        arriving={{ order: order as unknown as RepairOrder, number: order.number }}
        about={order.number}
        receives
        lastOdometer={order.vehicle.lastOdometer}
        refused={state?.refusal}
      >
        {data && <KnownCar vehicle={withOwner(data)} except={order.number} />}
      </SheetForm>
    </section>
  );
}
