import type { Bilingual } from '../../domain/values/bilingual';

/** Explains the archive to whoever opens it. */
export const readMe: Bilingual = {
  zh: `本压缩包包含本店保存的关于您的全部信息。

person.json      客户资料及其历次修改、车辆、系统启用前的维修记录、营销同意、本店员工查看您资料的记录
repair-orders/   每次到店的工单：发生了什么、何时、由谁办理（.json），以及当时的单据（.pdf）
complaints/      您的咨询和投诉，以及登记表
follow-ups/      维修后的回访，以及回访记录
files/           为以上事项上传的照片和扫描件

时间均为国际标准时间（UTC）。员工以编号表示。
`,
  en: `This archive holds everything that the store keeps about you.

person.json      your data and each change of it, your cars, visits from before this system, your consent to offers, and which
                 people of the store have read your data
repair-orders/   each visit: what happened, when, and who did it (.json), and its papers (.pdf)
complaints/      your questions and complaints, with the form they were taken down on
follow-ups/      the calls after your visits, with their record
files/           photos and scans that were uploaded for these

Times are in UTC. People of the store are named by their numbers.
`,
};
