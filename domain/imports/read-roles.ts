import { roles, type Role } from '../kernel/actor';
import { storeRoles } from '../master-data/staff-member';
import { foldWord } from './read-choice';
import { fault, value, type Reading } from './fault';

type StoreRole = (typeof storeRoles)[number];

/** What stores call these roles, beside the words of this system. */
const words: Readonly<Record<Role, readonly string[]>> = {
  customer: ['客户', 'Customer'],
  serviceAdvisor: ['服务顾问', '维修顾问', '售后顾问', '前台接待', '接待员', 'SA', 'Service advisor'],
  advisorAssistant: ['顾问助理', '服务顾问助理', '前台助理', 'Advisor assistant'],
  businessSupervisor: ['业务主管', '前台主管', '服务主管', 'Business supervisor'],
  settlementClerk: ['结算员', '结算专员', 'Settlement clerk'],
  cashier: ['收银员', '收银', 'Cashier'],
  finance: ['财务', '会计', '财务专员', 'Finance'],
  workshopSupervisor: ['车间主管', '车间主任', '车间经理', 'Workshop supervisor'],
  dispatcher: ['调度员', '车间调度', '派工员', 'Dispatcher'],
  technician: ['技师', '维修技师', '机修', '机电技师', '钣金技师', '喷漆技师', '维修工', 'Technician'],
  technicalExpert: ['技术专家', '技术总监', '技术经理', 'Technical expert'],
  supportTechnician: ['支援技师', 'Support technician'],
  qualitySpecialist: ['质检员', '质检', '总检', '质检专员', 'Quality specialist'],
  partsSpecialist: ['配件专员', '配件员', '备件员', '备件专员', '仓库管理员', '库管', 'Parts specialist'],
  warrantySpecialist: ['索赔专员', '索赔员', '保修专员', 'Warranty specialist'],
  driver: ['司机', '驾驶员', 'Driver'],
  serviceManager: ['服务经理', '售后经理', 'Service manager'],
  serviceDirector: ['服务总监', '售后总监', 'Service director'],
  storeManager: ['店长', '总经理', '站长', 'Store manager'],
  centralTeam: ['总部团队', '总部', 'Central team'],
  crManager: ['客服经理', '客户关系经理', '客户经理', 'Customer-relations manager'],
  crSupervisor: ['客服主管', '客户关系主管', 'Customer-relations supervisor'],
  crSpecialist: ['客服专员', '客服', '回访专员', '回访员', '客户关系专员', 'Customer-relations specialist'],
  informationClerk: ['信息员', '信息专员', 'Information clerk'],
  gateGuard: ['门卫', '保安', 'Gate guard'],
  operator: ['系统管理员', '系统运维', 'System operator'],
};

const known = new Map(roles.flatMap((role) => [role, ...words[role]].map((word) => [foldWord(word), role])));
const BETWEEN = /[,，、;；/|\n]/;

const isStoreRole = (role: Role): role is StoreRole => (storeRoles as readonly Role[]).includes(role);

/** One role or several in one cell. Roles that reach beyond the store are not given by a file. */
export function readRoles(text: string): Reading<readonly StoreRole[]> {
  const written = text
    .split(BETWEEN)
    .map((word) => foldWord(word))
    .filter((word) => word !== '');
  const named = written.map((word) => known.get(word));
  if (named.length === 0 || named.includes(undefined)) return fault('roleUnknown');
  const given = [...new Set(named.filter((role) => role !== undefined))];
  return given.every(isStoreRole) ? value(given) : fault('roleNotOfStore');
}
