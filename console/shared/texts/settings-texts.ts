/** What the pages of the settings say. */
export const settingsTexts = {
  settings: { zh: '设置', en: 'Settings' },
  allSettings: { zh: '全部设置', en: 'All settings' },
  groupStore: { zh: '门店', en: 'Store' },
  groupWorkshop: { zh: '车间', en: 'Workshop' },
  groupRelations: { zh: '客户关系', en: 'Customer relations' },
  groupPrices: { zh: '价格与配件', en: 'Prices and parts' },
  groupRules: { zh: '规则', en: 'Rules' },
  brandRules: { zh: '品牌规则与时限', en: 'Brand profile and deadlines' },
  brandRulesHint: {
    zh: '时限、技术专家签字条件、防护套件数、外出服务、交车签字单据、增项同意凭证、回访和升级，由第二人发布。',
    en: 'Deadlines, when the expert signs, covers, out-service, papers to sign, evidence of consent, calls and escalations; a second person publishes.',
  },
  notSetYet: { zh: '尚未修改，使用系统初始内容', en: 'As delivered, not changed yet' },
  lastChanged: { zh: '{who} 于 {when} 修改', en: 'Changed by {who}, {when}' },
  savedNow: { zh: '已保存', en: 'Saved' },
  retire: { zh: '停用', en: 'Retire' },
  retireHint: {
    zh: '停用后不再供选择，以前的工单和投诉不受影响。',
    en: 'It is not offered any more; orders and complaints that name it stay as they are.',
  },
  useAgain: { zh: '恢复使用', en: 'Use again' },
  retired: { zh: '已停用', en: 'Retired' },
  retiredCount: { zh: '已停用（{n}）', en: 'Retired ({n})' },
  showRetired: { zh: '显示已停用', en: 'Show the retired' },
  moveUp: { zh: '上移', en: 'Move up' },
  moveDown: { zh: '下移', en: 'Move down' },
  changeHistory: { zh: '修改记录', en: 'Changes' },
  noChanges: {
    zh: '还没有人修改过。每次修改都会记在这里。',
    en: 'Nobody has changed it yet. Each change is noted here.',
  },
  after: { zh: '现在', en: 'after' },
  addedEntry: { zh: '新增', en: 'Added' },
  discard: { zh: '放弃修改', en: 'Discard' },
  unsaved: { zh: '有未保存的修改', en: 'Not saved yet' },
  changedMeanwhile: {
    zh: '刚被其他人修改，请核对；再次保存将以您填写的为准。',
    en: 'Somebody changed it meanwhile. Check it; saving again stores what you typed.',
  },
  storedNow: { zh: '现存：{value}；', en: 'is stored as {value};' },
  typedByYou: { zh: '您填写：{value}', en: 'you typed {value}' },
  chinese: { zh: '中文', en: 'Chinese' },
  english: { zh: '英文', en: 'English' },

  // kinds of job and their checklists
  demanded: { zh: '规定', en: 'required' },
  addPoint: { zh: '增加检查项', en: 'Add a point' },
  removePoint: { zh: '删除检查项', en: 'Remove the point' },
  pointCount: { zh: '{n} 项', en: 'Points: {n}' },
  ownPoints: { zh: '本店检查项 {n} 项', en: 'own points: {n}' },
  pointsLeftOut: { zh: '不检查 {n} 项', en: 'left out: {n}' },
  rulesOnly: { zh: '仅规定项目', en: 'only what the rules demand' },

  // the letterhead
  onPaper: { zh: '单据抬头预览', en: 'On paper' },
  samplePdf: { zh: '查看样张（PDF）', en: 'See a sample (PDF)' },
  chooseLogo: { zh: '选择图片', en: 'Choose a picture' },
  logoHint: { zh: 'JPEG、PNG 或 WebP，横向效果更好', en: 'JPEG, PNG or WebP; wide ones look best' },
  addPhone: { zh: '添加电话', en: 'Add a phone' },
  bankName: { zh: '开户行名称', en: 'Name of the bank' },

  // messages
  ownWords: { zh: '本店用语', en: 'own words' },
  standardWords: { zh: '系统用语', en: 'words of the system' },
  backToStandard: { zh: '恢复系统用语', en: 'Back to the words of the system' },
  insertFact: { zh: '插入', en: 'Insert' },
  leftOutWithoutSum: {
    zh: '方括号内的文字在没有金额时省略。',
    en: 'What stands in square brackets is left out where there is no sum.',
  },
  mustBeNamed: { zh: '必须包含：{facts}', en: 'Must be named: {facts}' },
  looksLike: { zh: '效果', en: 'It reads' },

  // prices and parts
  findWork: { zh: '按编号或项目查找', en: 'Find by code or work' },
  findPart: { zh: '按配件号或名称查找', en: 'Find by number or name' },
  addWork: { zh: '新增项目', en: 'Add work' },
  addPart: { zh: '新增配件', en: 'Add a part' },
  priceWithParts: { zh: '合计', en: 'With parts' },
  keyLocationHint: {
    zh: '失效会危及人员或发动机；副厂件装在此处不作质量保证。',
    en: 'Its failure endangers people or the engine; an aftermarket part there carries no guarantee.',
  },
  memberCount: { zh: '{n} 人', en: '{n} people' },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
