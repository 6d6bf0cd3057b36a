/** What the sheet says on which a car is received. */
export const checkInTexts = {
  sheetNeeds: { zh: '客户需求', en: 'What the customer wants' },
  sheetWalkRound: { zh: '环车检查', en: 'Walk-round' },
  sheetIntake: { zh: '读数、钥匙与随车物品', en: 'Readings, key and what is in the car' },
  sheetOffer: { zh: '项目与报价', en: 'Jobs and offer' },

  lastVisits: { zh: '最近到店', en: 'Last visits' },
  maintenanceDue: { zh: '下次保养', en: 'Next maintenance' },
  prefersChannel: { zh: '希望的联系方式：{channel}', en: 'Prefers {channel}' },
  hasAppointment: { zh: '该车有预约', en: 'This car has an appointment' },
  comesByAppointment: { zh: '按预约接车', en: 'It comes for the appointment' },

  customersWords: { zh: '客户原话', en: 'In the customer’s words' },
  nextNeed: { zh: '第 {n} 项需求', en: 'Wish {n}' },
  isFault: { zh: '故障描述', en: 'describes a fault' },
  addNeed: { zh: '再记一项', en: 'One more wish' },
  needsRepeated: {
    zh: '已介绍预检单，已向客户复述需求，客户无其他需求',
    en: 'The form is introduced, the wishes are repeated back, there are no others',
  },
  repeatFirst: {
    zh: '请先向客户复述需求，确认无其他需求后勾选',
    en: 'Repeat the wishes back first, and tick this when there are no others',
  },
  waitsWhere: { zh: '客户去留', en: 'The customer' },
  inStore: { zh: '在店等候', en: 'waits in the store' },
  leavesHelped: { zh: '离店，已提供出行帮助', en: 'leaves, was offered help to travel' },
  leavesAlone: { zh: '离店，未提供出行帮助', en: 'leaves without help' },
  whyNoHelp: { zh: '未提供出行帮助的原因', en: 'Why no help was offered' },

  kindOfDamage: { zh: '损伤类型', en: 'kind of damage' },
  scratchMark: { zh: '划痕', en: 'scratch' },
  dentMark: { zh: '凹陷', en: 'dent' },
  crackMark: { zh: '破裂', en: 'crack' },
  rustMark: { zh: '锈蚀', en: 'rust' },
  missingMark: { zh: '缺失', en: 'missing' },
  markNote: { zh: '补充说明，如 3 厘米', en: 'More about it, e.g. 3 cm' },
  whichPoint: { zh: '检查项', en: 'Point' },
  restLookedAt: {
    zh: '其余各项均已检查或完成，正常；贵重物品已提醒三次。',
    en: 'Everything else was looked at or done and is in order; the customer was reminded of valuables three times.',
  },

  fuelGauge: { zh: '油量', en: 'Fuel' },
  lastReading: { zh: '上次 {n} 公里', en: '{n} km last time' },
  readingFell: {
    zh: '低于上次的 {n} 公里。请重新读取；确实如此的，请写明原因。',
    en: 'Less than the {n} km of last time. Read it again; where it is true, say why.',
  },
  paperName: { zh: '证件名称', en: 'Name of the paper' },
  paperWrong: { zh: '证件问题', en: 'What is wrong with the paper' },
  paperInOrder: { zh: '有效、齐全、完好', en: 'valid, complete, intact' },
  validNot: { zh: '已失效', en: 'not valid' },
  completeNot: { zh: '不齐全', en: 'incomplete' },
  intactNot: { zh: '有破损', en: 'damaged' },
  addPaper: { zh: '添加证件', en: 'Add a paper' },
  articleName: { zh: '物品名称', en: 'Name of the article' },
  addArticle: { zh: '添加物品', en: 'Add an article' },

  lineNeeded: { zh: '请从价目表添加项目', en: 'Add a job from the price menu' },
  offerLater: {
    zh: '报价可以现在填，也可以预检签字之后再填。',
    en: 'The jobs can be named now, or after the pre-inspection is signed.',
  },
  noGuaranteeKnown: {
    zh: '客户已知：自带件、关键部位副厂件不承担质量保证',
    en: 'The customer knows that there is no guarantee for own parts and for aftermarket parts at key locations',
  },
  tellNoGuarantee: { zh: '请先告知客户', en: 'Tell the customer first' },
  pricesFirst: {
    zh: '先接车，价格确认后再向客户报价',
    en: 'Receive the car; show the offer once the prices are agreed',
  },
  pricesFirstHint: {
    zh: '价目表以外或缺件的项目，须先由技师和配件专员确认价格。',
    en: 'Technician and parts specialist agree first with what is not of the price menu or not in stock.',
  },

  promiseTimes: { zh: '承诺交车时间', en: 'When the car will be ready' },
  promiseLater: { zh: '添加项目后可选择交车时间', en: 'Times are offered once there is a job' },
  asSoonAsPossible: { zh: '最早', en: 'As soon as possible' },

  signingTitle: { zh: '客户确认与签字', en: 'What the customer agrees to and signs' },
  stepDone: { zh: '已完成', en: 'done' },
  preInspectionStep: { zh: '预检单签字', en: 'Pre-inspection' },
  differencesStep: { zh: '证件差异签字', en: 'Differences in the papers' },
  articlesStep: { zh: '随车物品清单签字', en: 'List of articles' },
  jobsStep: { zh: '填写项目与价格', en: 'Jobs and prices' },
  offerStep: { zh: '报价与交车时间', en: 'Offer and promised time' },
  contractStep: { zh: '工单签字', en: 'Sign the order' },
  signFirst: { zh: '请客户先签字', en: 'The customer signs first' },
  guaranteePresented: { zh: '已向客户说明质量保证', en: 'The guarantee was presented to the customer' },
  presentGuarantee: { zh: '请先向客户说明质量保证', en: 'Present the guarantee to the customer first' },
  pointOutAll: { zh: '请逐项向客户指明', en: 'Point out each of them to the customer' },

  receiveCar: { zh: '完成接车', en: 'Receive the car' },
  receiveAndOffer: { zh: '完成接车并报价', en: 'Receive the car and make the offer' },
  onlyOpen: { zh: '开单，由顾问接车', en: 'Open the visit; an advisor receives the car' },
  carReceived: { zh: '接车', en: 'Car received' },
  perhapsOpen: {
    zh: '连接中断，尚不知工单是否已开。再次提交即可查明，不会重复开单。',
    en: 'The line was cut, and nobody knows whether the visit is open. Send again to find out; no second visit is opened.',
  },
  openUnsent: {
    zh: '工单已开，接车内容尚未提交。请再次提交。',
    en: 'The visit is open, but the sheet was not taken yet. Send it again.',
  },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
