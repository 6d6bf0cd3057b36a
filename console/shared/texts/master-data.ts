/** What the pages and forms of customers and cars say, in both languages. */
export const masterDataTexts = {
  // search
  searchAll: { zh: '搜索姓名、电话、车牌、车架号', en: 'Search name, phone, plate, VIN' },
  searchHint: {
    zh: '输入姓名、电话、车牌或车架号中的任意一段，至少两个字符',
    en: 'Any part of a name, phone, plate or VIN, two characters or more',
  },
  takeInHint: {
    zh: '输入车牌、姓名、电话或车架号中的任意一段；第一次来的车，可在结果下方直接新增车辆和车主。',
    en: 'Type any part of a plate, a name, a phone number or a VIN; a car that comes for the first time is added below what is found, with its owner.',
  },
  searchShortcut: { zh: '按 {keys} 搜索', en: '{keys} to search' },
  nothingFound: { zh: '没有找到“{text}”', en: 'Nothing found for “{text}”' },
  cars: { zh: '车辆', en: 'Cars' },
  openOrder: { zh: '在修工单', en: 'Open order' },
  useThis: { zh: '使用这个', en: 'Use this one' },
  chooseAnother: { zh: '重新选择', en: 'Choose another' },
  close: { zh: '关闭', en: 'Close' },

  // fields
  email: { zh: '电子邮箱', en: 'E-mail' },
  privateCustomer: { zh: '个人客户', en: 'Private customer' },
  preferredChannel: { zh: '首选联系方式', en: 'Preferred channel' },
  hopedService: { zh: '期望的服务', en: 'Hoped-for service' },
  vehicleType: { zh: '车辆类型', en: 'Type of vehicle' },
  saloon: { zh: '轿车', en: 'Saloon' },
  suv: { zh: 'SUV', en: 'SUV' },
  mpv: { zh: 'MPV', en: 'MPV' },
  pickup: { zh: '皮卡', en: 'Pickup' },
  van: { zh: '面包车', en: 'Van' },
  truck: { zh: '货车', en: 'Truck' },
  cycleKilometres: { zh: '保养间隔（公里）', en: 'Maintenance every (km)' },
  cycleMonths: { zh: '保养间隔（月）', en: 'Maintenance every (months)' },
  nextMaintenanceDay: { zh: '下次保养日期', en: 'Next maintenance on' },
  nextMaintenanceKilometres: { zh: '下次保养里程', en: 'Next maintenance at' },
  boughtOn: { zh: '购车日期', en: 'Bought on' },
  carOwner: { zh: '车主', en: 'Owner' },
  mister: { zh: '先生', en: 'Mr' },
  madam: { zh: '女士', en: 'Ms' },
  kilometres: { zh: '{n} 公里', en: '{n} km' },
  none: { zh: '无', en: 'None' },

  externalIds: { zh: '其他系统编号', en: 'In other systems' },

  // visits from before this system
  pastVisits: { zh: '系统启用前的维修记录', en: 'Visits before this system' },
  noPastVisits: {
    zh: '没有以前的维修记录。从旧系统导入后显示在这里。',
    en: 'No visits from before. They come here when they are imported from an older system.',
  },
  day: { zh: '日期', en: 'Day' },
  pastWork: { zh: '维修内容', en: 'What was done' },
  sum: { zh: '金额', en: 'Sum' },
  formerOrder: { zh: '原单号', en: 'Former order' },

  // a person's data
  personalData: { zh: '个人信息', en: 'Personal data' },
  personExport: { zh: '导出全部个人信息', en: 'Everything about one customer' },
  personExportHint: {
    zh: '把本店保存的关于此客户的全部信息导出为一个压缩包，供交给客户本人。导出会记入审计日志。',
    en: 'Everything the store keeps about the customer, as one archive to hand to them. It is written into the audit log.',
  },
  personExportNow: { zh: '导出压缩包', en: 'Export the archive' },
  erasure: { zh: '删除个人信息', en: 'Erase the customer' },
  erasureHint: {
    zh: '须由两人办理，且没有未办结事项。删除后姓名、电话、地址、车牌、车架号及所有文字内容均无法恢复；金额、时间和证明保留。',
    en: 'Two people do it, once nothing is under way. Name, phone, address, plates, VINs and every word said are gone for good; sums, times and proofs stay.',
  },
  erasureOpen: { zh: '以下事项未办结，暂不能删除', en: 'Still under way, so not yet' },
  erasureAsked: { zh: '客户要求删除', en: 'The customer asked for it' },
  erasureNotNeeded: { zh: '不再需要', en: 'Not needed any more' },
  erasureNoRight: { zh: '无权继续保存', en: 'No right to keep it' },
  erasureAsk: { zh: '申请删除', en: 'Ask for the erasure' },
  erasureWaits: { zh: '{name} 申请删除，等待另一人确认', en: '{name} asked for it; another person confirms' },
  erasureSure: { zh: '删除后无法恢复，确定吗？', en: 'This cannot be taken back. Erase the customer?' },
  erasureConfirm: { zh: '确认删除', en: 'Erase for good' },
  erasureWithdraw: { zh: '不删除', en: 'Do not erase' },
  erasureDone: { zh: '个人信息已删除', en: 'The customer is erased' },
  erasedOn: { zh: '此客户的个人信息已删除，删除时间：', en: 'This customer was erased on' },
  erasedOnHint: {
    zh: '工单的金额、时间和证明仍可查看；此客户再次来店时，请新建客户。',
    en: 'Sums, times and proofs of the visits can still be read. Whoever comes again is a new customer.',
  },

  // consent to marketing
  marketing: { zh: '营销同意', en: 'Consent to offers' },
  marketingHint: {
    zh: '客户明确同意后才可以介绍优惠和活动；没有记录视为未同意。',
    en: 'Offers and events go only to customers who said yes. Where nothing was said, the answer is no.',
  },
  marketingBy: { zh: '方式', en: 'Channel' },
  marketingList: { zh: '同意接收优惠信息的客户', en: 'Customers who agreed to offers' },
  marketingListHint: {
    zh: '只包含同意以此方式接收优惠信息的客户。',
    en: 'Nobody but those who agreed to be told by this channel.',
  },
  marketingAllowed: { zh: '已同意', en: 'Agreed' },
  marketingNotAllowed: { zh: '未同意', en: 'Not agreed' },
  marketingNote: { zh: '登记客户意愿', en: 'Take down what the customer said' },
  marketingAnswer: { zh: '客户意愿', en: 'The customer' },
  marketingYes: { zh: '同意接收', en: 'agrees to offers' },
  marketingNo: { zh: '不同意接收', en: 'wants no offers' },
  marketingWords: { zh: '客户原话', en: 'In the customer’s words' },
  marketingHistory: { zh: '登记记录', en: 'What was said' },
  marketingNothingSaid: {
    zh: '客户还没有表示过意愿。接车、回访或通话时问过后，在这里登记。',
    en: 'The customer has said nothing of it yet. Ask at the next visit or call, and take the answer down here.',
  },

  // what is wrong with a field
  fieldNeeded: { zh: '请填写', en: 'Fill this in' },
  phoneWrong: {
    zh: '请填写 11 位手机号，或带区号的座机号',
    en: 'A mobile number of 11 digits, or a landline with its area code',
  },
  emailWrong: { zh: '请填写完整的邮箱地址', en: 'A whole e-mail address' },
  plateWrong: { zh: '请填写完整车牌，例如 沪A12345', en: 'A whole plate, such as 沪A12345' },
  vinWrong: {
    zh: '车架号为 17 位，不含 I、O、Q',
    en: 'A VIN has 17 characters, without I, O and Q',
  },
  vinDoubtful: {
    zh: '车架号校验位不符，请核对行驶证',
    en: 'The check digit of this VIN differs; compare it with the licence',
  },
  ownerNeeded: { zh: '请选择车主或新增客户', en: 'Choose the owner or add a new customer' },
  dayNeeded: { zh: '请选择日期', en: 'Choose a day' },

  // new and edit
  editCustomer: { zh: '修改客户', en: 'Edit customer' },
  editCar: { zh: '修改车辆', en: 'Edit car' },
  edit: { zh: '编辑', en: 'Edit' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存', en: 'Saved' },
  customerAdded: { zh: '已新增客户 {name}', en: '{name} was added' },
  carAdded: { zh: '已新增车辆 {plate}', en: '{plate} was added' },
  findOwner: { zh: '按姓名或电话查找车主', en: 'Find the owner by name or phone' },
  ownerIsNew: { zh: '车主是新客户', en: 'The owner is a new customer' },
  ownerIsKnown: { zh: '车主是老客户', en: 'The owner is a customer already' },
  phoneKnown: { zh: '该电话已属于客户 {name}', en: '{name} has this phone number already' },
  plateKnown: { zh: '该车牌已建档：{plate} {model}', en: 'This plate is registered already: {plate} {model}' },
  vinKnown: { zh: '该车架号已建档：{plate} {model}', en: 'This VIN is registered already: {plate} {model}' },

  // conflict
  conflict: {
    zh: '您打开后，{who} 已修改此档案。请逐项选择要保留的内容。',
    en: '{who} has changed this since you opened it. Choose what to keep, field by field.',
  },
  theirs: { zh: '现有内容', en: 'As it is now' },
  mine: { zh: '您填写的', en: 'As you typed it' },
  saveChosen: { zh: '按所选保存', en: 'Save what was chosen' },
  sameContent: { zh: '内容没有区别，可直接保存。', en: 'Nothing differs in content; save it as it is.' },

  // one customer
  customerData: { zh: '客户资料', en: 'Customer' },
  visits: { zh: '到店记录', en: 'Visits' },
  changes: { zh: '修改记录', en: 'Changes' },
  noCars: {
    zh: '名下没有车辆。用“新建车辆”登记，或把别人名下的车转过来。',
    en: 'No cars yet. Add one, or move one here from its former owner.',
  },
  noVisits: {
    zh: '还没有到店记录。为客户的车接车开单后显示在这里。',
    en: 'No visits yet. One comes here when a car of this customer is taken in.',
  },
  noFollowUps: {
    zh: '还没有回访。交车后会自动安排。',
    en: 'No follow-ups yet. They are arranged by themselves after a car is handed back.',
  },
  noComplaints: { zh: '没有投诉。登记的投诉会显示在这里。', en: 'No complaints. One that is taken down comes here.' },
  takeIn: { zh: '接车', en: 'Take in' },
  mergedAway: {
    zh: '此客户已并入 {name}，以下是保留的档案。',
    en: 'This customer was merged into {name}, who is shown here.',
  },
  formerOwners: { zh: '曾属于', en: 'Belonged to' },
  formerOwnerUntil: { zh: '至 {day}，{reason}', en: 'until {day}, {reason}' },
  mayBeOpen: { zh: '该车已有在修工单 {number}', en: 'This car has an open order already: {number}' },

  // history
  created: { zh: '建档', en: 'Added' },
  mergedInto: { zh: '并入', en: 'Merged into' },
  changedWhat: { zh: '修改内容', en: 'What changed' },

  // move
  moveCar: { zh: '过户', en: 'Change owner' },
  moveCarTitle: { zh: '{plate} 过户', en: 'New owner of {plate}' },
  newOwner: { zh: '新车主', en: 'New owner' },
  moveReason: { zh: '原因', en: 'Reason' },
  moveReasonExample: { zh: '例如：二手车交易', en: 'e.g. sold' },
  moveDay: { zh: '过户日期', en: 'Day' },
  moved: { zh: '{plate} 已过户给 {name}', en: '{plate} belongs to {name} now' },
  movedOpen: {
    zh: '在修工单 {numbers} 仍由原车主结算。',
    en: 'The open order {numbers} stays with the former owner, who pays for it.',
  },

  // doubles
  doubles: { zh: '疑似重复', en: 'Possible doubles' },
  noDoubles: {
    zh: '没有疑似重复的客户。电话、车架号或姓名相同的档案会列在这里。',
    en: 'Nobody seems to be the same person. Records with the same phone, VIN or name come here.',
  },
  samePhone: { zh: '电话相同', en: 'same phone' },
  sameVin: { zh: '名下有同一辆车', en: 'same car' },
  sameName: { zh: '姓名相同', en: 'same name' },
  sameReading: { zh: '姓名读音相同', en: 'name sounds the same' },
  similarPhone: { zh: '电话相近', en: 'similar phone' },
  sameAddress: { zh: '地址相同', en: 'same address' },
  merge: { zh: '合并', en: 'Merge' },
  mergeTitle: { zh: '合并两份客户档案', en: 'Merge two customers' },
  mergeCarTitle: { zh: '合并两份车辆档案', en: 'Merge two cars' },
  mergeHint: {
    zh: '请选择保留哪一份。另一份的车辆、工单和投诉今后都归入保留的档案，用旧资料仍能搜索到；合并可由上级撤销。',
    en: 'Choose the one that stays. Cars, orders and complaints of the other go with it from now on, and it is found by what either was known by. A superior can undo this.',
  },
  mergeCarHint: {
    zh: '请选择保留哪一份。另一份的到店记录今后都归入保留的档案；合并可由上级撤销。',
    en: 'Choose the one that stays. The visits of the other go with it from now on. A superior can undo this.',
  },
  keepThis: { zh: '保留', en: 'Keep' },
  mergeNow: { zh: '合并，保留 {name}', en: 'Merge, keep {name}' },
  mergedDone: { zh: '已合并', en: 'Merged' },
  mergedRecord: { zh: '{name}（已并入）', en: '{name} (merged)' },
  mergedHere: { zh: '已并入此档案', en: 'Merged into this one' },
  unmerge: { zh: '撤销合并', en: 'Undo the merge' },
  unmergeSure: { zh: '撤销后两份档案各自恢复。确定吗？', en: 'Each gets back what it had. Undo the merge?' },
  unmerged: { zh: '已撤销合并', en: 'The merge is undone' },
  doubleCar: { zh: '同一车架号另有档案：{plate}', en: 'The same VIN is also registered as {plate}' },

  // complainant
  becomeCustomer: { zh: '转为客户', en: 'Make this a customer' },
  contactOnly: { zh: '未建档的联系人', en: 'Not a customer yet' },
  complainant: { zh: '投诉人', en: 'Complainant' },
  chooseComplainant: { zh: '按姓名、电话或车牌查找投诉人', en: 'Find by name, phone or plate' },
  complainantNeeded: { zh: '请选择投诉人', en: 'Choose who complains' },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
