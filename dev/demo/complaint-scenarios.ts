import type { PublicCommand } from '../../domain/complaint/commands';
import { scan } from './scenarios';

/** Who does what on a complaint, with which payload as it goes over the wire. */
export type ComplaintMove = readonly [who: string, command: PublicCommand, payload?: Readonly<Record<string, unknown>>];

const iso = (at: number): string => new Date(at).toISOString();

export const register: ComplaintMove = [
  'cr',
  'registerComplaint',
  {
    complainant: true,
    content: '提车第二天刹车再次异响',
    demand: '免费返修并说明原因',
    product: '远航 L7',
    severity: 'high',
    complexity: 'normal',
  },
];

/** T-28, T-29: an apology and a time. */
export const promise = (nextReplyAt: number, who = 'cr'): ComplaintMove => [
  who,
  'promiseReply',
  { apologised: true, nextReplyAt: iso(nextReplyAt) },
];
export const reply: ComplaintMove = ['cr', 'reply', { words: '正在核查，稍后给您方案', channel: 'phone' }];

export const founded = (route: 'quality' | 'service' = 'quality'): ComplaintMove => [
  'cr',
  'judge',
  {
    reasonsSufficient: true,
    demandReasonable: true,
    verdict: 'founded',
    reason: '维修后同一故障再现',
    route,
    department: route === 'quality' ? '车间' : '前台',
  },
];
export const unfounded: ComplaintMove = [
  'cr',
  'judge',
  { reasonsSufficient: false, demandReasonable: false, verdict: 'unfounded', reason: '系正常磨合声，非质量问题' },
];

/** S-23 and H-18: the owner signs, the customer grants a time. */
export const assign = (
  now: number,
  spanMs: number,
  route: 'quality' | 'service' = 'quality',
): readonly ComplaintMove[] => [
  ['cr', 'agreeInvestigationTime', { until: iso(now + spanMs / 2), customerAgreed: true, channel: 'phone' }],
  [route === 'quality' ? 'workshop' : 'crsupervisor', 'signResolveBy', { resolveBy: iso(now + spanMs) }],
];

export const investigate: readonly ComplaintMove[] = [
  ['workshop', 'recordFacts', { facts: '拆检前刹车，制动片与导向销间隙异常' }],
  [
    'workshop',
    'concludeInvestigation',
    {
      facts: '导向销未润滑',
      causeCode: 'WORKMANSHIP',
      cause: '装配时漏涂润滑脂',
      responsiblePerson: 'zhao',
      departmentHead: 'workshop',
    },
  ],
];

export const propose: readonly ComplaintMove[] = [
  [
    'workshop',
    'proposeSolution',
    { candidateId: 'S-1', kind: 'rework', text: '免费返修并延长质保三个月', cost: 30_000, department: '车间' },
  ],
  [
    'manager',
    'proposeSolution',
    { candidateId: 'S-2', kind: 'compensation', text: '返修并赠送保养一次', cost: 60_000, department: '售后' },
  ],
  ['cr', 'recordPreference', { candidateId: 'S-1', words: '修好就行' }],
  ['workshop', 'submitCandidates'],
];

export const decide = (leader = 'manager', candidateId = 'S-1'): readonly ComplaintMove[] => [
  [leader, 'decideSolution', { candidateId, instruction: '当天返修，车间主管亲自复检' }],
  ['cr', 'notifySolution', { channel: 'phone' }],
];

export const accept: ComplaintMove = [
  'cr',
  'acceptSolution',
  { candidateId: 'S-1', cost: 30_000, consent: scan('solution') },
];

export const carryOut: readonly ComplaintMove[] = [
  ['workshop', 'recordStepDone', { words: '已返修并路试' }],
  ['manager', 'decidePenalty', { party: 'responsiblePerson', decision: 'penalty', reason: '漏作业，按规定处理' }],
  ['manager', 'decidePenalty', { party: 'departmentHead', decision: 'none', reason: '制度完备，不予处罚' }],
  ['cr', 'collectFeedback', { words: '这次没问题了', satisfied: true, channel: 'phone' }],
  ['workshop', 'finishImplementation', { cost: 28_000, words: '返修完成' }],
];

export const revisit = (satisfied = true): ComplaintMove => [
  'cr',
  'recordRevisit',
  { reached: true, satisfied, words: satisfied ? '满意' : '还是有声音', channel: 'phone' },
];

export const close: readonly ComplaintMove[] = [
  [
    'crsupervisor',
    'evaluate',
    {
      summary: '装配漏项导致异响再现，返修解决',
      classification: 'REPAIR-QUALITY',
      measures: [{ process: 'afterSales', measure: '刹车作业增加润滑复核项', owner: 'workshop' }],
    },
  ],
  ['crsupervisor', 'archiveComplaint'],
];

/** From the registration to the judgement, answered in time. */
export const toJudgement = (now: number, spanMs: number): readonly ComplaintMove[] => [
  promise(now + spanMs),
  register,
  reply,
];
