import type { TextGroup } from '../merge';

/** What was typed wrongly, what was signed and is signed anew, and orders that are void. */
export const correctionTexts = {
  commands: {
    correctFact: { zh: '更正记录', en: 'Correct what was written' },
    signCorrected: { zh: '客户对更正后的单据重新签字', en: 'The customer signs the corrected paper' },
    reportClusterChange: { zh: '登记更换仪表', en: 'Report a changed instrument cluster' },
    confirmClusterChange: { zh: '复核更换仪表', en: 'Confirm the changed instrument cluster' },
    voidOrder: { zh: '作废误开工单', en: 'Void the order' },
  },
  events: {
    factCorrected: { zh: '记录已更正', en: 'Corrected' },
    clusterChangeReported: { zh: '已登记更换仪表', en: 'Changed instrument cluster reported' },
    clusterChangeConfirmed: { zh: '更换仪表已复核', en: 'Changed instrument cluster confirmed' },
    orderVoided: { zh: '工单已作废', en: 'Order voided' },
  },
  stages: {
    voided: { zh: '已作废', en: 'Voided' },
  },
  fields: {
    fact: { zh: '更正的内容', en: 'What is corrected' },
    yes: { zh: '是否', en: 'Yes or no' },
    found: { zh: '检查结果', en: 'What was found' },
    time: { zh: '时间', en: 'Time' },
    day: { zh: '日期', en: 'Day' },
    before: { zh: '原记录', en: 'What it said' },
    after: { zh: '更正为', en: 'What is true' },
    voids: { zh: '需重新签字的单据', en: 'Papers to be signed anew' },
    lowerBecause: { zh: '里程低于上次的原因', en: 'Why the mileage is lower than before' },
    overruled: { zh: '不再采用的档案里程', en: 'Mileage of the file that does not count' },
    oldReading: { zh: '旧仪表最后读数（公里）', en: 'Last reading of the old cluster' },
    newReading: { zh: '新仪表初始读数（公里）', en: 'First reading of the new cluster' },
  },
  values: {
    symptoms: { zh: '故障现象', en: 'Symptoms' },
    storageBox: { zh: '存物箱号', en: 'Storage box' },
    keyNumber: { zh: '钥匙号', en: 'Key number' },
    fuelEighths: { zh: '油量（八分之几）', en: 'Fuel, eighths' },
    odometer: { zh: '里程（公里）', en: 'Odometer' },
    broughtByUs: { zh: '由本店上门取车', en: 'Collected by the store' },
    accidentCar: { zh: '事故车', en: 'Accident' },
    needWords: { zh: '客户需求原话', en: 'Words of a need' },
    needIsFault: { zh: '需求属于故障描述', en: 'Need describes a fault' },
    needStands: { zh: '保留该需求', en: 'Need stands' },
    articleCount: { zh: '随车物品数量', en: 'Count of an article' },
    checkedItem: { zh: '检查项结果', en: 'Item of a checklist' },
    statement: { zh: '文字记录', en: 'Written words' },
    workshopReceipt: { zh: '车间接车时间', en: 'Receipt by the workshop' },
    lineStandard: { zh: '项目作业标准', en: 'Standard of a line' },
    nextMaintenanceDay: { zh: '下次保养日期', en: 'Day of the next maintenance' },
    nextMaintenanceKilometres: { zh: '下次保养里程', en: 'Mileage of the next maintenance' },
    followUpWish: { zh: '回访时间意愿', en: 'Wish for the follow-up call' },
  },
  rejections: {
    nothingToCorrect: { zh: '目前没有可更正的此项记录。', en: 'There is nothing of this kind to correct now.' },
    notAuthorOrSuperior: {
      zh: '仅记录人本人或其上级可以更正或作废。',
      en: 'Only whoever wrote it, or a superior, corrects or voids it.',
    },
    factOfOtherKind: {
      zh: '请按该项内容填写一个正确值。',
      en: 'Say what is true in the one field that belongs to this fact.',
    },
    factOutOfRange: { zh: '更正的内容超出允许范围。', en: 'The correction is longer or larger than this can be.' },
    answeredBySomebodyElse: {
      zh: '该检查项由他人填写，请说明原因后更正。',
      en: 'Somebody else has answered this item; correct it with a reason.',
    },
    nothingToSignAnew: { zh: '该单据没有待重新签字的更正。', en: 'No correction of this paper waits for a signature.' },
    clusterChangeConfirmed: { zh: '更换仪表已复核，不可再改。', en: 'The change of the cluster is confirmed already.' },
    noClusterChange: { zh: '没有待复核的更换仪表登记。', en: 'No changed instrument cluster waits to be confirmed.' },
    workBegun: {
      zh: '已经施工、发料或检测，工单不能作废。',
      en: 'Work was done or parts were issued; the order cannot be voided.',
    },
    moneyTaken: { zh: '已经收款，工单不能作废。', en: 'Money was taken; the order cannot be voided.' },
  },
} as const satisfies TextGroup;
