import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { plainNumber } from '../../../platform/tables/plain-number';
import { readSheet } from '../../../platform/tables/read-sheet';
import { defaultLimits } from '../../../platform/tables/table';
import { readAll, refusalOf } from '../../support/tables/read-all';
import { bomb, inline, lyingBomb, sheetOf, workbook, workbookParts } from '../../support/tables/workbooks';

const read = (bytes: Uint8Array, limits = {}, sheet?: string) =>
  readSheet(bytes, { ...defaultLimits, ...limits }, sheet);
const rowsOf = async (bytes: Uint8Array) => (await read(bytes)).rows;
const row = (number: number, cells: string): string => `<row r="${number}">${cells}</row>`;

describe('a cell of a workbook', () => {
  test.each([
    ['a number', '<c r="A1"><v>13800138000</v></c>', '13800138000'],
    ['a number with exponent, as Java writes it', '<c r="A1"><v>1.3800138E10</v></c>', '13800138000'],
    ['a fraction with the noise of its binary form', '<c r="A1"><v>8.1999999999999993</v></c>', '8.2'],
    ['a day', '<c r="A1" s="1"><v>45356</v></c>', '2024-03-05'],
    ['a day with a time of day', '<c r="A1" s="1"><v>45356.604166666664</v></c>', '2024-03-05 14:30:00'],
    ['a day in words of the format', '<c r="A1" t="d"><v>2024-03-05T00:00:00Z</v></c>', '2024-03-05'],
    ['yes', '<c r="A1" t="b"><v>1</v></c>', 'TRUE'],
    ['no', '<c r="A1" t="b"><v>0</v></c>', 'FALSE'],
    ['text', inline('A1', ' 张&amp;三 '), ' 张&三 '],
    [
      'text in pieces of different looks',
      '<c r="A1" t="inlineStr"><is><r><t>张</t></r><r><t>三</t></r></is></c>',
      '张三',
    ],
    ['the stored number of a formula', '<c r="A1"><f>1+1</f><v>2</v></c>', '2'],
    ['the stored text of a formula', '<c r="A1" t="str"><f>B1&amp;"x"</f><v>沪x</v></c>', '沪x'],
    ['a cell whose tags have a prefix', '<x:c r="A1"><x:f>1+1</x:f><x:v>2</x:v></x:c>', '2'],
  ])('%s is read as text', async (_what, cell, text) =>
    expect(await rowsOf(sheetOf(row(1, cell)))).toEqual([{ row: 1, cells: [text], faults: [] }]),
  );

  test.each([
    ['a formula without stored value', '<c r="B1"><f>1+1</f></c>', 'formulaWithoutValue'],
    ['a formula with an empty value', '<c r="B1"><f>1+1</f><v></v></c>', 'formulaWithoutValue'],
    ['a formula with a value that is closed at once', '<c r="B1"><f>1+1</f><v/></c>', 'formulaWithoutValue'],
    ['a text formula without stored value', '<c r="B1" t="str"><f>A1</f></c>', 'formulaWithoutValue'],
    ['an error', '<c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', 'formulaError'],
    ['a number whose last digits are gone', '<c r="B1"><v>202403050012345000</v></c>', 'digitsLost'],
    ['the same with exponent', '<c r="B1"><v>2.02403050012345E17</v></c>', 'digitsLost'],
  ])('%s is a fault of the cell and never an empty cell', async (_what, cell, code) =>
    expect(await rowsOf(sheetOf(row(1, inline('A1', 'x') + cell)))).toEqual([
      { row: 1, cells: ['x', ''], faults: [{ column: 1, code }] },
    ]),
  );
  test('a formula whose result is no text is an empty cell', async () =>
    expect(await rowsOf(sheetOf(row(1, `${inline('A1', 'x')}<c r="B1" t="str"><f>""</f><v></v></c>`)))).toEqual([
      { row: 1, cells: ['x'], faults: [] },
    ]));
  test('a row of nothing but formulas without value is a row, also the last one', async () =>
    expect(await rowsOf(sheetOf(row(1, inline('A1', 'x')) + row(3, '<c r="B3"><f>1</f></c>')))).toEqual([
      { row: 1, cells: ['x'], faults: [] },
      { row: 3, cells: ['', ''], faults: [{ column: 1, code: 'formulaWithoutValue' }] },
    ]));

  test('numbers keep every digit that a spreadsheet keeps', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999_999_999 }),
        fc.integer({ min: 0, max: 6 }),
        (digits, places) => {
          const exact = (digits / 10 ** places).toFixed(places);
          fc.pre(exact.replace('.', '').replace(/^0+/, '').length <= 15);
          const text = exact.includes('.') ? exact.replace(/\.?0+$/, '') : exact;
          expect(plainNumber(exact)).toBe(text);
          expect(plainNumber(Number(exact).toExponential())).toBe(text);
        },
      ),
    );
    for (const [stored, text] of [
      ['-0.0', '0'],
      ['-12.50', '-12.5'],
      ['1E-7', '0.0000001'],
      ['0.30000000000000004', '0.3'],
      ['1E400', undefined],
      ['text', 'text'],
    ] as const)
      expect(plainNumber(stored)).toBe(text);
  });
});

describe('the sheets of a workbook', () => {
  const sheets = [
    { name: '隐藏', rows: row(1, inline('A1', 'hidden')), hidden: true },
    { name: '客户 &amp; 车辆', rows: row(1, inline('A1', 'first')) },
    { name: '备注', rows: row(1, inline('A1', 'second')) },
  ];
  test('the first that is not hidden is read, the others are named', async () => {
    const sheet = await read(workbook(sheets));
    expect(sheet).toMatchObject({ sheets: ['隐藏', '客户 & 车辆', '备注'], sheet: '客户 & 车辆' });
    expect(sheet.rows[0]?.cells).toEqual(['first']);
    expect(sheet.warnings).toEqual([{ code: 'otherSheets', facts: { sheets: ['隐藏', '备注'] } }]);
  });
  test('one that is named is read; one that is not there is refused', async () => {
    expect((await read(workbook(sheets), {}, '备注')).rows[0]?.cells).toEqual(['second']);
    expect(await refusalOf(read(workbook(sheets), {}, '车辆'))).toEqual({
      code: 'sheetUnknown',
      facts: { sheet: '车辆' },
    });
  });
  test.each(['date1904="1"', 'date1904="true"'])(
    'days count from 1904 where the workbook says %s',
    async (properties) => {
      const rows = row(1, `<c r="A1" s="1"><v>43894</v></c><c r="B1"><v>43894</v></c>`);
      const sheet = await read(workbook([{ name: '客户', rows }], properties));
      expect(sheet).toMatchObject({ daysFrom1904: true, warnings: [{ code: 'daysFrom1904' }] });
      expect(sheet.rows[0]?.cells).toEqual(['2024-03-05', '43894']);
    },
  );
  test('formulas and merged cells are mentioned', async () => {
    const bytes = sheetOf(
      row(1, '<c r="A1"><f>1</f><v>1</v></c>'),
      '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
    );
    expect((await read(bytes)).warnings).toEqual([
      { code: 'formulas', facts: { cells: 1 } },
      { code: 'mergedCells', facts: {} },
    ]);
  });
});

describe('a workbook that is none, or made to do harm, is refused', () => {
  const damaged = { code: 'damaged', facts: {} };
  test('a bomb, as soon as it has unpacked too much, whatever its directory says', async () => {
    for (const bytes of [bomb(30), lyingBomb(30)]) {
      expect(bytes.length).toBeLessThan(100_000);
      expect(await refusalOf(read(bytes, { unpackedBytes: 20_000_000 }))).toEqual({
        code: 'unpacksTooLarge',
        facts: { megabytes: 20 },
      });
      expect((await read(bytes)).rows).toEqual([]);
    }
  });
  test('a value far to the right or far below, before everything up to it is filled up', async () => {
    expect(await refusalOf(read(sheetOf(row(1, inline('XFD1', 'x')))))).toEqual({
      code: 'tooManyColumns',
      facts: { row: 1, max: 250 },
    });
    expect(await refusalOf(read(sheetOf(row(1_048_576, inline('A1048576', 'x')))))).toEqual({
      code: 'tooManyRows',
      facts: { max: 100_000 },
    });
    expect(await refusalOf(read(sheetOf(row(999_999_999_999, ''))))).toEqual(damaged);
    expect(await refusalOf(read(sheetOf(row(1, '<c r="ZZZZZZZ1" t="e"/>'))))).toMatchObject({ code: 'tooManyColumns' });
  });
  test('but a format of an empty row far below, or of an empty cell far to the right, harms nobody', async () =>
    expect(await rowsOf(sheetOf(row(1, `${inline('A1', 'x')}<c r="XFD1" s="1"/>`) + row(1_048_576, '')))).toEqual([
      { row: 1, cells: ['x'], faults: [] },
    ]));
  test('a file that is cut off', async () => {
    const whole = sheetOf(row(1, inline('A1', 'x')));
    for (const length of [10, 60, whole.length / 2, whole.length - 400])
      expect(await refusalOf(read(whole.subarray(0, length)))).toMatchObject({
        code: expect.stringMatching(/^(?:damaged|notATable|empty)$/),
      });
  });
  test('two parts of one path, of which each reader shows another', async () => {
    const parts = workbookParts([{ name: '客户', rows: '' }]);
    const twice = Buffer.from(zipSync({ ...parts, 'xl/workbook.xmm': strToU8('<workbook/>') }));
    const other = Buffer.from('xl/workbook.xmm');
    for (let at = twice.indexOf(other); at !== -1; at = twice.indexOf(other)) twice.write('xl/workbook.xml', at);
    expect(await refusalOf(read(twice))).toEqual(damaged);
  });
  test.each([
    ['rows out of order', row(2, inline('A2', 'x')) + row(1, inline('A1', 'x'))],
    ['a text that is not in the list of texts', row(1, '<c r="A1" t="s"><v>7</v></c>')],
    ['a cell that does not say where it stands', '<row r="1"><c><v>1</v></c></row>'],
    ['tags that are not closed in their order', '<row r="1"><c r="A1"><v>1</row></c>'],
  ])('%s', async (_what, rows) => expect(await refusalOf(read(sheetOf(rows)))).toEqual(damaged));
  test('an archive of something else', async () => {
    expect(await refusalOf(read(zipSync({ 'customers.csv': strToU8('a,b') })))).toMatchObject({ code: 'notATable' });
    expect(await refusalOf(read(zipSync({ 'xl/workbook.bin': strToU8('x') })))).toMatchObject({ code: 'notATable' });
  });
  test('entities are not expanded', async () => {
    const xml = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
    const parts = workbookParts([{ name: '客户', rows: row(1, inline('A1', '&b;')) }]);
    const sheet = parts['xl/worksheets/sheet1.xml'] as Uint8Array;
    const bytes = zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(xml + new TextDecoder().decode(sheet)) });
    const answer = await read(bytes).then(
      ({ rows }) => rows[0]?.cells[0] ?? '',
      (error: unknown) => String((error as { code: unknown }).code),
    );
    expect(['&b;', 'damaged']).toContain(answer);
  });
});

describe('in its thread', () => {
  const table = sheetOf(
    row(1, inline('A1', '姓名') + inline('B1', '手机') + inline('C1', '购车日期')) +
      row(2, `${inline('A2', '张三')}<c r="B2"><v>1.3800138E10</v></c><c r="C2" s="1"><v>45356</v></c>`) +
      row(4, `${inline('A4', '李四')}<c r="B4"><f>1</f></c>${inline('E4', 'beside')}`),
  );
  test('a workbook becomes a table; what stands beside it is left out', async () => {
    const bytes = Uint8Array.from(table);
    expect(await readAll(bytes)).toEqual({
      format: 'xlsx',
      encoding: null,
      delimiter: null,
      sheets: ['客户'],
      sheet: '客户',
      daysFrom1904: false,
      header: ['姓名', '手机', '购车日期'],
      headerRow: 1,
      warnings: [{ code: 'formulas', facts: { cells: 1 } }],
      rows: [
        { row: 2, cells: ['张三', '13800138000', '2024-03-05'], faults: [], shape: null },
        { row: 4, cells: ['李四', '', ''], faults: [{ column: 1, code: 'formulaWithoutValue' }], shape: null },
      ],
    });
    expect(bytes).toEqual(table);
  });
  test('what is refused there is refused here', async () =>
    expect(await refusalOf(readAll(bomb(3), { limits: { unpackedBytes: 2_000_000 } }))).toEqual({
      code: 'unpacksTooLarge',
      facts: { megabytes: 2 },
    }));
  test('a workbook that takes too much memory is given up, and nothing else with it', async () => {
    const rows = Array.from({ length: 40_000 }, (_row, n) => row(n + 1, inline(`A${n + 1}`, `远航 ${n}`))).join('');
    expect(await refusalOf(readAll(sheetOf(rows), { limits: { memoryMegabytes: 16 } }))).toEqual({
      code: 'unpacksTooLarge',
      facts: {},
    });
  });
  test('a workbook that takes too long is given up', async () =>
    expect(await refusalOf(readAll(table, { limits: { milliseconds: 1 } }))).toEqual({
      code: 'takesTooLong',
      facts: {},
    }));
});
