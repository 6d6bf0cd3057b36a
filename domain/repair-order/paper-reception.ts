import { bilingual, type Bilingual } from '../values/bilingual';
import { checklist, partyFields, signature, time, type BuildPaper, type OrderSource } from './paper-blocks';
import { lastStatement } from './statements';

/** C-15: whoever confirmed the sheet with the customer signs it before the customer does. */
function advisorSignature(source: OrderSource): readonly [Bilingual, string] {
  const { signed, evidence } = source.now;
  const last = evidence.findLast(({ document }) => document === 'preInspection');
  const holds = signed.preInspection !== undefined && last !== undefined;
  return [
    bilingual('服务顾问', 'Service advisor'),
    holds ? `${source.nameOf(last.recordedBy.id)} ${time(source, last.at)}` : '',
  ];
}

export const preInspection: BuildPaper = (source) =>
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
            advisorSignature(source),
            signature(source, bilingual('客户', 'Customer'), 'preInspection'),
            [
              bilingual('技术专家', 'Technical expert'),
              source.now.expertSignedBy ? source.nameOf(source.now.expertSignedBy) : '',
            ],
          ],
        },
      ];

export const articles: BuildPaper = (source) => {
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

const wrongWith = { valid: '已失效 not valid', complete: '不齐全 incomplete', intact: '有破损 damaged' } as const;

/** B-17: every paper handed in, what is wrong with it, how that was explained and what is done about it. */
export const documents: BuildPaper = (source) => {
  const { intake } = source.order;
  if (!intake || intake.documents.length === 0) return undefined;
  return [
    partyFields(source, false),
    {
      kind: 'table',
      title: bilingual('随车证件登记', 'Vehicle documents handed in'),
      head: [
        bilingual('证件', 'Document'),
        bilingual('检查结果', 'Result'),
        bilingual('说明', 'Explained'),
        bilingual('处理', 'Handled'),
      ],
      rows: intake.documents.map(({ name, difference, wrong, explanation = '', handling = '' }) => [
        name,
        difference ? (wrong ?? []).map((check) => wrongWith[check]).join('，') || '有差异 differs' : '相符 in order',
        explanation,
        handling,
      ]),
    },
    { kind: 'signatures', lines: [signature(source, bilingual('客户', 'Customer'), 'documentDifferences')] },
  ];
};

export const diagnosis: BuildPaper = (source) => {
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
