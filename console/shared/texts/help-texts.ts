/** What each page is for, in one or two sentences. */
export const helpTexts = {
  help: { zh: '帮助', en: 'Help' },
  helpOfPage: { zh: '这个页面的用途', en: 'What this page is for' },
  helpDesk: {
    zh: '等您处理的事，一行一件，超时的排在最前。蓝色按钮就是下一步。',
    en: 'What waits for you, one row each, late ones first. The blue button does what is next.',
  },
  helpBoard: {
    zh: '店内每一辆车，按进度分列，实时变化。点卡片打开工单；“大屏模式”供车间电视使用。',
    en: 'Every car in the store by its stage, as it moves. A card opens the visit; the wall screen is for the television in the workshop.',
  },
  helpPlanner: {
    zh: '工位和人员一天的安排，以及每小时的占用。拖动色块改时间、工位或人；不能改时会说明原因。',
    en: 'What bays and people do in a day, and how full each hour is. Drag a block to another time, bay or person; a refusal says why.',
  },
  helpArrivals: {
    zh: '今天预约到店的客户：谁未到、谁已到、还需准备什么。客户到店后，按一下就开单。',
    en: 'Who is expected today, who is late, who is here, and what each still needs. One press begins the visit.',
  },
  helpAppointments: {
    zh: '所有预约。可按日期和进度筛选，也可新建预约。',
    en: 'All appointments, by day and stage; a new one is booked from here.',
  },
  helpAppointment: {
    zh: '一个预约的全部内容。可改期、取消，客户到店后转为工单。',
    en: 'One appointment with all that was agreed. It is moved or called off here, and becomes the visit when the customer comes.',
  },
  helpBooking: {
    zh: '边通话边预约：客户、车辆、需求、项目、时间，全在这一页。',
    en: 'A whole call on one page: customer, car, need, work and a time.',
  },
  helpNewOrder: {
    zh: '接车检查与开单，一页填完，一次提交。填写的内容会自动保留。',
    en: 'A car is taken in on one page and sent at once. What you type is kept.',
  },
  helpOrders: {
    zh: '按车牌、客户或单号查找工单，已结束的也在内。',
    en: 'All visits, those that are over too, by plate, customer or number.',
  },
  helpOrder: {
    zh: '一次到店的全部内容。最上方是下一步；其他操作就在对应的项目旁边。',
    en: 'All of one visit. The next step stands on top; whatever else can be done stands at the part it is about.',
  },
  helpSettlement: {
    zh: '等待结算的车，以及预计何时来提车，便于错开客户。',
    en: 'The cars to settle and when their customers come, so that they can be spread.',
  },
  helpArrears: {
    zh: '车已离店但尚未付清的款项：谁欠、欠多少、何时到期、谁负责催收。',
    en: 'What is owed after the car has left: by whom, how much, until when, and who sees to it.',
  },
  helpPicking: {
    zh: '等待发料的项目，附库存和到货日期。发料或登记缺件都在这里。',
    en: 'The lines that wait for parts, with the stock. Parts are issued or ordered here.',
  },
  helpIntake: {
    zh: '每天进厂车辆的统计与上报。',
    en: 'How many cars come in each day, and the report of it.',
  },
  helpComplaints: {
    zh: '所有投诉，最紧急的在前。可登记新投诉，也可筛选自己的和超时的。',
    en: 'All complaints, the most urgent first. A new one is taken down here; narrow the list to yours or to late ones.',
  },
  helpComplaint: {
    zh: '一件投诉：经过、时限和原因、相关人员、下一步。',
    en: 'One complaint: its story, its deadlines and why, its people, and the next step.',
  },
  helpComplaintStatistics: {
    zh: '投诉按原因、部门、级别的统计，数字可点开看明细。',
    en: 'Complaints counted by cause, department and level.',
  },
  helpComplaintGuide: { zh: '处理投诉的规定和话术。', en: 'The rules for complaints, and what to say.' },
  helpFollowUps: {
    zh: '要打的回访电话，现在可以打的在前。',
    en: 'The calls to make, those that may be made now first.',
  },
  helpFollowUp: {
    zh: '回访一位客户：话术在上，记录在下，旁边是客户以往的情况。',
    en: 'One call: the script, the record below it, and beside it what was before with this customer.',
  },
  helpFollowUpReport: { zh: '回访完成情况与满意度。', en: 'How many were called, and how satisfied they are.' },
  helpAppointmentStatistics: {
    zh: '预约、爽约和电话接听的统计。',
    en: 'How many appointments were made and kept, and how calls were answered.',
  },
  helpNotices: {
    zh: '门店发给您的通知，需要处理的在前。打开即为已读，也可改回未读。',
    en: 'What the store told you; what you must act on is first. Opening reads it, and it can be unread again.',
  },
  helpOverview: {
    zh: '全店已超时、即将超时的事，以及每个人手上的工作量。点数字看明细。',
    en: 'What is late in the store, what will be, and how much each person has. A figure leads to the cases.',
  },
  helpDashboard: {
    zh: '金额、工时、车辆、准时、质量和投诉，与上期对比。点数字看构成它的单据。',
    en: 'Money, hours, cars, time kept, quality and complaints beside the days before. A figure leads to the cases it is made of.',
  },
  helpCustomers: {
    zh: '按姓名、电话或车牌查找客户和车辆，也可新建。',
    en: 'Customers and cars by name, phone or plate; a new one is added here.',
  },
  helpCustomer: {
    zh: '一位客户的资料、车辆、历次到店、投诉、回访和同意记录。',
    en: 'What is known of one customer: cars, visits, complaints, calls and consents.',
  },
  helpPolicy: {
    zh: '时限、级别和金额规则。修改后先看对在办单据的影响，再由另一人发布。',
    en: 'Deadlines, levels and limits. See first what a change does to open cases; another person publishes it.',
  },
  helpImports: {
    zh: '从旧系统导入客户、车辆和历史记录。先核对，再开始，出错的行可下载。',
    en: 'Customers, cars and past visits from an older system. They are checked first; rows with faults can be taken out.',
  },
  helpStaff: {
    zh: '店里的人员：角色、请假与代理、密码、离职。',
    en: 'The people of the store: roles, absence and who stands in, passwords, leaving.',
  },
  helpSettings: {
    zh: '门店的设置：抬头、班组、工位、价目、模板等。每次修改都留有记录。',
    en: 'What the store sets itself: letterhead, teams, bays, prices, templates. Each change is kept.',
  },
  helpAudit: { zh: '谁在何时看过或改过什么。', en: 'Who read or changed what, and when.' },
  helpRetention: {
    zh: '个人信息保留多久，以及接下来将清除什么。',
    en: 'How long personal data is kept, and what is erased next.',
  },
  helpExports: {
    zh: '把数据导出为文件。用途必填，并会留有记录。',
    en: 'Records leave the store as files. The purpose is asked for and kept.',
  },
  helpOperations: {
    zh: '用户无法自行解决的系统问题。修复后在这里填写结果。',
    en: 'Faults that no user can mend. Say here how each was mended.',
  },
  helpTray: {
    zh: '演示门店本应发出的短信和微信，都显示在这里。',
    en: 'What the demo store would have sent by SMS and WeChat.',
  },
  helpGate: {
    zh: '核对出厂通知单和车牌后放行，每张通知单只能用一次。',
    en: 'A car is let out by its exit pass and plate, once.',
  },
  helpAccount: {
    zh: '您自己的密码、两步验证、提醒方式和已登录的设备。',
    en: 'Your own password, second step, notices and devices.',
  },
  helpDay: {
    zh: '一天的车间安排：已约的、未预约的、停用的时间和核对情况。',
    en: 'One day of the workshop: what is booked, cars without an appointment, blocked times, and the check of the plan.',
  },
} as const;
