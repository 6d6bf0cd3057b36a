/** The first run, and the code with which a person chooses a password. */
export const openingTexts = {
  firstRun: { zh: '开通第一家门店', en: 'Open the first store' },
  firstRunHint: {
    zh: '系统中还没有门店。请输入服务启动时显示的代码，填写门店和店长，系统会给出店长设置密码用的一次性代码。',
    en: 'No store is open yet. Enter the code that the server printed when it started, the store and its manager; the manager gets a one-time code to choose a password with.',
  },
  firstRunCode: { zh: '启动代码', en: 'Code of the server' },
  firstRunCodeHint: {
    zh: '形如 ABCD-EFGH-JKMN-PQRS，显示在服务的启动输出中',
    en: 'Like ABCD-EFGH-JKMN-PQRS, in what the server printed when it started',
  },
  storeName: { zh: '门店名称', en: 'Name of the store' },
  brandProfile: { zh: '品牌规则', en: 'Rules of the brand' },
  brandProfileHint: {
    zh: '门店从这些规则开始，之后可在“服务政策”中逐项修改。',
    en: 'The store begins with these rules; each of them can be changed later under “Service policy”.',
  },
  managerName: { zh: '店长姓名', en: 'Name of the manager' },
  managerSignIn: { zh: '店长登录用户名', en: 'Name the manager signs in with' },
  managerPhone: { zh: '店长电话', en: 'Phone of the manager' },
  signInRule: {
    zh: '2–60 位字母、数字、点、连字符、下划线或 @，以字母或数字开头',
    en: '2 to 60 letters, digits, dots, hyphens, underscores or @, beginning with a letter or digit',
  },
  phoneRule: { zh: '请填写大陆手机或座机号码', en: 'A mainland mobile or landline number' },
  needed: { zh: '必填', en: 'Needed' },
  openStoreNow: { zh: '开通门店', en: 'Open the store' },
  storeOpened: { zh: '门店“{store}”已开通', en: '{store} is open' },
  codeFor: { zh: '{name} 的一次性代码', en: 'One-time code for {name}' },
  oneTimeCodeHint: {
    zh: '只显示这一次，{until} 前有效。请交给本人：打开 {where}，点击“我有一次性代码，需要设置密码”，输入代码并设置密码，以后用 {signIn} 登录。',
    en: 'Shown only this once, valid until {until}. Hand it to the person: they open {where}, follow “I have a one-time code”, choose a password, and sign in as {signIn} from then on.',
  },
  codeLink: { zh: '复制设置密码的链接', en: 'Copy the link for choosing a password' },
  codeCopied: { zh: '已复制', en: 'Copied' },
  codeNotNeeded: {
    zh: '{signIn} 已有密码，请直接登录。',
    en: '{signIn} has a password already and signs in with it.',
  },
  managerGoesOn: { zh: '我就是店长，现在设置密码', en: 'I am the manager and choose a password now' },
  toSignIn: { zh: '去登录', en: 'Go to sign-in' },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
