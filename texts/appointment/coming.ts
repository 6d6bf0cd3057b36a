import type { TextGroup } from '../merge';

/** From the agreement until the car is here, or will not come. */
export const comingTexts = {
  commands: {
    acknowledgeAppointment: { zh: '车间确认预约', en: 'Acknowledge for the workshop' },
    logReminder: { zh: '记录提醒', en: 'Log the reminder' },
    recordNoShowCall: { zh: '记录未到店回访', en: 'Record the call after a no-show' },
    callOff: { zh: '取消预约', en: 'Cancel the appointment' },
    decideDeposit: { zh: '决定定金处理', en: 'Decide about the deposit' },
    payDepositBack: { zh: '退还定金', en: 'Pay the deposit back' },
    noteVisit: { zh: '关联到店工单', en: 'Note the visit' },
  },
  events: {
    workshopAcknowledged: { zh: '车间已确认', en: 'Acknowledged by the workshop' },
    reminderLogged: { zh: '已提醒客户', en: 'Customer reminded' },
    customerMissed: { zh: '客户未到店', en: 'Customer did not come' },
    noShowCalled: { zh: '未到店回访已记录', en: 'Called after a no-show' },
    appointmentCalledOff: { zh: '预约已取消', en: 'Appointment cancelled' },
    depositDecided: { zh: '定金处理已决定', en: 'Decided about the deposit' },
    depositPaidBack: { zh: '定金已退还', en: 'Deposit paid back' },
    customerArrived: { zh: '客户已到店', en: 'Customer arrived' },
  },
  timers: {
    'T-01': { zh: '车间确认预约', en: 'The acknowledgement by the workshop' },
    'T-02': { zh: '预约前一日提醒', en: 'The reminder the day before' },
    'T-03': { zh: '到店前半小时来电', en: 'The call half an hour before' },
    'A-20': { zh: '定金退还或扣除', en: 'The deposit of an appointment that ended' },
    'T-05': { zh: '未到店回访', en: 'The call after a no-show' },
  },
  stages: {
    noShow: { zh: '未到店', en: 'Did not come' },
    arrived: { zh: '已到店', en: 'Arrived' },
    calledOff: { zh: '已取消', en: 'Cancelled' },
    missed: { zh: '未到店，已结束', en: 'Missed' },
  },
  fields: {
    back: { zh: '退还', en: 'Goes back' },
    kept: { zh: '扣除', en: 'Is kept' },
    turn: { zh: '第几次约定', en: 'Time number' },
    which: { zh: '提醒', en: 'Reminder' },
    comesLater: { zh: '客户愿另约时间', en: 'Comes at another time' },
    calledOffBy: { zh: '取消方', en: 'Cancelled by' },
  },
  values: {
    asRuled: { zh: '按约定处理', en: 'As agreed' },
    allBack: { zh: '全额退还', en: 'All goes back' },
    depositForfeiture: { zh: '定金扣除', en: 'Deposit kept' },
    dayBefore: { zh: '前一日', en: 'The day before' },
    halfHourBefore: { zh: '半小时前', en: 'Half an hour before' },
  },
} as const satisfies TextGroup;
