import { UserAddOutlined } from '@ant-design/icons';
import { Typography } from 'antd';
import { useState } from 'react';
import { typedFieldsOf } from '../../../domain/master-data/typed';
import { Combobox, type Option } from '../search/combobox';
import { CarLine, CustomerLine } from '../search/hit-lines';
import { useSearch } from '../search/use-search';
import { useMay } from '../server/queries';
import type { Customer, SearchHit, Vehicle } from '../server/replies';
import { read } from '../server/request';
import { useTexts } from '../texts/use-texts';
import { CarDrawer } from './car-drawer';
import { CustomerDrawer } from './customer-drawer';
import type { ChosenCustomer } from './owner-picker';

/** Who was chosen, and which car; undefined for a customer without one. */
export interface ChosenParty {
  readonly customer: ChosenCustomer;
  readonly vehicle: Pick<Vehicle, 'id' | 'plate' | 'model'> | undefined;
}

interface Props {
  readonly id?: string;
  readonly label: string;
  readonly placeholder: string;
  readonly size?: 'middle' | 'large';
  /** A customer can be chosen without a car. */
  readonly customersToo: boolean;
  readonly onChoose: (party: ChosenParty) => void;
}

/**
 * Chooses a car with its owner, or a customer, by any part of what they are known by. Whoever and whatever is not there yet is added in place, with what was typed; the
 * text stays until then.
 */
export function PartyPicker({ id, label, placeholder, size = 'middle', customersToo, onChoose }: Props) {
  const { t } = useTexts();
  const mayAdd = useMay('createVehicle');
  const [text, setText] = useState('');
  const [adding, setAdding] = useState<'customer' | 'car'>();
  const { asked, waiting, hits } = useSearch(text);

  const choose = (party: ChosenParty): void => {
    setText('');
    setAdding(undefined);
    onChoose(party);
  };
  const carOption = (vehicle: SearchHit['vehicles'][number], customer: SearchHit['customer']): Option => ({
    key: vehicle.id,
    content: <CarLine vehicle={vehicle} owner={customer} />,
    choose: () => choose({ customer, vehicle }),
  });
  const optionsOf = (hit: SearchHit): readonly Option[] => {
    const { customer, vehicle, vehicles } = hit;
    if (vehicle) return [carOption(vehicle, customer)];
    const person: Option = {
      key: customer.id,
      content: <CustomerLine hit={hit} />,
      choose: () => choose({ customer, vehicle: undefined }),
    };
    return [...(customersToo ? [person] : []), ...vehicles.map((one) => carOption(one, customer))];
  };
  const addOption = (what: 'customer' | 'car'): Option => ({
    key: what,
    content: (
      <>
        <UserAddOutlined aria-hidden />
        <Typography.Text>
          {t(what === 'car' ? 'newCar' : 'newCustomer')} “{text.trim()}”
        </Typography.Text>
      </>
    ),
    choose: () => setAdding(what),
    makes: true,
  });
  const found = [...new Map(hits.flatMap(optionsOf).map((option) => [option.key, option])).values()];
  const additions = mayAdd && !waiting ? [...(customersToo ? [addOption('customer')] : []), addOption('car')] : [];

  const takeCar = async (vehicle: Vehicle): Promise<void> =>
    choose({ customer: await read('/customers/{id}', { path: { id: vehicle.customerId } }), vehicle });
  const takeCustomer = (customer: Customer): void => choose({ customer, vehicle: undefined });
  const typed = typedFieldsOf(text);
  return (
    <>
      <Combobox
        {...(id !== undefined && { id })}
        label={label}
        placeholder={placeholder}
        size={size}
        text={text}
        onText={setText}
        waiting={waiting}
        status={
          !asked
            ? text.trim() === ''
              ? ''
              : t('searchHint')
            : waiting
              ? t('loading')
              : found.length === 0
                ? t('nothingFound', { text: text.trim() })
                : ''
        }
        options={asked ? [...found, ...additions] : []}
      />
      {adding === 'customer' && (
        <CustomerDrawer initial={typed} onDone={takeCustomer} onClose={() => setAdding(undefined)} />
      )}
      {adding === 'car' && (
        <CarDrawer initial={typed} onDone={(vehicle) => void takeCar(vehicle)} onClose={() => setAdding(undefined)} />
      )}
    </>
  );
}
