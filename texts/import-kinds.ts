import type { ImportKindName } from '../domain/imports/kinds';
import type { Bilingual } from '../domain/values/bilingual';

export const importKindTexts = {
  customers: { zh: '客户', en: 'Customers' },
  vehicles: { zh: '车辆', en: 'Vehicles' },
  parts: { zh: '配件', en: 'Parts' },
  prices: { zh: '维修项目价格', en: 'Prices' },
  staff: { zh: '员工', en: 'Staff' },
  visits: { zh: '历史维修记录', en: 'Past visits' },
} as const satisfies Record<ImportKindName, Bilingual>;
