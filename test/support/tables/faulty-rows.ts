import type { RowFaultCode } from '../../../domain/imports/fault';
import { importKinds, type ImportKindName } from '../../../domain/imports/kinds';

type Cells = Readonly<Record<string, string>>;
type Expected = readonly (readonly [column: string | null, code: RowFaultCode])[];

/** One row that is wrong in one way, and exactly what is to be said about it. */
export interface FaultyRow {
  readonly name: string;
  readonly cells: readonly string[];
  readonly expected: Expected;
}
export interface FaultyFile {
  readonly kind: ImportKindName;
  readonly header: readonly string[];
  /** A row without fault, in which each faulty row changes something. */
  readonly sound: readonly string[];
  readonly rows: readonly FaultyRow[];
}

type Case = readonly [name: string, change: Cells, ...expected: Expected];

function faultyFile(
  kind: ImportKindName,
  sound: Cells,
  cases: readonly Case[],
  odd: readonly FaultyRow[] = [],
): FaultyFile {
  const keys = Object.keys(sound);
  const names = new Map(importKinds[kind].columns.map(({ key, names: { zh } }) => [key, zh]));
  const cellsOf = (cells: Cells): readonly string[] => keys.map((key) => cells[key] ?? '');
  return {
    kind,
    header: keys.map((key) => names.get(key) ?? key),
    sound: cellsOf(sound),
    rows: [
      ...cases.map(([name, change, ...expected]) => ({ name, cells: cellsOf({ ...sound, ...change }), expected })),
      ...odd,
    ],
  };
}

const vehicle: Cells = {
  externalId: 'CL-1',
  plate: '沪A12345',
  vin: '1M8GDM9AXKP042788',
  model: '远航 L7',
  type: '轿车',
  odometer: '12345',
  maintenanceCycleKilometres: '10000',
  maintenanceCycleMonths: '12',
  nextMaintenanceDay: '2027-03-01',
  nextMaintenanceKilometres: '20000',
  boughtOn: '2024-03-05',
  ownerExternalId: 'KH-1',
  ownerName: '张三',
  ownerPhone: '13800138000',
};

export const faultyVehicles = faultyFile(
  'vehicles',
  vehicle,
  [
    ['no plate', { plate: '' }, ['plate', 'missing']],
    ['a dash for the plate', { plate: '—' }, ['plate', 'missing']],
    ['a plate without its province', { plate: 'A12345' }, ['plate', 'plateInvalid']],
    ['a plate that is too short', { plate: '沪A1234' }, ['plate', 'plateInvalid']],
    ['a plate with the letter I', { plate: '沪AI2345' }, ['plate', 'plateInvalid']],
    ['a plate that is hidden', { plate: '沪A***45' }, ['plate', 'masked']],
    ['a VIN that the exporting program wrote as NULL', { vin: 'NULL' }, ['vin', 'missing']],
    ['a VIN that is too short', { vin: '1M8GDM9AXKP04278' }, ['vin', 'vinInvalid']],
    ['a VIN with the letter O', { vin: '1M8GDM9AXKP04278O' }, ['vin', 'vinInvalid']],
    ['the last eight characters of a VIN', { vin: 'KP042788' }, ['vin', 'vinInvalid']],
    ['a VIN that is hidden', { vin: '1M8GDM9A*****2788' }, ['vin', 'masked']],
    ['no model', { model: '  ' }, ['model', 'missing']],
    ['a model that is too long', { model: '远'.repeat(121) }, ['model', 'tooLong']],
    ['a model with a control character', { model: '远航\u0007L7' }, ['model', 'controlCharacter']],
    ['a model with a mark that turns the direction', { model: '远航\u202eL7' }, ['model', 'controlCharacter']],
    ['a model with characters that cannot be read', { model: '远航\ufffd\ufffd' }, ['model', 'brokenCharacters']],
    ['a model that was read in the wrong encoding twice', { model: '锟斤拷锟斤拷' }, ['model', 'brokenCharacters']],
    ['a body type that is none', { type: '自行车' }, ['type', 'choiceUnknown']],
    ['no odometer', { odometer: '' }, ['odometer', 'missing']],
    ['an odometer in words', { odometer: '一万二' }, ['odometer', 'numberUnreadable']],
    ['an odometer in ten thousands', { odometer: '1.2万公里' }, ['odometer', 'numberUnreadable']],
    ['an odometer with wrong thousands', { odometer: '1,23' }, ['odometer', 'numberUnreadable']],
    ['an odometer below zero', { odometer: '-5' }, ['odometer', 'negative']],
    ['an odometer with a fraction', { odometer: '12345.6' }, ['odometer', 'notWhole']],
    ['an odometer beyond every car', { odometer: '3000001' }, ['odometer', 'tooLarge']],
    ['a cycle of no kilometres', { maintenanceCycleKilometres: '0' }, ['maintenanceCycleKilometres', 'tooSmall']],
    [
      'a cycle of too many kilometres',
      { maintenanceCycleKilometres: '60000' },
      ['maintenanceCycleKilometres', 'tooLarge'],
    ],
    ['a cycle of no months', { maintenanceCycleMonths: '0' }, ['maintenanceCycleMonths', 'tooSmall']],
    ['a cycle of 37 months', { maintenanceCycleMonths: '37个月' }, ['maintenanceCycleMonths', 'tooLarge']],
    ['a day that does not exist', { nextMaintenanceDay: '2027-02-30' }, ['nextMaintenanceDay', 'dayDoesNotExist']],
    ['a thirteenth month', { nextMaintenanceDay: '2027年13月1日' }, ['nextMaintenanceDay', 'dayDoesNotExist']],
    [
      'a day in the order of another country',
      { nextMaintenanceDay: '03/05/2027' },
      ['nextMaintenanceDay', 'dayUnreadable'],
    ],
    ['a year of two digits', { nextMaintenanceDay: '27-3-5' }, ['nextMaintenanceDay', 'dayUnreadable']],
    ['a month without a day', { nextMaintenanceDay: '2027年3月' }, ['nextMaintenanceDay', 'dayUnreadable']],
    ['a day of the next century', { nextMaintenanceDay: '2101-01-01' }, ['nextMaintenanceDay', 'dayOutOfRange']],
    ['a day number of the last century', { boughtOn: '36000' }, ['boughtOn', 'dayOutOfRange']],
    ['a car bought in 1999', { boughtOn: '1999-12-31' }, ['boughtOn', 'dayOutOfRange']],
    ['a car bought tomorrow', { boughtOn: '2026-11-27' }, ['boughtOn', 'dayInFuture']],
    ['a car bought in 2099', { boughtOn: '20990101' }, ['boughtOn', 'dayInFuture']],
    ['a phone number with a digit too few', { ownerPhone: '1380013800' }, ['ownerPhone', 'phoneInvalid']],
    ['a phone number of Hong Kong', { ownerPhone: '+852 2345 6789' }, ['ownerPhone', 'phoneInvalid']],
    ['two phone numbers', { ownerPhone: '13800138000/13900139000' }, ['ownerPhone', 'severalPhones']],
    [
      'two phone numbers with a space between',
      { ownerPhone: '13800138000 13900139000' },
      ['ownerPhone', 'severalPhones'],
    ],
    ['a phone number that is hidden', { ownerPhone: '138****8000' }, ['ownerPhone', 'masked']],
    ['a phone number that a spreadsheet has rounded', { ownerPhone: '1.38E+10' }, ['ownerPhone', 'digitsLost']],
    ['an id that a spreadsheet has rounded', { externalId: '2.02403E+17' }, ['externalId', 'digitsLost']],
    ['nothing that names the owner', { ownerExternalId: '', ownerPhone: '' }, [null, 'oneMissing']],
    [
      'several faults at once',
      { plate: '', odometer: 'x', boughtOn: '2099-1-1' },
      ['plate', 'missing'],
      ['odometer', 'numberUnreadable'],
      ['boughtOn', 'dayInFuture'],
    ],
  ],
  [
    {
      name: 'a comma without quotation marks',
      cells: [...Object.values(vehicle), '多余'],
      expected: [[null, 'cellsExtra']],
    },
    {
      name: 'a line that ends too early',
      cells: Object.values(vehicle).slice(0, 5),
      expected: [[null, 'cellsMissing']],
    },
    {
      name: 'the same car with something else',
      cells: Object.values({ ...vehicle, odometer: '99999' }),
      expected: [[null, 'conflictingRow']],
    },
    {
      name: 'the plate of another car',
      cells: Object.values({ ...vehicle, externalId: 'CL-2', vin: 'LFV3A21K5D3000001' }),
      expected: [['plate', 'valueTaken']],
    },
    {
      name: 'the VIN of another car',
      cells: Object.values({ ...vehicle, externalId: 'CL-3', plate: '沪B54321' }),
      expected: [['vin', 'valueTaken']],
    },
  ],
);

const faultyCustomers = faultyFile(
  'customers',
  {
    externalId: 'KH-1',
    name: '张三',
    salutation: '张先生',
    sex: '男',
    phone: '13800138000',
    address: '上海市浦东新区人民路1号',
    email: 'zhang@example.com',
    goldCard: '否',
    member: '是',
    privateCustomer: '个人',
    preferredChannel: '微信',
    hopedService: '上门取送车',
  },
  [
    ['no name', { name: '' }, ['name', 'missing']],
    ['a name that says that there is none', { name: '无' }, ['name', 'missing']],
    ['a name that is too long', { name: '𠮷'.repeat(121) }, ['name', 'tooLong']],
    ['a name with half a character', { name: '张\ufffd' }, ['name', 'brokenCharacters']],
    ['a sex that is none', { sex: '甲' }, ['sex', 'choiceUnknown']],
    ['no phone number', { phone: '' }, ['phone', 'missing']],
    ['a phone number with an extension', { phone: '021-12345678-801' }, ['phone', 'phoneInvalid']],
    ['an emergency number', { phone: '110' }, ['phone', 'phoneInvalid']],
    ['no address', { address: '暂无' }, ['address', 'missing']],
    ['an e-mail address without a point', { email: 'zhang@example' }, ['email', 'emailInvalid']],
    ['a gold card that may be', { goldCard: '可能' }, ['goldCard', 'notYesOrNo']],
    ['a kind of customer that is none', { privateCustomer: '外星人' }, ['privateCustomer', 'notYesOrNo']],
    ['a channel that is none', { preferredChannel: '信鸽' }, ['preferredChannel', 'choiceUnknown']],
    ['a wish that is a book', { hopedService: '书'.repeat(2_001) }, ['hopedService', 'tooLong']],
  ],
);

const faultyParts = faultyFile(
  'parts',
  {
    partNumber: '06A 905 161 B',
    name: '火花塞',
    unitPrice: '88.50',
    stock: '12',
    keyLocation: '否',
    leadDays: '2',
  },
  [
    ['no part number', { partNumber: '' }, ['partNumber', 'missing']],
    ['a part number in Chinese', { partNumber: '火花塞' }, ['partNumber', 'codeInvalid']],
    ['a part number that a spreadsheet has rounded', { partNumber: '8.00E+15' }, ['partNumber', 'digitsLost']],
    ['no price', { unitPrice: '' }, ['unitPrice', 'missing']],
    ['a price in words', { unitPrice: '面议' }, ['unitPrice', 'amountUnreadable']],
    ['a price of another country', { unitPrice: '1.234,50' }, ['unitPrice', 'amountUnreadable']],
    ['a price in ten thousands', { unitPrice: '1.2万' }, ['unitPrice', 'amountUnreadable']],
    ['a price with half a fen', { unitPrice: '88.505' }, ['unitPrice', 'amountTooFine']],
    ['a price below zero', { unitPrice: '-88.50' }, ['unitPrice', 'negative']],
    ['a price in brackets, as accountants write below zero', { unitPrice: '(88.50)' }, ['unitPrice', 'negative']],
    ['a price beyond every part', { unitPrice: '10000000.01' }, ['unitPrice', 'tooLarge']],
    ['half a piece', { stock: '0.5' }, ['stock', 'notWhole']],
    ['a stock below zero', { stock: '-3' }, ['stock', 'negative']],
    ['two years until it comes', { leadDays: '730' }, ['leadDays', 'tooLarge']],
  ],
);

const faultyPrices = faultyFile(
  'prices',
  {
    code: 'MAINT-A',
    work: '小保养',
    labourMinutes: '40',
    labourHours: '',
    labour: '120',
    parts: 'FLT-OIL',
  },
  [
    ['no code', { code: '' }, ['code', 'missing']],
    ['a code in Chinese', { code: '小保养' }, ['code', 'codeInvalid']],
    ['a code that a spreadsheet has rounded', { code: '1.0E+05' }, ['code', 'digitsLost']],
    ['no labour time', { labourMinutes: '' }, [null, 'oneMissing']],
    ['labour of no time', { labourMinutes: '0' }, ['labourMinutes', 'tooSmall']],
    ['hours that are no whole minutes', { labourMinutes: '', labourHours: '0.333' }, ['labourHours', 'notWhole']],
    ['hours beyond ten days', { labourMinutes: '', labourHours: '241' }, ['labourHours', 'tooLarge']],
    [
      'more parts than a line has',
      { parts: Array.from({ length: 31 }, (_part, n) => `P-${n}`).join('、') },
      ['parts', 'tooMany'],
    ],
  ],
);

const faultyStaff = faultyFile(
  'staff',
  { signIn: 'zhang.san', name: '张三', roles: '服务顾问', phone: '13800138000', email: 'zhang@example.com' },
  [
    ['a sign-in name with a space', { signIn: 'zhang san' }, ['signIn', 'codeInvalid']],
    ['no role', { roles: '' }, ['roles', 'missing']],
    ['a role that is none', { roles: '服务顾问、魔术师' }, ['roles', 'roleUnknown']],
    ['the role that operates the system', { roles: '服务顾问、系统管理员' }, ['roles', 'roleNotOfStore']],
    ['the role that watches over all stores', { roles: 'Central team' }, ['roles', 'roleNotOfStore']],
    ['the role of the customer', { roles: 'customer' }, ['roles', 'roleNotOfStore']],
  ],
);

const faultyVisits = faultyFile(
  'visits',
  {
    externalId: 'WX20240305001',
    plate: '沪A12345',
    vin: '1M8GDM9AXKP042788',
    day: '2024-03-05',
    odometer: '12345',
    work: '更换机油',
    amount: '1,234.50',
  },
  [
    ['no order number', { externalId: '' }, ['externalId', 'missing']],
    ['an order number that a spreadsheet has rounded', { externalId: '2.02403E+17' }, ['externalId', 'digitsLost']],
    ['no car', { plate: '', vin: '' }, [null, 'oneMissing']],
    ['no day', { day: '' }, ['day', 'missing']],
    ['a visit in 2099', { day: '2099-12-31' }, ['day', 'dayInFuture']],
    ['a day by its name', { day: '星期一' }, ['day', 'dayUnreadable']],
    ['no work', { work: '' }, ['work', 'missing']],
    ['an amount in dollars', { amount: '$12' }, ['amount', 'amountUnreadable']],
  ],
);

export const faultyFiles = [
  faultyVehicles,
  faultyCustomers,
  faultyParts,
  faultyPrices,
  faultyStaff,
  faultyVisits,
] as const;
