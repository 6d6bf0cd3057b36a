import type { Complaint, ComplaintEvent } from './state';
import type { Correction } from '../follow-up/correction';
import type { Questionnaire } from '../follow-up/questionnaire';
import type { FollowUp, FollowUpEvent } from '../follow-up/state';
import { bilingual, inBoth, type Bilingual } from '../values/bilingual';
import { yuan } from '../values/money';
import type { Instant } from '../kernel/process';
import { signedLine } from '../values/signed-line';
import { localTime } from '../time/working-time';
import { sealed, type Block, type Letterhead, type Paper } from '../values/paper';

interface MasterData {
  readonly letterhead: Letterhead;
  readonly complainant: { readonly name: string; readonly phone: string };
  readonly vehicle: { readonly plate: string; readonly model: string } | null;
  readonly nameOf: (id: string) => string;
  /** The words of a choice, e.g. of a channel. */
  readonly wordOf: (name: string) => Bilingual;
}
/** The words of what a complaint names by a code or by the Chinese name, as the store has them now. */
interface StoreWords {
  readonly department: (name: string) => Bilingual;
  readonly cause: (code: string) => Bilingual;
  readonly classification: (code: string) => Bilingual;
}
export interface ComplaintSource extends MasterData {
  readonly words: StoreWords;
  readonly complaint: Complaint;
  readonly events: readonly ComplaintEvent[];
}
export interface FollowUpSource extends MasterData {
  /** The words of a field, e.g. of a question. */
  readonly fieldOf: (name: string) => Bilingual;
  readonly followUp: FollowUp;
  readonly events: readonly FollowUpEvent[];
}

/** Who complains, and about which car. */
export const party = ({ complainant, vehicle }: MasterData): Block => ({
  kind: 'fields',
  rows: [
    [bilingual('顾客', 'Customer'), complainant.name],
    [bilingual('电话', 'Phone'), complainant.phone],
    [bilingual('车牌', 'Plate'), vehicle?.plate ?? '—'],
    [bilingual('车型', 'Model'), vehicle?.model ?? '—'],
  ],
});

/** What the customer signs at the end of a complaint. */
export const customerSigns = {
  solution: bilingual('顾客（接受方案）', 'Customer, accepts'),
  answer: bilingual('顾客（接受答复）', 'Customer, accepts the answer'),
  withdrawal: bilingual('顾客（撤回投诉）', 'Customer, withdraws'),
} as const;

/** H-07: 《顾客投诉登记表》 with everything that has come of it so far. */
export function complaintPaper(source: ComplaintSource): Paper {
  const { complaint, events, letterhead, nameOf, wordOf, words } = source;
  const word = (name: string): string => inBoth(wordOf(name));
  const coded = (of: (name: string) => Bilingual, name: string | undefined): string =>
    name === undefined ? '—' : inBoth(of(name));
  const when = (at: Instant | undefined): string =>
    at === undefined ? '—' : localTime(complaint.policy.calendar.zone, at);
  const registered = events.find((event) => event.type === 'complaintRegistered');
  const proof = complaint.evidence.at(-1);
  const blocks: readonly Block[] = [
    party(source),
    {
      kind: 'fields',
      rows: [
        [bilingual('受理时间', 'Received'), when(complaint.receivedAt)],
        [bilingual('受理人', 'Received by'), nameOf(complaint.receivedBy.id)],
        [bilingual('负责人', 'Owner'), nameOf(complaint.owner.id)],
        [bilingual('关联工单', 'Repair order'), complaint.order ?? '—'],
        [
          bilingual('严重程度 / 复杂程度', 'Severity / complexity'),
          complaint.rating ? `${word(complaint.rating.severity)} / ${word(complaint.rating.complexity)}` : '—',
        ],
        [bilingual('升级级别', 'Level'), `L${complaint.level}`],
      ],
    },
    {
      kind: 'text',
      title: bilingual('投诉内容', 'Content'),
      text: registered?.type === 'complaintRegistered' ? registered.content : complaint.words,
    },
    { kind: 'text', title: bilingual('顾客要求', 'Demand'), text: complaint.demand ?? '—' },
    {
      kind: 'fields',
      rows: [
        [
          bilingual('判定', 'Verdict'),
          complaint.judgement?.verdict === 'founded' ? '成立 founded' : complaint.judgement ? '不成立 unfounded' : '—',
        ],
        [bilingual('责任部门', 'Department'), coded(words.department, complaint.department)],
        [bilingual('签定解决时间', 'Resolve by'), when(complaint.resolveBy?.at)],
        [bilingual('原因', 'Cause'), coded(words.cause, complaint.cause?.code)],
        [bilingual('分类', 'Classification'), coded(words.classification, complaint.evaluation?.classification)],
      ],
    },
    {
      kind: 'table',
      title: bilingual('候选方案', 'Candidate solutions'),
      head: [
        bilingual('编号', 'No.'),
        bilingual('方案', 'Solution'),
        bilingual('部门', 'Department'),
        bilingual('费用', 'Cost'),
      ],
      rows: complaint.candidates.map(({ candidateId, text, department, cost }) => [
        candidateId,
        text,
        inBoth(words.department(department)),
        yuan(cost),
      ]),
    },
    {
      kind: 'text',
      title: bilingual('领导批示', 'Instruction'),
      text: complaint.decision ? `${complaint.decision.candidateId}：${complaint.decision.instruction}` : '—',
    },
    {
      kind: 'signatures',
      lines: [
        proof
          ? signedLine(
              customerSigns[proof.document],
              { ...proof, by: source.complainant.name, time: when(proof.at) },
              nameOf,
            )
          : [customerSigns.solution, ''],
        [bilingual('主管领导', 'Leader'), when(complaint.decision?.at)],
      ],
    },
  ];
  const at = events.at(-1)?.at ?? complaint.receivedAt;
  return sealed({
    title: bilingual('顾客投诉登记表', 'Complaint registration form'),
    number: complaint.number,
    letterhead,
    at,
    blocks,
    evidence: proof?.hash ?? null,
  });
}

const last = <T extends FollowUpEvent['type']>(events: readonly FollowUpEvent[], type: T) =>
  events.findLast((event): event is Extract<FollowUpEvent, { type: T }> => event.type === type);

/** G-14: 《快速处理表》; undefined while no problem was found. */
export function quickHandlingPaper(source: FollowUpSource): Paper | undefined {
  const { followUp, events, letterhead, nameOf } = source;
  const opened = last(events, 'quickHandlingOpened');
  if (!opened) return undefined;
  const answered = last(events, 'quickHandlingAnswered');
  const { zone } = followUp.policy.calendar;
  const blocks: readonly Block[] = [
    party(source),
    { kind: 'text', title: bilingual('回访发现的问题', 'Problem found'), text: opened.problem },
    { kind: 'text', title: bilingual('部门答复', 'Answer'), text: answered?.answer ?? '' },
    ...(answered?.cause === undefined
      ? []
      : [{ kind: 'text' as const, title: bilingual('原因', 'Cause'), text: answered.cause }]),
    { kind: 'text', title: bilingual('处理措施', 'Measure'), text: answered?.measure ?? '' },
    {
      kind: 'signatures',
      lines: [
        [bilingual('开单人', 'Opened by'), `${nameOf(opened.by.id)} ${localTime(zone, opened.at)}`],
        [
          bilingual('答复人', 'Answered by'),
          answered ? `${nameOf(answered.by.id)} ${localTime(zone, answered.at)}` : '',
        ],
      ],
    },
  ];
  const at = answered?.at ?? opened.at;
  return sealed({
    title: bilingual('快速处理表', 'Quick-handling form'),
    number: followUp.number,
    letterhead,
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

/** L-40: what it said first, and what is true. */
function corrected({ followUp, nameOf, fieldOf, wordOf }: FollowUpSource, corrections: readonly Correction[]): Block {
  const { zone } = followUp.policy.calendar;
  const said = (value: Correction['changed'][number]['before']): string => {
    if (value === null) return '—';
    if (typeof value === 'boolean') return value ? '是 yes' : '否 no';
    return typeof value === 'number' ? String(value) : wordOf(value).zh;
  };
  return {
    kind: 'table',
    title: bilingual('更正', 'Corrections'),
    head: [
      bilingual('项目', 'Item'),
      bilingual('原记录', 'What it said'),
      bilingual('更正为', 'What is true'),
      bilingual('原因', 'Reason'),
      bilingual('更正人', 'Corrected by'),
    ],
    rows: corrections.flatMap(({ changed, reason, by, at }) =>
      changed.map(({ field, before, after }) => [
        fieldOf(field).zh,
        said(before),
        said(after),
        reason,
        `${nameOf(by.id)} ${localTime(zone, at)}`,
      ]),
    ),
  };
}

/** G-17: 《回访记录表》; undefined while nothing was recorded. */
export function followUpPaper(source: FollowUpSource): Paper | undefined {
  const { followUp, events, letterhead, nameOf } = source;
  const recorded = last(events, 'followUpRecorded');
  if (!recorded) return undefined;
  const { corrections = [] } = followUp;
  const answers = last(events, 'recordCorrected')?.questionnaire ?? recorded.questionnaire;
  const blocks: readonly Block[] = [
    party(source),
    {
      kind: 'table',
      title: bilingual('评价', 'Ratings'),
      head: [bilingual('项目', 'Item'), bilingual('评分', 'Rating')],
      rows: ratings.map(([field, zh, en]) => [`${zh} ${en}`, String(answers[field] ?? '—')]),
    },
    { kind: 'text', title: bilingual('使用情况', 'Use of the car'), text: answers.carInUse },
    { kind: 'text', title: bilingual('顾客原话', 'In the customer’s words'), text: answers.ownWords },
    ...(answers.whatWasWrong
      ? [{ kind: 'text' as const, title: bilingual('不满意之处', 'What was wrong'), text: answers.whatWasWrong }]
      : []),
    ...(corrections.length > 0 ? [corrected(source, corrections)] : []),
    {
      kind: 'signatures',
      lines: [
        [
          bilingual('回访人', 'Called by'),
          `${nameOf(recorded.by.id)} ${localTime(followUp.policy.calendar.zone, recorded.at)}`,
        ],
      ],
    },
  ];
  return sealed({
    title: bilingual('回访记录表', 'Follow-up record'),
    number: followUp.number,
    letterhead,
    at: recorded.at,
    blocks,
    evidence: null,
  });
}
