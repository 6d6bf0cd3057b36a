import type { TextGroup } from '../merge';

/** Items of a signed order that are dropped, reduced, exchanged or priced anew. */
export const itemChangeTexts = {
  commands: {
    changeItem: { zh: '变更维修项目', en: 'Change an item' },
    recordUsedParts: { zh: '按实际用量登记配件', en: 'Record the parts as used' },
    answerItemChange: { zh: '记录客户对项目变更的答复', en: 'Record the customer’s answer to the change' },
    withdrawItemChange: { zh: '撤回项目变更', en: 'Withdraw the change' },
    acknowledgeAnswer: { zh: '车间确认已知答复', en: 'The workshop has read the answer' },
  },
  events: {
    itemChangeAsked: { zh: '项目变更待客户答复', en: 'Change of an item put to the customer' },
    itemChanged: { zh: '项目已变更', en: 'Item changed' },
    usedPartsRecorded: { zh: '实际用量已登记', en: 'Used parts recorded' },
    itemChangeAnswered: { zh: '客户已答复项目变更', en: 'Change of an item answered' },
    itemChangeWithdrawn: { zh: '项目变更已撤回', en: 'Change of an item withdrawn' },
  },
  fields: {
    changeId: { zh: '变更编号', en: 'Number of the change' },
    dropped: { zh: '取消该项目', en: 'Drop the item' },
    used: { zh: '实际用量', en: 'Used' },
  },
  values: {
    itemChange: { zh: '项目变更', en: 'Change of an item' },
  },
  rejections: {
    customerNotTold: { zh: '请先告知客户，并写明告知方式。', en: 'Tell the customer first, and say how.' },
    changeUnclear: {
      zh: '请写明变更后的项目，或勾选取消该项目。',
      en: 'Say what the item becomes, or that it is dropped.',
    },
    unknownPart: { zh: '该项目没有此配件。', en: 'The line has no such part.' },
    moreThanApproved: {
      zh: '用量超过客户同意的数量，请先就变更征得客户同意。',
      en: 'More than the customer has approved; ask the customer about the change first.',
    },
    unknownItemChange: { zh: '工单没有该项目变更。', en: 'The order has no such change of an item.' },
    itemChangeAnswered: { zh: '该项目变更已答复或已撤回。', en: 'This change is answered or withdrawn.' },
    itemChangePending: { zh: '仍有项目变更待客户答复。', en: 'A change of an item still waits for an answer.' },
  },
} as const satisfies TextGroup;
