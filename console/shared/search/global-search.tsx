import { CarOutlined, ToolOutlined, UserAddOutlined, UserOutlined } from '@ant-design/icons';
import { Tag, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { typedFieldsOf } from '../../../domain/master-data/typed';
import { CarDrawer } from '../master-data/car-drawer';
import { CustomerDrawer } from '../master-data/customer-drawer';
import { useMay } from '../server/queries';
import type { SearchHit } from '../server/replies';
import { useSentence } from '../texts/sentences';
import { useTexts } from '../texts/use-texts';
import { Combobox, type Option } from './combobox';
import { CarLine, CustomerLine } from './hit-lines';
import { usePlaces } from './places';
import { isSearchKey, searchKeys } from './shortcut-keys';
import { useSearch } from './use-search';

/** Ctrl-K, on a Mac ⌘-K, brings the cursor here from anywhere. */
function useFocusKey(field: { readonly current: InputRef | null }): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!isSearchKey(event)) return;
      event.preventDefault();
      field.current?.focus({ cursor: 'all' });
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [field]);
}

/** The pages that what is found leads to: they are here when one of them is chosen. */
const loadFoundPages = (): Promise<unknown> =>
  Promise.all([import('../../customers/customer-page'), import('../../orders/order-page')]);

/** From every page: to a customer, a car or its open visit by any part of what they are known by, to a new one, to a page, or to what may be begun. */
export function GlobalSearch() {
  const { t, stage } = useTexts();
  const sentenceOf = useSentence();
  const navigate = useNavigate();
  const mayAdd = useMay('createVehicle');
  const [text, setText] = useState('');
  const [adding, setAdding] = useState<'customer' | 'car'>();
  const { asked, waiting, hits, error } = useSearch(text);
  const field = useRef<InputRef>(null);
  useFocusKey(field);
  useEffect(() => {
    // a page that cannot be loaded now is loaded, or said to be missing, when it is opened
    if (asked) void loadFoundPages().catch(() => undefined);
  }, [asked]);

  const go = (path: string): void => {
    setText('');
    setAdding(undefined);
    void navigate(path);
  };
  const optionsOf = (hit: SearchHit): readonly Option[] => {
    const { customer, vehicle, openOrders } = hit;
    const found: Option = vehicle
      ? {
          key: vehicle.id,
          content: (
            <>
              <CarOutlined aria-hidden />
              <CarLine vehicle={vehicle} owner={customer} />
            </>
          ),
          choose: () => go(`/customers/${customer.id}?vehicle=${vehicle.id}`),
        }
      : {
          key: customer.id,
          content: (
            <>
              <UserOutlined aria-hidden />
              <CustomerLine hit={hit} />
            </>
          ),
          choose: () => go(`/customers/${customer.id}`),
        };
    const visits = openOrders.map(({ number, plate, stage: at }) => ({
      key: number,
      content: (
        <>
          <ToolOutlined aria-hidden />
          <span>{t('openOrder')}</span>
          <span className="plate">{plate}</span>
          <Tag>{stage(at)}</Tag>
        </>
      ),
      choose: () => go(`/repair-orders/${number}`),
    }));
    return [found, ...visits];
  };
  const addOption = (what: 'customer' | 'car'): Option => ({
    key: what,
    content: (
      <>
        <UserAddOutlined aria-hidden />
        <span>
          {t(what === 'car' ? 'newCar' : 'newCustomer')} “{text.trim()}”
        </span>
      </>
    ),
    choose: () => setAdding(what),
    makes: true,
  });
  // a visit that a customer and the car lead to stands once
  const found = [...new Map(hits.flatMap(optionsOf).map((option) => [option.key, option])).values()];
  const additions = mayAdd && !waiting ? [addOption('customer'), addOption('car')] : [];
  const places = usePlaces(text, go);
  // what was found first: a page is no answer to a plate
  const options = [...(asked ? found : []), ...places.options, ...(asked ? additions : [])];

  const status = (): string => {
    if (text.trim() === '') return t('searchShortcut', { keys: searchKeys });
    if (!asked) return places.options.length > 0 ? '' : t('searchHint');
    if (error) return sentenceOf(error);
    if (waiting) return t('loading');
    return hits.length + places.options.length === 0 ? t('nothingFound', { text: text.trim() }) : '';
  };
  const typed = typedFieldsOf(text);
  return (
    <search className="global-search">
      <Combobox
        label={t('paletteTitle')}
        placeholder={t('paletteHint')}
        text={text}
        onText={setText}
        waiting={waiting}
        status={status()}
        options={options}
        inputRef={field}
      />
      {places.dialog}
      {adding === 'customer' && (
        <CustomerDrawer
          initial={typed}
          onDone={({ id }) => go(`/customers/${id}`)}
          onClose={() => setAdding(undefined)}
        />
      )}
      {adding === 'car' && (
        <CarDrawer
          initial={typed}
          onDone={({ id, customerId }) => go(`/customers/${customerId}?vehicle=${id}`)}
          onClose={() => setAdding(undefined)}
        />
      )}
    </search>
  );
}
