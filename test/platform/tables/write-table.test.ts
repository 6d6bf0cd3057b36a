import fc from 'fast-check';
import { readSheet } from '../../../platform/tables/read-sheet';
import { defaultLimits } from '../../../platform/tables/table';
import { csvOf, workbookOf } from '../../../platform/tables/write-table';
import { readAll } from '../../support/tables/read-all';

const header = ['姓名', '金额', '会员', '备注'];
const rows = [
  ['张𠮷', 1_234.5, true, null],
  ['=HYPERLINK("http://x")', -1, false, undefined],
  ['+86 138', 0, true, '一\n二 "三", 四'],
];

test('CSV is UTF-8 with a mark, and a cell that begins like a formula is text', async () => {
  const text = csvOf({ header, rows });
  expect(text).toBe(
    '\ufeff姓名,金额,会员,备注\n张𠮷,1234.5,true,\n"\'=HYPERLINK(""http://x"")",-1,false,\n\'+86 138,0,true,"一\n二 ""三"", 四"\n',
  );
  expect((await readAll(text)).rows.map(({ cells }) => cells[0])).toEqual([
    '张𠮷',
    '\'=HYPERLINK("http://x")',
    "'+86 138",
  ]);
});

test('a workbook has numbers as numbers, yes and no as such, and text as text', async () => {
  const { sheets, rows: read } = await readSheet(await workbookOf({ header, rows }, '客户'), defaultLimits);
  expect(sheets).toEqual(['客户']);
  expect(read.map(({ cells }) => cells)).toEqual([
    header,
    ['张𠮷', '1234.5', 'TRUE'],
    ['=HYPERLINK("http://x")', '-1', 'FALSE'],
    ['+86 138', '0', 'TRUE', '一\n二 "三", 四'],
  ]);
});

test('what a workbook cannot hold is seen as a box, and the rest of the text is kept', async () => {
  const bytes = await workbookOf(
    {
      header: ['a'],
      rows: [['王\u0007\ufffd\ud800五'], ['_x0041_'], ['constructor'], ['__proto__'], ['x'.repeat(40_000)]],
    },
    'S',
  );
  const { rows: read } = await readSheet(bytes, defaultLimits);
  expect(read.map(({ cells: [cell] }) => cell)).toEqual([
    'a',
    '王□□□五',
    '_x0041_',
    'constructor',
    '__proto__',
    'x'.repeat(32_767),
  ]);
});

test('what is written is what is read, in both formats', async () => {
  const cell = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .filter((text) => !/^[\s=+\-@＝＋－＠]|[\u0080-\u009f]/.test(text));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), async (pairs) => {
      const table = { header: ['甲', '乙'], rows: pairs };
      const sheet = await readSheet(await workbookOf(table, 'S'), defaultLimits);
      expect(sheet.rows.slice(1).map(({ cells }) => cells)).toEqual(pairs);
      expect((await readAll(csvOf(table))).rows.map(({ cells }) => cells)).toEqual(pairs);
    }),
    { numRuns: 20 },
  );
});
