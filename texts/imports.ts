import type { RowFault, RowFaultCode, RowWarningCode } from '../domain/imports/fault';
import type { RunFault } from '../domain/imports/run';
import { importKinds, type ImportKindName } from '../domain/imports/kinds';
import { bilingual, type Bilingual, type Language } from '../domain/values/bilingual';
import type { TableFacts, TableFaultCode, TableWarningCode } from '../domain/values/table';

/** Why a file is refused as a whole. `{name}` is replaced by the fact of that name. */
export const tableFaultTexts = {
  empty: { zh: '文件中没有内容。', en: 'There is nothing in the file.' },
  notATable: {
    zh: '这不是表格文件。请上传 CSV 或 XLSX 文件。',
    en: 'This is no table. Send a CSV or XLSX file.',
  },
  oldExcel: {
    zh: '这是旧版 Excel 文件（.xls）。请在 Excel 中打开，另存为“Excel 工作簿（.xlsx）”后上传。',
    en: 'This is a workbook of the old kind (.xls). Open it in Excel, save it as “Excel Workbook (.xlsx)” and send that.',
  },
  webPage: {
    zh: '这是网页，只是名称像表格，许多管理系统这样导出。请在 Excel 中打开，另存为“Excel 工作簿（.xlsx）”后上传。',
    en: 'This is a web page that is called a table, as many dealer systems export it. Open it in Excel, save it as “Excel Workbook (.xlsx)” and send that.',
  },
  encrypted: {
    zh: '文件有密码保护。请在 Excel 中取消密码后上传。',
    en: 'The file is protected by a password. Remove the password in Excel and send it again.',
  },
  damaged: {
    zh: '文件已损坏或不完整。请在 Excel 中打开并重新保存后上传。',
    en: 'The file is damaged or not whole. Open it in Excel, save it again and send that.',
  },
  fileTooLarge: {
    zh: '文件过大，最多 {megabytes} MB。请分成几个文件上传。',
    en: 'The file is too large; send at most {megabytes} MB. Split it into several files.',
  },
  unpacksTooLarge: {
    zh: '文件解压后过大。请删除多余的工作表，或分成几个文件上传。',
    en: 'The file is too large once it is unpacked. Remove sheets that are not needed, or split it into several files.',
  },
  tooManyRows: {
    zh: '行数过多，最多 {max} 行。请分成几个文件上传。',
    en: 'There are too many rows; send at most {max}. Split the table into several files.',
  },
  tooManyColumns: {
    zh: '第 {row} 行的列数过多，最多 {max} 列。',
    en: 'Row {row} has too many columns; at most {max} are read.',
  },
  takesTooLong: {
    zh: '读取文件用时过长，已停止。请分成几个文件上传。',
    en: 'Reading the file took too long and was stopped. Split it into several files.',
  },
  encodingUnknown: {
    zh: '无法识别文字编码。请另存为“CSV UTF-8”后上传。',
    en: 'The encoding of the text is not known. Save the file as “CSV UTF-8” and send that.',
  },
  recordTooLong: {
    zh: '第 {row} 行过长，可能缺少引号或换行。',
    en: 'Row {row} is too long; a quotation mark or a line break may be missing.',
  },
  quoteOpen: {
    zh: '第 {row} 行起引号没有成对。',
    en: 'From row {row} on, a quotation mark has no second one.',
  },
  sheetUnknown: { zh: '文件中没有工作表“{sheet}”。', en: 'The file has no sheet “{sheet}”.' },
  noHeader: {
    zh: '没有找到标题行。第一行应为各列名称，如“客户姓名”。',
    en: 'There is no header. The first row has to name the columns, such as “Name”.',
  },
  duplicateHeader: {
    zh: '有几列同名：{columns}。请改为不同的名称。',
    en: 'Several columns have the same name: {columns}. Give each a name of its own.',
  },
} as const satisfies Record<TableFaultCode, Bilingual>;

/** What to look at in the preview of a file. */
export const tableWarningTexts = {
  encodingGuessed: {
    zh: '文字按 GB18030 编码读取。请检查汉字是否正确。',
    en: 'The text was read as GB18030. Check that the characters are right.',
  },
  rowsAboveHeader: {
    zh: '标题行上方的 {rows} 行不导入。',
    en: '{rows} rows above the header are not imported.',
  },
  otherSheets: { zh: '其他工作表不导入：{sheets}。', en: 'Other sheets are not imported: {sheets}.' },
  formulas: {
    zh: '{cells} 个单元格是公式，按文件中保存的结果读取。',
    en: '{cells} cells are formulas; what counts is the result that the file keeps.',
  },
  mergedCells: {
    zh: '文件中有合并单元格，只有左上角的单元格有内容。',
    en: 'The file has merged cells, of which only the first has a value.',
  },
  daysFrom1904: {
    zh: '该文件的日期从 1904 年起计算，已换算。请检查日期。',
    en: 'The file counts its days from 1904; they were converted. Check them.',
  },
} as const satisfies Record<TableWarningCode, Bilingual>;

/** Why a row is refused. The name of its column stands before it. */
export const rowFaultTexts = {
  formulaWithoutValue: {
    zh: '公式没有保存结果，请在 Excel 中打开并保存文件',
    en: 'the file keeps no result of the formula; open and save it in Excel',
  },
  formulaError: { zh: '公式出错', en: 'the formula ends in an error' },
  digitsLost: {
    zh: '数字过长，末尾数字已丢失；请将该列设为文本并重新填写',
    en: 'the number is too long and has lost its last digits; make the column text and fill it in again',
  },
  cellsMissing: { zh: '本行的列数少于标题行', en: 'the row has fewer cells than the header' },
  cellsExtra: {
    zh: '本行的列数多于标题行，内容中可能有未加引号的分隔符',
    en: 'the row has more cells than the header; one may have a delimiter in it without quotation marks',
  },
  missing: { zh: '没有填写', en: 'is missing' },
  oneMissing: { zh: '至少填写一项：{columns}', en: 'give at least one of these: {columns}' },
  tooLong: { zh: '过长，最多 {max} 个字', en: 'is too long; at most {max} characters' },
  tooMany: { zh: '过多，最多 {max} 项', en: 'has too many entries; at most {max}' },
  controlCharacter: { zh: '含有无法打印的字符', en: 'has characters that cannot be printed' },
  brokenCharacters: {
    zh: '含有乱码，请从原系统重新导出',
    en: 'has characters that an earlier program has broken; export it again',
  },
  masked: { zh: '部分字符被星号遮盖', en: 'is partly hidden by asterisks' },
  phoneInvalid: { zh: '不是国内手机或固定电话号码', en: 'is no mainland mobile or landline number' },
  severalPhones: { zh: '有多个电话号码，请只保留一个', en: 'has several phone numbers; keep one' },
  emailInvalid: { zh: '不是电子邮箱地址', en: 'is no e-mail address' },
  plateInvalid: { zh: '不是国内车牌号', en: 'is no mainland number plate' },
  vinInvalid: { zh: '不是 17 位车架号（不含字母 I、O、Q）', en: 'is no VIN of 17 characters without I, O and Q' },
  codeInvalid: {
    zh: '只能用字母、数字和 . _ -，最多 40 个字符',
    en: 'takes letters, digits and . _ - only, at most 40 characters',
  },
  dayUnreadable: {
    zh: '不是日期，请按 2027-03-01 填写',
    en: 'is no day; write it like 2027-03-01',
  },
  dayDoesNotExist: { zh: '没有这一天', en: 'is a day that does not exist' },
  dayOutOfRange: { zh: '不在 {from} 年至 {to} 年之间', en: 'is not between the years {from} and {to}' },
  dayInFuture: { zh: '在今天之后', en: 'is after today' },
  numberUnreadable: { zh: '不是数字', en: 'is no number' },
  notWhole: { zh: '不是整数', en: 'is no whole number' },
  negative: { zh: '是负数', en: 'is negative' },
  tooSmall: { zh: '过小，至少 {min}', en: 'is too small; at least {min}' },
  tooLarge: { zh: '过大，最多 {max}', en: 'is too large; at most {max}' },
  amountUnreadable: { zh: '不是金额', en: 'is no amount' },
  amountTooFine: { zh: '小数超过两位', en: 'has more than two decimals' },
  notYesOrNo: { zh: '不是“是”或“否”', en: 'is neither yes nor no' },
  choiceUnknown: { zh: '不是可选的值：{allowed}', en: 'is none of these: {allowed}' },
  roleUnknown: { zh: '含有未知的岗位', en: 'has a role that is not known' },
  roleNotOfStore: {
    zh: '含有不属于门店的岗位，不能通过文件授予',
    en: 'has a role that is not one of the store and is not given by a file',
  },
  conflictingRow: {
    zh: '与第 {row} 行是同一条记录，但内容不同',
    en: 'is the same record as row {row} and says something else',
  },
  valueTaken: { zh: '与第 {row} 行重复', en: 'is the same as in row {row}' },
  takenInStore: { zh: '门店中已有另一条记录使用', en: 'is used by another record of the store' },
  ownerUnknown: {
    zh: '门店中没有该客户，请先导入客户',
    en: 'names a customer whom the store does not know; import the customers first',
  },
  ownerAmbiguous: {
    zh: '门店中有多位客户使用该电话，请补充客户编号或姓名',
    en: 'belongs to several customers of the store; add the id or the name of the customer',
  },
  partUnknown: { zh: '配件目录中没有：{parts}', en: 'names parts that the store does not offer: {parts}' },
  signInTaken: {
    zh: '该登录名属于其他人，或账户已停用',
    en: 'is the sign-in name of somebody else, or of a closed account',
  },
  staffKnown: {
    zh: '此人已在门店，文件不能更改其岗位和联系方式',
    en: 'is on the staff already; a file changes neither roles nor contact of a person',
  },
  leaderRole: {
    zh: '含有须由两人确认的岗位，不能通过文件授予；请在员工页面添加此人',
    en: 'names a role that two people have to agree on, which no file gives; add this person on the page of the staff',
  },
  changedMeanwhile: {
    zh: '导入时有人正在修改这条记录，请再次导入',
    en: 'was changed by somebody during the import; import the file again',
  },
  invalid: { zh: '不符合要求', en: 'does not fit' },
} as const satisfies Record<RowFaultCode, Bilingual>;

/** What to look at in a row that is imported. */
export const rowWarningTexts = {
  vinCheckDigitDiffers: { zh: '车架号校验位不符，请核对', en: 'The check digit of the VIN differs; check it.' },
} as const satisfies Record<RowWarningCode, Bilingual>;

const ownFaultTexts = {
  defect: {
    zh: '多次尝试均失败，已停止。已导入的行保留，请联系运维人员后重试。',
    en: 'It failed several times and was stopped. What was imported stays; tell whoever operates the system, then try again.',
  },
  databaseSlow: {
    zh: '数据库多次未及时响应，已停止。已导入的行保留，请稍后重新导入，已导入的行不会重复。',
    en: 'The database did not answer in time, several times, and the import was stopped. What was imported stays; start it again later, and nothing comes twice.',
  },
} as const satisfies Record<string, Bilingual>;

/** The report of refused rows. */
export const refusedRowTexts = {
  row: { zh: '行号', en: 'Row' },
  reason: { zh: '未导入的原因', en: 'Why it was refused' },
  sheet: { zh: '未导入的行', en: 'Refused rows' },
} as const satisfies Record<string, Bilingual>;

const listMark: Readonly<Record<Language, string>> = { zh: '、', en: ', ' };

/** What a fact says in one language. A column by its key is named as people know it. */
function factIn(fact: unknown, language: Language, names: Readonly<Record<string, Bilingual>>): string {
  if (Array.isArray(fact)) return fact.map((one) => factIn(one, language, names)).join(listMark[language]);
  if (typeof fact === 'object' && fact !== null) return (fact as Bilingual)[language];
  const text = String(fact);
  return Object.hasOwn(names, text) ? (names[text]?.[language] ?? text) : text;
}

/** A fact that is missing stays visible as its placeholder rather than vanish. */
const filled = (
  pattern: string,
  facts: Readonly<Record<string, unknown>>,
  language: Language,
  names: Readonly<Record<string, Bilingual>> = {},
): string =>
  pattern.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(facts, name) ? factIn(facts[name], language, names) : whole,
  );

export const columnNames = (kind: ImportKindName): Readonly<Record<string, Bilingual>> =>
  Object.fromEntries(importKinds[kind].columns.map(({ key, names }) => [key, names]));

/** Why a file cannot be read, as a sentence in both languages. */
export const tableFaultText = (code: TableFaultCode, facts: TableFacts): Bilingual =>
  bilingual(filled(tableFaultTexts[code].zh, facts, 'zh'), filled(tableFaultTexts[code].en, facts, 'en'));

export const tableWarningText = (code: TableWarningCode, facts: TableFacts): Bilingual =>
  bilingual(filled(tableWarningTexts[code].zh, facts, 'zh'), filled(tableWarningTexts[code].en, facts, 'en'));

/** Why a run ended before the last row. */
export const runFaultText = ({ code, facts }: RunFault): Bilingual =>
  code === 'defect' || code === 'databaseSlow' ? ownFaultTexts[code] : tableFaultText(code, facts);

/** What is wrong with a row: the column and the fault, e.g. `手机：有多个电话号码，请只保留一个`. */
export function rowFaultText(kind: ImportKindName, { code, column, facts }: RowFault, language: Language): string {
  const names = columnNames(kind);
  const text = filled(rowFaultTexts[code][language], facts, language, names);
  const name = column === null ? undefined : names[column]?.[language];
  if (language === 'zh') return name === undefined ? text : `${name}：${text}`;
  const sentence = name === undefined ? text : `${name}: ${text}`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
