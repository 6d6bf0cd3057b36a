import type { FigureName } from '../domain/dashboard/figures';
import type { FigureGroup, RangeName } from '../domain/dashboard/names';
import type { Bilingual } from '../domain/values/bilingual';

/** What a figure is called, and what is counted for it. */
export interface FigureText {
  readonly name: Bilingual;
  readonly counts: Bilingual;
}

export const figureTexts: { readonly [F in FigureName]: FigureText } = {
  revenue: {
    name: { zh: '结算收入', en: 'Revenue settled' },
    counts: {
      zh: '期内完成结算的车，结算单金额：客户、厂家、保险和活动应付之和，已减折扣，未减事后退让',
      en: 'Of the visits settled in the period, what customers, manufacturer, insurers and campaigns are charged: after discount, before later credits',
    },
  },
  labourRevenue: {
    name: { zh: '工时收入', en: 'Labour' },
    counts: { zh: '其中工时费，未减折扣', en: 'Of these, the labour, before discount' },
  },
  partsRevenue: {
    name: { zh: '配件收入', en: 'Parts' },
    counts: { zh: '其中配件费，未减折扣', en: 'Of these, the parts, before discount' },
  },
  discount: {
    name: { zh: '结算折扣', en: 'Discount given' },
    counts: { zh: '期内结算单上的折扣', en: 'The discounts on the settlement sheets of the period' },
  },
  credited: {
    name: { zh: '事后退让', en: 'Credited afterwards' },
    counts: {
      zh: '期内结算的车，此后批准的红字冲减',
      en: 'Of the visits settled in the period, the credit notes approved since',
    },
  },
  arrears: {
    name: { zh: '欠款', en: 'Still owed' },
    counts: {
      zh: '期内结算的车，到现在还没有付清的金额',
      en: 'Of the visits settled in the period, what is not paid by now',
    },
  },
  overEstimate: {
    name: { zh: '结算与估价之差', en: 'Bill against estimate' },
    counts: {
      zh: '期内结算的车，完成项目的金额减去客户签字的估价；负数表示少于估价',
      en: 'Of the visits settled in the period, the work done less the estimate that was signed; below zero it was less than estimated',
    },
  },
  hoursSold: {
    name: { zh: '售出工时', en: 'Hours sold' },
    counts: {
      zh: '期内结算的车，完成项目的标准工时',
      en: 'Of the visits settled in the period, the standard times of the work done',
    },
  },
  opened: {
    name: { zh: '进厂车辆', en: 'Cars received' },
    counts: { zh: '期内开始接待的车，作废的除外', en: 'Visits begun in the period, without those that were voided' },
  },
  delivered: {
    name: { zh: '交付车辆', en: 'Cars delivered' },
    counts: { zh: '期内交给客户的车', en: 'Cars handed over to the customer in the period' },
  },
  promiseKept: {
    name: { zh: '按时完工率', en: 'Ready as promised' },
    counts: {
      zh: '期内交付且有承诺时间的车中，按最后约定的时间通知客户取车的比例',
      en: 'Of the cars delivered with a promised time, those whose customers heard that they are ready by the time agreed last',
    },
  },
  minutesLate: {
    name: { zh: '超时合计', en: 'Minutes late' },
    counts: {
      zh: '期内交付的车，通知取车晚于承诺时间的分钟数之和',
      en: 'Of the cars delivered, the minutes from the promised time until the customer heard that the car is ready, all together',
    },
  },
  promiseMoved: {
    name: { zh: '改过承诺时间', en: 'Promised time moved' },
    counts: {
      zh: '期内交付的车中，与客户改过交车时间的',
      en: 'Of the cars delivered, those for which another time was agreed with the customer',
    },
  },
  progressAnswered: {
    name: { zh: '进度按时答复率', en: 'Progress answered in time' },
    counts: {
      zh: '期内交付的车，每次进度询问在上报车间主管之前已答复的比例',
      en: 'Of the cars delivered, the questions for progress that were answered before they went to the workshop supervisor',
    },
  },
  extraProposed: {
    name: { zh: '增项提出', en: 'Extra items proposed' },
    counts: {
      zh: '期内交付的车，车间提出的增项，撤回的除外',
      en: 'Of the cars delivered, the extra items that the workshop asked for and did not take back',
    },
  },
  extraApproved: {
    name: { zh: '增项同意', en: 'Extra items approved' },
    counts: { zh: '其中客户同意的', en: 'Of these, those that the customer approved' },
  },
  extraDeclined: {
    name: { zh: '增项拒绝', en: 'Extra items declined' },
    counts: { zh: '其中客户拒绝的', en: 'Of these, those that the customer declined' },
  },
  extraApproval: {
    name: { zh: '增项同意率', en: 'Extra items: approval' },
    counts: { zh: '客户已答复的增项中同意的比例', en: 'Of the extra items that were answered, those approved' },
  },
  extraProposedAmount: {
    name: { zh: '增项提出金额', en: 'Amount proposed' },
    counts: { zh: '提出的增项的金额', en: 'What the extra items proposed come to' },
  },
  extraApprovedAmount: {
    name: { zh: '增项同意金额', en: 'Amount approved' },
    counts: { zh: '客户同意的增项的金额', en: 'What the approved extra items come to' },
  },
  extraDeclinedAmount: {
    name: { zh: '增项拒绝金额', en: 'Amount declined' },
    counts: { zh: '客户拒绝的增项的金额', en: 'What the declined extra items come to' },
  },
  failedChecks: {
    name: { zh: '质检不合格', en: 'Quality checks failed' },
    counts: {
      zh: '期内交付的车，质检没有通过的次数',
      en: 'Of the cars delivered, how often the quality check was not passed',
    },
  },
  cameBack: {
    name: { zh: '返修', en: 'Came back for rework' },
    counts: {
      zh: '期内因投诉返修而开始的进厂',
      en: 'Visits begun in the period because a complaint ordered a rework',
    },
  },
  complaintsReceived: {
    name: { zh: '收到投诉', en: 'Complaints received' },
    counts: {
      zh: '期内收到的投诉；咨询、意见和并案的除外',
      en: 'Complaints received in the period, without inquiries, opinions and those that another goes on for',
    },
  },
  complaintsOpen: {
    name: { zh: '其中未结', en: 'Of these still open' },
    counts: { zh: '期内收到的投诉中，现在还未结的', en: 'Of the complaints received, those that are open now' },
  },
  complaintsClosed: {
    name: { zh: '结案', en: 'Complaints closed' },
    counts: { zh: '期内结案的投诉，不论何时收到', en: 'Complaints closed in the period, whenever they were received' },
  },
  complaintsEscalated: {
    name: { zh: '升级', en: 'Escalated' },
    counts: {
      zh: '期内收到的投诉中，升到第 1 级或以上的',
      en: 'Of the complaints received, those that are at level 1 or above',
    },
  },
  complaintsLevel2: {
    name: { zh: '升到第 2 级以上', en: 'At level 2 or above' },
    counts: {
      zh: '期内收到的投诉中，升到第 2 级或以上的',
      en: 'Of the complaints received, those that are at level 2 or above',
    },
  },
  complaintsLevel3: {
    name: { zh: '升到第 3 级以上', en: 'At level 3 or above' },
    counts: {
      zh: '期内收到的投诉中，升到第 3 级或以上的',
      en: 'Of the complaints received, those that are at level 3 or above',
    },
  },
  complaintsOverdue: {
    name: { zh: '超过承诺时间', en: 'Past the time promised' },
    counts: {
      zh: '期内收到的投诉中，过了签字的解决时间仍未解决或之后才解决的',
      en: 'Of the complaints received, those not solved by the time that was signed',
    },
  },
  complaintsReopened: {
    name: { zh: '重新处理', en: 'Taken up again' },
    counts: {
      zh: '期内收到的投诉中，回访不满意而重新处理的',
      en: 'Of the complaints received, those taken up again after the customer was not satisfied',
    },
  },
  firstAnswerInTime: {
    name: { zh: '首次答复按时率', en: 'First answer in time' },
    counts: {
      zh: '期内收到的投诉中，首次答复按时的比例；还没到时间的不算',
      en: 'Of the complaints received, those first answered in time; those whose time is not over do not count',
    },
  },
  solvedInTime: {
    name: { zh: '按首次承诺解决率', en: 'Solved as first promised' },
    counts: {
      zh: '期内收到的投诉中，按第一次签字的时间解决的比例；还没到时间的不算',
      en: 'Of the complaints received, those solved by the time signed first; those whose time is not over do not count',
    },
  },
  callsDue: {
    name: { zh: '应回访', en: 'Calls due' },
    counts: {
      zh: '首次可回访时间在期内的车，取消的除外',
      en: 'Visits whose first call came due in the period, without those that are not called any more',
    },
  },
  callsMade: {
    name: { zh: '已回访率', en: 'Calls made' },
    counts: { zh: '应回访中，已打过电话或已记录的比例', en: 'Of the calls due, those that were made or recorded' },
  },
  callsReached: {
    name: { zh: '接通率', en: 'Customers reached' },
    counts: { zh: '应回访中，已联系到客户的比例', en: 'Of the calls due, those in which the customer was reached' },
  },
  callsRecorded: {
    name: { zh: '回访记录', en: 'Calls recorded' },
    counts: { zh: '期内写下的回访记录', en: 'Records written in the period' },
  },
  dissatisfied: {
    name: { zh: '发现不满意', en: 'Dissatisfaction found' },
    counts: { zh: '期内记录中客户不满意的', en: 'Of the records, those in which the customer is dissatisfied' },
  },
  satisfied: {
    name: { zh: '满意率', en: 'Satisfied customers' },
    counts: { zh: '期内记录中客户满意的比例', en: 'Of the records, those in which the customer is satisfied' },
  },
};

export const figureGroupTexts: { readonly [G in FigureGroup]: Bilingual } = {
  money: { zh: '收入与工时', en: 'Money and hours' },
  throughput: { zh: '车辆', en: 'Cars' },
  onTime: { zh: '准时', en: 'On time' },
  extraItems: { zh: '增项', en: 'Extra items' },
  quality: { zh: '质量', en: 'Quality' },
  complaints: { zh: '投诉', en: 'Complaints' },
  calls: { zh: '回访', en: 'Calls' },
};

export const rangeTexts: { readonly [R in RangeName]: Bilingual } = {
  today: { zh: '今天', en: 'Today' },
  yesterday: { zh: '昨天', en: 'Yesterday' },
  thisWeek: { zh: '本周', en: 'This week' },
  lastWeek: { zh: '上周', en: 'Last week' },
  thisMonth: { zh: '本月', en: 'This month' },
  lastMonth: { zh: '上月', en: 'Last month' },
  days: { zh: '自选日期', en: 'Own days' },
};
