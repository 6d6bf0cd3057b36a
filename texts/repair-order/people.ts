import type { TextGroup } from '../merge';

/** Who works on what, and what people tell each other about it. */
export const peopleTexts = {
  commands: {
    assignTechnicians: { zh: '指派技师', en: 'Assign technicians' },
    reassignTechnician: { zh: '改派技师的全部项目', en: 'Give a technician’s lines to another' },
    nameParties: { zh: '登记送修人与付款人', en: 'Name who brings the car and who pays' },
    waiveWash: { zh: '免洗车', en: 'Go without a wash' },
    reportMeasureDone: { zh: '报告措施结果', en: 'Report what the measure came to' },
  },
  events: {
    techniciansAssigned: { zh: '技师已指派', en: 'Technicians assigned' },
    technicianReassigned: { zh: '技师已改派', en: 'Technician replaced' },
    partiesNamed: { zh: '送修人与付款人已登记', en: 'Bringer and payer named' },
    washWaived: { zh: '已免洗车', en: 'Wash waived' },
    measureDone: { zh: '措施已完成', en: 'Measure carried out' },
  },
  fields: {
    lead: { zh: '主修技师', en: 'Technician who answers for it' },
    helpers: { zh: '协助技师', en: 'Helpers' },
    bringer: { zh: '送修人（非车主）', en: 'Who brings or collects the car, if not the owner' },
    payer: { zh: '付款方', en: 'Payer' },
    fullName: { zh: '姓名或单位', en: 'Name of the person or company' },
    relation: { zh: '与车主关系', en: 'Relation to the owner' },
    mobile: { zh: '手机', en: 'Phone' },
    customerId: { zh: '客户档案', en: 'Customer record' },
    signer: { zh: '签字人', en: 'Who signs' },
    place: { zh: '地点（与客户地址不同时填写）', en: 'Place, if not the customer’s address' },
    wantedAt: { zh: '要求时间', en: 'Wanted at' },
    condition: { zh: '交接时车况', en: 'Condition of the car' },
  },
  values: {
    owner: { zh: '车主', en: 'Owner of the car' },
    bringer: { zh: '送修人', en: 'Who brings the car' },
    payer: { zh: '付款人', en: 'Who pays' },
    rain: { zh: '下雨', en: 'Rain' },
    customerRefuses: { zh: '客户不洗', en: 'The customer refuses' },
    towedIn: { zh: '拖车进店', en: 'Towed in' },
  },
  rejections: {
    partyUnnamed: { zh: '请先登记签字人。', en: 'Name the person who signs first.' },
    lineOfOthers: {
      zh: '该项目已指派给其他技师，请先改派。',
      en: 'This line is given to other technicians; have it reassigned first.',
    },
    driveOfOther: { zh: '此任务已派给另一位司机。', en: 'This drive is given to another driver.' },
    measureOfOther: { zh: '此措施由另一位同事负责。', en: 'Another colleague was told to carry this out.' },
  },
} as const satisfies TextGroup;
