import { bilingual } from '../values/bilingual';
import type { Block } from '../values/paper';
import { sum, yuan } from '../values/money';
import { estimateTotal, linePrice } from './amounts';
import { listedItems } from './checklists';
import { noGuaranteeNote } from './consent-texts';
import { losesGuarantee } from './estimate';
import { highlightsOf } from './order-highlights';
import { changesOf, conditionsOf, currentTotal, promisesOf, proofOf } from './paper-addenda';
import { sharesText } from './payer-words';
import type { WorkLine } from './work-line';
import { inCapitals, partyFields, signature, time, workTable, type BuildPaper, type OrderSource } from './paper-blocks';

/** Who pays how much, where the customer does not pay everything. */
const sharesOf = (lines: readonly WorkLine[]): readonly Block[] =>
  sharesText(lines).map((text) => ({ kind: 'text', text }));

const keyElementNames = {
  items: bilingual('维修项目', 'Items'),
  time: bilingual('承诺交车时间', 'Promised time'),
  amount: bilingual('客户应付', 'Amount'),
  place: bilingual('签字处', 'Sign here'),
} as const;

const methods = { system: '系统估价 system', symptom: '现象估价 symptom', item: '项目定价 item pricing' } as const;
export const estimate: BuildPaper = (source) => {
  const { estimate: offered } = source.order;
  if (!offered) return undefined;
  const { labour, parts, total } = estimateTotal(offered);
  return [
    partyFields(source, true),
    workTable(bilingual(`估价明细 第${offered.revision}版`, `Estimate, revision ${offered.revision}`), offered.lines),
    {
      kind: 'fields',
      rows: [
        [bilingual('估价方式', 'Method'), methods[offered.method]],
        [bilingual('工时费', 'Labour'), yuan(labour)],
        [bilingual('材料费', 'Parts'), yuan(parts)],
        [bilingual('合计', 'Total'), yuan(total)],
        inCapitals(total),
        [bilingual('承诺交车时间', 'Promised'), time(source, offered.promisedAt)],
      ],
    },
    ...sharesOf(offered.lines),
    ...(offered.noGuarantee
      ? [{ kind: 'text' as const, text: '部分配件不作质量保证。/ Some parts carry no guarantee.' }]
      : []),
  ];
};

/** C-10: each part that carries no guarantee stands on the order by its name. */
function guaranteeExceptions({ lines }: OrderSource['order']): readonly Block[] {
  const parts = lines.flatMap((line) => line.parts.filter(losesGuarantee));
  if (parts.length === 0) return [];
  return [
    {
      kind: 'text',
      title: bilingual('不作质量保证的配件', 'Parts without guarantee'),
      text: `${parts.map(({ name, quantity }) => `${name} ×${quantity}`).join('，')}\n${noGuaranteeNote}`,
    },
  ];
}

/** D-10: what was approved beside the order, each with its own proof. */
const supplements = (source: OrderSource): readonly Block[] =>
  source.now.extraItems
    .filter(({ answer }) => answer === 'approved')
    .map((item) => {
      const heading = `追加维修单 ${item.itemId} · 延长 ${item.delayMinutes} 分钟 · ${proofOf(source, 'extraItem', item.itemId)}`;
      return workTable(bilingual(heading, `Supplementary order ${item.itemId}`), [item.line]);
    });

/** C-01: what the customer asked for, and what else is to be kept in mind. */
const requests = ({ needs, otherWishes }: OrderSource['order']): readonly Block[] => [
  {
    kind: 'table',
    title: bilingual('客户要求', 'Requested by the customer'),
    head: [bilingual('内容', 'Words')],
    rows: [
      ...needs.map(({ words }) => [words]),
      ...(otherWishes === undefined ? [] : [[`其他要求 other: ${otherWishes}`]]),
    ],
  },
];

/** B-18: whatever the walk-round has found. */
function abnormalitiesOf(order: OrderSource['order']): readonly Block[] {
  const rows = listedItems('walkRound', order).flatMap(({ item, zh, en }) => {
    const finding = order.checklists.walkRound?.[item];
    return finding?.result === 'defect' ? [[`${zh} ${en}`, finding.note ?? '']] : [];
  });
  return rows.length === 0
    ? []
    : [
        {
          kind: 'table',
          title: bilingual('接车时车况异常', 'Found at the walk-round'),
          head: [bilingual('部位', 'Where'), bilingual('情况', 'What')],
          rows,
        },
      ];
}

/** C-17. */
const copiesOf = ({ events }: OrderSource): string => {
  const signing = events.findLast((event) => event.type === 'orderSigned');
  return signing ? String(signing.copiesGiven) : '—';
};

/** C-14: what the customer signs for stands out above everything else. */
const keyElementsOf = (source: OrderSource): Block => {
  const { order } = source;
  const own = order.lines.filter((line) => line.source === 'order');
  const promisedAt = order.promise === undefined ? {} : { promisedAt: order.promise.at };
  return {
    kind: 'highlights',
    rows: highlightsOf(order, { lines: own, ...promisedAt }).map(({ element, value }) => [
      keyElementNames[element],
      value,
    ]),
  };
};

/** C-16: the order as it was signed, and beside it whatever was agreed, told or noted since, each with its own proof. */
export const repairOrder: BuildPaper = (source) => {
  const { order, now } = source;
  if (order.lines.length === 0) return undefined;
  const own = order.lines.filter((line) => line.source === 'order');
  const ownTotal = sum(own.map(linePrice));
  return [
    partyFields(source, true),
    keyElementsOf(source),
    ...requests(order),
    workTable(bilingual('维修项目', 'Repair items'), own),
    {
      kind: 'fields',
      rows: [
        [bilingual('承诺交车时间', 'Promised'), time(source, order.promise?.at)],
        [bilingual('服务顾问', 'Service advisor'), source.nameOf(order.advisor)],
        [bilingual('客户留存', 'Copies for the customer'), copiesOf(source)],
        [bilingual('合计', 'Total'), yuan(ownTotal)],
        inCapitals(ownTotal),
      ],
    },
    ...sharesOf(own),
    ...guaranteeExceptions(order),
    ...supplements(source),
    ...changesOf(source),
    ...promisesOf(source),
    ...abnormalitiesOf(order),
    ...conditionsOf(source),
    ...(now === order ? [] : [currentTotal(now)]),
    { kind: 'text', text: order.policy.guarantee },
    {
      kind: 'signatures',
      lines: [
        [bilingual('服务顾问', 'Service advisor'), time(source, order.estimate?.advisorSignedAt)],
        signature(source, bilingual('客户', 'Customer'), 'order'),
        signature(source, bilingual('客户（交车）', 'Customer, at delivery'), 'delivery'),
      ],
    },
  ];
};
