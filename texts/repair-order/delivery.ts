import type { TextGroup } from '../merge';

/** Final check, delivery, the gate and the file. */
export const deliveryTexts = {
  commands: {
    startFinalCheck: { zh: '开始交车终检', en: 'Start final check' },
    recordAftercare: { zh: '记录保养计划与回访意愿', en: 'Record aftercare' },
    signDelivery: { zh: '客户交车签字', en: 'Sign delivery' },
    returnPickupSlip: { zh: '收回取车联', en: 'Return pickup slip' },
    disputeDelivery: { zh: '客户交车异议', en: 'Dispute delivery' },
    resolveDispute: { zh: '异议已解决', en: 'Resolve dispute' },
    updateDms: { zh: '更新 DMS 档案', en: 'Update the DMS' },
    openGate: { zh: '放行', en: 'Let it out' },
  },
  events: {
    finalCheckStarted: { zh: '交车终检开始', en: 'Final check started' },
    aftercareRecorded: { zh: '保养计划已记录', en: 'Aftercare recorded' },
    deliverySigned: { zh: '客户已签交车', en: 'Delivery signed' },
    deliveryDisputed: { zh: '客户提出异议', en: 'Delivery disputed' },
    disputeResolved: { zh: '异议已解决', en: 'Dispute resolved' },
    dmsUpdated: { zh: 'DMS 已更新', en: 'DMS updated' },
    gateOpened: { zh: '已放行', en: 'Gate opened' },
  },
  timers: {
    'T-19': { zh: '客户档案更新', en: 'Updating the file' },
    'F-28': { zh: '车辆出厂放行', en: 'Leaving through the gate' },
  },
  stages: {
    finalCheck: { zh: '交车终检', en: 'Final check' },
    deliveryDisputed: { zh: '交车异议', en: 'Delivery disputed' },
    delivered: { zh: '已交车', en: 'Delivered' },
  },
  fields: {
    nextDay: { zh: '下次保养日期', en: 'Next day' },
    nextKilometres: { zh: '下次保养里程', en: 'Next kilometres' },
    maintenancePlan: { zh: '年度保养计划', en: 'Annual maintenance plan' },
    basis: { zh: '依据（以先到为准）', en: 'Basis (whichever comes first)' },
    everyKilometres: { zh: '每隔（公里）', en: 'Every (kilometres)' },
    everyMonths: { zh: '每隔（月）', en: 'Every (months)' },
    nodes: { zh: '各次保养', en: 'Maintenances' },
    planRefusal: { zh: '客户不接受计划的原话', en: 'Why the customer does not want the plan' },
    mismatchReason: { zh: '与告知客户不一致的原因', en: 'Why it differs from what the customer was told' },
    planExplained: { zh: '已说明保养计划', en: 'Plan explained' },
    planAccepted: { zh: '客户接受保养计划', en: 'Plan accepted' },
    nextAppointment: { zh: '下次预约', en: 'Next appointment' },
    warrantyOffers: { zh: '延保推荐', en: 'Warranty offers' },
    taken: { zh: '客户购买', en: 'Taken' },
    objection: { zh: '异议内容', en: 'Objection' },
    resolution: { zh: '解决办法', en: 'Resolution' },
    nextAppointmentAt: { zh: '下次预约时间', en: 'Next appointment at' },
    archiveComplete: { zh: '档案资料完整', en: 'Archive complete' },
    exitPass: { zh: '通行证号', en: 'Exit pass' },
    plate: { zh: '车牌', en: 'Plate' },
    mismatch: { zh: '不一致', en: 'Mismatch' },
  },
  rejections: {
    exitPassMissing: { zh: '该出门证不属于此工单。', en: 'This is not the exit pass of this order.' },
    exitPassUsed: { zh: '出门证已使用。', en: 'The exit pass has been used.' },
    plateDiffers: {
      zh: '车牌与出门证不符，请勿放行。',
      en: 'The plate is not that of the exit pass; keep the gate closed.',
    },
    planMissing: { zh: '请填写年度保养计划。', en: 'Fill in the annual maintenance plan.' },
    planUnclear: {
      zh: '保养计划的第一次须与下次保养的日期和里程一致，其后各次依次递增。',
      en: 'The plan begins with the next maintenance, by day and mileage, and each one after comes later.',
    },
    planUnanswered: {
      zh: '客户接受保养计划；不接受的，请写明客户的原话。',
      en: 'The customer accepts the plan; who does not says why, in the own words.',
    },
    aftercareMissing: { zh: '请先记录保养计划和回访意愿。', en: 'Record maintenance plan and follow-up wish first.' },
  },
} as const satisfies TextGroup;
