import { readSheet } from '../../../platform/tables/read-sheet';
import { defaultLimits } from '../../../platform/tables/table';
import { workbookOf } from '../../../platform/tables/write-table';
import { csvBytes, csvText } from '../../support/tables/csv';
import { customerHeader, customerRows } from '../../support/tables/customer-file';
import { faultyFiles, faultyVehicles } from '../../support/tables/faulty-rows';
import { encodeGb18030 } from '../../support/tables/gb18030';
import { importRows } from '../../support/tables/import-rows';
import { readAll } from '../../support/tables/read-all';
import { inline, sheetOf } from '../../support/tables/workbooks';

describe.each(faultyFiles)('the file of faulty $kind', ({ kind, header, sound, rows }) => {
  test('has a sound row, and of every other row exactly what is wrong with it is said', async () => {
    const table = await readAll(csvBytes([header, sound, ...rows.map(({ cells }) => cells)]));
    const { accepted, refused, same } = importRows(kind, table);
    expect(accepted.map(({ row }) => row)).toEqual([2]);
    expect(same).toEqual([]);
    const said = new Map(refused.map(({ row, faults }) => [row, faults.map(({ column, code }) => [column, code])]));
    expect(rows.map(({ name }, index) => [name, said.get(index + 3)])).toEqual(
      rows.map(({ name, expected }) => [name, expected]),
    );
  });
});

test('there are more than forty kinds of faults in one file', () => {
  const names = faultyVehicles.rows.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThan(40);
});

test('the file of 50,000 customers in GB18030 is taken whole, each of them once', async () => {
  const count = 50_000;
  const { rows, ...rest } = await readAll(encodeGb18030(csvText([customerHeader, ...customerRows(count)])));
  const { accepted, refused, same } = importRows('customers', { ...rest, rows });
  expect([rest.encoding, accepted.length, refused, same]).toEqual(['gb18030', count, [], []]);
  expect(new Set(accepted.map(({ key }) => key.externalId?.id)).size).toBe(count);
  expect(accepted[3 * 32]).toMatchObject({ record: { name: '赵𠮷', salutation: '先生' } });
});

test('the same file again, in another encoding, with other delimiters, says the same of the same records', async () => {
  const rows = [customerHeader, ...customerRows(300)];
  const first = importRows('customers', await readAll(csvBytes(rows)));
  expect(first.accepted).toHaveLength(300);
  expect(importRows('customers', await readAll(encodeGb18030(csvText(rows, '\t'))))).toEqual(first);
});

test('a file appended to itself has no new record and no fault', async () => {
  const rows = [...customerRows(200)];
  const { accepted, refused, same } = importRows(
    'customers',
    await readAll(csvBytes([customerHeader, ...rows, ...rows])),
  );
  expect([accepted.length, refused, same.length]).toEqual([200, [], 200]);
});

test('a workbook says the same as the CSV file', async () => {
  const rows = [...customerRows(500)];
  const { rows: raw } = await readSheet(await workbookOf({ header: customerHeader, rows }, '客户'), defaultLimits);
  const [, ...below] = raw;
  const csv = await readAll(csvBytes([customerHeader, ...rows]));
  const workbook = { ...csv, rows: below.map((row) => ({ ...row, shape: null })) };
  expect(importRows('customers', workbook)).toEqual(importRows('customers', csv));
});

test('a workbook with formulas: stored results are taken, those that are missing are faults', async () => {
  const customer = (row: number, phone: string): string =>
    `<row r="${row}">${inline(`A${row}`, '张三')}${phone}${inline(`C${row}`, '人民路1号')}</row>`;
  const bytes = sheetOf(
    `<row r="1">${inline('A1', '姓名')}${inline('B1', '手机')}${inline('C1', '地址')}</row>` +
      customer(2, '<c r="B2"><f>13800138000</f><v>13800138000</v></c>') +
      customer(3, '<c r="B3"><f>13800138000</f></c>') +
      customer(4, '<c r="B4" t="e"><f>VLOOKUP(1,A:B,2)</f><v>#N/A</v></c>'),
  );
  const { accepted, refused } = importRows('customers', await readAll(bytes));
  expect(accepted).toMatchObject([{ row: 2, record: { phone: '13800138000' } }]);
  expect(refused).toEqual([
    { row: 3, faults: [{ code: 'formulaWithoutValue', column: 'phone', facts: {} }] },
    { row: 4, faults: [{ code: 'formulaError', column: 'phone', facts: {} }] },
  ]);
});
