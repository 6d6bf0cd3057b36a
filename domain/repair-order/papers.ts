import { bilingual, type Bilingual } from '../values/bilingual';
import { sealed, type Block, type Paper } from '../values/paper';
import { yuan } from '../values/money';
import { FREE_CHECKS, listedItems } from './checklists';
import { estimateTotal, linePrice } from './amounts';
import { noGuaranteeNote } from './consent-texts';
import { losesGuarantee } from './estimate';
import type { Document } from './evidence';
import type { FactName } from './fact-names';
import { isDone } from './order-line';
import { changesOf, conditionsOf, correctionsOf, currentTotal, promisesOf, proofOf } from './paper-addenda';
import { checklist, hashOf, partyFields, signature, time, workTable, type OrderSource } from './paper-blocks';
import { sharesText } from './payer-words';
import { repairOrderProcess } from './process';
import { settlementPaper } from './settlement-paper';
import type { RepairOrder } from './state';
import { lastStatement } from './statements';
import type { WorkLine } from './work-line';

type Build = (source: OrderSource) => readonly Block[] | undefined;
interface Form {
  readonly title: Bilingual;
  readonly document?: Document;
  /** What stands on it comes after the signature, e.g. a report after the consent to it. */
  readonly comesAfter?: true;
  /** What may have been corrected since it was signed, and stands beside what was signed. */
  readonly corrected?: readonly FactName[];
  /** What stands on it; undefined while there is nothing to print yet. */
  readonly build: Build;
}

const preInspection: Build = (source) =>
  source.order.needs.length === 0
    ? undefined
    : [
        partyFields(source, true),
        {
          kind: 'table',
          title: bilingual('客户需求（原话）', 'Needs, in the customer’s words'),
          head: [bilingual('编号', 'No.'), bilingual('内容', 'Words'), bilingual('故障', 'Fault')],
          rows: source.order.needs.map(({ needId, words: said, fault }) => [needId, said, fault ? '是 yes' : '']),
        },
        checklist(source, 'walkRound', bilingual('环车检查', 'Walk-round inspection')),
        checklist(source, 'covers', bilingual('防护套', 'Protective covers')),
        checklist(source, 'valuables', bilingual('贵重物品提醒', 'Valuables reminder')),
        ...(source.order.expertOpinion === undefined
          ? []
          : [
              {
                kind: 'text' as const,
                title: bilingual('技术专家意见', 'Opinion of the technical expert'),
                text: source.order.expertOpinion,
              },
            ]),
        {
          kind: 'signatures',
          lines: [
            signature(source, bilingual('客户', 'Customer'), 'preInspection'),
            [
              bilingual('技术专家', 'Technical expert'),
              source.now.expertSignedBy ? source.nameOf(source.now.expertSignedBy) : '',
            ],
          ],
        },
      ];

const articles: Build = (source) => {
  const { intake } = source.order;
  if (!intake) return undefined;
  return [
    partyFields(source, false),
    {
      kind: 'table',
      title: bilingual('随车物品', 'Articles in the car'),
      head: [bilingual('名称', 'Name'), bilingual('数量', 'Count')],
      rows: intake.articles.map(({ name, count }) => [name, String(count)]),
    },
    {
      kind: 'fields',
      rows: [
        [bilingual('存物箱', 'Storage box'), intake.storageBox],
        [bilingual('钥匙号', 'Key number'), intake.keyNumber],
      ],
    },
    { kind: 'signatures', lines: [signature(source, bilingual('客户', 'Customer'), 'articlesList')] },
  ];
};

const diagnosis: Build = (source) => {
  const report = source.events.findLast((event) => event.type === 'diagnosisReportHandedOver');
  if (!report) return undefined;
  // what was put into other words since, in those
  const said = (field: 'fault' | 'advice'): string =>
    lastStatement(source.now, 'diagnosisReportHandedOver', field)?.text ?? report[field];
  return [
    partyFields(source, false),
    { kind: 'text', title: bilingual('故障', 'Fault'), text: said('fault') },
    { kind: 'text', title: bilingual('维修建议', 'Advice'), text: said('advice') },
    {
      kind: 'signatures',
      lines: [signature(source, bilingual('客户同意检测', 'Customer agreed to diagnosis'), 'diagnosisConsent')],
    },
  ];
};

/** Who pays how much, where the customer does not pay everything. */
const sharesOf = (lines: readonly WorkLine[]): readonly Block[] =>
  sharesText(lines).map((text) => ({ kind: 'text', text }));

const methods = { system: '系统估价 system', symptom: '现象估价 symptom', item: '项目定价 item pricing' } as const;
const estimate: Build = (source) => {
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

/** C-16: the order as it was signed, and beside it whatever was agreed, told or noted since, each with its own proof. */
const repairOrder: Build = (source) => {
  const { order, now } = source;
  if (order.lines.length === 0) return undefined;
  const own = order.lines.filter((line) => line.source === 'order');
  return [
    partyFields(source, true),
    workTable(bilingual('维修项目', 'Repair items'), own),
    {
      kind: 'fields',
      rows: [
        [bilingual('承诺交车时间', 'Promised'), time(source, order.promise?.at)],
        [bilingual('服务顾问', 'Service advisor'), source.nameOf(order.advisor)],
        [bilingual('合计', 'Total'), yuan(own.reduce((sum, line) => sum + linePrice(line), 0))],
      ],
    },
    ...sharesOf(own),
    ...guaranteeExceptions(order),
    ...supplements(source),
    ...changesOf(source),
    ...promisesOf(source),
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

const freeChecksTitle = ({ order }: OrderSource): Bilingual =>
  listedItems('freeChecks', order).length === FREE_CHECKS
    ? bilingual('七项免费检查', 'Seven free checks')
    : bilingual('免费检查', 'Free checks');

const deliveryCheck: Build = (source) =>
  source.order.checklists.deliveryPreparation === undefined
    ? undefined
    : [
        partyFields(source, false),
        checklist(source, 'deliveryPreparation', bilingual('交车准备', 'Delivery preparation')),
        ...(listedItems('qualityCheck', source.order).length > 0
          ? [checklist(source, 'qualityCheck', bilingual('质量检验', 'Quality check'))]
          : []),
        checklist(source, 'freeChecks', freeChecksTitle(source)),
        {
          kind: 'signatures',
          lines: [signature(source, bilingual('客户确认结果', 'Customer, result accepted'), 'result')],
        },
      ];

const exitPass: Build = (source) => {
  const { exitPass: pass } = source.order;
  if (!pass) return undefined;
  return [
    {
      kind: 'fields',
      rows: [
        [bilingual('通行证号', 'Pass number'), pass.number],
        [bilingual('车牌', 'Plate'), source.vehicle.plate],
        [bilingual('车型', 'Model'), source.vehicle.model],
        [bilingual('签发时间', 'Issued'), time(source, pass.issuedAt)],
        [
          bilingual('状态', 'Status'),
          pass.usedAt === undefined ? '未使用 unused' : `已使用 used ${time(source, pass.usedAt)}`,
        ],
      ],
    },
    {
      kind: 'qr',
      text: pass.number,
      caption: bilingual('门卫扫码放行：一次有效，仅限本车牌', 'Scanned at the gate: valid once, for this plate only'),
    },
  ];
};

/** What the customer signed for when the car left for now, and the pass for the gate. */
const leavePass: Build = (source) => {
  const { evidence, leave } = source.order;
  const shown = evidence.findLast(({ document }) => document === 'temporaryLeave');
  if (!shown) return undefined;
  const pass = leave?.pass?.number;
  return [
    partyFields(source, false),
    { kind: 'text', text: shown.text },
    { kind: 'signatures', lines: [signature(source, bilingual('客户', 'Customer'), 'temporaryLeave')] },
    ...(pass === undefined
      ? []
      : [
          {
            kind: 'qr' as const,
            text: pass,
            caption: bilingual(
              '门卫扫码放行：一次有效，仅限本车牌',
              'Scanned at the gate: valid once, for this plate only',
            ),
          },
        ]),
  ];
};

const pickupSlip: Build = (source) =>
  source.order.intake === undefined
    ? undefined
    : [
        partyFields(source, false),
        { kind: 'text', text: '凭此联取车，取车时交回。/ Bring this slip to collect the vehicle; it is taken back.' },
        {
          kind: 'signatures',
          lines: [signature(source, bilingual('客户确认取车', 'Customer, vehicle collected'), 'pickupSlip')],
        },
      ];

const guarantee: Build = (source) => {
  const done = source.order.lines.filter(isDone);
  if (done.length === 0) return undefined;
  return [
    partyFields(source, false),
    workTable(bilingual('保证范围', 'What is guaranteed'), done),
    { kind: 'text', text: source.order.policy.guarantee },
  ];
};

/** The readings of the car stand on every paper. */
const onEvery: readonly FactName[] = ['odometer', 'fuelEighths'];

/** Every paper of a visit, by the name in its address. */
export const orderForms = {
  'pre-inspection': {
    title: bilingual('车辆预检问诊表', 'Pre-inspection and consultation'),
    document: 'preInspection',
    corrected: [...onEvery, 'accidentCar'],
    build: preInspection,
  },
  articles: {
    title: bilingual('随车物品清单', 'On-board articles list'),
    document: 'articlesList',
    corrected: [...onEvery, 'keyNumber'],
    build: articles,
  },
  diagnosis: {
    title: bilingual('检测诊断单', 'Diagnosis slip'),
    document: 'diagnosisConsent',
    comesAfter: true,
    build: diagnosis,
  },
  estimate: { title: bilingual('估价单', 'Estimate'), build: estimate },
  'repair-order': {
    title: bilingual('进厂维修单', 'Repair order'),
    document: 'order',
    corrected: onEvery,
    build: repairOrder,
  },
  'delivery-check': {
    title: bilingual('交车检查表', 'Delivery check sheet'),
    document: 'result',
    corrected: onEvery,
    build: deliveryCheck,
  },
  settlement: { title: bilingual('结算单', 'Settlement sheet'), document: 'settlement', build: settlementPaper },
  'exit-pass': { title: bilingual('出厂通知单', 'Exit pass'), build: exitPass },
  'leave-pass': { title: bilingual('暂时离店单', 'Leave for now'), document: 'temporaryLeave', build: leavePass },
  'pickup-slip': { title: bilingual('取车联', 'Pick-up slip'), document: 'pickupSlip', build: pickupSlip },
  guarantee: { title: bilingual('质量保证书', 'Quality guarantee'), build: guarantee },
} as const satisfies Record<string, Form>;
export type OrderFormName = keyof typeof orderForms;

/** The visit as it was when this paper was signed last; as it is now where the signature does not hold, or none is made. */
function asSigned({ now, events }: Pick<OrderSource, 'now' | 'events'>, document: Document | undefined): RepairOrder {
  if (document === undefined || now.signed[document] === undefined) return now;
  const signing = events.findLastIndex(
    (event) => 'evidence' in event && event.evidence.document === document && event.evidence.answer === 'approved',
  );
  return signing < 0 ? now : repairOrderProcess.fold(events.slice(0, signing + 1));
}

/** The paper of this name, or undefined while there is nothing on it yet. What was signed is printed as it was signed. */
export function orderPaper(known: Omit<OrderSource, 'now'>, name: OrderFormName): Paper | undefined {
  const form: Form = orderForms[name];
  const { order: now, letterhead, events } = known;
  const source = { ...known, now, order: asSigned({ now, events }, form.comesAfter ? undefined : form.document) };
  const blocks = form.build(source);
  if (!blocks) return undefined;
  const at = events.at(-1)?.at ?? now.openedAt;
  const evidence = form.document ? hashOf(source, form.document) : null;
  const addenda = correctionsOf(source, form.corrected ?? []);
  return sealed({ title: form.title, number: now.number, letterhead, at, blocks: [...blocks, ...addenda], evidence });
}
