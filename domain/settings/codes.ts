import { Code } from '../values/field-schemas';
import { staff } from '../values/role-groups';
import { entriesSection } from './entries';

type Row = readonly [code: string, zh: string, en: string];

const codes = (...rows: readonly Row[]) =>
  entriesSection({
    key: 'code',
    id: Code,
    rest: {},
    most: 100,
    needsOne: true,
    initial: () => ({ items: rows.map(([code, zh, en]) => ({ code, zh, en, active: true })) }),
    readers: staff,
    writers: ['storeManager', 'crManager', 'operator'],
  });

/** H-22: why it went wrong. */
export const causeCodes = codes(
  ['WORKMANSHIP', '维修工艺', 'Workmanship'],
  ['DIAGNOSIS', '诊断失误', 'Wrong diagnosis'],
  ['PART-QUALITY', '配件质量', 'Quality of a part'],
  ['PART-SUPPLY', '配件供应', 'Supply of parts'],
  ['PRODUCT', '车辆本身质量', 'Quality of the vehicle'],
  ['COMMUNICATION', '沟通不到位', 'Communication'],
  ['ATTITUDE', '服务态度', 'Attitude'],
  ['DELAY', '未按时交车', 'Delay'],
  ['PRICE', '价格与收费', 'Price and charges'],
);

/** H-32: what the complaint was about, as the statistics form counts it. */
export const classificationCodes = codes(
  ['REPAIR-QUALITY', '维修质量', 'Quality of the repair'],
  ['SERVICE', '服务', 'Service'],
  ['PARTS', '配件', 'Parts'],
  ['TIME', '时效', 'Time'],
  ['PRICE', '价格', 'Price'],
  ['VEHICLE', '车辆质量', 'Quality of the vehicle'],
  ['OTHER', '其他', 'Other'],
);
