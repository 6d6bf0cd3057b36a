/** What the pages of a process say about what is done there, by whom, and why not yet. */
export const actionTexts = {
  onYouNow: { zh: '现在由您处理', en: 'Yours now' },
  waitsFor: { zh: '等待 {who}：{what}', en: 'Waits for {who}: {what}' },
  dueUntil: { zh: '{time} 前', en: 'until {time}' },
  nothingIsDue: { zh: '目前没有到期事项', en: 'Nobody is waited for right now' },
  moreCommands: { zh: '更多操作', en: 'More…' },
  moreHere: { zh: '更多操作：{part}', en: 'More: {part}' },
  otherCommands: { zh: '其他', en: 'Everything else' },
  notNow: { zh: '还不能做：{why}', en: 'Not yet: {why}' },
  byOthers: { zh: '由 {who} 处理', en: 'Done by {who}' },
  noCommands: { zh: '目前没有可以做的操作', en: 'Nothing can be done here at this stage' },
} as const;
