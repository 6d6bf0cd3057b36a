import type { Bilingual, Language } from '../domain/values/bilingual';
import type { StageGroup } from '../domain/repair-order/stage-group';

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
  handedIn: {
    zh: '已提交，正在处理，请稍后刷新页面确认。',
    en: 'Handed in, but not yet taken; please look again in a moment.',
  },
  sent: { zh: '已收到，我们会尽快答复您。', en: 'Received; you will hear from us soon.' },
  tooOften: { zh: '操作过于频繁，请稍等片刻再试。', en: 'That was very often; wait a little and try again.' },
  complaintsUsedUp: {
    zh: '今天已收到您的多条留言，我们会逐一处理。其他事项请致电服务店。',
    en: 'We have received several messages from you today and answer each of them. Call us about anything else.',
  },
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
  diagnosis: { zh: '检测诊断', en: 'Diagnosis' },
  estimate: { zh: '维修工单', en: 'Your repair order' },
  unsigned: { zh: '您签字之前，我们不施工。', en: 'Nothing is done before you sign.' },
  sign: { zh: '签字确认', en: 'Sign' },
  agree: { zh: '同意', en: 'Agree' },
  discount: { zh: '优惠', en: 'Discount' },
  toPay: { zh: '应付', en: 'To pay' },
  drawHere: { zh: '请用手指在此签名（可选）', en: 'Sign here with your finger (if you like)' },
  drawAgain: { zh: '重签', en: 'Sign again' },
  questionnaire: { zh: '这次服务怎么样？', en: 'How was it?' },
  mark_speed: { zh: '速度（1 很差 – 5 很好）', en: 'Speed (1 poor to 5 very good)' },
  mark_staffService: { zh: '人员服务', en: 'Service of the staff' },
  mark_repairQuality: { zh: '维修质量', en: 'Quality of the repair' },
  mark_price: { zh: '价格', en: 'Price' },
  mark_cleanliness: { zh: '清洁', en: 'Cleanliness' },
  overall: { zh: '总体', en: 'All in all' },
  satisfied: { zh: '满意', en: 'Satisfied' },
  average: { zh: '一般', en: 'Average' },
  dissatisfied: { zh: '不满意', en: 'Dissatisfied' },
  whatWasWrong: { zh: '不满意的话，哪里不好？', en: 'If you are dissatisfied: what was wrong?' },
  ownWords: { zh: '还想说的话', en: 'Anything else' },
  steps: { zh: '进度', en: 'Progress' },
} as const satisfies Record<string, Bilingual>;

export type TextName = keyof typeof texts;
export const say = (name: TextName, language: Language): string => texts[name][language];

const settlementStep = { zh: '结算与交车', en: 'Settlement and delivery' };
/** The steps of a visit as a customer counts them. */
export const progress: { readonly [G in StageGroup]: Bilingual } = {
  reception: { zh: '接待与估价', en: 'Reception and estimate' },
  waiting: { zh: '等待进车间', en: 'Waiting for the workshop' },
  repair: { zh: '维修中', en: 'In repair' },
  check: { zh: '检验与清洁', en: 'Check and cleaning' },
  pickup: { zh: '可以提车', en: 'Ready to collect' },
  settlement: settlementStep,
  departure: settlementStep,
};
