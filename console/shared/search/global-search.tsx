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
import { useSearch } from './use-search';

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Ctrl-K, on a Mac ⌘-K, brings the cursor here from anywhere. */
function useFocusKey(field: { readonly current: InputRef | null }): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(isApple ? event.metaKey : event.ctrlKey)) return;
      event.preventDefault();
      field.current?.focus({ cursor: 'all' });
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [field]);
}

/** From every page: to a customer, a car or its open visit by any part of what they are known by, or to a new one. */
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
  const options = asked ? [...found, ...additions] : [];

  const status = (): string => {
    if (text.trim() === '') return t('searchShortcut', { keys: isApple ? '⌘ K' : 'Ctrl K' });
    if (!asked) return t('searchHint');
    if (error) return sentenceOf(error);
    if (waiting) return t('loading');
    return hits.length === 0 ? t('nothingFound', { text: text.trim() }) : '';
  };
  const typed = typedFieldsOf(text);
  return (
    <search className="global-search">
      <Combobox
        label={t('searchAll')}
        placeholder={t('searchAll')}
        text={text}
        onText={setText}
        waiting={waiting}
        status={status()}
        options={options}
        inputRef={field}
      />
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
