import type { TextGroup } from '../merge';

/** Escalation, the central team, and linked processes. */
export const escalationTexts = {
  commands: {
    escalate: { zh: '升级上报', en: 'Escalate' },
    handBack: { zh: '交回处理', en: 'Hand back' },
    tellLeaderContact: { zh: '告知客户领导联系方式', en: 'Tell leader contact' },
    informCentral: { zh: '上报总部资料包', en: 'Inform central' },
    linkOrder: { zh: '关联工单', en: 'Link order' },
    linkComplaint: { zh: '关联早前投诉', en: 'Link complaint' },
    orderRework: { zh: '开免费返修工单', en: 'Order rework' },
    noteRework: { zh: '关联返修工单', en: 'Note rework' },
  },
  events: {
    escalated: { zh: '已升级', en: 'Escalated' },
    handedBack: { zh: '已交回处理', en: 'Handed back' },
    leaderContactTold: { zh: '已告知领导联系方式', en: 'Leader contact told' },
    centralInformed: { zh: '已上报总部', en: 'Central informed' },
    orderLinked: { zh: '已关联工单', en: 'Order linked' },
    complaintLinked: { zh: '已关联早前投诉', en: 'Complaint linked' },
    settlementReleased: { zh: '已解除暂缓结算', en: 'Settlement released' },
    reworkOrdered: { zh: '已开返修', en: 'Rework ordered' },
    reworkNoted: { zh: '返修工单已关联', en: 'Rework noted' },
  },
  timers: {
    'T-37': { zh: '升级事项处理', en: 'Handling the escalation' },
    'H-36': { zh: '告知领导联系方式', en: 'Telling the leader’s contact' },
    'H-41': { zh: '总部资料包', en: 'The information package for the central team' },
  },
  fields: {
    customerDemand: { zh: '客户诉求', en: 'Customer demand' },
    vehicleIsHere: { zh: '车辆已到店', en: 'Vehicle is here' },
  },
  rejections: {
    orderUnlinked: { zh: '请先关联维修工单。', en: 'Link the repair order first.' },
    settlementIsHeld: { zh: '请先解除当前工单的结算暂缓。', en: 'Release the settlement of the present order first.' },
  },
} as const satisfies TextGroup;
