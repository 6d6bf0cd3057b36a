import type { Bilingual } from '../../domain/values/bilingual';
import type { Role } from '../../domain/kernel/actor';

export const roles = {
  customer: { zh: '客户', en: 'Customer' },
  serviceAdvisor: { zh: '服务顾问', en: 'Service advisor' },
  advisorAssistant: { zh: '顾问助理', en: 'Advisor assistant' },
  businessSupervisor: { zh: '业务主管', en: 'Business supervisor' },
  settlementClerk: { zh: '结算员', en: 'Settlement clerk' },
  cashier: { zh: '收银员', en: 'Cashier' },
  finance: { zh: '财务', en: 'Finance' },
  workshopSupervisor: { zh: '车间主管', en: 'Workshop supervisor' },
  dispatcher: { zh: '调度员', en: 'Dispatcher' },
  technician: { zh: '技师', en: 'Technician' },
  technicalExpert: { zh: '技术专家', en: 'Technical expert' },
  supportTechnician: { zh: '支援技师', en: 'Support technician' },
  qualitySpecialist: { zh: '质检员', en: 'Quality specialist' },
  partsSpecialist: { zh: '配件专员', en: 'Parts specialist' },
  warrantySpecialist: { zh: '索赔专员', en: 'Warranty specialist' },
  driver: { zh: '司机', en: 'Driver' },
  serviceManager: { zh: '服务经理', en: 'Service manager' },
  serviceDirector: { zh: '服务总监', en: 'Service director' },
  storeManager: { zh: '店长', en: 'Store manager' },
  centralTeam: { zh: '总部团队', en: 'Central team' },
  crManager: { zh: '客服经理', en: 'Customer-relations manager' },
  crSupervisor: { zh: '客服主管', en: 'Customer-relations supervisor' },
  crSpecialist: { zh: '客服专员', en: 'Customer-relations specialist' },
  informationClerk: { zh: '信息员', en: 'Information clerk' },
  gateGuard: { zh: '门卫', en: 'Gate guard' },
  operator: { zh: '系统管理员', en: 'System operator' },
} as const satisfies Record<Role, Bilingual>;

/** Whoever acts: a person in a role, or nobody. */
export const actorRoles = { ...roles, system: { zh: '系统', en: 'System' } } as const;
