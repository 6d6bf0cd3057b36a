import type { Bilingual } from '../domain/values/bilingual';

/** The mail by which the heads of the logs leave the installation once a day. */
export const anchorMailTexts = {
  subject: { zh: '各门店存证日志的末端', en: 'Heads of the logs of proof' },
  keep: {
    zh: '请保存此邮件：日后出具的维修档案证明，须与下列末端一致（门店、条数、根哈希）。',
    en: 'Keep this mail: what is later shown of a visit must agree with these heads (store, number of entries, root).',
  },
  audit: {
    zh: '操作日志的末端（门店、条数、哈希）：',
    en: 'Heads of the audit logs (store, number of entries, hash):',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
