/** Signing in, and one's own account. */
export const accountTexts = {
  // sign-in
  signIn: { zh: '登录', en: 'Sign in' },
  signInName: { zh: '用户名', en: 'Name' },
  password: { zh: '密码', en: 'Password' },
  sessionOver: {
    zh: '登录已过期，请重新登录。您填写的内容会保留。',
    en: 'Your session is over; sign in again. What you typed is kept.',
  },
  code: { zh: '验证码', en: 'Code' },
  codeIfAny: { zh: '验证码（已设置两步验证时填写）', en: 'Code (if you have set up two-step sign-in)' },
  codeHint: {
    zh: '打开手机上的验证器应用，输入六位数字；手机不在身边时，输入一个恢复码。',
    en: 'Open the authenticator app on your phone and enter its six digits. Without your phone, enter a recovery code.',
  },
  twoSteps: { zh: '两步验证', en: 'Two-step sign-in' },
  otherPerson: { zh: '用其他账户登录', en: 'Sign in as somebody else' },
  haveCode: { zh: '我有一次性代码，需要设置密码', en: 'I have a one-time code and choose a password' },

  // choosing a password
  choosePassword: { zh: '设置密码', en: 'Choose a password' },
  welcomeHint: {
    zh: '请输入店长或系统管理员给您的一次性代码，然后设置只有您自己知道的密码。',
    en: 'Enter the one-time code that the store manager or the operator gave you, and choose a password that only you know.',
  },
  oneTimeCode: { zh: '一次性代码', en: 'One-time code' },
  newPassword: { zh: '新密码', en: 'New password' },
  repeatPassword: { zh: '再次输入新密码', en: 'The new password again' },
  passwordHint: {
    zh: '至少 {n} 个字符。几个不相关的词连在一起既好记又安全；不要用姓名、用户名、门店名称或常用密码。',
    en: 'At least {n} characters. A few words that do not belong together are safe and easy to keep in mind; no names, no store, no common password.',
  },
  passwordShort: { zh: '至少需要 {n} 个字符', en: 'At least {n} characters' },
  passwordDiffers: { zh: '两次输入的密码不一致', en: 'The two passwords differ' },
  passwordChosen: { zh: '密码已设置，请登录。', en: 'Your password is set; sign in.' },
  backToSignIn: { zh: '返回登录', en: 'Back to sign-in' },

  // the own account
  account: { zh: '我的账户', en: 'My account' },
  changePassword: { zh: '修改密码', en: 'Change the password' },
  presentPassword: { zh: '当前密码', en: 'Present password' },
  passwordChanged: {
    zh: '密码已修改，其他设备上的登录已结束。',
    en: 'Your password is changed; you are signed out everywhere but here.',
  },
  whereSignedIn: { zh: '登录的设备', en: 'Where you are signed in' },
  thisDevice: { zh: '本设备', en: 'this one' },
  lastUsed: { zh: '最近使用', en: 'Last used' },
  signedInAt: { zh: '登录时间', en: 'Signed in' },
  device: { zh: '设备', en: 'Device' },
  endSession: { zh: '退出此设备', en: 'Sign out there' },
  endOthers: { zh: '退出其他所有设备', en: 'Sign out everywhere else' },
  othersEnded: { zh: '其他设备上的登录已结束。', en: 'You are signed out everywhere else.' },
  deviceWords: { zh: '{browser} · {system}', en: '{browser} · {system}' },
  browser_wechat: { zh: '微信', en: 'WeChat' },
  browser_edge: { zh: 'Edge 浏览器', en: 'Edge' },
  browser_firefox: { zh: '火狐浏览器', en: 'Firefox' },
  browser_chrome: { zh: '谷歌浏览器', en: 'Chrome' },
  browser_safari: { zh: 'Safari 浏览器', en: 'Safari' },
  browser_program: { zh: '程序', en: 'A program' },
  browser_other: { zh: '浏览器', en: 'A browser' },
  system_windows: { zh: 'Windows', en: 'Windows' },
  system_harmony: { zh: '鸿蒙', en: 'HarmonyOS' },
  system_android: { zh: '安卓', en: 'Android' },
  system_ios: { zh: '苹果手机或平板', en: 'iPhone or iPad' },
  system_macos: { zh: '苹果电脑', en: 'macOS' },
  system_linux: { zh: 'Linux', en: 'Linux' },
  system_other: { zh: '其他系统', en: 'another system' },

  // the second factor
  factorOn: { zh: '已启用：每次登录都需要验证码。', en: 'On: each sign-in asks for a code.' },
  factorOff: {
    zh: '未启用。启用后，即使密码被他人知道，也无法登录您的账户。',
    en: 'Off. With it nobody gets into your account with your password alone.',
  },
  factorNeeded: {
    zh: '您的岗位可以替他人做决定，只有密码不够安全。请先设置两步验证，再继续工作。',
    en: 'Your role decides for others, and a password alone is not safe enough. Set up two-step sign-in before you go on.',
  },
  factorToStandIn: {
    zh: '您正在代理一位同事。设置两步验证后，您才能以其岗位处理工作。',
    en: 'You stand in for a colleague. To act in their role, set up two-step sign-in.',
  },
  setUp: { zh: '开始设置', en: 'Set it up' },
  setUpAnew: { zh: '换一部手机重新设置', en: 'Set it up on another phone' },
  confirmPassword: { zh: '请先输入您的密码', en: 'Your password first' },
  next: { zh: '下一步', en: 'Next' },
  scanHint: {
    zh: '用手机上的验证器应用（例如 Microsoft Authenticator、Google Authenticator 或微信小程序“腾讯身份验证器”）扫描此二维码。',
    en: 'Scan this with an authenticator app on your phone, such as Microsoft Authenticator or Google Authenticator.',
  },
  cannotScan: { zh: '无法扫描？请在应用中手动输入此密钥：', en: 'It cannot be scanned? Type this key into the app:' },
  enterFirstCode: { zh: '然后输入应用显示的六位数字', en: 'Then enter the six digits that it shows' },
  activate: { zh: '启用', en: 'Turn it on' },
  recoveryCodes: { zh: '恢复码', en: 'Recovery codes' },
  recoveryHint: {
    zh: '手机丢失时，每个恢复码可代替验证码使用一次。现在就打印或抄写下来妥善保管：它们只显示这一次。',
    en: 'Without your phone, each of these counts once in place of a code. Print or copy them now and keep them safe: they are shown only this time.',
  },
  recoveryKept: { zh: '我已保存好', en: 'I have kept them' },
  copied: { zh: '已复制', en: 'Copied' },

  // an idle session, and another store
  idleTitle: { zh: '您还在吗？', en: 'Are you still there?' },
  idleText: {
    zh: '为保护客户资料，{time} 后将自动退出登录。您填写的内容会保留。',
    en: 'To protect what is known of customers, you will be signed out in {time}. What you typed is kept.',
  },
  endText: {
    zh: '本次登录已接近 12 小时，{time} 后需要重新登录。您填写的内容会保留。',
    en: 'You have been signed in for almost 12 hours and have to sign in again in {time}. What you typed is kept.',
  },
  stay: { zh: '继续使用', en: 'Stay signed in' },
  store: { zh: '门店', en: 'Store' },
  storeEntered: { zh: '已切换到{store}', en: 'You are now in {store}' },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
