import type { Notice, NoticeTemplate } from '../domain/kernel/notice';
import { yuan } from '../domain/values/money';
import { localTime } from '../domain/time/working-time';
import type { Language } from '../domain/values/bilingual';
import { catalogue } from '.';
import { deadlineStates } from './common/reactions';
import { roles } from './common/roles';
import type { TextTable } from './merge';
import { textIn } from './text-in';

interface Wording {
  readonly subject: string;
  readonly text: string;
}
/** A notice in both languages. */
type Wordings = Readonly<Record<Language, Wording>>;
/** `{name}` is replaced by the fact of that name: an instant in the store's local time, the name of a deadline or command in words. */
export const noticeWordings = {
  deadline: {
    zh: { subject: '{number} 待办到期', text: '{number}：{timer}{reaction}，请尽快办理「{command}」。' },
    en: { subject: '{number}: time is up', text: '{number}: {timer} {reaction}. Please do this now: {command}.' },
  },
  escalation: {
    zh: { subject: '{number} 已升级', text: '{number}：{timer}未按时完成，已升级至您，请确认并说明措施。' },
    en: {
      subject: '{number} has been escalated to you',
      text: '{number}: {timer} was not done in time and is now yours. Acknowledge it and say what happens next.',
    },
  },
  handedUp: {
    zh: { subject: '{number} 已升级', text: '{number} 由经办人升级至您，请确认并说明措施。' },
    en: {
      subject: '{number} has been passed up to you',
      text: '{number} was passed up to you by its handler. Acknowledge it and say what happens next.',
    },
  },
  centralPackage: {
    zh: { subject: '{number} 信息上报', text: '{number} 的信息材料已提交，请查阅。' },
    en: { subject: '{number}: information package', text: 'The information package of {number} is ready to be read.' },
  },
  quickHandling: {
    zh: { subject: '{number} 快速处理表', text: '{number}：回访发现问题，请尽快答复快速处理表。' },
    en: {
      subject: '{number}: quick-handling form',
      text: '{number}: a problem was found in follow-up; answer the form.',
    },
  },
  problemFound: {
    zh: { subject: '{number} 回访发现问题', text: '{number}：回访发现问题，已开快速处理表，请关注原因与处理。' },
    en: {
      subject: '{number}: a problem was found',
      text: '{number}: a call found a problem. The quick-handling form is open; see that its cause is found.',
    },
  },
  problemAnswered: {
    zh: { subject: '{number} 问题原因已查明', text: '{number}：快速处理表已答复，原因与措施已填写，请查阅。' },
    en: {
      subject: '{number}: the cause of the problem',
      text: '{number}: the quick-handling form is answered; cause and measure are in it.',
    },
  },
  needToAnswer: {
    zh: { subject: '{number} 客户有后续需求', text: '{number}：客户在回访中提出后续需求，请跟进并答复客户。' },
    en: {
      subject: '{number}: the customer needs something else',
      text: '{number}: the customer named a further need in a call. Take it up, and tell the customer.',
    },
  },
  callAssigned: {
    zh: { subject: '{number} 由您回访', text: '{number} 已分配给您回访。' },
    en: { subject: '{number} is yours to call', text: '{number}: you are the one who calls this customer now.' },
  },
  reportFiled: {
    zh: { subject: '改进报告已归档', text: '截至 {day} 的改进报告已归档，请查阅。' },
    en: { subject: 'A report is filed', text: 'The report up to {day} is filed; please read it.' },
  },
  suggestionMade: {
    zh: { subject: '给本部门的改进建议', text: '客户关系部给本部门的改进建议：{words}' },
    en: { subject: 'A suggestion for your department', text: 'Customer relations suggests: {words}' },
  },
  measureAssigned: {
    zh: { subject: '改进措施', text: '{number} 的改进措施由您负责：{measure}' },
    en: { subject: 'A measure to prevent the next one', text: '{number}: this measure is yours: {measure}' },
  },
  visitComplainedAbout: {
    zh: { subject: '{number} 涉及您接待的车辆', text: '{number}：您接待的客户有投诉，您是处理小组成员，请配合处理。' },
    en: {
      subject: '{number} is about a visit of yours',
      text: '{number}: a customer whom you served complains. You are of the team: help to solve it.',
    },
  },
  opinionPassed: {
    zh: { subject: '客户对{department}的意见', text: '{number} 客户对{department}的意见或建议：{words}' },
    en: { subject: 'What a customer says of {department}', text: '{number}: a customer says of {department}: {words}' },
  },
  issueRelayed: {
    zh: { subject: '{number} 需厂家答复', text: '{number}：门店提请厂家处理并答复：{words}' },
    en: { subject: '{number}: the store asks', text: '{number}: the store asks the manufacturer: {words}' },
  },
  issueAnswered: {
    zh: { subject: '{number} 厂家已答复', text: '{number}：厂家答复：{words}' },
    en: { subject: '{number}: the manufacturer answers', text: '{number}: the manufacturer answers: {words}' },
  },
  mediaCase: {
    zh: { subject: '{number} 媒体危机', text: '{number} 已标记为媒体危机，现由您负责，请立即处理。' },
    en: { subject: '{number} is a media case', text: '{number} was marked as a media case and is yours. Act at once.' },
  },
  complaintNews: {
    zh: { subject: '您的投诉有新进展', text: '投诉 {number}：{words}' },
    en: { subject: 'News of your complaint', text: 'Complaint {number}: {words}' },
  },
  measureDue: {
    zh: { subject: '改进措施', text: '{number} 的改进措施由您负责，请于 {at} 前完成并汇报：{measure}' },
    en: {
      subject: 'A measure to prevent the next one',
      text: '{number}: this measure is yours. Carry it out and report it by {at}: {measure}',
    },
  },
  measureReported: {
    zh: { subject: '改进措施待核查', text: '{number} 的改进措施已完成，请在一段时间后核查其效果：{measure}' },
    en: {
      subject: 'A measure to check',
      text: '{number}: this measure was carried out. Find out after a while whether it helps: {measure}',
    },
  },
  ownershipOffered: {
    zh: { subject: '{number} 移交给您', text: '{number} 移交给您，请确认接收。' },
    en: { subject: '{number} is offered to you', text: '{number} is offered to you; accept it to become its owner.' },
  },
  ownerAssigned: {
    zh: { subject: '{number} 由您负责', text: '{number} 已指派给您，现由您负责，请尽快处理。' },
    en: { subject: '{number} is yours now', text: '{number} was given to you and is yours from now on.' },
  },
  accusedNamed: {
    zh: { subject: '{number} 涉及本店人员', text: '{number} 登记了被投诉人，其不再参与处理，请关注。' },
    en: {
      subject: '{number} is about somebody of the store',
      text: '{number}: somebody was named whom it is about, and who has no part in it any more. Keep an eye on it.',
    },
  },
  departmentAsked: {
    zh: { subject: '{number} 部门任务', text: '{number}：您的部门有一项任务，请于 {at} 前答复，内容见投诉页面。' },
    en: {
      subject: '{number}: a task of your department',
      text: '{number}: there is a task for your department. Answer by {at}; the complaint says what it is.',
    },
  },
  departmentAnswered: {
    zh: { subject: '{number} 部门已答复', text: '{number}：部门任务已答复，请查看。' },
    en: { subject: '{number}: a department has answered', text: '{number}: a department has answered. Read it there.' },
  },
  customerAdded: {
    zh: { subject: '{number} 客户补充说明', text: '{number}：客户补充了说明，请查看并答复客户。' },
    en: {
      subject: '{number}: the customer adds something',
      text: '{number}: the customer has added something. Read it and answer.',
    },
  },
  customerAnswered: {
    zh: { subject: '{number} 客户已答复方案', text: '{number}：客户已对方案作出答复，请查看。' },
    en: {
      subject: '{number}: the customer has answered',
      text: '{number}: the customer has said something of the solution. Read it there.',
    },
  },
  resolveByTold: {
    zh: { subject: '投诉解决时间', text: '投诉 {number}：我们承诺在 {at} 前解决。如有疑问，请联系本店客服。' },
    en: {
      subject: 'By when it will be solved',
      text: 'Complaint {number}: we have signed to solve it by {at}. Call our customer relations if you have a question.',
    },
  },
  complaintClosed: {
    zh: { subject: '投诉已办结', text: '投诉 {number} 已办结。如您认为问题没有解决，请致电本店总经理。' },
    en: {
      subject: 'Your complaint is closed',
      text: 'Complaint {number} is closed. If you think that it is not solved, call the store manager.',
    },
  },
  creditToDecide: {
    zh: { subject: '{number} 挂账待复核', text: '{number}：挂账超过一人可批准的限额，请复核。' },
    en: {
      subject: '{number}: credit to decide',
      text: '{number}: a credit is above what one person releases. Decide about it.',
    },
  },
  feeWaiverToDecide: {
    zh: { subject: '{number} 免收费用待审批', text: '{number}：申请免收检测费或估价费，客户在场等待，请审批。' },
    en: {
      subject: '{number}: fee to be waived?',
      text: '{number}: somebody asks to let the fee go, and the customer waits. Decide about it.',
    },
  },
  adjustmentToDecide: {
    zh: { subject: '{number} 收款调整待复核', text: '{number}：申请作废收款、退款或减免应收，请复核。' },
    en: {
      subject: '{number}: money to decide about',
      text: '{number}: somebody asks for a void, a refund or a credit note. Decide about it.',
    },
  },
  extraItemReminder: {
    zh: { subject: '追加维修项目待您答复', text: '您的车辆有追加维修项目待您答复（{number}）。不答复不施工。' },
    en: {
      subject: 'Extra work waits for your answer',
      text: 'Extra work on your car waits for your answer ({number}). Nothing is done without it.',
    },
  },
  workGiven: {
    zh: { subject: '{number} 有您的任务', text: '{number}：{command}，已指派给您。详情见工单。' },
    en: { subject: '{number}: something for you to do', text: '{number}: {command}. The order says what it is about.' },
  },
  messageToRead: {
    zh: { subject: '{number} 有给您的留言', text: '{number}：同事给您留了言，请打开工单查看。' },
    en: { subject: '{number}: a message for you', text: '{number}: a colleague left you a message on the order.' },
  },
  commitmentReported: {
    zh: {
      subject: '{number} 对客户的承诺无法兑现',
      text: '{number}：对客户的承诺无法兑现，原因见工单。请与客户另行约定。',
    },
    en: {
      subject: '{number}: a promise to the customer cannot be kept',
      text: '{number}: a promise to the customer cannot be kept; the order says why. Agree on something else with the customer.',
    },
  },
  customerNews: {
    zh: { subject: '您的车辆维修进展', text: '{number}：{words}' },
    en: { subject: 'News of your car', text: '{number}: {words}' },
  },
  promiseMoved: {
    zh: { subject: '交车时间变更', text: '{number} 的交车时间改为 {at}。如未与您商定，请直接联系店经理。' },
    en: {
      subject: 'Your car is ready at another time',
      text: '{number}: your car is promised for {at} now. If nobody agreed this with you, speak to the store manager.',
    },
  },
  promiseAsked: {
    zh: {
      subject: '交车时间变更待您同意',
      text: '{number}：我们希望改到 {at} 交车，请您答复。您同意之前，原约定时间不变。服务顾问会与您联系。',
    },
    en: {
      subject: 'Another time for your car?',
      text: '{number}: may your car be ready at {at} instead? Please answer. Until you agree, the promised time stands. Your advisor will call you.',
    },
  },
  promiseAnswered: {
    zh: { subject: '{number} 客户已答复交车时间', text: '{number}：客户已答复新的交车时间，请查看工单。' },
    en: {
      subject: '{number}: the customer has answered',
      text: '{number}: the customer has answered the other time of delivery. Read it on the order.',
    },
  },
  promiseGoesOn: {
    zh: {
      subject: '维修继续',
      text: '{number} 已继续施工，等待的时间顺延，交车时间为 {at}。如有不便，请联系服务顾问。',
    },
    en: {
      subject: 'Work on your car goes on',
      text: '{number}: work goes on. The time that you waited is added: your car is promised for {at}. If that does not suit you, speak to your advisor.',
    },
  },
  promiseAtRisk: {
    zh: { subject: '交车可能延误', text: '{number} 可能无法按约定时间交车，服务顾问会与您联系。' },
    en: {
      subject: 'Your car may be late',
      text: '{number}: your car may not be ready at the promised time. Your advisor will call you.',
    },
  },
  promiseBroken: {
    zh: { subject: '交车延误', text: '{number} 未能按约定时间交车，非常抱歉。服务经理已跟进。' },
    en: {
      subject: 'Your car is late',
      text: '{number}: your car is not ready at the promised time. We are sorry; the service manager sees to it.',
    },
  },
  partOnOrder: {
    zh: {
      subject: '配件订货',
      text: '您的车辆所需配件缺货，已订货，预计 {day} 到货（{number}）。服务顾问会与您联系。',
    },
    en: {
      subject: 'A part is on order',
      text: 'A part for your car is missing and ordered; it is expected on {day} ({number}). Your advisor will call you.',
    },
  },
  partsHere: {
    zh: { subject: '配件已到', text: '您的车辆所需配件已到货，请与服务顾问约定返店时间（{number}）。' },
    en: {
      subject: 'Your parts are here',
      text: 'The parts for your car are here. Agree on a day with your advisor to bring it back ({number}).',
    },
  },
  returnReminder: {
    zh: { subject: '返店提醒', text: '您约定今天返店完成剩余维修项目（{number}）。' },
    en: {
      subject: 'Your car is expected',
      text: 'You agreed to bring your car today, for the work that is left ({number}).',
    },
  },
  readyForPickup: {
    zh: { subject: '您的车辆已可提取', text: '您的车辆已完工，可以来店提取（{number}）。' },
    en: { subject: 'Your car is ready', text: 'Your car is ready to be collected ({number}).' },
  },
  pickupReminder: {
    zh: { subject: '请来店提车', text: '您的车辆已完工，仍停在本店，请尽快来店提取（{number}）。' },
    en: {
      subject: 'Your car waits for you',
      text: 'Your car is ready and still with us. Please collect it soon ({number}).',
    },
  },
  orderVoided: {
    zh: { subject: '工单 {number} 已作废', text: '工单 {number} 因误开已作废，不产生任何费用。' },
    en: { subject: '{number} is void', text: 'Order {number} was opened by mistake and is void; nothing is charged.' },
  },
  answerArrived: {
    zh: { subject: '{number} 客户已答复增项', text: '{number}：客户已答复增项，请查看并确认。' },
    en: {
      subject: '{number}: the customer has answered',
      text: '{number}: the customer has answered the extra work. Read the answer and acknowledge it.',
    },
  },
  itemChanged: {
    zh: { subject: '维修项目有变更', text: '您的车辆维修项目有变更（{number}），费用不增加。详情请询服务顾问。' },
    en: {
      subject: 'An item of your order was changed',
      text: 'An item of your order {number} was changed; it costs no more. Your service advisor tells you the details.',
    },
  },
  itemChangeAsked: {
    zh: { subject: '项目变更待您答复', text: '您的维修项目有一项变更待您答复（{number}）。您不同意，就按原项目执行。' },
    en: {
      subject: 'A change waits for your answer',
      text: 'A change of an item of your order waits for your answer ({number}). Without it the item stays as you approved it.',
    },
  },
  complaintRegistered: {
    zh: { subject: '已收到您的投诉', text: '您的投诉已登记，编号 {number}。我们会按约定时间答复您。' },
    en: {
      subject: 'Your complaint is registered',
      text: 'Your complaint is registered as {number}. You will hear from us at the time we agree with you.',
    },
  },
  replyPromised: {
    zh: { subject: '答复时间', text: '投诉 {number}：我们将于 {at} 前答复您。' },
    en: { subject: 'When you will hear from us', text: 'Complaint {number}: you will hear from us by {at}.' },
  },
  replyLate: {
    zh: { subject: '抱歉，答复延迟', text: '投诉 {number}：我们未能按时答复，非常抱歉，已升级处理。' },
    en: {
      subject: 'We are late, and sorry',
      text: 'Complaint {number}: we did not answer in time and are sorry. It has been passed up.',
    },
  },
  leaderContact: {
    zh: { subject: '负责领导联系方式', text: '投诉 {number} 现由 {leader} 负责，电话 {phone}。' },
    en: { subject: 'Who has your complaint now', text: 'Complaint {number} is now with {leader}, phone {phone}.' },
  },
  solutionReady: {
    zh: { subject: '处理方案', text: '投诉 {number} 的处理方案已确定，请您确认。' },
    en: { subject: 'A solution for you', text: 'There is a solution for complaint {number}; please look at it.' },
  },
  customerLink: {
    zh: {
      subject: '查看您的维修工单',
      text: '请打开链接查看并确认您的维修（{number}）：{link} 有效至 {at}。请勿转发。',
    },
    en: {
      subject: 'Your repair order',
      text: 'Open this link to see your repair and decide about it ({number}): {link} It works until {at}. Do not pass it on.',
    },
  },
  complaintLink: {
    zh: {
      subject: '查看您的投诉',
      text: '请打开链接查看投诉 {number} 的处理情况并答复：{link} 有效至 {at}。请勿转发。',
    },
    en: {
      subject: 'Your complaint',
      text: 'Open this link to see how complaint {number} stands and to answer: {link} It works until {at}. Do not pass it on.',
    },
  },
  acceptanceCode: {
    zh: {
      subject: '方案确认验证码',
      text: '验证码 {code}，用于接受投诉 {number} 的处理方案（费用 {total}），10 分钟内有效。只有您接受该方案时，才在通话中告诉本店人员。',
    },
    en: {
      subject: 'Your code',
      text: '{code} accepts the solution of complaint {number} (worth {total}). It works for 10 minutes. Read it out on the phone only if you accept.',
    },
  },
  approvalCode: {
    zh: {
      subject: '确认验证码',
      text: '验证码 {code}，用于您本人确认 {total}（{number}），10 分钟内有效。请勿告诉任何人，包括本店员工。',
    },
    en: {
      subject: 'Your code',
      text: '{code} is your code to approve {total} ({number}). It works for 10 minutes. Tell nobody, and nobody of the store.',
    },
  },
  approvalReceipt: {
    zh: {
      subject: '确认回执',
      text: '已记录您的确认：{what}[，金额 {total}]（{number}）。如非您本人确认，请打开 {link} 并点「不是我」，店总经理会立即处理。',
    },
    en: {
      subject: 'You have approved',
      text: 'Your approval is on record: {what}[, {total}] ({number}). If that was not you, open {link} and say so; the store manager looks into it at once.',
    },
  },
  approvalDisowned: {
    zh: { subject: '{number} 客户否认确认', text: '{number}：客户表示有一项确认不是本人所为，请立即核实并联系客户。' },
    en: {
      subject: '{number}: the customer did not approve',
      text: '{number}: a customer says that an approval was not theirs. Look into it at once and call the customer.',
    },
  },
  phoneChanged: {
    zh: {
      subject: '您的手机号已更改',
      text: '本店为您登记的手机号已改为另一个号码，今后消息不再发到此号码。如非您要求，请致电本店总经理。',
    },
    en: {
      subject: 'Your number has changed',
      text: 'Your phone number with us was changed to another one, and messages no longer come here. If you did not ask for it, call the store manager.',
    },
  },
  erasureAsked: {
    zh: {
      subject: '将删除您的个人信息',
      text: '有人申请删除本店保存的您的个人信息，经第二人确认后将永久删除。如非您要求，请立即致电本店总经理。',
    },
    en: {
      subject: 'Your data are to be erased',
      text: 'Somebody asked that your data with us be erased; once a second person confirms, they are gone for good. If you did not ask for it, call the store manager at once.',
    },
  },
  personalRequestAnswered: {
    zh: {
      subject: '您的个人信息请求已答复',
      text: '您关于个人信息的请求已答复：{answer}。如有异议，请致电本店总经理。',
    },
    en: {
      subject: 'Your request is answered',
      text: 'What you asked about your personal data is answered: {answer}. If you do not agree, call the store manager.',
    },
  },
  paymentReceipt: {
    zh: { subject: '收款回执', text: '已登记收到您的付款 {total}（{number}）。如与实际不符，请致电本店总经理。' },
    en: {
      subject: 'Your payment',
      text: 'Your payment of {total} is on record ({number}). If that is not so, call the store manager.',
    },
  },
  refundReceipt: {
    zh: { subject: '退款回执', text: '已登记向您退款 {total}（{number}）。如与实际不符，请致电本店总经理。' },
    en: {
      subject: 'Your refund',
      text: 'A refund of {total} to you is on record ({number}). If that is not so, call the store manager.',
    },
  },
  exitPassReceipt: {
    zh: { subject: '车辆放行', text: '已开具您车辆的出厂通知单（{number}）。如您没有来店提车，请立即致电本店总经理。' },
    en: {
      subject: 'Your car may leave',
      text: 'An exit pass for your car was issued ({number}). If you are not collecting it, call the store manager at once.',
    },
  },
  complaintEnded: {
    zh: {
      subject: '投诉已结束',
      text: '您的投诉 {number} 已办结，结案函随后寄达。如有异议，请致电本店总经理，我们将重新受理。',
    },
    en: {
      subject: 'Your complaint has ended',
      text: 'Your complaint {number} is closed; a letter follows. If you do not agree, call the store manager and we take it up again.',
    },
  },
  complaintMerged: {
    zh: { subject: '投诉已合并', text: '您的投诉 {number} 与 {into} 为同一事项，已合并，由 {into} 继续处理。' },
    en: {
      subject: 'Two complaints became one',
      text: 'Your complaints {number} and {into} are about the same; we go on under {into}.',
    },
  },
  endingProposed: {
    zh: { subject: '投诉结束待确认', text: '有人提议结束投诉 {number}，请核对凭证后确认或退回。' },
    en: {
      subject: 'An end waits for you',
      text: 'Somebody proposes to end complaint {number}. Look at the proof, then confirm it or send it back.',
    },
  },
  revisitReceipt: {
    zh: { subject: '回访记录', text: '投诉 {number}：已记录您对处理结果满意。如不是这样，请致电本店总经理。' },
    en: {
      subject: 'You are satisfied',
      text: 'Complaint {number}: it is on record that you are satisfied. If that is not so, call the store manager.',
    },
  },
  intakeDue: {
    zh: { subject: '当日工单待报厂家', text: '{day} 的维修工单尚未（或未全部）报送厂家系统，请在「进厂统计」中办理。' },
    en: {
      subject: 'Orders of the day for the manufacturer',
      text: 'The orders of {day} are not, or not all, in the manufacturer’s system. See Intake.',
    },
  },
  intakeOverdue: {
    zh: { subject: '工单逾期未报厂家', text: '{day} 的维修工单一天后仍未报送厂家系统，请督促信息员办理。' },
    en: {
      subject: 'Orders are not with the manufacturer',
      text: 'A day later the orders of {day} are still not in the manufacturer’s system. Please have it done.',
    },
  },
  personalRequestDue: {
    zh: {
      subject: '个人信息请求即将到期',
      text: '有客户提出的个人信息请求须在 {day} 前答复，请在「我的任务」中处理。',
    },
    en: {
      subject: 'A request about personal data is due',
      text: 'A customer’s request about personal data has to be answered by {day}. It is under My tasks.',
    },
  },
  personalRequestOverdue: {
    zh: {
      subject: '个人信息请求已逾期',
      text: '有客户提出的个人信息请求未在 {day} 前答复，已升级至您，请在「我的任务」中处理。',
    },
    en: {
      subject: 'A request about personal data is overdue',
      text: 'A customer’s request about personal data was not answered by {day} and is now yours. It is under My tasks.',
    },
  },
  appointmentAgreed: {
    zh: { subject: '新预约 {number}', text: '{number}：客户预约 {at} 到店，请确认并预留工位。' },
    en: {
      subject: '{number}: a new appointment',
      text: '{number}: a customer comes at {at}. Acknowledge it and keep the bay free.',
    },
  },
  appointmentMade: {
    zh: {
      subject: '预约成功',
      text: '您已预约 {at} 到店（{number}）。到店前半小时我们会再次致电提醒。查看、改期、取消或加入日历：{link}',
    },
    en: {
      subject: 'Your appointment',
      text: 'Your appointment is at {at} ({number}). We call you once more half an hour before. See it, move it, call it off, or put it into your calendar: {link}',
    },
  },
  appointmentReminder: {
    zh: { subject: '预约提醒', text: '提醒您：预约到店时间为 {at}（{number}）。改期、取消或加入日历：{link}' },
    en: {
      subject: 'Your appointment is near',
      text: 'A reminder: your appointment is at {at} ({number}). Move it, call it off, or put it into your calendar: {link}',
    },
  },
  appointmentLink: {
    zh: { subject: '您的预约', text: '请打开链接查看预约、选择时间或改期（{number}）：{link} 请勿转发。' },
    en: {
      subject: 'Your appointment',
      text: 'Open this link to see your appointment and choose a time ({number}): {link} Do not pass it on.',
    },
  },
  appointmentOff: {
    zh: { subject: '预约已取消', text: '很抱歉，您的预约 {number} 已取消，我们会与您另约时间。' },
    en: {
      subject: 'Your appointment is cancelled',
      text: 'We are sorry: your appointment {number} is cancelled. We will agree on another time with you.',
    },
  },
  appointmentSlotGone: {
    zh: { subject: '{number} 时间已释放', text: '{number} 的预约时间已释放，请与客户另约。' },
    en: {
      subject: '{number}: the time is gone',
      text: 'The time of {number} is kept no longer. Agree on another one with the customer.',
    },
  },
  appointmentPartsShort: {
    zh: { subject: '{number} 配件不足', text: '预约 {number} 的配件库存不足，未能预留，请订货或与客户另约。' },
    en: {
      subject: '{number}: parts are missing',
      text: 'Parts for appointment {number} are not in stock and could not be put aside. Order them, or agree on another time.',
    },
  },
  appointmentWished: {
    zh: { subject: '{number} 客户改为预约', text: '{number} 的客户希望改日预约再来，请为客户安排预约。' },
    en: {
      subject: '{number}: the customer would rather come back',
      text: 'The customer of {number} would rather come back by appointment. Make one.',
    },
  },
  carToFetch: {
    zh: { subject: '{number} 上门取车', text: '预约 {number}：请为 {at} 的预约上门取车，地址见预约。' },
    en: {
      subject: '{number}: a car to fetch',
      text: 'The car of appointment {number} is fetched; it is expected at {at}.',
    },
  },
  postUncovered: {
    zh: { subject: '{post} 空岗', text: '{day} {from} 至 {until}，{post} 无人值守，请安排人员。' },
    en: {
      subject: '{post}: nobody is there',
      text: 'On {day} from {from} until {until} nobody is at {post}. Find somebody.',
    },
  },
  bookingCode: {
    zh: { subject: '预约验证码', text: '您的预约验证码为 {code}，十分钟内有效。如非本人操作，请忽略。' },
    en: {
      subject: 'The code for your appointment',
      text: 'The code for your appointment is {code}, for ten minutes. If you did not ask for it, ignore it.',
    },
  },
  appointmentCalledOff: {
    zh: { subject: '{number} 已取消', text: '预约 {number} 已取消，所留工位已释放。' },
    en: { subject: '{number} is cancelled', text: 'Appointment {number} is cancelled; its bay is free again.' },
  },
  customerMissed: {
    zh: { subject: '{number} 客户未到店', text: '{number}：客户未按时到店，工位已释放，请致电客户。' },
    en: {
      subject: '{number}: the customer has not come',
      text: '{number}: the customer has not come, and the bay is free again. Call the customer.',
    },
  },
  workshopFull: {
    zh: {
      subject: '{number} 车间排期晚于承诺时间',
      text: '{number}：车间在承诺时间前没有空余工位或人员，请调整当日计划，或与客户另约交车时间。',
    },
    en: {
      subject: '{number}: no place in the workshop before the promised time',
      text: '{number}: no bay, or nobody, is free for this car before the promised time. Rearrange the day, or agree on another time with the customer.',
    },
  },
  depositToDecide: {
    zh: { subject: '{number} 定金待处理', text: '{number}：预约已结束，请决定定金退还或扣除。' },
    en: {
      subject: '{number}: a deposit to decide about',
      text: '{number}: the appointment is over. Decide what becomes of its deposit.',
    },
  },
  depositToPayBack: {
    zh: { subject: '{number} 定金待退还', text: '{number}：请退还客户定金 {total}。' },
    en: {
      subject: '{number}: a deposit to pay back',
      text: '{number}: pay {total} of the deposit back to the customer.',
    },
  },
  depositForfeited: {
    zh: {
      subject: '预约 {number} 定金处理结果',
      text: '您的预约 {number} 未能履行，按预约时的约定，定金中的 {total} 不予退还。如有疑问，请与门店联系。',
    },
    en: {
      subject: 'The deposit of appointment {number}',
      text: 'Your appointment {number} was not kept. As agreed when it was made, {total} of the deposit is not paid back. Please call us if you have questions.',
    },
  },
  readBudgetExceeded: {
    zh: {
      subject: '查看客户资料超出限额',
      text: '{person} 当天已查看 {persons} 位客户的资料，超出每日 {budget} 位的限额，请核实原因。',
    },
    en: {
      subject: 'More customers read than planned',
      text: '{person} has read the data of {persons} customers today, more than the {budget} of a day. Ask why.',
    },
  },
} as const satisfies Record<NoticeTemplate, Wordings>;

/** Facts that are names, and the words they have. */
const tables: Readonly<Record<string, TextTable>> = {
  timer: catalogue.timers,
  reaction: deadlineStates,
  command: catalogue.commands,
  what: catalogue.values,
};

/** The words of a store, where it has its own. */
export type OwnWordings = { readonly [T in NoticeTemplate]?: Wordings };

const aroundSum = /\[([^[\]]*\{total\}[^[\]]*)\]/g;

/**
 * A notice in one language, in the store's own words where it has some. A fact that is missing stays visible as its placeholder rather than
 * vanish. What stands in square brackets around the sum is left out where a paper states none.
 */
export function wordNotice(
  { template, facts }: Pick<Notice, 'template' | 'facts'>,
  language: Language,
  zone: string,
  own: OwnWordings = {},
): Wording {
  const { subject, text } = (own[template] ?? noticeWordings[template])[language];
  const hasSum = Number(facts['total']) !== 0;
  const value = (name: string): string => {
    // what the store has named in both languages
    const fact = facts[`${name}.${language}`] ?? facts[name];
    if (fact === undefined) return `{${name}}`;
    if (name === 'at') return localTime(zone, Number(fact));
    if (name === 'total') return hasSum ? yuan(Number(fact)) : '—';
    const code = String(fact);
    if (name === 'leader' && Object.hasOwn(roles, code)) return textIn(roles, code, language);
    return tables[name] ? textIn(tables[name], code, language) : code;
  };
  const fill = (pattern: string): string =>
    pattern
      .replaceAll(aroundSum, (_all, part: string) => (hasSum ? part : ''))
      .replaceAll(/\{(\w+)\}/g, (_all, name: string) => value(name));
  return { subject: fill(subject), text: fill(text) };
}
