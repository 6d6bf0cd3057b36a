import type { Brand } from '../../domain/policy/brands';
import type { Bilingual } from '../../domain/values/bilingual';

interface BrandText {
  readonly name: Bilingual;
  /** What differs from the general policy. */
  readonly differs: Bilingual;
}

export const brandTexts = {
  general: {
    name: { zh: '通用规则（其他品牌）', en: 'General (any other brand)' },
    differs: {
      zh: '客户描述的每个故障由技术专家签字；交车时客户签工单和取车联；客服专员首次回访。',
      en: 'The technical expert signs for each described fault; on leaving the customer signs the work order and the pick-up slip; customer relations makes the first call.',
    },
  },
  generalMotors: {
    name: { zh: '通用汽车', en: 'General Motors' },
    differs: {
      zh: '与通用规则相同：紧急情况升级至店长和总部团队，纠纷和法律案件上报总部团队。',
      en: 'As in general: urgent cases go up to the store manager and the central team, disputes and legal cases to the central team.',
    },
  },
  cadillac: {
    name: { zh: '凯迪拉克', en: 'Cadillac' },
    differs: {
      zh: '客户描述的每个故障由技术专家签字；交车时客户只签取车联。',
      en: 'The technical expert signs for each described fault; on leaving the customer signs the pick-up slip only.',
    },
  },
  chery: {
    name: { zh: '奇瑞', en: 'Chery' },
    differs: {
      zh: '服务顾问有疑问时才呼叫技术人员签字；交车时客户只签工单；服务顾问首次回访。',
      en: 'A technician signs only when the advisor is in doubt and calls; on leaving the customer signs the work order only; the advisor makes the first call.',
    },
  },
  beiben: {
    name: { zh: '北奔重卡', en: 'Beiben trucks' },
    differs: {
      zh: '信息员首次回访；外出服务须由信息员确认出发（手持机、服务令号），结束时填写里程；其余与通用规则相同。',
      en: 'The information clerk makes the first call, and signs before anybody leaves for out-service, which ends with its mileage; the rest is as in general.',
    },
  },
} as const satisfies Record<Brand, BrandText>;
