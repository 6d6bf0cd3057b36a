import { Alert, Button } from 'antd';
import { Phone } from '../../../domain/values/field-schemas';
import { isPlate, isVin } from '../../../domain/values/vehicle';
import { useSettled } from '../search/settled';
import { useReadWhen } from '../server/queries';
import type { Customer, Vehicle } from '../server/replies';
import { useTexts } from '../texts/use-texts';

function Warning({ text, onUse }: { readonly text: string; readonly onUse: (() => void) | undefined }) {
  const { t } = useTexts();
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      style={{ marginBottom: 12 }}
      title={text}
      action={
        onUse && (
          <Button size="small" onClick={onUse}>
            {t('useThis')}
          </Button>
        )
      }
    />
  );
}

/** Says while a phone number is typed that somebody has it. */
export function PhoneKnown({
  phone = '',
  except,
  onUse,
}: {
  readonly phone: string | undefined;
  /** The customer that is being changed. */
  readonly except?: string | undefined;
  readonly onUse?: ((customer: Customer) => void) | undefined;
}) {
  const { t } = useTexts();
  const typed = useSettled(phone.trim());
  const isWhole = Phone.safeParse(typed).success;
  const { data } = useReadWhen(isWhole, '/customers', { query: { phone: typed, limit: 5 } });
  const others = isWhole ? (data?.items ?? []).filter(({ id }) => id !== except) : [];
  return others.map((customer) => (
    <Warning
      key={customer.id}
      text={t('phoneKnown', { name: customer.name })}
      onUse={onUse && (() => onUse(customer))}
    />
  ));
}

/** Says while a plate or a VIN is typed that a car has it. */
export function CarKnown({
  plate = '',
  vin = '',
  except,
  onUse,
}: {
  readonly plate: string | undefined;
  readonly vin: string | undefined;
  /** The car that is being changed. */
  readonly except?: string | undefined;
  readonly onUse?: ((vehicle: Vehicle) => void) | undefined;
}) {
  const { t } = useTexts();
  const [typedPlate, typedVin] = [useSettled(plate), useSettled(vin)];
  const [plateIsWhole, vinIsWhole] = [isPlate(typedPlate), isVin(typedVin)];
  const byPlate = useReadWhen(plateIsWhole, '/vehicles', { query: { plate: typedPlate, limit: 1 } });
  const byVin = useReadWhen(vinIsWhole, '/vehicles', { query: { search: typedVin, limit: 5 } });
  const withPlate = plateIsWhole ? (byPlate.data?.items ?? []) : [];
  const withVin = vinIsWhole ? (byVin.data?.items ?? []).filter((one) => one.vin === typedVin) : [];
  const texts = new Map<Vehicle, 'plateKnown' | 'vinKnown'>([
    ...withVin
      .filter(({ id }) => !withPlate.some((one) => one.id === id))
      .map((vehicle) => [vehicle, 'vinKnown'] as const),
    ...withPlate.map((vehicle) => [vehicle, 'plateKnown'] as const),
  ]);
  return [...texts]
    .filter(([{ id }]) => id !== except)
    .map(([vehicle, text]) => (
      <Warning
        key={vehicle.id}
        text={t(text, { plate: vehicle.plate, model: vehicle.model })}
        onUse={onUse && (() => onUse(vehicle))}
      />
    ));
}
