import type { ChainFault } from '../domain/audit/chain';
import type { AuditKind, AuditOutcome } from '../domain/audit/entry';
import { bilingual, type Bilingual } from '../domain/values/bilingual';
import { catalogue } from '.';
import { sectionTexts, type SettingPage } from './settings';

/** What the audit log says was done, by the name of the operation. */
const auditedOperations: Readonly<Record<string, Bilingual>> = {
  openFirstStore: bilingual('开设首家门店', 'Opened the first store'),
  signIn: bilingual('登录（程序）', 'Signed in with a program'),
  signInBrowser: bilingual('登录', 'Signed in'),
  choosePassword: bilingual('用一次性代码设置密码', 'Chose a password with a one-time code'),
  exchangeLink: bilingual('打开客户链接', 'Opened a customer’s link'),
  signOut: bilingual('退出登录', 'Signed out'),
  enterStore: bilingual('切换门店', 'Went on in another store'),
  changePassword: bilingual('修改本人密码', 'Changed their own password'),
  endSession: bilingual('结束本人的一处登录', 'Signed out in one place'),
  hangWallScreen: bilingual('把本机设为车间大屏', 'Made this machine a wall screen'),
  endOtherSessions: bilingual('结束本人在其他处的登录', 'Signed out everywhere else'),
  beginSecondFactor: bilingual('开始设置二次验证', 'Began to set up a second factor'),
  confirmSecondFactor: bilingual('启用二次验证', 'Set up a second factor'),
  givePasswordCode: bilingual('重置员工密码', 'Reset a person’s password'),
  endSessionsOf: bilingual('结束员工的全部登录', 'Signed a person out everywhere'),
  closeAccount: bilingual('停用账户', 'Closed an account'),
  reopenAccount: bilingual('恢复账户', 'Opened an account again'),
  removeSecondFactorOf: bilingual('解除员工的二次验证', 'Removed a person’s second factor'),
  listStaffRecords: bilingual('查看员工档案', 'Read the staff records'),
  addStaffMember: bilingual('添加员工', 'Added a person'),
  updateStaffMember: bilingual('修改员工资料', 'Changed a person’s data'),
  readStaffVersions: bilingual('查看员工资料的修改记录', 'Read the changes of a person’s data'),
  recordLeaving: bilingual('办理员工离职', 'Recorded that a person left'),
  undoLeaving: bilingual('撤销员工离职', 'Undid that a person left'),
  reassignLines: bilingual('改派技师的全部项目', 'Gave a technician’s lines to another'),
  changeRoles: bilingual('变更员工角色', 'Changed a person’s roles'),
  confirmRoles: bilingual('确认员工角色', 'Confirmed a person’s roles'),
  refuseRoles: bilingual('不同意员工角色', 'Refused a person’s roles'),
  setAbsence: bilingual('设置员工请假和代理人', 'Set an absence with a deputy'),
  endAbsence: bilingual('结束员工请假', 'Ended an absence'),

  confirmPhone: bilingual('确认更改客户手机号', 'Confirmed another phone number of a customer'),
  refusePhone: bilingual('不更改客户手机号', 'Refused another phone number of a customer'),
  readMessageTray: bilingual('查看演示消息箱', 'Read the message tray of the demo'),
  search: bilingual('搜索客户和车辆', 'Searched for customers and cars'),
  listCustomers: bilingual('查看客户列表', 'Read the list of customers'),
  createCustomer: bilingual('新建客户', 'Added a customer'),
  readCustomer: bilingual('查看客户', 'Read a customer'),
  readCustomerVersions: bilingual('查看客户的修改记录', 'Read the changes of a customer'),
  updateCustomer: bilingual('修改客户', 'Changed a customer'),
  listCustomerDoubles: bilingual('查看疑似重复客户', 'Read who may be the same customer'),
  readMarketingConsents: bilingual('查看客户的营销同意', 'Read a customer’s consent to marketing'),
  addMarketingStatement: bilingual('登记客户的营销同意', 'Took down what a customer said of marketing'),
  exportCustomer: bilingual('导出客户的全部个人信息', 'Exported everything about a customer'),
  listOpenPersonalRequests: bilingual('查看待答复的个人信息请求', 'Read the open requests about personal data'),
  listPersonalRequests: bilingual('查看客户的个人信息请求', 'Read a customer’s requests about personal data'),
  askForPersonalData: bilingual('登记个人信息请求', 'Took down a request about personal data'),
  answerPersonalRequest: bilingual('答复个人信息请求', 'Answered a request about personal data'),
  refusePersonalRequest: bilingual('拒绝个人信息请求', 'Refused a request about personal data'),
  withdrawPersonalRequest: bilingual('撤回个人信息请求', 'Took back a request about personal data'),
  requestErasure: bilingual('申请删除客户个人信息', 'Asked that a customer be erased'),
  withdrawErasure: bilingual('不删除客户个人信息', 'Refused that a customer be erased'),
  eraseCustomer: bilingual('确认删除客户个人信息', 'Had a customer erased'),
  mergeCustomer: bilingual('合并客户', 'Merged a customer into another'),
  unmergeCustomer: bilingual('撤销客户合并', 'Undid a merge of customers'),
  listCustomerReaders: bilingual('查看谁看过客户资料', 'Read who has read a customer'),
  listVehicles: bilingual('查看车辆列表', 'Read the list of cars'),
  createVehicle: bilingual('新建车辆', 'Added a car'),
  readVehicle: bilingual('查看车辆', 'Read a car'),
  readVehicleVersions: bilingual('查看车辆的修改记录', 'Read the changes of a car'),
  updateVehicle: bilingual('修改车辆', 'Changed a car'),
  moveVehicle: bilingual('变更车主', 'Moved a car to another owner'),
  listVehicleDoubles: bilingual('查看疑似重复车辆', 'Read which cars may be the same'),
  mergeVehicle: bilingual('合并车辆', 'Merged a car into another'),
  unmergeVehicle: bilingual('撤销车辆合并', 'Undid a merge of cars'),
  listPastVisits: bilingual('查看以往维修记录', 'Read the past visits of a car'),
  listPastVisitsOfCustomer: bilingual('查看客户的以往维修记录', 'Read the past visits of a customer'),
  readContact: bilingual('查看联系人', 'Read a contact'),
  createContactCustomer: bilingual('联系人转为客户', 'Made a customer of a contact'),
  linkContactCustomer: bilingual('关联联系人与客户', 'Linked a contact to a customer'),
  fileImprovementReport: bilingual('归档改进报告', 'Filed a report on calls or complaints'),
  reportDailyIntake: bilingual('登记当日工单已报厂家', 'Recorded that the orders of a day are with the manufacturer'),
  readDailyIntake: bilingual('查看当日进厂清单', 'Read the intake of a day'),

  createMenuItem: bilingual('新建价格项目', 'Added an item to the price menu'),
  updateMenuItem: bilingual('修改价格项目', 'Changed an item of the price menu'),
  createPart: bilingual('新建配件', 'Added a part'),
  updatePart: bilingual('修改配件', 'Changed a part'),
  createPolicy: bilingual('提交服务标准', 'Proposed a policy'),
  publishPolicy: bilingual('发布服务标准', 'Published a policy'),
  withdrawPolicy: bilingual('撤回服务标准', 'Withdrew a policy'),

  uploadImport: bilingual('上传导入文件', 'Uploaded a file to import'),
  previewImport: bilingual('预览导入文件', 'Previewed a file to import'),
  matchImportColumns: bilingual('设置导入列', 'Matched the columns of an import'),
  checkImport: bilingual('检查导入文件', 'Checked an import'),
  startImport: bilingual('开始导入', 'Started an import'),
  cancelImport: bilingual('取消导入', 'Cancelled an import'),
  exportRefusedRows: bilingual('导出未导入的行', 'Exported the rows that were refused'),
  exportRecords: bilingual('导出数据', 'Exported records'),
  exportList: bilingual('导出列表', 'Exported a list'),
  exportStore: bilingual('导出整店数据', 'Exported the whole store'),
  uploadFile: bilingual('上传文件', 'Uploaded a file'),
  takeOverFile: bilingual('将文件归入业务单', 'Gave a file to a visit or case'),
  readFile: bilingual('查看文件', 'Read a file'),
  listDeliveries: bilingual('查看通知发送记录', 'Read the delivery log'),
  resolveOperatorTask: bilingual('标记故障已处理', 'Marked a defect as mended'),
  readPayloads: bilingual('在 Temporal 页面查看流程内容', 'Read on Temporal’s page what a process holds'),
  retryOperatorTask: bilingual('重试失败操作', 'Tried again what had failed'),
  listAuditEntries: bilingual('查看审计日志', 'Read the audit log'),
  checkAuditLog: bilingual('检查审计日志', 'Checked the audit log'),
  exportAuditLog: bilingual('导出审计日志', 'Exported the audit log'),

  'repairOrder.read': bilingual('查看取送车客户地址', 'Read where to drive a car'),
  'repairOrder.readLive': bilingual('查看取送车客户地址', 'Read where to drive a car'),
  'repairOrder.createCustomerLink': bilingual('发送客户链接', 'Sent a customer’s link'),
  'repairOrder.showCustomerLink': bilingual('出示客户链接二维码', 'Showed a customer’s link on a tablet'),
  'repairOrder.sendApprovalCode': bilingual('发送确认验证码', 'Sent the code of an approval'),
  'repairOrder.revokeCustomerLink': bilingual('撤回客户链接', 'Withdrew a customer’s link'),
  'repairOrder.printFile': bilingual('打印维修档案', 'Printed the file of a visit'),
  'repairOrder.print': bilingual('打印维修单据', 'Printed a paper of a visit'),
  'repairOrder.exportProof': bilingual('导出维修单的证明', 'Exported the proof of a visit'),
  'complaint.exportProof': bilingual('导出投诉的证明', 'Exported the proof of a complaint'),
  'followUp.exportProof': bilingual('导出回访的证明', 'Exported the proof of a follow-up'),
  'appointment.read': bilingual('查看预约', 'Read an appointment'),
  'appointment.readLive': bilingual('查看预约', 'Read an appointment'),
  'appointment.listEvents': bilingual('查看预约记录', 'Read the history of an appointment'),
  'appointment.readEvidence': bilingual('查看预约单签字', 'Read the signed form of an appointment'),
  'appointment.exportProof': bilingual('导出预约的证明', 'Exported the proof of an appointment'),
  listDashboardCases: bilingual('查看看板指标的明细', 'Read the cases behind a figure'),
  readDeskCustomers: bilingual('查看本人待办车辆的客户', 'Read whose cars lie on the desk'),
  readCaseCustomers: bilingual('查看投诉与回访的客户', 'Read whose complaints and calls are listed'),
  'appointment.listArrivals': bilingual('查看到店预约看板', 'Read who is expected'),
  'appointment.print': bilingual('打印预约单', 'Printed an appointment form'),
  'workshopDay.exportProof': bilingual('导出车间日计划的证明', 'Exported the proof of a workshop day'),
  'appointment.sendLink': bilingual('发送预约链接', 'Sent the link to an appointment'),
  'appointment.revokeLink': bilingual('撤回预约链接', 'Withdrew the link to an appointment'),
  'appointment.showLink': bilingual('出示预约链接二维码', 'Showed the link to an appointment on a tablet'),
  'complaint.sendLink': bilingual('发送投诉链接', 'Sent the link to a complaint'),
  'complaint.sendCode': bilingual('发送投诉方案验证码', 'Sent the code that accepts a solution'),
  'complaint.revokeLink': bilingual('撤回投诉链接', 'Withdrew the link to a complaint'),
  'complaint.showLink': bilingual('出示投诉链接二维码', 'Showed the link to a complaint on a tablet'),
  'complaint.print': bilingual('打印投诉登记表', 'Printed a complaint form'),
  'followUp.print': bilingual('打印回访单据', 'Printed a paper of a follow-up'),
  authenticate: bilingual('无效的登录凭证', 'Came with a session that is none'),
};

const atThePrompt = bilingual('服务器操作：', 'At the server: ');
const settingChanged = bilingual('修改设置：', 'Changed a setting: ');
const somethingElse = bilingual('其他请求', 'Something else');

const joined = (one: Bilingual, other: Bilingual): Bilingual => bilingual(one.zh + other.zh, one.en + other.en);
const wordIn = (table: Readonly<Record<string, Bilingual>>, name: string): Bilingual | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

const promptVerbs: Readonly<Record<string, Bilingual>> = {
  'user add': bilingual('添加员工', 'added a person'),
  'user roles': bilingual('变更角色', 'changed roles'),
  'user disable': bilingual('停用账户', 'closed an account'),
  'user enable': bilingual('恢复账户', 'opened an account again'),
  'user password': bilingual('重置密码', 'reset a password'),
  'user list': bilingual('查看员工', 'listed people'),
  'store add': bilingual('开设门店', 'opened a store'),
  migrate: bilingual('升级数据库', 'prepared the database'),
  'master-key rewrap': bilingual('用新主密钥重新加密客户密钥', 'wrapped the keys of customers with another master key'),
  rebuild: bilingual('重建视图', 'built views anew'),
  'reconcile --repair': bilingual('核对并修复', 'compared and repaired'),
  'erase-again': bilingual('恢复备份后再次删除客户个人信息', 'had a customer erased again after a backup was put back'),
  'finish-upgrade': bilingual('完成升级', 'finished an upgrade'),
  renew: bilingual('由新版本继续流程', 'had this build carry on processes'),
};

/** What an operation does, in words. */
export function auditedText(operation: string): Bilingual {
  const known = wordIn(auditedOperations, operation);
  if (known) return known;
  if (operation.startsWith('repairflow ')) {
    const verb = operation.replace('repairflow ', '');
    return joined(atThePrompt, wordIn(promptVerbs, verb) ?? bilingual(verb, verb));
  }
  const [first = '', name = ''] = operation.split('.');
  if (name === 'change' && Object.hasOwn(sectionTexts, first))
    return joined(settingChanged, sectionTexts[first as SettingPage].title);
  return wordIn(catalogue.commands, name) ?? somethingElse;
}

export const auditKindTexts: Readonly<Record<AuditKind, Bilingual>> = {
  signIn: bilingual('登录', 'Sign-ins'),
  change: bilingual('修改', 'Changes'),
  read: bilingual('查看', 'Reads'),
  export: bilingual('导出', 'Exports'),
  refusal: bilingual('拒绝', 'Refusals'),
  operator: bilingual('服务器操作', 'At the server'),
};

export const auditOutcomeTexts: Readonly<Record<AuditOutcome, Bilingual>> = {
  started: bilingual('结果不明', 'End not known'),
  done: bilingual('完成', 'Done'),
  refused: bilingual('被拒绝', 'Refused'),
  failed: bilingual('未完成', 'Failed'),
};

export const chainFaultTexts: Readonly<Record<ChainFault['fault'], Bilingual>> = {
  missing: bilingual('缺失', 'is missing'),
  changed: bilingual('被改动', 'was changed'),
  unlinked: bilingual('与前一条不衔接', 'does not follow the one before'),
  backInTime: bilingual('时间早于前一条', 'is older than the one before'),
  otherHistory: bilingual('与留存的末条不符', 'is not the one that was kept elsewhere'),
};

/** Kinds of things that an entry is about. */
export const auditThingTexts: Readonly<Record<string, Bilingual>> = {
  customer: bilingual('客户', 'Customer'),
  vehicle: bilingual('车辆', 'Car'),
  contact: bilingual('联系人', 'Contact'),
  person: bilingual('员工', 'Person'),
  staff: bilingual('员工档案', 'Staff records'),
  account: bilingual('本人账户', 'Own account'),
  session: bilingual('登录', 'Session'),
  store: bilingual('门店', 'Store'),
  setting: bilingual('设置', 'Setting'),
  policy: bilingual('服务标准', 'Policy'),
  part: bilingual('配件', 'Part'),
  menuItem: bilingual('价格项目', 'Price menu'),
  import: bilingual('导入', 'Import'),
  file: bilingual('文件', 'File'),
  operatorTask: bilingual('系统故障', 'Defect'),
  deliveries: bilingual('发送记录', 'Deliveries'),
  dailyIntake: bilingual('进厂清单', 'Intake'),
  improvementReport: bilingual('改进报告', 'Report'),
  auditLog: bilingual('审计日志', 'Audit log'),
};
