import type { FieldRule } from '../domain/values/field-rules';
import { bilingual, type Bilingual } from '../domain/values/bilingual';

/** What to do where a field breaks a rule; it follows the name of the field. */
export const ruleAdvice: Readonly<Record<FieldRule, Bilingual>> = {
  localId: bilingual(
    '请使用 1 至 40 个字母、数字、点、横线或下划线，以字母或数字开头',
    'use 1 to 40 letters, digits, dots, dashes or underscores, and begin with a letter or digit',
  ),
  id: bilingual('请从列表中选择', 'choose from the list'),
  number: bilingual('请填写完整的单号', 'give the whole number of the order, complaint, call or appointment'),
  fileHash: bilingual('请重新添加文件或签名', 'add the file or signature again'),
  escalationId: bilingual('请从列表中选择要答复的事项', 'choose from the list what you answer'),
  singleLine: bilingual('请写在一行内，不要使用特殊符号', 'write it in one line, without special signs'),
  printable: bilingual(
    '含有无法保存或打印的字符，请删除后重新填写',
    'it has characters that cannot be stored or printed; type it anew',
  ),
  instant: bilingual('请选择 2000 年至 2100 年之间的日期和时间', 'choose a day and time between 2000 and 2100'),
  day: bilingual('请选择 2000 年至 2100 年之间的日期', 'choose a day between 2000 and 2100'),
  leastMoney: bilingual('请填写不少于 0 的金额', 'give an amount of 0 or more'),
  someMoney: bilingual('请填写大于 0 的金额', 'give an amount of more than 0'),
  mostMoney: bilingual('金额不能超过 1000 万元', 'give an amount of at most 10 million yuan'),
  phone: bilingual(
    '请填写 11 位手机号，或带区号的座机号',
    'give a mobile number of 11 digits, or a landline number with its area code',
  ),
  plate: bilingual('请按行驶证填写完整车牌号', 'give the whole number plate as the registration shows it'),
  vin: bilingual(
    '请填写行驶证上的 17 位 VIN，不含字母 I、O、Q',
    'give the 17 characters of the registration; the letters I, O and Q are not among them',
  ),
  plateOrVin: bilingual('请填写车牌号或 VIN', 'give the number plate or the VIN'),
  storeId: bilingual('请填写 1 至 8 位大写字母或数字', 'use 1 to 8 capital letters and digits'),
  signInName: bilingual(
    '请使用 2 至 60 个字母、数字、点、横线、下划线或 @，以字母或数字开头',
    'use 2 to 60 letters, digits, dots, dashes, underscores or @, and begin with a letter or digit',
  ),
  creditCode: bilingual('请填写 18 位统一社会信用代码', 'give the credit code of the company, 18 characters'),
  creditCodeCheck: bilingual(
    '与统一社会信用代码的校验位不符，请逐位核对',
    'the last character does not fit; compare each one with the licence of the company',
  ),
  invoiceNumber: bilingual('请填写 8 位或 20 位发票号码', 'give the 8 or 20 digits of the invoice'),
  catalogueCode: bilingual(
    '请使用 1 至 40 个字母、数字、点、横线或下划线',
    'use 1 to 40 letters, digits, dots, dashes or underscores',
  ),
  sixDigits: bilingual('请填写 6 位数字', 'give the 6 digits'),
  wholeNumber: bilingual('请填写整数', 'give a whole number'),
  cursor: bilingual('请从列表的第一页重新打开', 'open the list again from its first page'),
  searchTerm: bilingual(
    '请输入两个字母或数字，或姓名中的一个汉字',
    'type two letters or digits, or one Chinese character of a name',
  ),
  endsAfterBeginning: bilingual('结束时间须晚于开始时间', 'choose an end that lies after the beginning'),
  daysForRange: bilingual('自选日期须填写开始和结束日期', 'give the first and the last day of the days you choose'),
  daysInOrder: bilingual('结束日期不能早于开始日期', 'choose a last day that does not lie before the first'),
  quarterAtMost: bilingual('一次最多 92 天', 'choose at most 92 days'),
  eachRoleOnce: bilingual('每个岗位只选一次', 'choose each role once'),
  oneComplainant: bilingual(
    '客户、联系人、原投诉，请只选其一',
    'name only one: a customer of the store, a contact, or the complaint it follows',
  ),
  someComplainant: bilingual(
    '请填写客户、联系人、原投诉或车牌号',
    'name a customer of the store, a contact, the complaint it follows, or the plate of a car',
  ),
  timeZone: bilingual('请从列表中选择时区', 'choose the time zone from the list'),
  openEachWeek: bilingual('每周至少营业 60 分钟', 'be open for at least 60 minutes a week'),
  partOffered: bilingual(
    '没有此编号的在售配件，请从列表中选择',
    'no part of this number is offered; choose from the list',
  ),
  partOnce: bilingual('每种配件只填一次', 'name each part once'),
  levelTimes: bilingual('请为每个级别填写时限', 'give each level a time of its own'),
  rangesApart: bilingual('时间段请按先后填写，互不重叠', 'give the hours in their order, none over another'),
  callDays: bilingual(
    '首次回访、到期日和补访须依次推后',
    'let the first call come before its due day, and that before the sweep',
  ),
  sweepBeforeClose: bilingual('补访须早于结束日', 'let the sweep come before the close'),
  askBeforeEscalation: bilingual('询问须早于升级', 'let the question come before the escalation'),
  soloWithinMaximum: bilingual('单独决定的上限不能超过总上限', 'let the solo limit lie within the maximum'),
  remindersAscend: bilingual('提醒时间须依次推后', 'let each reminder come later than the one before'),
  pickupDaysAscend: bilingual(
    '先提醒客户，再通知经理，最后通知店长，日期依次推后',
    'remind the customer before the managers hear of it, each later than the one before',
  ),
};
