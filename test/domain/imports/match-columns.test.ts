import { importKinds, type ImportKindName } from '../../../domain/imports/kinds';
import { mappingSchema, matchColumns, namesOf } from '../../../domain/imports/match-columns';

const kinds = Object.keys(importKinds) as ImportKindName[];

/** Which column of the file each key takes, by its name in the file. */
const matched = (kind: ImportKindName, header: readonly string[]): Record<string, string | null> =>
  Object.fromEntries(
    Object.entries(matchColumns(kind, header).mapping).map(([key, source]) => [
      key,
      source?.column == null ? null : (header[source.column] ?? null),
    ]),
  );

describe.each(kinds)('the columns of %s', (kind) => {
  const { columns } = importKinds[kind];
  test('have names that no two of them share', () => {
    const names = columns.flatMap((column) => namesOf(column));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
  test.each(['zh', 'en'] as const)('are found by their own names, %s', (language) => {
    const header = columns.map(({ names }) => names[language]).toReversed();
    expect(matchColumns(kind, header)).toMatchObject({ unmatched: [], missing: [] });
    expect(matched(kind, header)).toEqual(Object.fromEntries(columns.map(({ key, names }) => [key, names[language]])));
  });
  test('that must say something are named when the file has none of them', () => {
    const { missing, mapping } = matchColumns(kind, ['甲', '乙']);
    const needed = columns.filter(({ required, whenEmpty }) => required && whenEmpty === null).map(({ key }) => key);
    expect(missing).toEqual(expect.arrayContaining(needed));
    expect(Object.values(mapping).map((source) => source?.column)).toEqual(Object.keys(mapping).map(() => null));
  });
});

test('the names of dealer systems are known, with units, remarks and full-width letters', () => {
  expect(
    matched('vehicles', [
      '序号',
      '*客户编码',
      '车主姓名',
      '移动电话',
      '车牌号码',
      'ＶＩＮ码',
      '车型名称',
      '行驶里程（km）',
      '购车日期',
    ]),
  ).toMatchObject({
    ownerExternalId: '*客户编码',
    ownerName: '车主姓名',
    ownerPhone: '移动电话',
    plate: '车牌号码',
    vin: 'ＶＩＮ码',
    model: '车型名称',
    odometer: '行驶里程（km）',
    boughtOn: '购车日期',
    type: null,
  });
  expect(matched('parts', ['备件编号', '备件名称', '零售价(元)', '库存数量'])).toEqual({
    partNumber: '备件编号',
    name: '备件名称',
    unitPrice: '零售价(元)',
    stock: '库存数量',
  });
  expect(matched('visits', ['委托书号', '车架号', '进厂日期', '进厂里程', '维修内容', '结算金额（含税）'])).toEqual({
    externalId: '委托书号',
    vin: '车架号',
    day: '进厂日期',
    odometer: '进厂里程',
    work: '维修内容',
    amount: '结算金额（含税）',
  });
});

test('of several columns the one with the most exact name is taken, the others are left to the person', () => {
  const header = ['联系电话', '手机', '客户', '客户姓名'];
  expect(matched('customers', header)).toMatchObject({ phone: '手机', name: '客户姓名' });
  expect(matchColumns('customers', header).unmatched).toEqual([0, 2]);
});

test.each(['单价(不含税)', '不含税价', '进价', '成本价', '单价（万元）', '单价（分）'])(
  '%s is not the price that a customer is told',
  (name) =>
    expect(matchColumns('parts', ['零件号', '零件名称', name])).toMatchObject({
      unmatched: [2],
      missing: ['unitPrice'],
    }),
);

test('hours are not taken for minutes', () => {
  expect(matched('prices', ['工时'])).toEqual({ labourHours: '工时' });
  expect(matched('prices', ['工时(分钟)'])).toEqual({ labourMinutes: '工时(分钟)' });
});

test('a password is no column', () =>
  expect(matchColumns('staff', ['登录名', '姓名', '岗位', '密码']).unmatched).toEqual([3]));

test('a mapping that is sent in names columns of the kind and of the file', () => {
  const schema = mappingSchema('parts', 3);
  const { mapping } = matchColumns('parts', ['零件号', '零件名称', '单价']);
  expect(schema.parse(mapping)).toEqual(mapping);
  const source = { column: 0, whenEmpty: null };
  for (const wrong of [
    { colour: source },
    { name: { ...source, column: 3 } },
    { name: { ...source, column: -1 } },
    { name: { ...source, column: 0.5 } },
    { name: { column: 0 } },
    { name: { ...source, whenEmpty: 'x'.repeat(2_001) } },
  ])
    expect(schema.safeParse(wrong).success).toBe(false);
});
