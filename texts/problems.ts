import type { Bilingual } from '../domain/values/bilingual';

/** What the API itself says no to, beside the rejections of the processes: a sentence that says what to do. */
export const problemTexts = {
  malformedJson: { zh: '请求内容不是有效的 JSON。', en: 'The body is not valid JSON.' },
  invalid: { zh: '有些内容需要修改。', en: 'Some of this has to be changed.' },
  jsonRequired: {
    zh: '请以 application/json 发送 JSON 对象。',
    en: 'Send a JSON object with Content-Type: application/json.',
  },
  tooLarge: { zh: '请求过大，最多 64 kB。', en: 'The body is too large; send at most 64 kB.' },
  keyMissing: {
    zh: '请发送 Idempotency-Key 头（1–255 个可见 ASCII 字符，每个请求一个）。',
    en: 'Send an Idempotency-Key header of 1 to 255 visible ASCII characters, new for each request.',
  },
  requestRunning: {
    zh: '相同请求正在处理，请稍后重试。',
    en: 'The same request is still being worked on; try again shortly.',
  },
  signInNeeded: { zh: '请先登录。', en: 'Sign in first.' },
  demoRefused: {
    zh: '演示账户的密码是公开的，因此只能在本机登录。请使用自己的账户，或请运维人员重置密码。',
    en: 'The password of a demo account is known to everybody, so it signs in on this machine only. Use an account of your own, or have its password reset by `repairflow user password`.',
  },
  firstRunCodeWrong: {
    zh: '首次运行代码不正确。代码在服务启动时显示，请核对后重新输入。',
    en: 'This is not a code of the first run. The server prints it when it starts; check it and enter it again.',
  },
  storeTaken: { zh: '该门店编号已存在。', en: 'There is a store with this id already.' },
  storeBegun: {
    zh: '该门店此前已用另一位店长的用户名开始创建，请用该用户名继续，或换一个门店编号。',
    en: 'The opening of this store was begun with another sign-in name of the manager: go on with that one, or choose another id.',
  },
  signInTaken: { zh: '该用户名已被使用。', en: 'Somebody signs in under this name already.' },
  signInFailed: {
    zh: '用户名、密码或验证码错误。已设置两步验证的，请同时输入验证码。',
    en: 'Name, password or code is wrong. Whoever has set up two-step sign-in needs its code, too.',
  },
  secondFactorAsked: {
    zh: '请输入验证器应用中的验证码，或一个恢复码。',
    en: 'Enter the code of your authenticator app, or a recovery code.',
  },
  secondFactorNeeded: {
    zh: '您的岗位必须先设置两步验证，才能继续操作。',
    en: 'Your role needs two-step sign-in: set it up before you go on.',
  },
  secondFactorUnavailable: {
    zh: '系统尚未配置两步验证所需的密钥，请联系系统管理员。',
    en: 'This installation has no key for two-step sign-in yet; ask the operator to set one.',
  },
  enrolmentOver: {
    zh: '设置已超时，请重新开始。',
    en: 'The time to set this up is over; begin again.',
  },
  codeWrong: {
    zh: '验证码不正确，请核对手机时间后输入新的验证码。',
    en: 'This code is not right. Check the time of your phone, and enter a new one.',
  },
  codeNotValid: {
    zh: '该代码无效、已使用或已过期，请向店长或系统管理员重新索取。',
    en: 'This code is wrong, used, or has run out; ask the store manager or the operator for a new one.',
  },
  passwordWrong: { zh: '当前密码不正确。', en: 'Your present password is not right.' },
  passwordTooShort: { zh: '密码至少需要 12 个字符。', en: 'A password needs at least 12 characters.' },
  passwordTooLong: { zh: '密码最多 200 个字符。', en: 'A password has at most 200 characters.' },
  passwordGuessable: {
    zh: '该密码容易被猜到：它是常用密码、有规律，或含有姓名、用户名或门店名称。请换一个更长或更独特的密码。',
    en: 'This password is easy to guess: it is common, follows a pattern, or holds your name, sign-in or store. Choose a longer or more unusual one.',
  },
  passwordBreached: {
    zh: '该密码已在泄露的密码库中出现，请换一个。',
    en: 'This password is known from a breach; choose another.',
  },
  ownAccount: {
    zh: '不能对自己的账户、也不能对您所代理的人进行此操作。',
    en: 'Nobody does this to their own account, or to that of whoever they stand in for.',
  },
  roleAbove: {
    zh: '对方的岗位高于您，或属于其他门店，您不能进行此操作。',
    en: 'This person holds a role above yours, or as high as yours in another store.',
  },
  attemptsPaused: {
    zh: '错误次数过多，请稍候再试，或在您以前登录过的设备上登录。',
    en: 'Too many wrong attempts. Wait a little, or sign in on a device you have used before.',
  },
  headerMissing: { zh: '每次更改请发送 X-Repairflow: 1 头。', en: 'Send X-Repairflow: 1 with every change.' },
  foreignOrigin: {
    zh: '该请求来自其他网站。请从系统自己的地址打开页面后重试。',
    en: 'This request comes from another site. Open the page at its own address and try again.',
  },
  wallShowsOnly: {
    zh: '本屏幕仅用于显示车间看板，不能办理其他业务。请在其他设备上登录。',
    en: 'This screen only shows the workshop. Sign in on another device for anything else.',
  },
  forbidden: { zh: '您的角色无此权限。', en: 'Your role may not do this.' },
  notFound: { zh: '没有找到。', en: 'There is nothing here.' },
  methodNotAllowed: {
    zh: '该地址不支持此方法，见响应头 Allow。',
    en: 'This address does not take this method; see the header Allow.',
  },
  processClosed: { zh: '已关闭，不能再更改。', en: 'This is closed; nothing can be changed any more.' },
  fileMissing: { zh: '请将文件本身作为请求内容发送。', en: 'Send the file itself as the body.' },
  fileNotTaken: {
    zh: '请上传照片（JPEG、PNG、WebP）或扫描件（无密码的 PDF），最大 10 MB。手写签名请用 PNG。',
    en: 'Send a photo (JPEG, PNG, WebP) or a scan (PDF without a password), at most 10 MB; a drawn signature as PNG.',
  },
  pictureTooLarge: {
    zh: '图片像素过多：照片最多 1200 万像素，签名最多 100 万像素。请缩小后再上传。',
    en: 'The picture has too many pixels: a photo may have 12 megapixels, a signature 1. Make it smaller and send it again.',
  },
  scanTooLong: {
    zh: '扫描件最多 20 页。请分成几份上传。',
    en: 'A scan may have 20 pages. Send it in several parts.',
  },
  fileTakesTooLong: {
    zh: '这个文件处理时间过长。请换一张较小的照片（JPEG）再上传。',
    en: 'It takes too long to read this file. Send a smaller photo (JPEG) instead.',
  },
  fileNotOfProcess: {
    zh: '扫描件、签名、照片或小票必须是为本单上传的文件，请重新上传。',
    en: 'A scan, drawing, photo or slip has to be a file that was uploaded for this very case; upload it again.',
  },
  fileUsedElsewhere: {
    zh: '该文件已用于其他单据，不能在此作为凭证。请重新拍摄或扫描。',
    en: 'This file belongs to another case too and proves nothing here; take it anew.',
  },
  formatNotOffered: {
    zh: '该单据没有小票格式，请用 A4 打印。',
    en: 'This paper has no receipt format. Print it on A4.',
  },
  documentNotReady: { zh: '该单据尚无可打印内容。', en: 'There is nothing to print on this paper yet.' },
  proofNotReady: {
    zh: '这份记录尚未签入存证日志，请稍后重试；一直如此时，请运维人员查看工作程序的日志。',
    en: 'The log of proof has not been signed up to this record yet. Try again shortly; when it stays so, have whoever operates the system look at the log of the workers.',
  },
  proofBroken: {
    zh: '这份记录与存证日志不符，不能出具证明。已通知运维人员。',
    en: 'This record is not the one that was entered into the log of proof, so no proof is made of it. Whoever operates the system has been told.',
  },
  consoleNotBuilt: {
    zh: '控制台尚未构建，请运行 "npm run build"。',
    en: 'The console is not built; run "npm run build".',
  },
  commandUnknown: { zh: '（尚）没有该命令的结果。', en: 'No outcome of this command is known (yet).' },
  approvalCodeMissing: {
    zh: '金额较大，请先获取短信验证码，并填写后确认。',
    en: 'Above this amount a code is needed: have it sent to the phone on file, and enter it.',
  },
  approvalCodeWrong: {
    zh: '验证码不正确、已失效，或不是为此项内容发送的。',
    en: 'The code is not right, is over, or was sent for something else.',
  },
  approvalCodeBlocked: {
    zh: '没有可用的验证码，或尝试次数过多，请重新获取。',
    en: 'No code was sent, or too often a wrong one was entered; have another one sent.',
  },
  channelMissing: {
    zh: '本系统未接入短信网关，无法发送到客户手机。请联系系统管理员；也可使用纸质签字或店内平板。',
    en: 'No message gateway is connected, so nothing can be sent to a phone. Tell the administrator; paper, or a tablet in the store, still work.',
  },
  messageNotSent: {
    zh: '短信网关未接收消息，请稍后重试。',
    en: 'The gateway did not take the message; try again shortly.',
  },
  phoneMissing: { zh: '客户档案中没有手机号。', en: 'The customer has no phone number on file.' },
  versionMissing: {
    zh: '请以 If-Match 发送所编辑版本的 ETag。',
    en: 'Send If-Match with the ETag of the version you edited.',
  },
  versionStale: { zh: '内容已被他人更改，请重新读取。', en: 'Somebody changed it meanwhile; read it again.' },
  successorUnable: {
    zh: '接手人没有所需的角色，请先授予角色，或选择其他接手人。',
    en: 'The successor does not hold the role that is needed; give it first, or choose somebody else.',
  },
  proposalOpen: {
    zh: '已有一份待发布的规则，请先发布或撤回。',
    en: 'Another proposal waits already; have it published or withdrawn first.',
  },
  lastKeeper: {
    zh: '该人员是最后一位店长或系统管理员，门店必须至少保留一位。',
    en: 'This is the last store manager or system operator; somebody must remain who lets people in.',
  },
  ownSuccessor: { zh: '接手人必须是另一位员工。', en: 'The successor must be somebody else.' },
  deputyNeeded: {
    zh: '该人员是此缺勤人员的代理人，请先指定其他代理人。',
    en: 'The person stands in for this one, who is away; name another deputy first.',
  },
  carIsHere: {
    zh: '该车已有未结束的工单，请在该工单上继续，或先将误开的工单作废。',
    en: 'This car has a visit that is not over. Go on with it, or void it if it was opened by mistake.',
  },
  carUnknown: {
    zh: '请补充车型和车架号，以便登记车辆。',
    en: 'Add model and VIN, so that the car can be taken down.',
  },
  bookedEnough: {
    zh: '这个手机号已有预约，请改期或致电门店。',
    en: 'There are appointments for this number already; move them, or call the store.',
  },
  plateTaken: { zh: '该车牌已建档。', en: 'A vehicle with this plate is registered already.' },
  numberTaken: { zh: '该编号已被使用。', en: 'This number is taken.' },
  partInUse: {
    zh: '价目表中仍有项目使用该配件，请先修改这些项目。',
    en: 'Entries of the price menu still take this part; change those first.',
  },
  tableUnreadable: {
    zh: '无法读取该文件，请改正后重新上传。',
    en: 'The file cannot be read as a table; correct it and send it again.',
  },
  tableTooLarge: {
    zh: '文件过大，最多 50 MB。请分成几个文件上传。',
    en: 'The file is too large; send at most 50 MB. Split it into several files.',
  },
  columnsMissing: {
    zh: '有必填项没有对应的列。请选择对应的列，或填写默认值。',
    en: 'Something that must be filled in has no column. Choose a column for it, or say what stands for it.',
  },
  importRunning: {
    zh: '正在检查或导入，请等待完成，或先取消。',
    en: 'A check or an import is under way; wait until it is over, or cancel it first.',
  },
  importDone: {
    zh: '该文件已导入。如需再次导入，请重新上传。',
    en: 'This file has been imported. Send it again to import it again.',
  },
  importNotRunning: { zh: '没有正在进行的检查或导入。', en: 'No check and no import is under way.' },
  reportTooLong: {
    zh: '未导入的行过多，无法生成 Excel 文件，请下载 CSV。',
    en: 'Too many rows were refused for a workbook; take the CSV file.',
  },
  recordMerged: {
    zh: '此档案已并入另一份，请修改保留的那一份。',
    en: 'This record was merged into another; change the one that stays.',
  },
  customerErased: {
    zh: '该客户的个人信息已删除。再次来店请新建客户。',
    en: 'This customer was erased. Whoever comes again is a new customer.',
  },
  personalRequestOver: {
    zh: '该请求已办结或已撤回，请刷新后查看。',
    en: 'This request is over: it was answered, refused or taken back. Look again.',
  },
  mergeIntoItself: { zh: '同一份档案不能并入自身。', en: 'A record cannot be merged into itself.' },
  mergedAlready: {
    zh: '其中一份档案已被合并，请重新查看。',
    en: 'One of the two has been merged already; look again.',
  },
  vinDiffers: {
    zh: '两份档案的车架号不同；如为同一辆车，请先更正车架号。',
    en: 'The VINs differ; if it is one car, correct the VIN first.',
  },
  ownerNeedsMove: {
    zh: '更换车主请使用“过户”，并填写原因和日期。',
    en: 'To give the car to another owner, move it, with a reason and a day.',
  },
  ownerUnchanged: { zh: '该车已在此客户名下。', en: 'The car belongs to this customer already.' },
  moveInFuture: { zh: '过户日期不能晚于今天。', en: 'The day of the move cannot be after today.' },
  moveTooEarly: {
    zh: '过户日期不能早于上一次过户。',
    en: 'The day of the move cannot be before the move before it.',
  },
  contactIsCustomer: { zh: '此人已建立客户档案。', en: 'This person is a customer already.' },
  pastForStaff: {
    zh: '以往某一时刻的情况仅供员工查看。',
    en: 'What stood at an earlier moment is for the staff only.',
  },
  notBegunYet: {
    zh: '在这一时刻尚未开始，请选择更晚的时刻。',
    en: 'It had not begun at this moment; choose a later one.',
  },
  momentInFuture: {
    zh: '这一时刻尚未到来，请选择不晚于现在的时刻。',
    en: 'This moment is still to come; choose one that is not after now.',
  },
  logIncomplete: {
    zh: '这一时刻的记录尚不完整，请稍后重试；如一直如此，请联系系统运维人员。',
    en: 'The record of this moment is not complete yet; try again shortly. If it stays so, tell the system operator.',
  },
  nothingToRetry: {
    zh: '此事项不能重试，修复后请标记为已修复。',
    en: 'This cannot be tried again; mark it as mended when it is.',
  },
  tooMany: { zh: '请求过多，请稍候。', en: 'Too many requests; wait a little.' },
  complaintsUsedUp: {
    zh: '今天已收到您关于本次维修的多条留言，服务店会逐一处理。其他事项请致电服务店。',
    en: 'The store has received several messages about this visit from you today and answers each of them. Call the store about anything else.',
  },
  unavailable: {
    zh: '系统部分服务无响应，请稍后以相同请求重试。',
    en: 'A part of the system does not answer; the same request can be sent again.',
  },
} as const satisfies Record<string, Bilingual>;
