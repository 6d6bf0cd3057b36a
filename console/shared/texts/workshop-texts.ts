/** What the pages of a visit say of people and parts. */
export const workshopPageTexts = {
  messagesTitle: { zh: '前后台留言', en: 'Messages' },
  doAgainTitle: { zh: '返工原因', en: 'Why it is done again' },
  onHoldTitle: { zh: '暂停施工', en: 'Work is on hold' },
  abnormalitiesTitle: { zh: '异常与措施', en: 'What went wrong, and what is done about it' },
  doubtsTitle: { zh: '需要技师判断的疑问', en: 'What a technician is asked about' },
  drivesTitle: { zh: '接送任务', en: 'Drives' },
  washWaivedTitle: { zh: '免洗车', en: 'Not washed' },
  giveLines: { zh: '改派全部项目', en: 'Give all lines to another' },
  giveLinesHint: {
    zh: '此技师所有工单上未完成的项目改派给另一位技师；已完成的项目不变。',
    en: 'All open lines of this technician, on every order, go to another; what is done stays theirs.',
  },
  giveLinesNow: { zh: '改派', en: 'Give to another' },
  linesGiven: { zh: '已改派 {n} 张工单的项目', en: 'Lines of {n} orders were given to another' },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
