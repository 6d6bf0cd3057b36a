import { checkRow, type RowContext } from '../../../domain/imports/check-row';
import type { ImportKindName } from '../../../domain/imports/kinds';
import { matchColumns, type Mapping } from '../../../domain/imports/match-columns';
import { RepeatedRows } from '../../../domain/imports/repeated-rows';
import { Customer } from '../../../domain/master-data/customer';
import type { TableRow } from '../../../domain/values/table';
import { faultyFiles, faultyVehicles } from '../../support/tables/faulty-rows';

const context: RowContext = { system: 'dms', today: '2026-11-26', daysFrom1904: false };
const rowOf = (cells: readonly string[], row = 2): TableRow => ({ row, cells, faults: [], shape: null });

function check<Name extends ImportKindName>(kind: Name, table: Readonly<Record<string, string>>, more: Mapping = {}) {
  const { mapping } = matchColumns(kind, Object.keys(table));
  return checkRow(kind, { ...mapping, ...more }, rowOf(Object.values(table)), context);
}
const customer = { 客户姓名: '张三', 手机: '138 0013 8000', 地址: '人民路1号' };

describe('a row becomes a record', () => {
  test('of a customer, known again by the id of the other system', () =>
    expect(check('customers', { 客户编号: 'KH-1', ...customer, 性别: '女', 会员: '是', 客户类型: '单位' })).toEqual({
      row: 2,
      key: { externalId: { system: 'dms', id: 'KH-1' }, natural: '13800138000 张三' },
      record: {
        name: '张三',
        salutation: '女士',
        phone: '13800138000',
        address: '人民路1号',
        email: null,
        goldCard: false,
        member: true,
        privateCustomer: false,
        preferredChannel: 'phone',
        hopedService: null,
      },
      said: ['externalId', 'name', 'sex', 'phone', 'address', 'member', 'privateCustomer'],
      warnings: [],
    }));
  test('of a customer without id, known again by phone and name', () =>
    expect(check('customers', customer)).toMatchObject({
      key: { externalId: null, natural: '13800138000 张三' },
      record: { salutation: '先生/女士' },
    }));
  test('a salutation that is given goes before the sex', () =>
    expect(check('customers', { ...customer, 性别: '男', 称谓: '张总' })).toMatchObject({
      record: { salutation: '张总' },
    }));
  test('of a car, with what names its owner, and a warning where the check digit of the VIN differs', () => {
    const car = {
      车牌: '沪a·12345',
      VIN码: '1m8gdm9a1kp042788',
      车型: '远航 L7',
      里程: '12,345公里',
      车主电话: '13800138000',
    };
    expect(check('vehicles', car)).toEqual({
      row: 2,
      key: { externalId: null, natural: '1M8GDM9A1KP042788' },
      record: {
        plate: '沪A12345',
        vin: '1M8GDM9A1KP042788',
        model: '远航 L7',
        type: 'saloon',
        odometer: 12_345,
        maintenanceCycleKilometres: 10_000,
        maintenanceCycleMonths: 12,
        nextMaintenanceDay: null,
        nextMaintenanceKilometres: null,
        boughtOn: null,
        owner: { externalId: null, name: null, phone: '13800138000' },
      },
      // what stands for empty cells is said by nobody
      said: ['plate', 'vin', 'model', 'odometer', 'ownerPhone'],
      warnings: ['vinCheckDigitDiffers'],
    });
  });
  test('of a part, a price, a person and a visit', () => {
    expect(check('parts', { 零件号: '06a 905 161b', 名称: '火花塞', 单价: '￥88.5' })).toMatchObject({
      key: { natural: '06A905161B' },
      record: {
        partNumber: '06A905161B',
        unitPrice: 8_850,
        stock: 0,
        keyLocation: false,
        supplier: null,
        active: true,
      },
    });
    expect(check('prices', { 项目编码: 'MAINT-A', 项目名称: '小保养', 工时: '1.5', 工时费: '120' })).toMatchObject({
      record: { code: 'MAINT-A', labourMinutes: 90, labour: 12_000, parts: [], active: true },
    });
    expect(check('staff', { 工号: 'Wang', 姓名: '王', 岗位: '技师/质检员' })).toMatchObject({
      key: { natural: 'wang' },
      record: { signIn: 'Wang', roles: ['technician', 'qualitySpecialist'], phone: null },
    });
    expect(
      check('visits', { 工单号: 'WX1', 车牌: '沪A12345', 日期: '2024/3/5', 维修内容: '机油\r\n机滤', 金额: '0' }),
    ).toMatchObject({
      key: { externalId: { system: 'dms', id: 'WX1' } },
      record: { orderNumber: 'WX1', vin: null, day: '2024-03-05', work: '机油\n机滤', amount: 0, odometer: null },
    });
  });
  test('that the API takes, too', () => {
    const read = check('customers', customer);
    expect('record' in read && Customer.parse(read.record)).toEqual('record' in read && read.record);
  });
});

describe('what a row does not say', () => {
  const source = (whenEmpty: string): Mapping => ({ address: { column: 2, whenEmpty } });
  test('is what the person has chosen for empty cells', () => {
    expect(check('customers', { ...customer, 地址: '' }, source('未登记'))).toMatchObject({
      record: { address: '未登记' },
    });
    expect(check('customers', customer, source('未登记'))).toMatchObject({ record: { address: '人民路1号' } });
  });
  test('is a fault when nothing was chosen, and when what was chosen does not fit', () => {
    expect(check('customers', { ...customer, 地址: '' })).toEqual({
      row: 2,
      faults: [{ code: 'missing', column: 'address', facts: {} }],
    });
    expect(check('customers', { ...customer, 地址: '' }, source('路'.repeat(121)))).toMatchObject({
      faults: [{ code: 'tooLong', column: 'address', facts: { max: 120 } }],
    });
  });
});

describe('a cell of a spreadsheet that cannot be trusted', () => {
  const { mapping } = matchColumns('customers', [...Object.keys(customer), '备注']);
  const cells = [...Object.values(customer), ''];
  test('is a fault of its column', () =>
    expect(
      checkRow(
        'customers',
        mapping,
        { ...rowOf(cells), faults: [{ column: 1, code: 'formulaWithoutValue' }] },
        context,
      ),
    ).toEqual({ row: 2, faults: [{ code: 'formulaWithoutValue', column: 'phone', facts: {} }] }));
  test('does not matter in a column that is not read', () =>
    expect(
      checkRow('customers', mapping, { ...rowOf(cells), faults: [{ column: 3, code: 'formulaError' }] }, context),
    ).toHaveProperty('record'));
  test('a row of another width is refused as a whole', () =>
    expect(checkRow('customers', mapping, { ...rowOf(cells), shape: 'cellsExtra' }, context)).toEqual({
      row: 2,
      faults: [{ code: 'cellsExtra', column: null, facts: {} }],
    }));
});

test('a fault never tells what stands in a cell, so that a log may have it', () => {
  for (const { kind, header, rows } of faultyFiles)
    for (const { cells } of rows) {
      const read = checkRow(kind, matchColumns(kind, header).mapping, rowOf(cells), context);
      const said = JSON.stringify(
        'faults' in read ? read.faults.map(({ facts: { allowed: _words, ...facts } }) => facts) : [],
      );
      for (const cell of cells.filter((text) => text.length > 3)) expect(said).not.toContain(cell);
    }
});

describe('rows that repeat', () => {
  const { header, sound } = faultyVehicles;
  const { mapping } = matchColumns('vehicles', header);
  const car = (change: Readonly<Record<string, string>>, row: number) => {
    const cells = header.map((name, index) => change[name] ?? sound[index] ?? '');
    const read = checkRow('vehicles', mapping, rowOf(cells, row), context);
    if (!('record' in read)) throw new Error(JSON.stringify(read.faults));
    return read;
  };
  const other = { 车辆编号: 'CL-2', 车牌号: '沪B54321', 车架号: 'LFV3A21K5D3000001' };

  test('are the same when they say the same, and a fault when they do not', () => {
    const known = new RepeatedRows('vehicles');
    expect(known.check(car({}, 2))).toEqual({ is: 'new' });
    expect(known.check(car({ 车牌号: '沪a·12345' }, 3))).toEqual({ is: 'same', as: 2 });
    expect(known.check(car({ 里程: '9' }, 4))).toEqual({
      is: 'fault',
      fault: { code: 'conflictingRow', column: null, facts: { row: 2 } },
    });
    expect(known.check(car(other, 5))).toEqual({ is: 'new' });
  });
  test('two records do not share plate or VIN, and a refused row leaves nothing behind', () => {
    const known = new RepeatedRows('vehicles');
    known.check(car({}, 2));
    const plate = car({ ...other, 车牌号: '沪A12345' }, 3);
    expect(known.check(plate)).toEqual({
      is: 'fault',
      fault: { code: 'valueTaken', column: 'plate', facts: { row: 2 } },
    });
    expect(known.check(car({ ...other, 车架号: '1M8GDM9AXKP042788' }, 4))).toMatchObject({
      fault: { code: 'valueTaken', column: 'vin', facts: { row: 2 } },
    });
    expect(known.check(car(other, 5))).toEqual({ is: 'new' });
  });
  test('a row without id is the one with its natural key', () => {
    const known = new RepeatedRows('vehicles');
    known.check(car({}, 2));
    expect(known.check(car({ 车辆编号: '' }, 3))).toEqual({ is: 'same', as: 2 });
    const reversed = new RepeatedRows('vehicles');
    reversed.check(car({ 车辆编号: '' }, 2));
    expect(reversed.check(car({}, 3))).toEqual({ is: 'same', as: 2 });
    expect(reversed.check(car({ 里程: '9' }, 4))).toMatchObject({ fault: { code: 'conflictingRow' } });
  });
  test('two customers with ids of their own may share phone and name', () => {
    const known = new RepeatedRows('customers');
    for (const id of ['KH-1', 'KH-2']) {
      const read = check('customers', { 客户编号: id, ...customer });
      expect('record' in read && known.check(read)).toEqual({ is: 'new' });
    }
  });
});
