import type { TextGroup } from '../merge';

/** Quality check, preparation for delivery, and the customer's acceptance of the result. */
export const preparationTexts = {
  commands: {
    passQuality: { zh: '质检合格', en: 'Pass the quality check' },
    failQuality: { zh: '质检不合格', en: 'Fail the quality check' },
    releaseFromWorkshop: { zh: '车间交出车辆', en: 'Release from workshop' },
    attachBatterySlip: { zh: '附电瓶检测单', en: 'Attach battery slip' },
    handInSlips: { zh: '交单', en: 'Hand in documents' },
    collectSlips: { zh: '单据收齐', en: 'Collect slips' },
    notifyCustomer: { zh: '通知客户提车', en: 'Notify customer' },
    welcomeCustomer: { zh: '迎接提车客户', en: 'Welcome customer' },
    acceptResult: { zh: '客户确认维修结果', en: 'Accept result' },
    settleCondition: { zh: '处理车况差异', en: 'Settle a difference of the condition' },
    rejectResult: { zh: '客户不认可结果', en: 'Reject result' },
  },
  events: {
    qualityPassed: { zh: '质检合格', en: 'Quality passed' },
    qualityFailed: { zh: '质检不合格', en: 'Quality failed' },
    vehicleReleased: { zh: '车间已交出车辆', en: 'Vehicle released' },
    batterySlipAttached: { zh: '电瓶检测单已附', en: 'Battery slip attached' },
    slipsHandedIn: { zh: '部门已交单', en: 'Documents handed in' },
    slipsCollected: { zh: '单据已收齐', en: 'Slips collected' },
    customerNotified: { zh: '已通知提车', en: 'Customer notified' },
    customerWelcomed: { zh: '提车客户已到', en: 'Customer welcomed' },
    resultAccepted: { zh: '客户已确认结果', en: 'Result accepted' },
    conditionSettled: { zh: '车况差异已处理', en: 'Difference of the condition settled' },
    resultRejected: { zh: '客户不认可结果', en: 'Result rejected' },
  },
  timers: {
    'T-17': { zh: '单据收齐', en: 'Collecting the slips' },
  },
  stages: {
    qualityCheck: { zh: '质检中', en: 'Quality check' },
    deliveryPreparation: { zh: '交车准备', en: 'Delivery preparation' },
    readyForPickup: { zh: '待提车', en: 'Ready for pickup' },
    acceptance: { zh: '结果确认', en: 'Acceptance' },
  },
  fields: {
    lineIds: { zh: '相关项目', en: 'Line ids' },
    slip: { zh: '检测单', en: 'Slip' },
    volts: { zh: '电压（伏）', en: 'Volts' },
  },
  values: {
    workshop: { zh: '车间', en: 'Workshop' },
  },
  rejections: {
    slipsAlreadyIn: {
      zh: '该部门的单据已由结算员收齐。',
      en: 'The settlement clerk has the documents of this department.',
    },
    conditionUnsettled: {
      zh: '车况与预检记录不一致，须先由服务经理与客户处理。',
      en: 'The condition is not that of the pre-inspection; the service manager settles that with the customer first.',
    },
    noDifference: { zh: '未登记车况差异。', en: 'No difference of the condition is recorded.' },
    technicianMayNotCheckOwnWork: {
      zh: '施工人员不得检验自己的作业。',
      en: 'Whoever worked on the car does not check it.',
    },
    qualityNotPassed: { zh: '竣工检验未通过。', en: 'The quality check has not been passed.' },
    batterySlipMissing: { zh: '请先附上电瓶检测单。', en: 'Attach the battery test slip first.' },
    slipsMissing: { zh: '缺少所列部门的单据。', en: 'The slips of the departments named are missing.' },
  },
} as const satisfies TextGroup;
