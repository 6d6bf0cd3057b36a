import { bilingual } from '../values/bilingual';
import { yuan } from '../values/money';
import type { Block } from '../values/paper';
import { paidSoFar } from './account';
import { inCapitals, partyFields, pricedRows, signature, workHead, type OrderSource } from './paper-blocks';
import { payerNames } from './payer-words';
import type { CategoryTotal, SettlementSheet } from './settlement-sheet';

const categoryRows = (categories: readonly CategoryTotal[], source: OrderSource): readonly (readonly string[])[] =>
  categories.map(({ category, percent, total, vat }) => {
    const { zh, en } = source.wordOf(category);
    return [`${zh} ${en}`, `${percent}%`, yuan(total), yuan(vat)];
  });

const vatTable = (categories: readonly CategoryTotal[], source: OrderSource): Block => ({
  kind: 'table',
  title: bilingual('税额明细', 'VAT by category and rate'),
  head: [
    bilingual('类别', 'Category'),
    bilingual('税率', 'Rate'),
    bilingual('含税金额', 'Amount'),
    bilingual('税额', 'VAT'),
  ],
  rows: categoryRows(categories, source),
});

/** The sheet as it is told: the customer's share by work and parts with its VAT, and what each of the others pays. */
export function settlementPaper(source: OrderSource): readonly Block[] | undefined {
  const { settlement: sheet, lines } = source.order;
  if (!sheet) return undefined;
  const rowsOf = (settled: SettlementSheet['lines']): readonly (readonly string[])[] =>
    settled.flatMap(({ lineId, amount }) => {
      const line = lines.find((one) => one.lineId === lineId);
      return line ? pricedRows(line, line.work, amount) : [[lineId, '', '', '', '', yuan(amount)]];
    });
  const others = (sheet.others ?? []).flatMap((share): readonly Block[] => [
    {
      kind: 'table',
      title: bilingual(`由${payerNames[share.payer]}承担`, 'Paid by somebody else'),
      head: workHead,
      rows: [...rowsOf(share.lines), ['合计 total', '', '', '', '', yuan(share.total)]],
    },
    vatTable(share.categories, source),
  ]);
  return [
    partyFields(source, true),
    {
      kind: 'table',
      title: bilingual(`结算明细 第${sheet.revision}版`, `Settlement, revision ${sheet.revision}`),
      head: workHead,
      rows: rowsOf(sheet.lines),
    },
    {
      kind: 'fields',
      rows: [
        [bilingual('合计', 'Gross'), yuan(sheet.gross)],
        [bilingual('优惠', 'Discount'), yuan(sheet.discount)],
        [bilingual('应付', 'Due'), yuan(sheet.total)],
        inCapitals(sheet.total),
        [bilingual('其中税额', 'VAT within'), yuan(sheet.vat)],
        [bilingual('已付', 'Paid'), yuan(paidSoFar(source.now))],
      ],
    },
    ...(sheet.categories ? [vatTable(sheet.categories, source)] : []),
    ...others,
    { kind: 'signatures', lines: [signature(source, bilingual('客户', 'Customer'), 'settlement')] },
  ];
}
