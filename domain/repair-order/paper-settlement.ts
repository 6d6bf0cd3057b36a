import { bilingual } from '../values/bilingual';
import { yuan } from '../values/money';
import { paidSoFar } from './amounts';
import { partyFields, signature, type BuildPaper } from './paper-blocks';

export const settlement: BuildPaper = (source) => {
  const { settlement: sheet, lines } = source.order;
  if (!sheet) return undefined;
  const workOf = (lineId: string): string => lines.find((line) => line.lineId === lineId)?.work ?? lineId;
  return [
    partyFields(source, true),
    {
      kind: 'table',
      title: bilingual(`结算明细 第${sheet.revision}版`, `Settlement, revision ${sheet.revision}`),
      head: [bilingual('项目', 'Work'), bilingual('金额', 'Amount')],
      rows: sheet.lines.map(({ lineId, amount }) => [workOf(lineId), yuan(amount)]),
    },
    {
      kind: 'fields',
      rows: [
        [bilingual('合计', 'Gross'), yuan(sheet.gross)],
        [bilingual('优惠', 'Discount'), yuan(sheet.discount)],
        [bilingual('应付', 'Due'), yuan(sheet.total)],
        [bilingual('其中税额', 'VAT within'), yuan(sheet.vat)],
        [bilingual('已付', 'Paid'), yuan(paidSoFar(source.now))],
      ],
    },
    { kind: 'signatures', lines: [signature(source, bilingual('客户', 'Customer'), 'settlement')] },
  ];
};
