import type { Complaint, ComplaintEvent } from './state';
import type { Questionnaire } from '../follow-up/commands';
import type { FollowUp, FollowUpEvent } from '../follow-up/state';
import { yuan } from '../values/money';
import type { Instant } from '../kernel/process';
import { localTime } from '../time/working-time';
import { sealed, words, type Block, type Paper } from '../values/paper';

interface Archive {
  readonly store: string;
  readonly complainant: { readonly name: string; readonly phone: string };
  readonly vehicle: { readonly plate: string; readonly model: string } | null;
  readonly nameOf: (id: string) => string;
}
export interface ComplaintSource extends Archive {
  readonly complaint: Complaint;
  readonly events: readonly ComplaintEvent[];
}
export interface FollowUpSource extends Archive {
  readonly followUp: FollowUp;
  readonly events: readonly FollowUpEvent[];
}

const party = ({ complainant, vehicle }: Archive): Block => ({
  kind: 'fields',
  rows: [
    [words('顾客', 'Customer'), complainant.name],
    [words('电话', 'Phone'), complainant.phone],
    [words('车牌', 'Plate'), vehicle?.plate ?? '—'],
    [words('车型', 'Model'), vehicle?.model ?? '—'],
  ],
});

/** H-07: 《顾客投诉登记表》 with everything that has come of it so far. */
export function complaintPaper(source: ComplaintSource): Paper {
  const { complaint, events, store, nameOf } = source;
  const when = (at: Instant | undefined): string =>
    at === undefined ? '—' : localTime(complaint.policy.calendar.zone, at);
  const registered = events.find((event) => event.type === 'complaintRegistered');
  const chosen = complaint.candidates.find(({ candidateId }) => candidateId === complaint.decision?.candidateId);
  const proof = complaint.evidence.at(-1);
  const blocks: readonly Block[] = [
    party(source),
    {
      kind: 'fields',
      rows: [
        [words('受理时间', 'Received'), when(complaint.receivedAt)],
        [words('受理人', 'Received by'), nameOf(complaint.receivedBy.id)],
        [words('负责人', 'Owner'), nameOf(complaint.owner.id)],
        [words('关联工单', 'Repair order'), complaint.order ?? '—'],
        [
          words('严重程度 / 复杂程度', 'Severity / complexity'),
          complaint.rating ? `${complaint.rating.severity} / ${complaint.rating.complexity}` : '—',
        ],
        [words('升级级别', 'Level'), `L${complaint.level}`],
      ],
    },
    {
      kind: 'text',
      title: words('投诉内容', 'Content'),
      text: registered?.type === 'complaintRegistered' ? registered.content : complaint.words,
    },
    { kind: 'text', title: words('顾客要求', 'Demand'), text: complaint.demand ?? '—' },
    {
      kind: 'fields',
      rows: [
        [
          words('判定', 'Verdict'),
          complaint.judgement?.verdict === 'founded' ? '成立 founded' : complaint.judgement ? '不成立 unfounded' : '—',
        ],
        [words('责任部门', 'Department'), complaint.department ?? '—'],
        [words('签定解决时间', 'Resolve by'), when(complaint.resolveBy?.at)],
        [words('原因代码', 'Cause code'), complaint.cause?.code ?? '—'],
      ],
    },
    {
      kind: 'table',
      title: words('候选方案', 'Candidate solutions'),
      head: [words('编号', 'No.'), words('方案', 'Solution'), words('部门', 'Department'), words('费用', 'Cost')],
      rows: complaint.candidates.map(({ candidateId, text, department, cost }) => [
        candidateId,
        text,
        department,
        yuan(cost),
      ]),
    },
    {
      kind: 'text',
      title: words('领导批示', 'Instruction'),
      text: chosen ? `${chosen.candidateId}：${complaint.decision!.instruction}` : '—',
    },
    {
      kind: 'signatures',
      lines: [
        [words('顾客（接受方案）', 'Customer, accepts'), proof ? `${when(proof.at)} #${proof.hash.slice(0, 12)}` : ''],
        [words('主管领导', 'Leader'), when(complaint.decision?.at)],
      ],
    },
  ];
  const at = events.at(-1)?.at ?? complaint.receivedAt;
  return sealed({
    title: words('顾客投诉登记表', 'Complaint registration form'),
    number: complaint.number,
    store,
    at,
    blocks,
    evidence: proof?.hash ?? null,
  });
}

const last = <T extends FollowUpEvent['type']>(events: readonly FollowUpEvent[], type: T) =>
  events.findLast((event): event is Extract<FollowUpEvent, { type: T }> => event.type === type);

/** G-14: 《快速处理表》; undefined while no problem was found. */
export function quickHandlingPaper(source: FollowUpSource): Paper | undefined {
  const { followUp, events, store, nameOf } = source;
  const opened = last(events, 'quickHandlingOpened');
  if (!opened) return undefined;
  const answered = last(events, 'quickHandlingAnswered');
  const { zone } = followUp.policy.calendar;
  const blocks: readonly Block[] = [
    party(source),
    { kind: 'text', title: words('回访发现的问题', 'Problem found'), text: opened.problem },
    { kind: 'text', title: words('部门答复', 'Answer'), text: answered?.answer ?? '' },
    { kind: 'text', title: words('处理措施', 'Measure'), text: answered?.measure ?? '' },
    {
      kind: 'signatures',
      lines: [
        [words('开单人', 'Opened by'), `${nameOf(opened.by.id)} ${localTime(zone, opened.at)}`],
        [words('答复人', 'Answered by'), answered ? `${nameOf(answered.by.id)} ${localTime(zone, answered.at)}` : ''],
      ],
    },
  ];
  const at = answered?.at ?? opened.at;
  return sealed({
    title: words('快速处理表', 'Quick-handling form'),
    number: followUp.number,
    store,
    at,
    blocks,
    evidence: null,
  });
}

type RatedField = Extract<
  keyof Questionnaire,
  `speed${string}` | `${string}Price` | `${string}Quality` | 'labourCharge' | 'staffService' | 'cleanliness' | 'overall'
>;
const ratings: readonly (readonly [field: RatedField, zh: string, en: string])[] = [
  ['speedAtReception', '接待速度', 'Speed at reception'],
  ['speedAtCompletion', '完工速度', 'Speed at completion'],
  ['speedAtCheckout', '结账速度', 'Speed at checkout'],
  ['partsPrice', '配件价格', 'Parts price'],
  ['labourCharge', '工时费', 'Labour charge'],
  ['staffService', '人员服务', 'Staff service'],
  ['repairQuality', '维修质量', 'Repair quality'],
  ['paintQuality', '漆面质量', 'Paint quality'],
  ['cleanliness', '清洁度', 'Cleanliness'],
  ['overall', '总体评价', 'Overall'],
];

/** G-17: 《回访记录表》; undefined while nothing was recorded. */
export function followUpPaper(source: FollowUpSource): Paper | undefined {
  const { followUp, events, store, nameOf } = source;
  const recorded = last(events, 'followUpRecorded');
  if (!recorded) return undefined;
  const answers = recorded.questionnaire;
  const said = recorded.questionnaire;
  const blocks: readonly Block[] = [
    party(source),
    {
      kind: 'table',
      title: words('评价', 'Ratings'),
      head: [words('项目', 'Item'), words('评分', 'Rating')],
      rows: ratings.map(([field, zh, en]) => [`${zh} ${en}`, String(answers[field] ?? '—')]),
    },
    { kind: 'text', title: words('使用情况', 'Use of the car'), text: said.carInUse },
    { kind: 'text', title: words('顾客原话', 'In the customer’s words'), text: said.ownWords },
    ...(said.whatWasWrong
      ? [{ kind: 'text' as const, title: words('不满意之处', 'What was wrong'), text: said.whatWasWrong }]
      : []),
    {
      kind: 'signatures',
      lines: [
        [
          words('回访人', 'Called by'),
          `${nameOf(recorded.by.id)} ${localTime(followUp.policy.calendar.zone, recorded.at)}`,
        ],
      ],
    },
  ];
  return sealed({
    title: words('回访记录表', 'Follow-up record'),
    number: followUp.number,
    store,
    at: recorded.at,
    blocks,
    evidence: null,
  });
}
