import type { Skill } from '../../domain/account/skills';
import type { Bilingual } from '../../domain/values/bilingual';

export const skillTexts = {
  maintenance: { zh: '常规保养', en: 'Maintenance' },
  diagnosis: { zh: '故障诊断', en: 'Diagnosis' },
  electrical: { zh: '电器', en: 'Electrical' },
  engine: { zh: '发动机', en: 'Engine' },
  transmission: { zh: '变速箱', en: 'Transmission' },
  chassis: { zh: '底盘', en: 'Chassis' },
  brakes: { zh: '制动', en: 'Brakes' },
  tyres: { zh: '轮胎', en: 'Tyres' },
  airConditioning: { zh: '空调', en: 'Air conditioning' },
  body: { zh: '钣金', en: 'Body' },
  paint: { zh: '喷漆', en: 'Paint' },
  glass: { zh: '玻璃', en: 'Glass' },
  highVoltage: { zh: '高压电（新能源）', en: 'High voltage' },
  commercialVehicles: { zh: '商用车', en: 'Commercial vehicles' },
} as const satisfies Record<Skill, Bilingual>;
