/** What the customer reads, in both languages. A text without both does not compile. */
export const texts = {
  title: { zh: '我的车辆', en: 'My car' },
  opening: { zh: '正在打开……', en: 'Opening …' },
  linkOver: {
    zh: '链接已失效，请联系服务顾问重新发送。',
    en: 'This link no longer works; ask your advisor for a new one.',
  },
  number: { zh: '工单号', en: 'Order' },
  promised: { zh: '承诺交车时间', en: 'Ready by' },
  offerHeading: { zh: '需要您决定', en: 'Waiting for your decision' },
  found: { zh: '检查发现', en: 'What was found' },
  labour: { zh: '工时费', en: 'Labour' },
  parts: { zh: '配件', en: 'Parts' },
  price: { zh: '价格', en: 'Price' },
  delay: { zh: '延长时间', en: 'Takes longer by' },
  minutes: { zh: '分钟', en: 'minutes' },
  newPromise: { zh: '同意后新的交车时间', en: 'Ready by, if you agree' },
  silence: {
    zh: '您不答复，我们就不施工，也不收费。',
    en: 'If you do not answer, nothing is done and nothing is charged.',
  },
  consent: { zh: '您将确认的内容', en: 'What you confirm, word by word' },
  approve: { zh: '同意维修', en: 'Approve' },
  decline: { zh: '这次不做', en: 'Not this time' },
  phoneDigits: {
    zh: '为确认是您本人，请输入手机号后四位',
    en: 'To be sure it is you: the last four digits of your phone number',
  },
  wrongDigits: { zh: '手机号后四位不正确。', en: 'The four digits are not right.' },
  blocked: { zh: '尝试次数过多，请联系服务顾问。', en: 'Too many tries; call your advisor.' },
  changed: { zh: '内容已更改，请重新查看后再决定。', en: 'This has changed meanwhile; please look again and decide.' },
  thanks: { zh: '已收到您的决定，谢谢。', en: 'Your decision has arrived, thank you.' },
  sent: { zh: '已收到，我们会尽快答复您。', en: 'Received; you will hear from us soon.' },
  tryAgain: { zh: '暂时无法处理，请稍后再试。', en: 'This could not be done just now; try again shortly.' },
  receipts: { zh: '您确认过的内容', en: 'What you have confirmed' },
  fingerprint: { zh: '指纹', en: 'Fingerprint' },
  approved: { zh: '已同意', en: 'approved' },
  declined: { zh: '已拒绝', en: 'declined' },
  ready: { zh: '您的车已经可以提取，欢迎来店。', en: 'Your car is ready; come and collect it.' },
  ask: { zh: '有问题想问', en: 'Ask a question' },
  complain: { zh: '我要投诉', en: 'Complain' },
  words: { zh: '请写下来', en: 'Write it down' },
  send: { zh: '发送', en: 'Send' },
  matters: { zh: '您的问题和投诉', en: 'Your questions and complaints' },
  solution: { zh: '我们的处理方案', en: 'What we offer' },
  accept: { zh: '接受方案', en: 'Accept' },
  language: { zh: 'English', en: '中文' },
  settlement: { zh: '结算单', en: 'Settlement sheet' },
  steps: { zh: '进度', en: 'Progress' },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>;

export type Language = 'zh' | 'en';
export type TextName = keyof typeof texts;
export const say = (name: TextName, language: Language): string => texts[name][language];

/** The stages of a visit as a customer counts them. */
export const progress = [
  { until: 'awaitingSignature', zh: '接待与估价', en: 'Reception and estimate' },
  { until: 'awaitingWorkshopReceipt', zh: '等待进车间', en: 'Waiting for the workshop' },
  { until: 'inRepair', zh: '维修中', en: 'In repair' },
  { until: 'deliveryPreparation', zh: '检验与清洁', en: 'Check and cleaning' },
  { until: 'readyForPickup', zh: '可以提车', en: 'Ready to collect' },
  { until: 'delivered', zh: '结算与交车', en: 'Settlement and delivery' },
] as const;
