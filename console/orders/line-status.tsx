import { Tag } from 'antd';
import type { OrderView } from '../shared/server/replies';
import { useTexts } from '../shared/texts/use-texts';

const statusWords: Readonly<Record<string, { readonly zh: string; readonly en: string; readonly color: string }>> = {
  authorised: { zh: '已授权', en: 'authorised', color: 'default' },
  started: { zh: '施工中', en: 'started', color: 'blue' },
  done: { zh: '已完工', en: 'done', color: 'green' },
  cancelled: { zh: '已取消', en: 'cancelled', color: 'red' },
};
/** How far a line is. */
export function LineStatus({ status }: { readonly status: string }) {
  const { language } = useTexts();
  const words = statusWords[status];
  return <Tag color={words?.color ?? 'default'}>{words?.[language] ?? status}</Tag>;
}

const supplyTexts = {
  reserved: ['supplyReserved', 'green'],
  short: ['supplyShort', 'red'],
  backOrdered: ['supplyBackOrdered', 'orange'],
  issued: ['supplyIssued', 'default'],
} as const;
/** Where the parts of a line are. */
export function SupplyTag({ supply }: { readonly supply: OrderView['lines'][number]['supply'] }) {
  const { t } = useTexts();
  if (!supply) return null;
  const [word, colour] = supplyTexts[supply.state];
  return (
    <Tag color={colour}>
      {t(word)}
      {supply.state === 'backOrdered' && supply.expectedDay !== undefined && (
        <> · {t('expectedOn', { day: supply.expectedDay })}</>
      )}
    </Tag>
  );
}
