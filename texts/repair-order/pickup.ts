import type { TextGroup } from '../merge';

/** A car that is ready and not collected, and customers who wait at a desk. */
export const pickupTexts = {
  commands: {
    askToCollect: { zh: '再次约定提车日期', en: 'Ask to collect, and agree on a day' },
    parkCar: { zh: '未提车辆入库过夜', en: 'Put the car away' },
  },
  events: {
    collectionAgreed: { zh: '已再次约定提车日期', en: 'Day of collection agreed' },
    carParked: { zh: '未提车辆已入库', en: 'Car put away' },
  },
  timers: {
    'E-05': { zh: '客户提车', en: 'Collecting the car' },
    'B-21': { zh: '未提车辆入库过夜', en: 'Putting away a car that is not collected' },
    'F-01': { zh: '客户在场确认维修结果', en: 'The customer who waits to see the result' },
    'F-07': { zh: '客户在场结算', en: 'The customer who waits to settle' },
    'F-08': { zh: '客户在场等待优惠审批', en: 'The customer who waits for a discount' },
    'F-15': { zh: '客户在场交车终检', en: 'The customer who waits for the final check' },
    'F-30': { zh: '客户异议处理', en: 'The customer who objects' },
    'C-04': { zh: '不修客户离店手续', en: 'The customer who leaves without a repair' },
  },
  fields: {
    parkingPlace: { zh: '停放位置', en: 'Place' },
    keyPlace: { zh: '钥匙存放处', en: 'Where the key is' },
  },
} as const satisfies TextGroup;
