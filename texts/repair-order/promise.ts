import type { TextGroup } from '../merge';

/** The promised time of delivery, and another one that the customer is asked about. */
export const promiseTexts = {
  commands: {
    movePromise: { zh: '征求客户同意新的交车时间', en: 'Ask the customer for another time' },
    answerPromise: { zh: '记录客户对新交车时间的答复', en: 'Record the answer to the other time' },
    keepPromise: { zh: '按原承诺交车', en: 'Keep the promise' },
  },
  events: {
    promiseMoved: { zh: '承诺时间已变更', en: 'Promise moved' },
    promiseChangeAsked: { zh: '已征求客户同意新的交车时间', en: 'Another time put to the customer' },
    promiseChangeAnswered: { zh: '客户已答复新的交车时间', en: 'The customer has answered the other time' },
    promiseKept: { zh: '按原承诺交车', en: 'The promise is kept' },
  },
  timers: {
    'T-13': { zh: '承诺交车时间', en: 'The promised time of delivery' },
  },
  fields: {
    toldBy: { zh: '告知方式', en: 'Told by' },
    told: { zh: '已告知客户', en: 'Told' },
    insteadOf: { zh: '原承诺时间', en: 'Instead of' },
    wishedAt: { zh: '客户希望的更晚时间', en: 'A later time the customer prefers' },
  },
  values: {
    promisedTime: { zh: '交车时间变更', en: 'Another time of delivery' },
  },
  rejections: {
    promiseNotAsked: { zh: '没有待客户答复的交车时间。', en: 'The customer is not asked about another time.' },
    promiseTooEarly: {
      zh: '按车间负荷和配件情况，该时间来不及交车。',
      en: 'The car cannot be ready by then: the workshop and the parts take longer.',
    },
    storeClosedThen: { zh: '该时间不营业，无法交车。', en: 'The store is closed then; nobody hands the car over.' },
  },
} as const satisfies TextGroup;
