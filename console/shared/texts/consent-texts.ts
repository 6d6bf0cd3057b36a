/** What the console says of a customer’s links, phone number and proofs. */
export const consentTexts = {
  pointedOutHere: { zh: '请向客户逐一指明', en: 'Point these out to the customer' },
  provenance: { zh: '来源：{facts}', en: 'Came from: {facts}' },
  withCode: { zh: '已输入短信验证码', en: 'with the one-time code' },
  sendLink: { zh: '发送到客户手机', en: "Send to the customer's phone" },
  showLink: { zh: '在平板上出示', en: 'Show on a tablet' },
  linkSent: {
    zh: '已发送到尾号 {to} 的手机，{time} 前有效。',
    en: 'Sent to the phone that ends in {to}; valid until {time}.',
  },
  shownLinkHint: {
    zh: '请把平板交给客户。二维码只能打开一次，{time} 前有效；记录中会注明由您出示。',
    en: 'Hand the tablet to the customer. The code opens once, until {time}; the record says that you showed it.',
  },
  openShownLink: { zh: '在此平板上打开', en: 'Open it on this tablet' },
  messageTray: { zh: '演示短信', en: 'Demo messages' },
  messageTrayHint: {
    zh: '演示门店没有短信网关，这里显示本应发到手机的消息。',
    en: 'The demo store has no message gateway; this is what would have gone to phones.',
  },
  phoneWaits: { zh: '{name} 申请把手机号改为 {phone}', en: '{name} asks for the phone number {phone}' },
  phoneWaitsHint: {
    zh: '客户有未结束的工单，须由另一人致电原号码核实后确认。',
    en: 'An order of the customer is open: another person calls the number on file, and confirms.',
  },
  confirmPhone: { zh: '已核实，确认更改', en: 'Confirm the number' },
  refusePhone: { zh: '不更改', en: 'Keep the old one' },
  openLink: { zh: '打开链接', en: 'Open the link' },
  wayOf_sent: { zh: '发送到手机', en: 'sent to the phone' },
  wayOf_shown: { zh: '店内出示', en: 'shown in the store' },
  wayOf_byStaff: { zh: '员工转交', en: 'handed on' },
  linkOver: {
    zh: '已失效（过期、工单已结束或客户电话已更改）',
    en: 'no longer valid (over, the visit has ended, or the phone number has changed)',
  },
  signedProof: { zh: '证明', en: 'Proof' },
  proofHint: {
    zh: '证明文件包含本单全部记录及其签名，可交给客户或法院。对方用验证页面在自己的设备上核对，无需信任本店或本系统；所需的根密钥请另行提供。',
    en: 'The file holds every record of this case with its signatures, for the customer or a court. They check it with the page on their own device, without trusting the store or this system; hand them the root key by another way.',
  },
  downloadProof: { zh: '下载证明文件', en: 'Download the proof' },
  downloadVerifier: { zh: '下载验证页面', en: 'Download the page that verifies' },
  customerLink: { zh: '发给客户的链接', en: 'Link for the customer' },
  linkUnused: { zh: '尚未打开', en: 'not opened yet' },
  linkUsed: { zh: '打开 {n} 次，最近 {time}', en: 'opened {n}×, last {time}' },
  linkRevoked: { zh: '已撤回', en: 'withdrawn' },
  revokeLink: { zh: '撤回', en: 'Withdraw' },
} as const;
