import type { Role } from '../../../domain/kernel/actor';
import type { PolicyContent } from '../../../domain/policy/policy';
import type { WordsIn } from './fields';
import { humanize, type Texts } from './use-texts';

type NamesIn<T> = T extends readonly unknown[]
  ? never
  : T extends object
    ? { [K in keyof T & string]-?: K | NamesIn<T[K]> }[keyof T & string]
    : never;

/** Every setting of the policy. Roles as keys of the table of superiors are named as roles. */
type PolicyName =
  | NamesIn<Omit<PolicyContent, 'complaint'>>
  | NamesIn<Omit<PolicyContent['complaint'], 'superiors'>>
  | 'complaint'
  | 'superiors';
/** Every word a setting can be; roles are named as roles. */
type PolicyWord = Exclude<WordsIn<PolicyContent>, Role>;

const namesInChinese: Readonly<Record<PolicyName, string>> = {
  minutes: '时限（分钟）',
  greeting: '金卡客户迎接',
  technicianCall: '呼叫技师响应',
  diagnosisReport: '交付检测诊断单',
  workshopReceipt: '车间接车',
  counterMeasure: '异常应对措施',
  promiseWarning: '承诺到期前预警',
  customerContact: '增项联系客户',
  extraItemEscalation: '增项未答复升级',
  relay: '答复转达车间',
  slips: '单据收齐',
  exitPass: '开具出厂通知单',
  promiseMargin: '承诺时间余量',
  receiptPrecision: '接车时间精度',
  progressCheck: '进度查询（占工时比例）',
  askAt: '询问',
  escalateAt: '升级',
  promiseAlarmAt: '承诺预警',
  extraItemReminders: '增项提醒（分钟）',
  extraItemEvidence: '增项同意凭证',
  escalationLadder: '升级阶梯（分钟）',
  escalationLevels: '升级层级',
  expertSign: '技术专家签字条件',
  expertDeputyMaySign: '专家代理人可签字',
  coverPieces: '防护套件数',
  deliveryDocuments: '交车签字单据',
  guarantee: '质量保证',
  fees: '费用',
  diagnosis: '检测费',
  estimate: '估价费',
  cancellation: '取消费',
  discount: '优惠（%）',
  soloPercent: '主管单独审批上限',
  maxPercent: '最高优惠',
  vatPercent: '增值税率（%）',
  goldCardPickupKilometres: '金卡接送距离（公里）',
  waterBottles: '瓶装水',
  standard: '普通客户',
  goldCard: '金卡客户',
  complaint: '投诉',
  firstAnswer: '首次答复',
  urgentAnswer: '现场紧急答复',
  judgement: '判定',
  confirmation: '不成立确认',
  ownerSignature: '责任人签署时限',
  decision: '领导决策',
  acceptance: '客户接受',
  notification: '告知客户',
  implementation: '实施',
  revisit: '二次回访',
  evaluation: '总结评价',
  reopening: '重新处理',
  leaderContact: '告知领导联系方式',
  centralPackage: '总部资料包',
  idle: '无动作提醒',
  pausable: '可暂停的计时',
  resolveBy: '解决时限',
  investigation: '调查',
  pauseCapMinutes: '暂停总上限（分钟）',
  statutoryDays: '法定期限（天）',
  statutoryWarnAt: '法定期限预警比例',
  superiors: '上级关系',
  levels: '升级层级',
  ladder: '升级阶梯（分钟）',
  soloCost: '部门领导决策费用上限',
  targets: '目标',
  solvedPercent: '解决率（%）',
  inTimePercent: '按时率（%）',
  medianMinutes: '中位时长（分钟）',
  followUp: '回访',
  notBeforeDays: '最早回访（天）',
  dueDays: '应回访（天）',
  sweepDays: '补访（天）',
  closeDays: '结束（天）',
  sweepScope: '补访范围',
  firstRole: '首访岗位',
  sweepRole: '补访岗位',
  windows: '可拨打时段',
  attempts: '尝试次数',
  quickHandlingMinutes: '快速处理（分钟）',
  secondCallMinutes: '二次回访（分钟）',
  escalateMinutes: '升级间隔（分钟）',
  notices: '通知',
  quiet: '免打扰时段',
  linkDigitsAbove: '链接确认需验证的金额',
  calendar: '营业日历',
  zone: '时区',
  week: '每周营业时间',
  holidays: '节假日',
  makeUpDays: '特别营业日',
};

const wordsInChinese: Readonly<Record<PolicyWord, string>> = {
  recordedRemoteConsent: '可用远程同意记录',
  signatureRequired: '必须签字',
  faultReported: '客户报修故障时',
  onDoubt: '诊断有疑问时',
  workOrder: '维修工单',
  pickupSlip: '取车联',
  parts: '配件',
  authority: '主管部门',
  unreached: '未联系上的客户',
  all: '全部客户',
};

/** The names of settings and of what they can be. */
export function policyWordsIn({ language, role }: Texts) {
  const say = (catalogue: Readonly<Record<string, string>>, name: string): string => {
    const chinese = Object.hasOwn(catalogue, name) ? catalogue[name] : undefined;
    if (chinese === undefined) return role(name);
    return language === 'zh' ? chinese : humanize(name);
  };
  return {
    /** `complaint › minutes › firstAnswer`. */
    title: (path: readonly string[]): string => path.map((name) => say(namesInChinese, name)).join(' › '),
    choice: (option: string | number): string =>
      typeof option === 'number' ? String(option) : say(wordsInChinese, option),
  };
}
