/** What lists say while they are empty: what will come, and how to make it come. */
export const emptyTexts = {
  noneForecast: {
    zh: '接下来没有会超时的事。临近期限的会提前显示在这里。',
    en: 'Nothing will be late in that time. What comes close to its deadline is shown here beforehand.',
  },
  noneTakenOver: {
    zh: '没有在办的事。有人接到任务后显示在这里。',
    en: 'Nobody has anything open. It is shown here as soon as somebody is given a task.',
  },
  noCallsInReport: {
    zh: '此期间没有回访。交车后会自动安排回访，完成后计入这里。',
    en: 'No call in these days. Calls are arranged by themselves after a car is handed back, and counted here once made.',
  },
  noneSaidInCalls: {
    zh: '此期间没有。客户在回访中谈到的会列在这里。',
    en: 'None in these days. What customers say of it in calls comes here.',
  },
  noMeasures: {
    zh: '此期间没有改进措施。结案前制定的措施会列在这里。',
    en: 'No measure in these days. What is decided on before a complaint is closed comes here.',
  },
  noOrders: {
    zh: '没有符合的工单。可换车牌、客户或单号再找；新来的车请用“接车开单”。',
    en: 'No visit fits. Try another plate, customer or number; a car that has just come is taken in under “Take in a car”.',
  },
  noExports: {
    zh: '还没有导出记录。从上方或任一列表导出后，会记在这里。',
    en: 'Nothing was exported yet. What leaves the store from here or from any list is noted here.',
  },
  noAuditEntries: {
    zh: '没有符合的记录。可放宽日期、人员或操作的范围。',
    en: 'No entry fits. Widen the days, the people or what was done.',
  },
  noPrices: {
    zh: '没有符合的项目。可新增项目，或从文件导入价目。',
    en: 'No item fits. Add one, or import the price menu from a file.',
  },
  noParts: {
    zh: '没有符合的配件。可新增配件，或从文件导入。',
    en: 'No part fits. Add one, or import parts from a file.',
  },
  noImports: {
    zh: '还没有导入。在上方选择文件上传，核对后再开始。',
    en: 'Nothing was imported yet. Choose a file above; it is checked before anything is changed.',
  },
  noCountedComplaints: {
    zh: '此期间没有可统计的投诉。登记并判定后的投诉会计入这里。',
    en: 'No complaint to count in these days. One is counted here once it is taken down and judged.',
  },
  noAppointments: {
    zh: '没有符合的预约。可换日期，或新建预约；客户在网上预约的也会出现在这里。',
    en: 'No appointment fits. Choose another day or book one; what customers book on their page comes here too.',
  },
  noCaseComplaints: {
    zh: '没有符合的投诉。可放宽筛选；客户反映问题时，用上方的“受理投诉”记下。',
    en: 'No complaint fits. Widen the list; what a customer complains of is taken down with the button in the header.',
  },
  noCaseCalls: {
    zh: '没有符合的回访。可放宽筛选；交车后会自动安排回访。',
    en: 'No call fits. Widen the list; calls are arranged by themselves after a car is handed back.',
  },
  noEvidence: {
    zh: '还没有照片和文件。在检查、发现问题或签字时拍下的会保存在这里。',
    en: 'No photo or file yet. What is taken at a check, a finding or a signature is kept here.',
  },
  noEntries: { zh: '还没有内容。用“新增”添加第一条。', en: 'Nothing here yet. Add the first entry.' },
  noPerson: {
    zh: '没有符合的人员。可换姓名或角色再找。',
    en: 'Nobody fits. Try another name or role.',
  },
} as const;
