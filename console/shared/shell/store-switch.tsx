import { App, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Me } from '../server/replies';
import { enterStore } from '../server/signed-in';
import { useSentence } from '../texts/sentences';
import { useTexts } from '../texts/use-texts';

/** For whoever works in several stores: everything on screen is then of the other one. */
export function StoreSwitch({ me, width }: { readonly me: Me; readonly width: number | string }) {
  const { t } = useTexts();
  const sentenceOf = useSentence();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  if (me.stores.length < 2) return null;
  const enter = async (store: string): Promise<void> => {
    setBusy(true);
    try {
      // what is open belongs to the store that is left
      await navigate('/');
      await enterStore(store);
      void message.success(t('storeEntered', { store: me.stores.find(({ id }) => id === store)?.name ?? '' }));
    } catch (error) {
      void message.error(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Select
      aria-label={t('store')}
      style={{ width }}
      loading={busy}
      value={me.store}
      options={me.stores.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(store) => void enter(store)}
    />
  );
}
