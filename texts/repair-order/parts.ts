import type { TextGroup } from '../merge';

/** Parts of a line, and the car that leaves while they are missing. */
export const partsTexts = {
  commands: {
    reserveParts: { zh: '预留配件', en: 'Put parts aside' },
    backOrderParts: { zh: '登记缺件与到货日', en: 'Record missing parts and their day' },
    tellBackOrder: { zh: '告知客户到货日', en: 'Tell the customer when the part comes' },
    noteArrival: { zh: '缺件已到货', en: 'The missing parts are here' },
    returnParts: { zh: '退料', en: 'Take parts back' },
    takeOverParts: { zh: '接收预约预留的配件', en: 'Take over the parts of the appointment' },
    proposeLeave: { zh: '申请暂时离店', en: 'Ask to let the car go for now' },
    checkBeforeLeave: { zh: '离店前检验', en: 'Check before the car goes for now' },
    decideLeave: { zh: '审批暂时离店', en: 'Decide whether the car goes for now' },
    signLeave: { zh: '客户签暂时离店单', en: 'The customer signs for the car' },
    withdrawLeave: { zh: '取消暂时离店', en: 'The car stays after all' },
    openGateForLeave: { zh: '暂时离店放行', en: 'Let the car out for now' },
    inviteReturn: { zh: '约客户返店', en: 'Agree on a day to come back' },
    receiveReturn: { zh: '车辆返店', en: 'The car is back' },
  },
  events: {
    partsReserved: { zh: '配件已预留', en: 'Parts put aside' },
    partsBackOrdered: { zh: '缺件已订货', en: 'Missing parts ordered' },
    backOrderTold: { zh: '已告知客户到货日', en: 'Customer told when the part comes' },
    partsArrived: { zh: '缺件已到货', en: 'Missing parts arrived' },
    partsReturned: { zh: '配件已退回', en: 'Parts taken back' },
    partsTakenOver: { zh: '已接收预约预留的配件', en: 'Parts of the appointment taken over' },
    leaveProposed: { zh: '已申请暂时离店', en: 'Leave for now asked for' },
    leaveChecked: { zh: '离店前检验合格', en: 'Checked before the leave' },
    leaveDecided: { zh: '暂时离店已审批', en: 'Leave for now decided' },
    leaveSigned: { zh: '客户已签暂时离店单', en: 'Customer signed for the car' },
    leaveWithdrawn: { zh: '已取消暂时离店', en: 'Leave for now withdrawn' },
    carLeftForNow: { zh: '车辆暂时离店', en: 'Car left for now' },
    returnInvited: { zh: '已约返店日期', en: 'Day of return agreed' },
    carReturned: { zh: '车辆已返店', en: 'Car back' },
  },
  timers: {
    'D-22': { zh: '缺件到货与车辆返店', en: 'A missing part, and the return of the car' },
  },
  stages: { awaitingReturn: { zh: '待返店', en: 'Awaiting the car’s return' } },
  fields: {
    partNumbers: { zh: '缺少的配件', en: 'Missing parts' },
    expectedDay: { zh: '预计到货日', en: 'Expected on' },
    returnDay: { zh: '预计返店日', en: 'Back on' },
    roadworthy: { zh: '车辆可安全行驶', en: 'The car is safe to drive' },
    doneLines: { zh: '已完工项目', en: 'Lines that are done' },
    owed: { zh: '尚欠金额', en: 'Owed' },
  },
  values: {
    leavesCar: { zh: '车辆留店', en: 'Leaves the car here' },
    takesCar: { zh: '先取车', en: 'Takes the car meanwhile' },
    temporaryLeave: { zh: '暂时离店单', en: 'Leave for now' },
  },
  rejections: {
    partsAlreadyIssued: { zh: '该项目的配件已发。', en: 'The parts of this line are issued already.' },
    partsBackOrdered: {
      zh: '该项目缺件，到货后再发料。',
      en: 'Parts of this line are missing; issue them once they are here.',
    },
    partNotOnLine: { zh: '该项目没有所列本店配件。', en: 'The line has no such parts from the shop.' },
    notBackOrdered: { zh: '没有缺件。', en: 'No part is missing.' },
    moreThanIssued: {
      zh: '退回数量超过可退数量。',
      en: 'More than can come back: finished work keeps what it charges.',
    },
    dayOff: { zh: '日期须在今天至一年之内。', en: 'Name a day from today on, within a year.' },
    lineUnderWay: {
      zh: '所列项目正在施工，请先完工，车辆才能离店。',
      en: 'The lines named are being worked on; the car is whole only when they are finished.',
    },
    leavePending: { zh: '暂时离店单已签。', en: 'The leave is signed already.' },
    noLeaveProposed: { zh: '尚未申请暂时离店。', en: 'Nobody has asked to let the car go for now.' },
    leaveUnchecked: {
      zh: '请先由质检员检验已完工项目和行车安全。',
      en: 'Have the work so far checked, and that the car is safe to drive.',
    },
    leaveUndecided: {
      zh: '已完工项目尚未付款，须由业务主管或服务经理同意离店。',
      en: 'The work done so far is not paid; the business supervisor or the service manager lets the car go.',
    },
    leaveOutdated: { zh: '申请后又有完工项目，请重新申请。', en: 'More was done since; ask for the leave again.' },
    carIsLeaving: {
      zh: '客户已签字取车，不能开工。',
      en: 'The customer has signed for the car; nothing is begun on it.',
    },
    stockShort: {
      zh: '库存不足，请登记缺件与到货日。',
      en: 'There is not enough in stock; record what is missing and its day.',
    },
  },
} as const satisfies TextGroup;
