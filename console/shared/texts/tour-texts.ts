/** The five steps of the tour of one's desk. */
export const tourTexts = {
  tour: { zh: '新手导览', en: 'Tour' },
  tourHint: {
    zh: '用五步认识自己的工作台。随时可以跳过。',
    en: 'Five steps through your desk. You can skip it at any of them.',
  },
  tourStart: { zh: '开始导览', en: 'Start the tour' },
  tourSkip: { zh: '跳过', en: 'Skip' },
  tourBack: { zh: '上一步', en: 'Back' },
  tourNext: { zh: '下一步', en: 'Next' },
  tourEnd: { zh: '开始工作', en: 'Begin to work' },
  tourStep: { zh: '第 {n} 步，共 {of} 步', en: 'Step {n} of {of}' },

  tourDesk: { zh: '这里是等您处理的事', en: 'What lies on your desk' },
  tourDeskAdvisor: {
    zh: '您的每辆车一行：车牌、进度、承诺时间、下一步是什么、在等谁。超时的排在最前。上方是今天预约到店的客户。',
    en: 'One row for each of your cars: its plate, how it stands, the promise, what is next, and for whom it waits. Late ones are first. Above them are the customers expected today.',
  },
  tourDeskTechnician: {
    zh: '派给您的项目都在这里，没人接的项目也在这里。开始、暂停、完工，都在这一行上按。',
    en: 'The lines you were given are here, and those that anybody may take. You start, pause and finish each on its row.',
  },
  tourDeskWorkshop: {
    zh: '车间的车：超时的在前，尚未派工的单独列出。最上面是空闲的技师。',
    en: 'The cars of the workshop: late ones first, those that nobody has in a list of their own. On top stands who is free.',
  },
  tourDeskParts: {
    zh: '等待备料的项目，按车辆承诺时间排列，旁边写着库存。',
    en: 'The lines that wait for parts, by the time each car is promised for, with the stock beside them.',
  },
  tourDeskQuality: {
    zh: '等待质检的车，一行一辆，写着做了哪些项目。',
    en: 'The cars that wait for your check, one row each, with the work that was done.',
  },
  tourDeskMoney: {
    zh: '等待结算或付款的车，写着尚欠金额。超时的排在最前。',
    en: 'The cars to settle or to be paid for, with what is owed. Late ones are first.',
  },
  tourDeskRelations: {
    zh: '投诉和回访，按到期时间排列，写着级别和进度。',
    en: 'Complaints and follow-up calls by the time they are due, with their level and stage.',
  },
  tourDeskManager: {
    zh: '全店已超时和即将超时的件数，点数字看明细。下面是等您答复或批准的事。',
    en: 'How much of the store is late or will be; a figure leads to the cases. Below it is what waits for your answer or approval.',
  },
  tourDeskGate: {
    zh: '客户出示出厂通知单：扫描二维码，或输入通行证号。',
    en: 'The customer shows an exit pass: scan its code, or type its number.',
  },
  tourDeskOther: {
    zh: '等您处理的事，一行一件。超时的排在最前。',
    en: 'What waits for you, one row each. Late ones are first.',
  },
  tourBlue: { zh: '蓝色按钮就是下一步', en: 'The blue button is what is next' },
  tourBlueHint: {
    zh: '每一行只有一个蓝色按钮，按下就办这件事。暂时办不了时，这里写着原因。',
    en: 'Each row has one blue button, which does what is next. Where it cannot be done yet, the reason stands there.',
  },
  tourBlueTechnician: {
    zh: '大按钮戴手套也能按：开始、暂停并选原因、完工。发现其他问题，也在这一行上报。',
    en: 'The buttons are big enough for gloves: start, pause with a reason, finish. What you find besides is reported on the same row.',
  },
  tourBlueGate: {
    zh: '核对车牌后按蓝色按钮放行。不能放行时，这里会写明原因。',
    en: 'Read the plate off the car and let it out with the blue button. Where it may not leave, the reason stands here.',
  },
  tourSearch: { zh: '车牌、姓名、电话，都在这里找', en: 'A plate, a name, a phone number: look here' },
  tourSearchHint: {
    zh: '输入任意一段即可，也能输入页面名称或要办的事。随时按 {keys}，光标就到这里。',
    en: 'Any part of it will do; so will the name of a page or of what you want to begin. {keys} brings the cursor here from anywhere.',
  },
  tourNotices: { zh: '门店通知您的事', en: 'What the store tells you' },
  tourNoticesHint: {
    zh: '数字是未读条数，红色表示需要您处理。桌面提醒和声音在“我的账号”里打开。',
    en: 'The figure is what you have not read; red means that you must act. Desktop notices and a sound are switched on under My account.',
  },
  tourHelp: { zh: '不清楚时，看这里', en: 'Where you are not sure, look here' },
  tourHelpHint: {
    zh: '这里说明当前页面的用途和快捷键，也能重看导览。用键盘时按 ? 即可。',
    en: 'It says what the page is for and which keys there are, and starts this tour again. On a keyboard, press ?.',
  },
} as const;
