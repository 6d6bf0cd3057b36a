/** What the screen that hangs in the workshop says. */
export const tvTexts = {
  tvMode: { zh: '大屏模式', en: 'Wall screen' },
  tvHeading: { zh: '车间看板', en: 'Workshop' },
  tvCars: { zh: '车间 {n} 辆', en: '{n} cars' },
  tvLate: { zh: '超时 {n} 辆', en: '{n} late' },
  tvCarsTitle: { zh: '在修车辆，超时在前', en: 'Cars in the workshop, late ones first' },
  tvNoCars: {
    zh: '车间没有车辆。客户签字确认的车辆会显示在这里。',
    en: 'No car is in the workshop. One comes here when its customer has signed the order.',
  },
  tvUnassigned: { zh: '尚未派工', en: 'Nobody has it yet' },
  tvAllAssigned: { zh: '所有车辆均已派工', en: 'Every car has somebody' },
  tvPeople: { zh: '技师', en: 'Technicians' },
  tvBays: { zh: '工位', en: 'Bays' },
  tvFree: { zh: '空闲', en: 'free' },
  tvNobody: { zh: '无人', en: 'nobody' },
  tvPage: { zh: '第 {n} / {of} 页', en: 'Page {n} of {of}' },
  tvHeld: { zh: '已停在本页', en: 'Page is held' },
  tvKeys: {
    zh: '空格：停在本页 · ← →：翻页 · F11：全屏 · Esc：返回看板',
    en: 'Space: hold · ← →: turn · F11: whole screen · Esc: back',
  },
  tvMayGoDark: {
    zh: '此浏览器可能自动熄屏，请关闭屏幕保护',
    en: 'Switch the screen saver off: this browser may let the screen go dark',
  },
  tvStale: { zh: '未更新：以下为 {time} 的情况', en: 'Not up to date: as it stood at {time}' },
  previousPage: { zh: '上一页', en: 'Previous page' },
  nextPage: { zh: '下一页', en: 'Next page' },
  pagesBefore: { zh: '往前几页', en: 'Some pages back' },
  pagesAfter: { zh: '往后几页', en: 'Some pages on' },
  leftAlone: { zh: '大屏长时间无人操作', en: 'Nobody has touched this screen for long' },
  leftAloneHint: {
    zh: '大屏会保持登录。离开大屏模式后，请重新登录再继续办理。',
    en: 'The wall screen stays signed in by itself. Whoever leaves it signs in again.',
  },
} as const;
