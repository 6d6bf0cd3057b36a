import { defaultPolicy, servicePolicy, type ServicePolicy } from '../../domain/policy/policy';
import type { Role } from '../../domain/kernel/actor';
import { foldPlate, vinCheckDigit } from '../../domain/values/vehicle';
import type { WorkingCalendar } from '../../domain/time/working-time';
import type { StoredCustomer, StoredPart, StoredPrice, StoredVehicle } from '../../platform/mongo/models';

/** 途安汽车 S01: a store like many, with somebody in every role. */
export const STORE = 'S01';
export const DEMO_PASSWORD = 'repairflow';
export const stores = [
  { _id: STORE, name: '途安汽车销售服务有限公司', brand: 'voyage', teams: ['team-1', 'team-2', 'team-3'] },
];

export const staff: readonly { id: string; name: string; roles: Role[] }[] = [
  { id: 'wang', name: '王晓敏', roles: ['serviceAdvisor'] },
  { id: 'li', name: '李建国', roles: ['serviceAdvisor'] },
  { id: 'assistant', name: '周莉', roles: ['advisorAssistant'] },
  { id: 'supervisor', name: '陈业', roles: ['businessSupervisor'] },
  { id: 'settlement', name: '孙会', roles: ['settlementClerk'] },
  { id: 'cashier', name: '钱芳', roles: ['cashier'] },
  { id: 'finance', name: '金算', roles: ['finance'] },
  { id: 'workshop', name: '郑厂', roles: ['workshopSupervisor'] },
  { id: 'dispatcher', name: '冯度', roles: ['dispatcher'] },
  { id: 'zhao', name: '赵铁', roles: ['technician'] },
  { id: 'wu', name: '吴刚', roles: ['technician'] },
  { id: 'expert', name: '何专', roles: ['technicalExpert'] },
  { id: 'support', name: '施工', roles: ['supportTechnician'] },
  { id: 'quality', name: '严质', roles: ['qualitySpecialist'] },
  { id: 'parts', name: '裴健', roles: ['partsSpecialist'] },
  { id: 'warranty', name: '包修', roles: ['warrantySpecialist'] },
  { id: 'driver', name: '马师傅', roles: ['driver'] },
  { id: 'manager', name: '林经理', roles: ['serviceManager'] },
  { id: 'director', name: '高总监', roles: ['serviceDirector'] },
  { id: 'store', name: '方店长', roles: ['storeManager'] },
  { id: 'central', name: '总部团队', roles: ['centralTeam'] },
  { id: 'crmanager', name: '许客服', roles: ['crManager'] },
  { id: 'crsupervisor', name: '韩主管', roles: ['crSupervisor'] },
  { id: 'cr', name: '杨专员', roles: ['crSpecialist'] },
  { id: 'clerk', name: '朱信息', roles: ['informationClerk'] },
  { id: 'gate', name: '门卫老张', roles: ['gateGuard'] },
];

/** The demo store never closes, so that a demonstration works at any hour of the day. */
const alwaysOpen: WorkingCalendar = {
  zone: 'Asia/Shanghai',
  week: Array.from({ length: 7 }, () => [[0, 1440] as const]),
  holidays: [],
  makeUpDays: [],
};

export const demoPolicy = servicePolicy(
  { store: STORE, brand: 'voyage', version: 1 },
  { ...defaultPolicy, calendar: alwaysOpen },
);

const second = 1 / 60;
/** Time runs fast by policy: what takes minutes in a store takes seconds in a drill. */
export const drillPolicy: ServicePolicy = {
  ...demoPolicy,
  minutes: {
    ...defaultPolicy.minutes,
    technicianCall: 2 * second,
    diagnosisReport: 2 * second,
    customerContact: 2 * second,
    counterMeasure: 2 * second,
    extraItemEscalation: 6 * second,
    relay: 2 * second,
    slips: 2 * second,
    exitPass: 2 * second,
    workshopReceipt: 2 * second,
    promiseMargin: 0.05,
  },
  extraItemReminders: [2 * second, 4 * second],
  escalationLadder: [2 * second, 4 * second, 6 * second],
  complaint: {
    ...defaultPolicy.complaint,
    minutes: {
      firstAnswer: 5 * second,
      urgentAnswer: 3 * second,
      judgement: 6 * second,
      confirmation: 6 * second,
      ownerSignature: 6 * second,
      decision: 6 * second,
      acceptance: 8 * second,
      notification: 5 * second,
      implementation: 8 * second,
      revisit: 6 * second,
      evaluation: 8 * second,
      reopening: 4 * second,
      leaderContact: 5 * second,
      centralPackage: 6 * second,
      idle: 30 * second,
    },
    pauseCapMinutes: 8 * second,
    ladder: [3 * second, 3 * second, 15 * second],
  },
  followUp: {
    ...defaultPolicy.followUp,
    notBeforeDays: second / 1440,
    dueDays: (5 * second) / 1440,
    sweepDays: (9 * second) / 1440,
    closeDays: (9 * second) / 1440,
    windows: [[0, 1440]],
    attempts: 2,
    quickHandlingMinutes: 6 * second,
    secondCallMinutes: 6 * second,
    escalateMinutes: 3 * second,
  },
  notices: { quiet: [0, 0] },
};

const families = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章';
const givens = [
  '伟',
  '芳',
  '娜',
  '秀英',
  '敏',
  '静',
  '丽',
  '强',
  '磊',
  '军',
  '洋',
  '勇',
  '艳',
  '杰',
  '娟',
  '涛',
  '明',
  '超',
  '霞',
  '平',
];
const streets = ['人民路', '中山路', '解放路', '建设路', '和平路', '长江路', '黄河路', '新华街', '青年街', '文化路'];
const models = [
  ['远航 L7', 'saloon', 'LFV3A21K'],
  ['远航 X5', 'suv', 'LSVN254R'],
  ['远航 M9', 'mpv', 'LBVTZ410'],
  ['远航 E3 新能源', 'saloon', 'LGXCE4CB'],
] as const;

const letter = (index: number): string => 'ABCDEFGHJKLMNPQRSTUVWXYZ'[index % 24] as string;
const pad = (n: number, width: number): string => String(n).padStart(width, '0');

/** A mainland plate; new-energy cars carry six characters. */
const plateOf = (index: number): string =>
  index % 4 === 3
    ? foldPlate(`沪A·D${pad(10_000 + index * 937, 5).slice(-5)}`)
    : foldPlate(`沪${letter(index + 1)}·${letter(index * 7)}${pad(1_000 + index * 211, 4).slice(-4)}`);

/** A VIN with its check digit in ninth place. */
const vinOf = (prefix: string, index: number): string => {
  const open = `${prefix}0${letter(index).replace('Q', 'R')}2${pad(100_000 + index * 4_211, 6)}`;
  return open.slice(0, 8) + vinCheckDigit(open) + open.slice(9);
};

const now = Date.parse('2026-11-01T02:00:00Z');

export const customers: readonly StoredCustomer[] = Array.from({ length: 40 }, (_, index) => {
  const family = families[index] as string;
  return {
    _id: `C-${pad(index + 1, 3)}`,
    store: STORE,
    version: 1,
    name: family + (givens[index % givens.length] as string),
    salutation: `${family}${index % 2 === 0 ? '先生' : '女士'}`,
    phone: `13${pad(800_000_000 + index * 1_234_567, 9)}`,
    address: `上海市浦东新区${streets[index % streets.length]}${index * 3 + 1}号`,
    email: index % 5 === 0 ? `customer${index + 1}@example.com` : null,
    goldCard: index % 10 === 0,
    member: index % 3 === 0,
    privateCustomer: index % 8 !== 7,
    preferredChannel: index % 4 === 0 ? 'wechat' : 'phone',
    hopedService: index % 6 === 0 ? '上门取送车' : null,
    updatedAt: now,
  };
});

export const vehicles: readonly StoredVehicle[] = customers.map(({ _id: customer }, index) => {
  const [model, type, prefix] = models[index % models.length] as (typeof models)[number];
  return {
    _id: `V-${pad(index + 1, 3)}`,
    store: STORE,
    version: 1,
    customer,
    plate: plateOf(index),
    vin: vinOf(prefix, index),
    model,
    type,
    odometer: 5_000 + index * 2_350,
    maintenanceCycleKilometres: 10_000,
    maintenanceCycleMonths: 12,
    nextMaintenanceDay: null,
    nextMaintenanceKilometres: null,
    boughtOn: `20${20 + (index % 6)}-0${1 + (index % 9)}-15`,
    updatedAt: now,
  };
});

const part = (
  partNumber: string,
  name: string,
  unitPrice: number,
  stock: number,
  keyLocation = false,
  leadDays = 2,
): StoredPart => ({
  _id: `${STORE}:${partNumber}`,
  store: STORE,
  partNumber,
  name,
  unitPrice,
  stock,
  keyLocation,
  leadDays,
});

export const parts: readonly StoredPart[] = [
  part('OIL-5W30-4L', '机油 5W-30 4L', 32_800, 60),
  part('FLT-OIL', '机油滤清器', 4_500, 80),
  part('FLT-AIR', '空气滤清器', 8_800, 40),
  part('FLT-CABIN', '空调滤清器', 9_800, 40),
  part('PAD-FRONT', '前刹车片', 52_000, 12, true),
  part('DISC-FRONT', '前刹车盘', 68_000, 6, true),
  part('BATTERY-60', '蓄电池 60Ah', 62_000, 8),
  part('WIPER', '雨刮片', 12_000, 30),
  part('COOLANT', '冷却液 4L', 15_600, 20),
  part('BELT', '正时皮带组件', 88_000, 2, true, 3),
  part('BUMPER-F', '前保险杠', 145_000, 0, false, 4),
  part('TYRE-205', '轮胎 205/55R16', 56_000, 16, true),
];

const price = (code: string, work: string, labourMinutes: number, labour: number, ...needs: string[]): StoredPrice => ({
  _id: `${STORE}:${code}`,
  store: STORE,
  code,
  work,
  labourMinutes,
  labour,
  parts: needs,
});

export const prices: readonly StoredPrice[] = [
  price('MAINT-A', '小保养（机油机滤）', 40, 12_000, 'OIL-5W30-4L', 'FLT-OIL'),
  price('MAINT-B', '大保养（三滤）', 90, 28_000, 'OIL-5W30-4L', 'FLT-OIL', 'FLT-AIR', 'FLT-CABIN'),
  price('BRAKE-F', '更换前刹车片', 60, 16_000, 'PAD-FRONT'),
  price('DISC-F', '更换前刹车盘', 80, 20_000, 'DISC-FRONT'),
  price('BATTERY', '更换蓄电池', 20, 5_000, 'BATTERY-60'),
  price('WIPER', '更换雨刮片', 10, 2_000, 'WIPER'),
  price('COOLANT', '更换冷却液', 40, 9_000, 'COOLANT'),
  price('TIMING', '更换正时皮带', 180, 68_000, 'BELT'),
  price('BUMPER', '更换前保险杠', 120, 36_000, 'BUMPER-F'),
  price('TYRE', '更换轮胎', 30, 4_000, 'TYRE-205'),
  price('DIAG', '异响排查', 60, 18_000),
];
