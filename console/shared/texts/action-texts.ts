/** What the pages of a process say about what is done there, by whom, and why not yet. */
export const actionTexts = {
  onYouNow: { zh: '现在由您处理', en: 'Yours now' },
  anybodyHere: { zh: '本店任一员工', en: 'anybody in the store' },
  waitsFor: { zh: '等待{who}：{what}', en: 'Waits for {who}: {what}' },
  dueUntil: { zh: '{time} 前', en: 'until {time}' },
  heldForSince: { zh: '暂停，等待{what}，自 {time} 起', en: 'On hold, waits for {what} since {time}' },
  heldFor: { zh: '暂停，等待{what}', en: 'On hold, waits for {what}' },
  nothingIsDue: { zh: '目前没有到期事项', en: 'Nobody is waited for right now' },
  /** Opens what an entry of the timeline says besides who, when and what. */
  factsOfEntry: { zh: '详情（第 {n} 条）', en: 'Details (entry {n})' },
  moreCommands: { zh: '更多操作', en: 'More…' },
  moreHere: { zh: '更多操作：{part}', en: 'More: {part}' },
  otherCommands: { zh: '其他', en: 'Everything else' },
  notNow: { zh: '还不能做：{why}', en: 'Not yet: {why}' },
  byOthers: { zh: '由 {who} 处理', en: 'Done by {who}' },
  noCommands: { zh: '目前没有可以做的操作', en: 'Nothing can be done here at this stage' },

  // the parts of the page of a visit
  carAndCustomer: { zh: '车辆与客户', en: 'Car and customer' },
  wishAndFindings: { zh: '需求与车况', en: 'Wish and findings' },
  estimateAndOrder: { zh: '估价与签约', en: 'Estimate and order' },
  eachLine: { zh: '各维修项目', en: 'Each line' },
  changedItems: { zh: '项目变更', en: 'Changed items' },
  checksAndDelivery: { zh: '检查与交车', en: 'Checks and delivery' },
  correctionsPart: { zh: '更正', en: 'Corrections' },
  orderNumber: { zh: '工单号', en: 'Order' },
  linkForCustomer: { zh: '给客户的链接', en: 'Link for the customer' },
  escalatedTo: { zh: '升级给{role}', en: 'Raised to {role}' },
} as const;
