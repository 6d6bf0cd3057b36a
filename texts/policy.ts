import type { Role } from '../domain/kernel/actor';
import type { PolicyContent } from '../domain/policy/policy';
import type { Bilingual, Language } from '../domain/values/bilingual';
import { roles } from './common/roles';
import type { WordsIn } from './names';
import { textIn } from './text-in';

type NamesIn<T> = T extends readonly unknown[]
  ? never
  : T extends object
    ? { [K in keyof T & string]-?: K | NamesIn<T[K]> }[keyof T & string]
    : never;

/** Every setting of the policy. Roles as keys of the tables by role are named as roles. */
type PolicyName =
  | NamesIn<Omit<PolicyContent, 'complaint' | 'personsPerDay'>>
  | NamesIn<Omit<PolicyContent['complaint'], 'superiors'>>
  | 'complaint'
  | 'personsPerDay'
  | 'superiors';
/** Every word a setting can be; roles are named as roles. */
type PolicyWord = Exclude<WordsIn<PolicyContent>, Role>;

const settings = {
  minutes: { zh: '时限（分钟）', en: 'Minutes' },
  contactTaken: { zh: '顾问接手客户提醒', en: 'Reminder of a customer nobody has taken over' },
  contactTakenEscalation: { zh: '顾问未接手客户时升级', en: 'Escalation when nobody takes a customer over' },
  greeting: { zh: '金卡客户迎接', en: 'Greeting' },
  technicianCall: { zh: '呼叫技师响应', en: 'Technician call' },
  diagnosisReport: { zh: '交付检测诊断单', en: 'Diagnosis report' },
  workshopReceipt: { zh: '车间接车', en: 'Workshop receipt' },
  counterMeasure: { zh: '异常应对措施', en: 'Counter measure' },
  promiseWarning: { zh: '承诺到期前预警', en: 'Promise warning' },
  promiseAnswer: { zh: '客户未答复新交车时间时提醒', en: 'Reminder of another time asked about' },
  promiseAnswerEscalation: { zh: '客户未答复新交车时间时升级', en: 'Escalation when there is no answer' },
  deskWait: { zh: '客户在柜台等候提醒', en: 'Reminder of a customer at a desk' },
  deskWaitEscalation: { zh: '客户在柜台等候升级', en: 'Escalation of a customer at a desk' },
  pickup: { zh: '未提车辆（营业日）', en: 'Cars that nobody collects (days open)' },
  reminderDays: { zh: '提醒客户', en: 'Reminders to the customer' },
  escalationDays: { zh: '升级至服务经理', en: 'Escalation to the service manager' },
  storeManagerDays: { zh: '报店总经理', en: 'The store manager hears' },
  customerNews: { zh: '告知客户新情况', en: 'Telling the customer news' },
  customerNewsEscalation: { zh: '未告知客户新情况时升级', en: 'Escalation when the customer is not told' },
  customerContact: { zh: '增项联系客户', en: 'Customer contact' },
  extraItemEscalation: { zh: '增项未答复升级', en: 'Extra item escalation' },
  relay: { zh: '答复转达车间', en: 'Relay' },
  slips: { zh: '单据收齐', en: 'Slips' },
  exitPass: { zh: '开具出厂通知单', en: 'Exit pass' },
  promiseMargin: { zh: '承诺时间余量', en: 'Promise margin' },
  receiptPrecision: { zh: '接车时间精度', en: 'Receipt precision' },
  progressCheck: { zh: '进度查询（占工时比例）', en: 'Progress check' },
  askAt: { zh: '询问', en: 'Ask at' },
  escalateAt: { zh: '升级', en: 'Escalate at' },
  promiseAlarmAt: { zh: '承诺预警', en: 'Promise alarm at' },
  extraItemReminders: { zh: '增项提醒（分钟）', en: 'Extra item reminders' },
  extraItemEvidence: { zh: '增项同意凭证', en: 'Extra item evidence' },
  escalationMinutes: { zh: '升级时限（分钟）', en: 'Escalation times' },
  escalationLevels: { zh: '升级层级', en: 'Escalation levels' },
  expertSign: { zh: '技术专家签字条件', en: 'Expert sign' },
  expertDeputyMaySign: { zh: '专家代理人可签字', en: 'Expert deputy may sign' },
  coverPieces: { zh: '防护套件数', en: 'Cover pieces' },
  deliveryDocuments: { zh: '交车签字单据', en: 'Delivery documents' },
  guarantee: { zh: '质量保证', en: 'Guarantee' },
  fees: { zh: '费用', en: 'Fees' },
  diagnosis: { zh: '检测费', en: 'Diagnosis' },
  estimate: { zh: '估价费', en: 'Estimate' },
  cancellation: { zh: '取消费', en: 'Cancellation' },
  discount: { zh: '优惠（%）', en: 'Discount' },
  soloPercent: { zh: '主管单独审批上限', en: 'Solo percent' },
  maxPercent: { zh: '最高优惠', en: 'Max percent' },
  creditSoloAmount: { zh: '一人可批准的挂账上限', en: 'Credit that one person releases' },
  arrearsDays: { zh: '厂家与保险公司付款期限（天）', en: 'Days that manufacturer and insurer have to pay' },
  settlementPeak: { zh: '结算高峰（半小时内车辆数）', en: 'Settlement peak (cars in half an hour)' },
  vatPercent: { zh: '增值税率（%）', en: 'VAT percent' },
  serviceVatPercent: { zh: '服务类项目增值税率（%）', en: 'VAT percent of services' },
  outService: {
    zh: '救援按外出服务办理（信息员确认出发、服务令号、里程）',
    en: 'Road assistance is out-service (clerk confirms departure, service order number, mileage)',
  },
  doorToDoorFor: { zh: '上门取送车服务对象', en: 'Door-to-door service is offered to' },
  goldCardPickupKilometres: { zh: '金卡接送距离（公里）', en: 'Gold card pickup kilometres' },
  waterBottles: { zh: '瓶装水', en: 'Water bottles' },
  standard: { zh: '普通客户', en: 'Standard' },
  goldCard: { zh: '金卡客户', en: 'Gold card' },
  complaint: { zh: '投诉', en: 'Complaint' },
  firstAnswer: { zh: '首次答复', en: 'First answer' },
  urgentAnswer: { zh: '现场紧急答复', en: 'Urgent answer' },
  judgement: { zh: '判定', en: 'Judgement' },
  confirmation: { zh: '不成立确认', en: 'Confirmation' },
  ownerSignature: { zh: '责任人签署时限', en: 'Owner signature' },
  decision: { zh: '领导决策', en: 'Decision' },
  acceptance: { zh: '客户接受', en: 'Acceptance' },
  notification: { zh: '告知客户', en: 'Notification' },
  implementation: { zh: '实施', en: 'Implementation' },
  revisit: { zh: '二次回访', en: 'Revisit' },
  evaluation: { zh: '总结评价', en: 'Evaluation' },
  reopening: { zh: '重新处理', en: 'Reopening' },
  leaderContact: { zh: '告知领导联系方式', en: 'Leader contact' },
  centralPackage: { zh: '总部资料包', en: 'Central package' },
  idle: { zh: '无动作提醒', en: 'Idle' },
  limits: { zh: '拖延限制', en: 'Limits of putting off' },
  silenceMinutes: { zh: '最长无动作时间（营业分钟）', en: 'Longest silence (working minutes)' },
  solutionDays: { zh: '解决时间最远（天）', en: 'Solution at most so far ahead (days)' },
  actions: { zh: '同一阶段预告动作次数', en: 'Actions announced in one stage' },
  promises: { zh: '连续再约答复次数', en: 'Replies that promise another' },
  moves: { zh: '改期次数', en: 'Times moved' },
  handBacks: { zh: '交回次数', en: 'Times handed back' },
  contactDays: { zh: '联系不上结案前尝试天数', en: 'Days of trying before an end unreached' },
  revisitAfter: { zh: '处理后最早回访（营业分钟）', en: 'Revisit not before (working minutes)' },
  pausable: { zh: '可暂停的计时', en: 'Pausable' },
  resolveBy: { zh: '解决时限', en: 'Resolve by' },
  investigation: { zh: '调查', en: 'Investigation' },
  pauseCapMinutes: { zh: '暂停总上限（分钟）', en: 'Pause cap minutes' },
  statutoryDays: { zh: '法定期限（天）', en: 'Statutory days' },
  statutoryWarnAt: { zh: '法定期限预警比例', en: 'Statutory warn at' },
  superiors: { zh: '上级关系', en: 'Superiors' },
  retention: { zh: '个人信息保存期限（建议值）', en: 'How long personal words are kept (proposed)' },
  visitWordsYears: { zh: '工单结束后（年）', en: 'Visits, years after their end' },
  complaintWordsYears: { zh: '投诉结束后（年）', en: 'Complaints, years after their end' },
  callWordsYears: { zh: '回访结束后（年）', en: 'Calls, years after their end' },
  sendingDays: { zh: '发送记录（天）', en: 'What went out to whom, days' },
  answerWorkingDays: { zh: '个人信息请求答复期限（工作日）', en: 'Requests about personal data, working days' },
  personsPerDay: { zh: '每人每天可查看的客户数', en: 'Customers a person may read per day' },
  levels: { zh: '升级层级', en: 'Levels' },
  soloCost: { zh: '部门领导决策费用上限', en: 'Solo cost' },
  targets: { zh: '目标', en: 'Targets' },
  solvedPercent: { zh: '解决率（%）', en: 'Solved percent' },
  inTimePercent: { zh: '按时率（%）', en: 'In time percent' },
  medianMinutes: { zh: '中位时长（分钟）', en: 'Median minutes' },
  followUp: { zh: '回访', en: 'Follow up' },
  notBeforeDays: { zh: '最早回访（天）', en: 'Not before days' },
  dueDays: { zh: '应回访（天）', en: 'Due days' },
  sweepDays: { zh: '补访（天）', en: 'Sweep days' },
  closeDays: { zh: '结束（天）', en: 'Close days' },
  sweepScope: { zh: '补访范围', en: 'Sweep scope' },
  firstRole: { zh: '首访岗位', en: 'First role' },
  sweepRole: { zh: '补访岗位', en: 'Sweep role' },
  windows: { zh: '可拨打时段', en: 'Windows' },
  attempts: { zh: '尝试次数', en: 'Attempts' },
  attemptDays: { zh: '尝试分布的天数', en: 'Days over which attempts are spread' },
  bookWithinDays: { zh: '可预约回访的天数', en: 'Days ahead for which a call can be booked' },
  quickHandlingMinutes: { zh: '快速处理（分钟）', en: 'Quick handling minutes' },
  secondCallMinutes: { zh: '二次回访（分钟）', en: 'Second call minutes' },
  escalateMinutes: { zh: '升级间隔（分钟）', en: 'Escalate minutes' },
  notices: { zh: '通知', en: 'Notices' },
  quiet: { zh: '免打扰时段', en: 'Quiet' },
  linkDigitsAbove: { zh: '链接确认需短信验证码的金额', en: 'Code by phone needed above' },
  calendar: { zh: '营业日历', en: 'Calendar' },
  zone: { zh: '时区', en: 'Zone' },
  week: { zh: '每周营业时间', en: 'Week' },
  holidays: { zh: '节假日', en: 'Holidays' },
  makeUpDays: { zh: '特别营业日', en: 'Make up days' },
} as const satisfies Record<PolicyName, Bilingual>;

const choices = {
  goldCards: { zh: '金卡客户', en: 'Gold cards' },
  everybody: { zh: '所有客户', en: 'Everybody' },
  recordedRemoteConsent: { zh: '可用远程同意记录', en: 'Recorded remote consent' },
  signatureRequired: { zh: '必须签字', en: 'Signature required' },
  faultReported: { zh: '客户报修故障时', en: 'Fault reported' },
  onDoubt: { zh: '诊断有疑问时', en: 'On doubt' },
  workOrder: { zh: '维修工单', en: 'Work order' },
  pickupSlip: { zh: '取车联', en: 'Pickup slip' },
  parts: { zh: '配件', en: 'Parts' },
  authority: { zh: '主管部门', en: 'Authority' },
  unreached: { zh: '未联系上的客户', en: 'Unreached' },
  all: { zh: '全部客户', en: 'All' },
} as const satisfies Record<PolicyWord, Bilingual>;

/** The names of settings and of what they can be. */
export const policyTextsIn = (language: Language) => ({
  /** The path of a setting, e.g. "Complaint › Minutes › First answer". */
  title: (path: readonly string[]): string =>
    path.map((name) => textIn({ ...roles, ...settings }, name, language)).join(' › '),
  choice: (option: string | number): string =>
    typeof option === 'number' ? String(option) : textIn({ ...roles, ...choices }, option, language),
});
