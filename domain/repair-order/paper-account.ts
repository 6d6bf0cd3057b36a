import { bilingual } from '../values/bilingual';
import { sum, yuan } from '../values/money';
import type { Block } from '../values/paper';
import { partyFields, time, type BuildPaper, type OrderSource } from './paper-blocks';
import { payerNames } from './payer-words';
import { accountOfVisit } from './visit-account';

const slipRows = (source: OrderSource): readonly Block[] => {
  const { slipsHandedIn = [] } = source.order;
  if (slipsHandedIn.length === 0) return [];
  return [
    {
      kind: 'table',
      title: bilingual('各部门交来的单据', 'Handed in by the departments'),
      head: [
        bilingual('部门', 'Department'),
        bilingual('单据', 'Document'),
        bilingual('编号', 'Number'),
        bilingual('交单', 'Handed in'),
      ],
      rows: slipsHandedIn.flatMap(({ department, slips, by, at }) => {
        const { zh, en } = source.wordOf(department);
        return slips.map(({ name, number = '—' }) => [
          `${zh} ${en}`,
          name,
          number,
          `${time(source, at)} ${source.nameOf(by)}`,
        ]);
      }),
    },
  ];
};

/** E-04: the documents of all departments in one account, once the work has passed its check. */
export const visitAccount: BuildPaper = (source) => {
  if (source.order.quality.passedAt === undefined) return undefined;
  const lines = accountOfVisit(source.order);
  const parts = lines.flatMap(({ work, parts: used }) => used.map((part) => ({ work, ...part })));
  return [
    partyFields(source, false),
    {
      kind: 'table',
      title: bilingual('费用', 'Charges'),
      head: [bilingual('项目', 'Work'), bilingual('付款方', 'Payer'), bilingual('金额', 'Amount')],
      rows: [
        ...lines.map(({ work, payer, amount }) => [work, payerNames[payer], yuan(amount)]),
        ['合计 total', '', yuan(sum(lines.map(({ amount }) => amount)))],
      ],
    },
    ...(parts.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            title: bilingual('配件核对', 'Parts compared'),
            head: [
              bilingual('项目', 'Work'),
              bilingual('配件', 'Part'),
              bilingual('领用', 'Issued'),
              bilingual('退回', 'Returned'),
              bilingual('计费', 'Charged'),
              bilingual('核对', 'Compared'),
            ],
            rows: parts.map(({ work, partNumber, name, issued, returned, charged, differs }) => [
              work,
              `${partNumber} ${name}`,
              issued === null ? '—' : String(issued),
              String(returned),
              String(charged),
              differs ? '不一致 differs' : '一致 agrees',
            ]),
          },
        ]),
    ...slipRows(source),
  ];
};
