/** Looking back at a process as it stood at a moment. */
export const timeTravelTexts = {
  lookBack: { zh: '回看某一时刻', en: 'Looking back at a moment' },
  lookBackTo: { zh: '回看', en: 'Look back' },
  moment: { zh: '时刻', en: 'Moment' },
  momentNow: { zh: '现在', en: 'Now' },
  asOfThen: {
    zh: '您看到的是 {time} 的情况，不是现状。',
    en: 'This is how it stood on {time}, not how it stands now.',
  },
  readAsOf: { zh: '当时情况：', en: 'As it stood on' },
  momentUnreadable: { zh: '网址中的时刻无法识别。', en: 'The moment in the address cannot be read.' },
  backToNow: { zh: '回到现在', en: 'Back to now' },
  earlierMoment: { zh: '上一时刻', en: 'Earlier moment' },
  laterMoment: { zh: '下一时刻', en: 'Later moment' },
  couldBeDone: { zh: '当时可以办理', en: 'What could be done then' },
  nothingThen: { zh: '当时您的岗位没有可办理的事项。', en: 'Your role could do nothing then.' },
  namesOfToday: {
    zh: '姓名、电话、车牌与车型显示的是现在的资料。',
    en: 'Names, phone numbers, plates and models are those of today.',
  },
  passedAndAwaited: { zh: '已到时限，仍待办理', en: 'Due already, still awaited' },
} as const;
