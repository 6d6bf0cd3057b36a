import { bilingual, type Bilingual } from '../values/bilingual';
import { FREE_CHECKS, listedItems } from './checklists';
import { workOnPaper } from './maintenance-work';
import { isDone } from './order-line';
import type { Block } from '../values/paper';
import { checklist, partyFields, signature, time, workTable, type BuildPaper, type OrderSource } from './paper-blocks';

const freeChecksTitle = ({ order }: OrderSource): Bilingual =>
  listedItems('freeChecks', order).length === FREE_CHECKS
    ? bilingual('七项免费检查', 'Seven free checks')
    : bilingual('免费检查', 'Free checks');

/** E-07: what the battery test said, and the slip that is attached, by its fingerprint. */
function batteryTest(source: OrderSource): readonly Block[] {
  const test = source.events.findLast((event) => event.type === 'batterySlipAttached');
  if (!test || source.order.batterySlip !== test.slip) return [];
  return [
    {
      kind: 'fields',
      rows: [
        [bilingual('电瓶检测电压', 'Battery test'), `${test.volts} V`],
        [bilingual('检测单（附件）', 'Test slip, attached'), `#${test.slip.slice(0, 12)} · ${time(source, test.at)}`],
      ],
    },
  ];
}

export const deliveryCheck: BuildPaper = (source) =>
  source.order.checklists.deliveryPreparation === undefined
    ? undefined
    : [
        partyFields(source, false),
        checklist(source, 'deliveryPreparation', bilingual('交车准备', 'Delivery preparation')),
        ...(listedItems('qualityCheck', source.order).length > 0
          ? [checklist(source, 'qualityCheck', bilingual('质量检验', 'Quality check'))]
          : []),
        checklist(source, 'freeChecks', freeChecksTitle(source)),
        ...batteryTest(source),
        {
          kind: 'signatures',
          lines: [signature(source, bilingual('客户确认结果', 'Customer, result accepted'), 'result')],
        },
      ];

export const exitPass: BuildPaper = (source) => {
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
export const leavePass: BuildPaper = (source) => {
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

export const pickupSlip: BuildPaper = (source) =>
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

export const guarantee: BuildPaper = (source) => {
  const done = source.order.lines.filter(isDone);
  if (done.length === 0) return undefined;
  return [
    partyFields(source, false),
    workTable(bilingual('保证范围', 'What is guaranteed'), done),
    { kind: 'text', text: source.order.policy.guarantee },
  ];
};

/** F-20, I-17: what the customer accepted or refused, as it was explained. */
export const maintenancePlan: BuildPaper = (source) => {
  const { maintenancePlan: plan, planRefusal } = source.order.aftercare ?? {};
  if (!plan) return undefined;
  const { everyKilometres, everyMonths } = plan.basis;
  return [
    partyFields(source, false),
    {
      kind: 'fields',
      rows: [
        [
          bilingual('依据', 'Basis'),
          `每 ${everyKilometres} 公里或 ${everyMonths} 个月，以先到为准 / every ${everyKilometres} km or ${everyMonths} months, whichever comes first`,
        ],
        [
          bilingual('客户意见', 'Customer'),
          planRefusal === undefined ? '接受 accepted' : `不接受 not accepted: ${planRefusal}`,
        ],
      ],
    },
    {
      kind: 'table',
      title: bilingual('各次保养', 'Maintenances'),
      head: [bilingual('日期', 'Day'), bilingual('里程', 'Kilometres'), bilingual('内容', 'Work')],
      rows: plan.nodes.map(({ day, kilometres, work }) => [day, `${kilometres} km`, workOnPaper(work)]),
    },
  ];
};
