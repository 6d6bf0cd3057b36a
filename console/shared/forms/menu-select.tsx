import { App, Select, type RefSelectProps } from 'antd';
import { useRef, useState } from 'react';
import type { WorkLine } from '../../../domain/repair-order/work-line';
import { partsOf, useFoundWork } from '../server/catalogue';
import type { MenuItem } from '../server/replies';
import { useSentence } from '../texts/sentences';
import { useTexts } from '../texts/use-texts';
import { newId } from './payload';
import { asPart } from './work-line';

/** Offered work takes parts that are offered. */
const lineFrom = async ({ code, work, labourMinutes, labour, parts }: MenuItem): Promise<WorkLine> => ({
  lineId: `${code}-${newId().slice(2, 6)}`,
  work,
  labourMinutes,
  labour,
  parts: (await partsOf(parts)).map(asPart),
});

/** A job of the price menu, found by its code or its words, as a line with labour and parts. */
export function MenuSelect({ onChoose }: { readonly onChoose: (line: WorkLine) => void }) {
  const { t } = useTexts();
  const sentenceOf = useSentence();
  const { message } = App.useApp();
  const [search, setSearch] = useState('');
  const menu = useFoundWork(search);
  const [adding, setAdding] = useState(0);
  const field = useRef<RefSelectProps>(null);
  const choose = async (item: MenuItem): Promise<void> => {
    setAdding((count) => count + 1);
    try {
      onChoose(await lineFrom(item));
    } catch (error) {
      void message.error(sentenceOf(error));
    } finally {
      setAdding((count) => count - 1);
    }
  };
  return (
    <Select
      ref={field}
      style={{ minWidth: '16rem', flex: 1 }}
      placeholder={t('fromMenu')}
      aria-label={t('fromMenu')}
      value={null}
      loading={adding > 0}
      showSearch={{ filterOption: false, onSearch: (text) => setSearch(text.trim()) }}
      options={menu.map(({ code, work }) => ({ value: code, label: `${code} · ${work}` }))}
      onChange={(chosen: string | null) => {
        const item = menu.find(({ code }) => code === chosen);
        setSearch('');
        if (!item) return;
        // the next job is typed at once
        field.current?.focus();
        void choose(item);
      }}
    />
  );
}
