import { bilingual } from '../values/bilingual';
import { yuan } from '../values/money';
import type { Block } from '../values/paper';
import type { Invoice } from './invoices';
import { partyFields, time, type BuildPaper, type OrderSource } from './paper-blocks';
import { payerNames } from './payer-words';

function invoiceBlocks(source: OrderSource, invoice: Invoice): readonly Block[] {
  const { number, payer, kind, title, taxNumber, total, vat, categories, by, at, red } = invoice;
  const kindName = source.wordOf(kind);
  return [
    {
      kind: 'fields',
      rows: [
        [bilingual('发票号码', 'Invoice number'), number],
        [bilingual('付款方', 'Payer'), payerNames[payer]],
        [bilingual('抬头', 'Made out to'), title ?? `${kindName.zh} ${kindName.en}`],
        ...(taxNumber === undefined ? [] : [[bilingual('纳税人识别号', 'Tax number'), taxNumber] as const]),
        [bilingual('价税合计', 'Total'), yuan(total)],
        [bilingual('其中税额', 'VAT within'), yuan(vat)],
        [bilingual('开具', 'Issued'), `${time(source, at)} ${source.nameOf(by)}`],
        ...(red === undefined
          ? []
          : [
              [
                bilingual('红字冲销', 'Taken back'),
                `${red.number} · ${red.reason} · ${time(source, red.at)} ${source.nameOf(red.by)}`,
              ] as const,
            ]),
      ],
    },
    {
      kind: 'table',
      title: bilingual('税额明细', 'VAT by category and rate'),
      head: [
        bilingual('类别', 'Category'),
        bilingual('税率', 'Rate'),
        bilingual('含税金额', 'Amount'),
        bilingual('税额', 'VAT'),
      ],
      rows: categories.map((one) => {
        const { zh, en } = source.wordOf(one.category);
        return [`${zh} ${en}`, `${one.percent}%`, yuan(one.total), yuan(one.vat)];
      }),
    },
  ];
}

/** F-10: every invoice of the visit, those that were taken back included. */
export const invoices: BuildPaper = (source) => {
  const { invoices: issued = [] } = source.order;
  if (issued.length === 0) return undefined;
  return [partyFields(source, true), ...issued.flatMap((invoice) => invoiceBlocks(source, invoice))];
};
