import type { z } from 'zod';
import type { ChecklistField, Finding } from './finding';
import { goesBy } from './rules-version';
import type { RepairOrder } from './state';

/** One thing a person has to look at or do. What software cannot enforce, it can at least demand an answer to. */
export interface ChecklistItem {
  readonly item: string;
  /** Requirements this item keeps. */
  readonly codes: readonly string[];
  readonly en: string;
  readonly zh: string;
  /** The item asks for a reading or a count. */
  readonly reading?: 'kilometres' | 'eighths' | 'pieces';
  /** A store may leave it out of a kind of job: the requirement names none in particular, or concerns some stores only. */
  readonly optional?: true;
  /** Asked for only when this holds. */
  readonly when?: (order: RepairOrder) => boolean;
  /** It is handed over, and never left out, when this holds. */
  readonly given?: (order: RepairOrder) => boolean;
  /** The reading must be at least this. */
  readonly atLeast?: (order: RepairOrder) => number;
}

const item = (
  name: string,
  codes: string,
  en: string,
  zh: string,
  extra: Omit<ChecklistItem, 'item' | 'codes' | 'en' | 'zh'> = {},
): ChecklistItem => ({ item: name, codes: codes.split(' '), en, zh, ...extra });

const hasOldParts = (order: RepairOrder): boolean =>
  order.lines.some(({ status, parts }) => status === 'done' && parts.length > 0);
/** The customer left papers of the car with the store. */
const leftPapers = ({ intake }: RepairOrder): boolean => (intake?.documents.length ?? 0) > 0;
/** Orders that were opened earlier are not asked. */
const tellsOfAppointments = (order: RepairOrder): boolean => goesBy(order, 4);
const isGold = (order: RepairOrder): boolean => order.customer.goldCard;

export const checklists = {
  walkRound: [
    item('fuelLevel', 'B-12 B-13', 'Fuel level', '油量', { reading: 'eighths' }),
    item('mileage', 'B-12 B-13', 'Mileage', '里程', { reading: 'kilometres' }),
    item('trim', 'B-12 B-13 B-18', 'Interior trim and seats', '内饰及座椅'),
    item('instruments', 'B-12 B-13 B-18', 'Instruments and other electrics', '仪表及其他电器'),
    item('paint', 'B-12 B-13 B-18', 'Appearance and paint', '外观及漆面'),
    item('tyres', 'B-12 B-13', 'Tyres and rims', '轮胎及轮毂'),
    item('glass', 'B-12 B-13', 'Glass', '玻璃'),
    item('doorHandles', 'B-12 B-13', 'Door handles', '车门把手'),
    item('spareTyre', 'B-12 B-13', 'Boot: spare tyre', '后备箱：备胎'),
    item('tools', 'B-12 B-13', 'Boot: tools', '后备箱：随车工具'),
    item('engineBay', 'B-12 B-13', 'Engine bay: general condition', '发动机舱：总体状况'),
    item('fluids', 'B-12 B-13', 'Engine bay: fluid levels and state', '发动机舱：油液液位及状态'),
  ],
  covers: [
    item('pieces', 'B-15 CF-24', 'Protective covers fitted in front of the customer', '当面铺设防护套', {
      reading: 'pieces',
      atLeast: (order) => (order.accident ? 7 : order.policy.coverPieces),
    }),
    item('brandCovers', 'B-15', 'Covers are those ordered by the brand', '使用品牌指定防护套'),
  ],
  valuables: [
    item('beforeEntering', 'B-16', 'Valuables: reminded before anyone enters the car', '上车前提醒贵重物品'),
    item('atBoot', 'B-16', 'Valuables: reminded at the boot, free storage offered', '检查后备箱时提醒并提供免费存放'),
    item('afterWalkRound', 'B-16', 'Valuables: reminded on leaving the car', '环检离车时提醒'),
  ],
  reception: [
    item('contactDetails', 'B-02', 'Contact details and vehicle data collected', '采集联系方式与车辆信息'),
    item('addressing', 'B-02', 'Asked how the customer wishes to be addressed', '询问客户希望的称呼', {
      when: (order) => order.customer.firstVisit,
    }),
    item('arrivalMode', 'B-03', 'Arrival mode and symptoms recorded', '记录到店方式与故障现象'),
    item(
      'enquiryDetails',
      'B-29',
      'Vehicle, owner, repair and other requests recorded in detail',
      '详细登记车辆、车主、维修及其他需求',
    ),
  ],
  deliveryPreparation: [
    item('bodyClean', 'E-03', 'Last clean of the body', '车身最后清洁'),
    item('interiorClean', 'E-03', 'Last clean of the interior', '车内最后清洁'),
    item('exteriorLookOver', 'E-03', 'Exterior looked over', '外观检视'),
    item('articlesBack', 'E-03', 'Tools and articles counted and put back', '清点随车工具与物品并归位'),
    item('oldParts', 'E-08', 'Old parts labelled and on the shelf of the delivery area', '旧件贴标签并放置旧件展示架', {
      when: hasOldParts,
    }),
    item('slipsPrepared', 'F-19', 'Slips and handbook folder prepared', '单据与尊享手册备好'),
    item('maintenancePlan', 'F-20', 'Annual maintenance plan updated', '年度保养计划已更新'),
  ],
  // E-01: the store says by kind of job what it looks at
  qualityCheck: [],
  freeChecks: [
    item('battery', 'E-06 E-07', 'Battery (test slip attached)', '电瓶（附检测单）'),
    item('tyrePressure', 'E-06', 'Tyre pressure and tread', '胎压与花纹', { optional: true }),
    item('lights', 'E-06', 'Lights', '灯光', { optional: true }),
    item('wipers', 'E-06', 'Wipers and washer', '雨刮及喷水', { optional: true }),
    item('brakes', 'E-06', 'Brake pads and fluid', '刹车片与制动液', { optional: true }),
    item('coolantAndOil', 'E-06', 'Coolant and oil level', '冷却液与机油液位', { optional: true }),
    item('underbody', 'E-06', 'Underbody and leaks', '底盘及渗漏', { optional: true }),
  ],
  acceptance: [
    item('shortAccount', 'F-01', 'Short account of the repair given', '简要说明维修情况'),
    item('resultsShown', 'F-02', 'All items and free checks shown against the order', '对照工单展示全部项目与免检结果'),
    item('handsOn', 'F-02', 'Key items accepted by the customer hands-on', '关键项目由客户亲自确认'),
    item('conditionCompared', 'F-03', 'Condition compared with the pre-inspection record', '对照预检单确认车况无变化'),
    item('oldPartsShown', 'F-04', 'Each replaced old part shown and explained', '逐一展示并说明旧件', {
      when: hasOldParts,
    }),
    item('checkSheetExplained', 'F-05', 'Delivery check sheet explained item by item', '逐项解释交车检查表'),
  ],
  departure: [
    item('accompaniedToCashier', 'F-17', 'Accompanied to the cashier and introduced', '陪同至收银台并介绍'),
    item(
      'enclosed',
      'F-14',
      'Invoice, settlement list and slips enclosed in the envelope',
      '发票、结算清单、单据装入信封',
    ),
    item('vipLane', 'F-18', 'VIP settlement lane offered', '提供金卡结算通道', { when: isGold }),
    item('accompaniedToCar', 'F-17', 'Accompanied to the car', '陪同至车旁'),
    item('slipsTold', 'F-19', 'Customer told which slips the folder holds', '告知文件夹内单据'),
    item(
      'maintenanceTold',
      'F-21',
      'Importance of regular maintenance and next date and mileage told',
      '告知定期保养重要性及下次时间与里程',
    ),
    item('appointmentProcess', 'A-17', 'How to make an appointment told', '告知预约流程', {
      when: tellsOfAppointments,
    }),
    item('appointmentPhone', 'A-17', 'The phone number for appointments told', '告知预约电话', {
      when: tellsOfAppointments,
    }),
    item('hotline', 'A-17', 'The 24-hour hotline told', '告知24小时热线', { when: tellsOfAppointments }),
    item('exitPassToGuard', 'F-24', 'Exit pass handed to the guard for the customer', '出门证交门卫', {
      optional: true,
    }),
  ],
  handoverPack: [
    item('exitPass', 'F-13', 'Exit pass', '出厂通知单', { given: () => true }),
    item('workOrder', 'F-13', 'Work order', '维修单', { given: () => true }),
    item('settlementSheet', 'F-13', 'Settlement sheet', '结算单', { given: () => true }),
    item('guarantee', 'F-13', 'Quality guarantee certificate', '质量保证书', { given: () => true }),
    item('vehicleDocuments', 'F-13', 'Vehicle documents', '随车证件', { given: leftPapers }),
    item('key', 'F-13', 'Vehicle key', '车钥匙', { given: () => true }),
  ],
  finalCheck: [
    item('articlesCounted', 'F-15', 'Tools and articles counted together', '共同清点工具与物品'),
    item('exteriorViewed', 'F-15', 'Exterior viewed together', '共同检视外观'),
    item('coversRemoved', 'F-27', 'Covers removed, wheel and handles wiped', '取下护套并擦拭方向盘与把手'),
    item('water', 'F-27', 'Bottled water placed', '放置瓶装水', {
      reading: 'pieces',
      atLeast: ({ customer, policy }) => policy.waterBottles[customer.goldCard ? 'goldCard' : 'standard'],
    }),
  ],
} as const satisfies Record<z.infer<typeof ChecklistField>, readonly ChecklistItem[]>;

export type ChecklistName = keyof typeof checklists;

/** Lists whose items are looked at; those of the others are done. */
export const lookedAt: readonly ChecklistName[] = ['walkRound', 'qualityCheck', 'freeChecks'];

/** What is asked and looked at before the customer signs the pre-inspection. */
export const receptionLists: readonly ChecklistName[] = ['reception', 'walkRound', 'covers', 'valuables'];

/** E-06: so many free checks there are at least, whichever they are. */
export const FREE_CHECKS = 7;

/** The list on the papers of this order: the points of the requirements without those that its kind of job leaves out, then the store's own. */
export function listedItems(
  name: ChecklistName,
  { checklistProfile }: Pick<RepairOrder, 'checklistProfile'>,
): readonly ChecklistItem[] {
  const standard: readonly ChecklistItem[] = checklists[name];
  if (!checklistProfile) return standard;
  const { added, leftOut } = checklistProfile;
  const own = added
    .filter(({ list }) => list === name)
    .map(({ item: id, en, zh }): ChecklistItem => ({ item: id, codes: [], en, zh }));
  return [...standard.filter((one) => !leftOut.some(({ list, item: id }) => list === name && id === one.item)), ...own];
}

/** What has to be answered on this order. */
export const itemsOf = (name: ChecklistName, order: RepairOrder): readonly ChecklistItem[] =>
  listedItems(name, order).filter(({ when }) => when?.(order) ?? true);

/** B-12: the items still unfilled; no item may be left out. */
export const unfilled = (order: RepairOrder, name: ChecklistName): readonly ChecklistItem[] => {
  const filled: Readonly<Record<string, Finding>> = order.checklists[name] ?? {};
  return itemsOf(name, order).filter(({ item: id }) => !Object.hasOwn(filled, id));
};

/** What these lists still lack, with the words by which people know it: those of the store stand in no catalogue. */
export const missingPoints = (order: RepairOrder, names: readonly ChecklistName[]) =>
  names
    .map((checklist) => ({ checklist, open: unfilled(order, checklist) }))
    .filter(({ open }) => open.length > 0)
    .map(({ checklist, open }) => ({
      checklist,
      items: open.map(({ item: id }) => id),
      points: open.map(({ zh, en }) => ({ zh, en })),
    }));
