import type { NoticeTemplate } from '../domain/kernel/notice';
import type { benefitKinds } from '../domain/values/appointment-benefit';
import type { bayKinds } from '../domain/values/bay-kind';
import type { SettingFault } from '../domain/settings/faults';
import { phoneLabels } from '../domain/settings/letterhead';
import type { SectionName } from '../domain/settings/sections';
import { bilingual, type Bilingual } from '../domain/values/bilingual';

/** What a section is called, and what it is for. */
interface SectionTexts {
  readonly title: Bilingual;
  readonly hint: Bilingual;
}

/** What has a page of its own in the settings. */
export type SettingPage = SectionName | 'priceMenu' | 'parts';

export const sectionTexts: Readonly<Record<SettingPage, SectionTexts>> = {
  letterhead: {
    title: bilingual('门店与抬头', 'Store and letterhead'),
    hint: bilingual(
      '名称、地址、电话、开户行、税号和标志，印在每张单据上，也显示在客户页面。',
      'Name, address, phones, bank, tax number and logo, on every paper and on the customer’s page.',
    ),
  },
  departments: {
    title: bilingual('部门与负责人', 'Departments and heads'),
    hint: bilingual(
      '部门名称、负责人和代理人；投诉单据按此显示部门。',
      'Departments with head and deputy; the papers of a complaint call them so.',
    ),
  },
  teams: {
    title: bilingual('班组', 'Teams'),
    hint: bilingual('班组名称、组长和成员。', 'Teams with foreman and members.'),
  },
  bays: {
    title: bilingual('工位', 'Bays'),
    hint: bilingual('工位名称、类型和所属班组。', 'Bays with kind and team.'),
  },
  roster: {
    title: bilingual('排班', 'Roster'),
    hint: bilingual(
      '技师和服务顾问每周的上班时间，以及个别日期的调整；未列出的人按营业时间上班。预约按此安排。',
      'When technicians and advisors work in a week, and otherwise on certain dates; whoever is not listed works while the store is open. Appointments go by it.',
    ),
  },
  posts: {
    title: bilingual('不可空岗的岗位', 'Posts that are never left alone'),
    hint: bilingual(
      '营业时间内须始终有人的岗位，如前台迎宾，以及可以值守的人员；排班或请假造成空岗时，服务经理会收到提醒。',
      'Posts where somebody stands whenever the store is open, e.g. the greeter, and who can stand there. When roster or absences leave one alone, the service manager is told.',
    ),
  },
  campaigns: {
    title: bilingual('预约时介绍的活动', 'Campaigns told with appointments'),
    hint: bilingual(
      '活动期限、客户利益和养护要点；预约时向客户介绍。免费检查项目不是活动。',
      'Period, benefit and what to look after; told to whoever asks for an appointment. The free checks are no campaign.',
    ),
  },
  appointmentBenefits: {
    title: bilingual('预约客户的优惠', 'Benefits of an appointment'),
    hint: bilingual(
      '按品牌设置；预约时告知客户，折扣在结算时自动生效。',
      'By brand; customers are told of them, and the discount is given at settlement.',
    ),
  },
  checklistProfiles: {
    title: bilingual('作业类型与检查表', 'Kinds of job and checklists'),
    hint: bilingual(
      '每种作业的检查表：在规定项目之外增加本店检查项。开单时选择作业类型，第一种为默认；已开工单不受修改影响。',
      'The checklists of each kind of job: your own points beside those that the rules demand. A kind is chosen when a car comes, the first one unless another fits; orders that are open stay as they are.',
    ),
  },
  causeCodes: {
    title: bilingual('投诉原因', 'Causes of complaints'),
    hint: bilingual(
      '投诉原因的编号和名称；投诉单据按此显示。',
      'Codes and names of causes; the papers of a complaint call them so.',
    ),
  },
  classificationCodes: {
    title: bilingual('投诉分类', 'Classes of complaints'),
    hint: bilingual(
      '投诉分类的编号和名称；投诉单据按此显示。',
      'Codes and names of classes; the papers of a complaint call them so.',
    ),
  },
  messageTemplates: {
    title: bilingual('消息用语', 'Wording of messages'),
    hint: bilingual(
      '发给客户和员工的消息；未改写的用系统默认用语。',
      'What customers and staff are sent; what you have not reworded is said in the words of the system.',
    ),
  },
  priceMenu: {
    title: bilingual('价目表', 'Price menu'),
    hint: bilingual(
      '估价时可选的项目、工时费和配件；已签工单保留签字时的价格。',
      'Work at fixed prices for estimates; a signed order keeps the prices it was signed with.',
    ),
  },
  parts: {
    title: bilingual('配件', 'Parts'),
    hint: bilingual('单价、库存、订货天数和供应商。', 'Prices, stock, days to order and suppliers.'),
  },
};

/** Fields of all sections, by the name in their content. */
export const settingFields = {
  name: bilingual('名称', 'Name'),
  address: bilingual('地址', 'Address'),
  phones: bilingual('电话', 'Phones'),
  hotline: bilingual('24小时热线', '24-hour hotline'),
  appointmentProcess: bilingual('预约流程', 'How to make an appointment'),
  from: bilingual('开始日期', 'First day'),
  until: bilingual('结束日期', 'Last day'),
  benefit: bilingual('客户利益', 'Benefit for the customer'),
  highlights: bilingual('养护要点', 'What to look after'),
  brand: bilingual('品牌', 'Brand'),
  discountPercent: bilingual('折扣（%）', 'Discount (%)'),
  bank: bilingual('开户行', 'Bank'),
  account: bilingual('账号', 'Account'),
  taxNumber: bilingual('税号', 'Tax number'),
  logo: bilingual('标志', 'Logo'),
  number: bilingual('号码', 'Number'),
  use: bilingual('用途', 'Use'),
  zh: bilingual('中文名称', 'Chinese name'),
  en: bilingual('英文名称', 'English name'),
  code: bilingual('编号', 'Code'),
  head: bilingual('负责人', 'Head'),
  deputy: bilingual('代理人', 'Deputy'),
  foreman: bilingual('组长', 'Foreman'),
  members: bilingual('成员', 'Members'),
  kind: bilingual('类型', 'Kind'),
  team: bilingual('所属班组', 'Team'),
  active: bilingual('使用中', 'In use'),
  people: bilingual('人员', 'People'),
  person: bilingual('人员', 'Person'),
  week: bilingual('每周上班时间', 'Working hours of a week'),
  exceptions: bilingual('个别日期', 'Certain dates'),
  date: bilingual('日期', 'Date'),
  hours: bilingual('上班时间', 'Hours'),
  order: bilingual('顺序', 'Order'),
  added: bilingual('本店检查项', 'Points of the store'),
  leftOut: bilingual('不检查的项目', 'Points left out'),
  procedure: bilingual('办理方式', 'How it is gone about'),
  subject: bilingual('标题', 'Subject'),
  text: bilingual('正文', 'Text'),
  work: bilingual('项目', 'Work'),
  labourMinutes: bilingual('工时（分钟）', 'Working minutes'),
  labour: bilingual('工时费', 'Labour'),
  parts: bilingual('配件', 'Parts'),
  partNumber: bilingual('配件号', 'Part number'),
  unitPrice: bilingual('单价', 'Unit price'),
  stock: bilingual('库存', 'Stock'),
  leadDays: bilingual('订货天数', 'Days to order'),
  supplier: bilingual('供应商', 'Supplier'),
  keyLocation: bilingual('关键部位', 'Key location'),
} as const satisfies Readonly<Record<string, Bilingual>>;

/** Words of choices. */
export const settingChoices: Readonly<
  Record<(typeof bayKinds)[number] | (typeof benefitKinds)[number] | keyof typeof phoneLabels, Bilingual>
> = {
  ...phoneLabels,
  lift: bilingual('举升机', 'Lift'),
  paint: bilingual('喷漆', 'Paint'),
  wash: bilingual('洗车', 'Wash'),
  alignment: bilingual('四轮定位', 'Wheel alignment'),
  reception: bilingual('接待', 'Reception'),
  staffAndArea: bilingual('专人专区', 'Own people and area'),
  discountAndLane: bilingual('专享折扣与专用通道', 'Discount and marked lane'),
  equipmentAndParts: bilingual('专业设备、配件与工具', 'Professional equipment, parts and tools'),
};

/** What a notice is about, and to whom it goes. */
export const templateTexts: Readonly<Record<NoticeTemplate, Bilingual>> = {
  deadline: bilingual('员工：期限已到', 'Staff: a deadline has passed'),
  escalation: bilingual('员工：逾期升级', 'Staff: something late was passed up'),
  handedUp: bilingual('员工：经办人升级', 'Staff: a handler passed something up'),
  centralPackage: bilingual('总部：信息材料已提交', 'Central team: an information package is ready'),
  quickHandling: bilingual('员工：快速处理表', 'Staff: a quick-handling form'),
  problemFound: bilingual('员工：回访发现问题', 'Staff: a call found a problem'),
  problemAnswered: bilingual('员工：问题原因已查明', 'Staff: the cause of a problem is named'),
  needToAnswer: bilingual('员工：客户有后续需求', 'Staff: a customer needs something else'),
  callAssigned: bilingual('员工：回访已分配', 'Staff: a call is given to somebody'),
  reportFiled: bilingual('员工：改进报告已归档', 'Staff: a report is filed'),
  suggestionMade: bilingual('员工：给部门的改进建议', 'Staff: a suggestion for a department'),
  measureAssigned: bilingual('员工：改进措施', 'Staff: a measure to carry out'),
  measureDue: bilingual('员工：有期限的改进措施', 'Staff: a measure to carry out by a time'),
  measureReported: bilingual('员工：改进措施待核查', 'Staff: a measure to check'),
  mediaCase: bilingual('员工：媒体危机', 'Staff: a media case'),
  visitComplainedAbout: bilingual('员工：所接待车辆被投诉', 'Staff: a visit of theirs is complained about'),
  opinionPassed: bilingual('员工：客户意见转达', 'Staff: what a customer says of a department'),
  issueRelayed: bilingual('总部：门店提请厂家处理', 'Central team: the store asks the manufacturer'),
  issueAnswered: bilingual('员工：厂家已答复', 'Staff: the manufacturer has answered'),
  complaintNews: bilingual('客户：投诉进展', 'Customer: news of the complaint'),
  ownershipOffered: bilingual('员工：移交', 'Staff: something is handed over'),
  creditToDecide: bilingual('员工：挂账待审批', 'Staff: a release on credit waits for a decision'),
  adjustmentToDecide: bilingual('员工：收款调整待复核', 'Staff: a void, refund or credit note waits for a decision'),
  feeWaiverToDecide: bilingual('员工：免收费用待审批', 'Staff: a waiver of a fee waits for a decision'),
  extraItemReminder: bilingual('客户：增项待答复', 'Customer: extra work waits for an answer'),
  customerNews: bilingual('客户：维修进展', 'Customer: news of the repair'),
  promiseMoved: bilingual('客户：交车时间变更', 'Customer: another time was promised'),
  promiseAsked: bilingual('客户：征求同意新的交车时间', 'Customer: another time is asked about'),
  promiseAnswered: bilingual('员工：客户已答复交车时间', 'Staff: the customer has answered the other time'),
  promiseGoesOn: bilingual('客户：维修继续，交车时间顺延', 'Customer: work goes on, the time is later'),
  promiseAtRisk: bilingual('客户：交车可能延误', 'Customer: the promised time may not be kept'),
  promiseBroken: bilingual('客户：交车延误', 'Customer: the promised time was not kept'),
  workGiven: bilingual('员工：已指派任务', 'Staff: something was given to you'),
  messageToRead: bilingual('员工：同事留言', 'Staff: a message of a colleague'),
  commitmentReported: bilingual('员工：对客户的承诺无法兑现', 'Staff: a promise to the customer cannot be kept'),
  partOnOrder: bilingual('客户：配件订货', 'Customer: a part is on order'),
  partsHere: bilingual('客户：配件已到', 'Customer: the parts are here'),
  returnReminder: bilingual('客户：返店提醒', 'Customer: the car is expected back'),
  readyForPickup: bilingual('客户：可以提车', 'Customer: the car is ready'),
  pickupReminder: bilingual('客户：提醒提车', 'Customer: reminder to collect'),
  orderVoided: bilingual('客户、员工：工单作废', 'Customer and staff: an order is void'),
  answerArrived: bilingual('员工：客户已答复增项', 'Staff: the customer has answered extra work'),
  itemChanged: bilingual('客户：项目变更', 'Customer: an item was changed'),
  itemChangeAsked: bilingual('客户：项目变更待答复', 'Customer: a change waits for an answer'),
  complaintRegistered: bilingual('客户：投诉已登记', 'Customer: the complaint is registered'),
  replyPromised: bilingual('客户：答复时间', 'Customer: when an answer comes'),
  replyLate: bilingual('客户：答复延迟致歉', 'Customer: we are late, and sorry'),
  leaderContact: bilingual('客户：负责领导联系方式', 'Customer: the leader’s contact'),
  complaintEnded: bilingual('客户：投诉已结束', 'Customer: the complaint has ended'),
  complaintMerged: bilingual('客户：投诉已合并', 'Customer: two complaints became one'),
  endingProposed: bilingual('员工：投诉结束待确认', 'Staff: the end of a complaint waits for a second person'),
  solutionReady: bilingual('客户：处理方案', 'Customer: a solution to look at'),
  customerLink: bilingual('客户：工单链接', 'Customer: the link to the order'),
  acceptanceCode: bilingual('客户：投诉方案验证码', 'Customer: the code that accepts a solution'),
  complaintLink: bilingual('客户：投诉链接', 'Customer: the link to the complaint'),
  ownerAssigned: bilingual('员工：投诉已指派', 'Staff: a complaint was given to them'),
  accusedNamed: bilingual('员工：登记了被投诉人', 'Staff: somebody was accused'),
  departmentAsked: bilingual('员工：部门任务', 'Staff: a task of the department'),
  departmentAnswered: bilingual('员工：部门已答复', 'Staff: a department has answered'),
  customerAdded: bilingual('员工：客户补充说明', 'Staff: the customer adds something'),
  customerAnswered: bilingual('员工：客户已答复方案', 'Staff: the customer has answered'),
  resolveByTold: bilingual('客户：投诉解决时间', 'Customer: by when it will be solved'),
  complaintClosed: bilingual('客户：投诉已办结', 'Customer: the complaint is closed'),
  approvalCode: bilingual('客户：确认验证码', 'Customer: the code to approve with'),
  approvalReceipt: bilingual('客户：确认回执', 'Customer: the receipt of an approval'),
  approvalDisowned: bilingual('店总：客户否认确认', 'Store manager: an approval was not the customer’s'),
  phoneChanged: bilingual('客户：手机号已更改', 'Customer: the phone number was changed'),
  erasureAsked: bilingual('客户：申请删除个人信息', 'Customer: somebody asked for the erasure'),
  personalRequestAnswered: bilingual('客户：个人信息请求答复', 'Customer: a request about personal data is answered'),
  refundReceipt: bilingual('客户：退款回执', 'Customer: a refund was recorded'),
  intakeDue: bilingual('信息员：当日工单待报厂家', 'Clerk: orders of the day for the manufacturer'),
  intakeOverdue: bilingual('服务经理：工单逾期未报厂家', 'Service manager: orders are not with the manufacturer'),
  personalRequestDue: bilingual(
    '客户关系：个人信息请求即将到期',
    'Customer relations: a request about personal data is due',
  ),
  personalRequestOverdue: bilingual(
    '店总：个人信息请求已逾期',
    'Store manager: a request about personal data is overdue',
  ),
  paymentReceipt: bilingual('客户：收款回执', 'Customer: a payment was recorded'),
  exitPassReceipt: bilingual('客户：车辆放行', 'Customer: an exit pass was issued'),
  revisitReceipt: bilingual('客户：回访记录', 'Customer: recorded as satisfied'),
  appointmentAgreed: bilingual('车间：新预约', 'Workshop: a new appointment'),
  appointmentLink: bilingual('客户：预约链接', 'Customer: the link to the appointment'),
  appointmentMade: bilingual('客户：预约成功', 'Customer: the appointment is made'),
  appointmentReminder: bilingual('客户：预约提醒', 'Customer: the appointment is near'),
  appointmentOff: bilingual('客户：预约已取消', 'Customer: the appointment is cancelled'),
  appointmentSlotGone: bilingual('员工：预约时间已释放', 'Staff: a time is kept no longer'),
  appointmentPartsShort: bilingual('员工：预约配件不足', 'Staff: parts of an appointment are missing'),
  appointmentWished: bilingual('员工：客户改为预约', 'Staff: a customer would rather come by appointment'),
  carToFetch: bilingual('司机：预约上门取车', 'Driver: a car to fetch for an appointment'),
  postUncovered: bilingual('员工：岗位空岗', 'Staff: a post is left alone'),
  bookingCode: bilingual('客户：预约验证码', 'Customer: the code to book with'),
  appointmentCalledOff: bilingual('车间：预约已取消', 'Workshop: an appointment is cancelled'),
  customerMissed: bilingual('员工：客户未到店', 'Staff: a customer has not come'),
  workshopFull: bilingual('员工：车间排期晚于承诺时间', 'Staff: the workshop has no place before the promised time'),
  depositToDecide: bilingual('员工：定金待处理', 'Staff: a deposit to decide about'),
  depositToPayBack: bilingual('员工：定金待退还', 'Staff: a deposit to pay back'),
  depositForfeited: bilingual('客户：定金不予退还', 'Customer: a deposit is kept'),
  readBudgetExceeded: bilingual('员工：查看客户资料超出限额', 'Staff: somebody read more customers than planned'),
};

/** The facts that a wording can name, as people see them between braces. */
export const factNames: Readonly<Record<string, Bilingual>> = {
  number: bilingual('编号', 'number'),
  timer: bilingual('期限名称', 'deadline'),
  reaction: bilingual('期限状态', 'state'),
  command: bilingual('待办操作', 'task'),
  measure: bilingual('措施', 'measure'),
  into: bilingual('并入的投诉', 'complaint it goes on under'),
  department: bilingual('部门', 'department'),
  words: bilingual('告知的内容', 'what is told'),
  answer: bilingual('答复内容', 'answer'),
  at: bilingual('时间', 'time'),
  day: bilingual('日期', 'day'),
  leader: bilingual('领导姓名', 'leader'),
  phone: bilingual('领导电话', 'phone'),
  link: bilingual('链接', 'link'),
  code: bilingual('验证码', 'code'),
  total: bilingual('金额', 'amount'),
  what: bilingual('确认内容', 'what was approved'),
  person: bilingual('员工姓名', 'person'),
  persons: bilingual('已查看人数', 'people read'),
  budget: bilingual('每日限额', 'planned'),
  post: bilingual('岗位', 'post'),
  from: bilingual('开始时间', 'from'),
  until: bilingual('结束时间', 'until'),
};

/** What to do about each fault; it follows the name of the field. */
const faultAdvice: Readonly<Record<SettingFault, Bilingual>> = {
  tooLong: bilingual('内容过长，请缩短', 'make it shorter'),
  phoneInvalid: bilingual(
    '请填写手机、座机、400、800 或 95 开头的号码',
    'give a mobile, a landline, or a number that begins with 400, 800 or 95',
  ),
  phoneUseTwice: bilingual('每种用途只填一个号码', 'give one number for each use'),
  accountInvalid: bilingual('请填写 8 至 32 位数字的账号', 'give the 8 to 32 digits of the account'),
  taxNumberInvalid: bilingual(
    '统一社会信用代码有误（校验位不符），或请填写 15、20 位税号',
    'give the unified social credit code with its check digit, or a tax number of 15 or 20 characters',
  ),
  idTwice: bilingual('编号重复，请另取编号', 'give it a number of its own: another entry has this one'),
  nameTaken: bilingual('已有同名条目，请另取名称', 'choose another name: another entry has this one'),
  noneActive: bilingual('至少保留一个使用中的条目', 'keep at least one entry in use'),
  entryRemoved: bilingual('已使用的条目只能停用，不能删除', 'retire an entry that was in use instead of removing it'),
  dateTwice: bilingual('同一日期只填一次', 'give each date once'),
  memberTwice: bilingual('同一人只填一次', 'name each person once'),
  deputyIsHead: bilingual('代理人不能是负责人本人，请另选一人', 'choose somebody else than the head'),
  personUnknown: bilingual('本店没有此人，请从列表中选择', 'nobody of this name works here; choose from the list'),
  pictureUnknown: bilingual('本店没有这张图片，请重新添加', 'the store does not keep this picture; add it again'),
  teamUnknown: bilingual('没有使用中的这个班组，请从列表中选择', 'this team is not in use; choose from the list'),
  pointRequired: bilingual('规定项目不能取消', 'keep this point: the rules demand it of every job'),
  pointUnknown: bilingual('检查表没有此项，请去掉', 'remove this: the checklist has no such point'),
  freeChecksTooFew: bilingual('免检项目至少保留七项', 'keep at least seven free checks'),
  endsBeforeItBegins: bilingual('结束日期早于开始日期，请重新选择', 'choose a last day that is not before the first'),
  freeCheckIsNoCampaign: bilingual(
    '交车前的免费检查项目不是活动，请写明另外的内容',
    'name something else: the free checks that every car gets before delivery are no campaign',
  ),
  discountElsewhere: bilingual(
    '折扣只属于「专享折扣与专用通道」',
    'give a discount only with “Discount and marked lane”',
  ),
  bracesOpen: bilingual('花括号不成对，请补上或去掉', 'close each brace, or remove it'),
  placeholderUnknown: bilingual(
    '这条消息没有所填的内容项，请从列表中选择',
    'choose a fact of this message from the list',
  ),
  placeholderMissing: bilingual('正文缺少必须的内容项，请补上', 'add the facts that the message cannot do without'),
};

export const isSettingFault = (fault: string): fault is SettingFault => Object.hasOwn(faultAdvice, fault);

export const faultText = (fault: SettingFault): Bilingual => faultAdvice[fault];
