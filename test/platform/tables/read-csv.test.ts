import { readTable } from '../../../platform/tables/read-table';
import { defaultLimits } from '../../../platform/tables/table';
import { csvBytes } from '../../support/tables/csv';
import { encodeGb18030 } from '../../support/tables/gb18030';
import { cellsOf, readAll, refusalOf } from '../../support/tables/read-all';
import { encryptedWorkbook, oldWorkbook, webPage } from '../../support/tables/workbooks';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le');

describe('the encoding of a text', () => {
  const text = '客户姓名,手机\n𠮷张三€,13800138000\n';
  const rows = [['𠮷张三€', '13800138000']];
  test('GB18030 as Python writes it is what our generator writes', () =>
    expect(Buffer.from(encodeGb18030('𠮷张三€')).toString('hex')).toBe('9534b235d5c5c8fda2e3'));
  test.each([
    ['utf-8', bytes(text)],
    ['utf-8', bytes(`\ufeff${text}`)],
    ['utf-16le', utf16(text)],
    ['utf-16be', Buffer.from(utf16(text)).swap16()],
    ['gb18030', encodeGb18030(text)],
  ])('%s is found', async (encoding, file) => {
    const table = await readAll(file);
    expect(table).toMatchObject({ format: 'csv', encoding, header: ['客户姓名', '手机'], headerRow: 1 });
    expect(table.rows.map(({ cells }) => cells)).toEqual(rows);
  });
  test('that was guessed is said, so that a person looks at the characters', async () => {
    expect((await readAll(encodeGb18030(text))).warnings).toEqual([{ code: 'encodingGuessed', facts: {} }]);
    expect((await readAll(text)).warnings).toEqual([]);
  });
  test('that is none of these is refused', async () => {
    expect(await refusalOf(readAll(Uint8Array.of(0xff, 0x41, 0x2c, 0x42)))).toEqual({
      code: 'encodingUnknown',
      facts: {},
    });
    expect(await refusalOf(readAll(Uint8Array.of(0xef, 0xbb, 0xbf, 0xc3, 0x28)))).toMatchObject({
      code: 'encodingUnknown',
    });
  });
  test.each([1, 2, 3])(
    'a character that is cut by the edge of a piece is whole, %d bytes before it',
    async (before) => {
      const name = '𠮷'.repeat(40_000);
      const limits = { recordCharacters: 200_000 };
      for (const file of [bytes(`${'a'.repeat(before)}\n${name}`), encodeGb18030(`${'a'.repeat(before)}\n${name}`)])
        expect(await cellsOf(file, { limits })).toEqual([[name]]);
    },
  );
});

describe('delimiters and quotation marks', () => {
  test.each([
    [',', 'a,b\n"1,5;x",2\n'],
    [';', 'a;b\n"1,5;x";2\n'],
    ['\t', 'a\tb\n"1,5;x"\t2\n'],
    [';', 'sep=;\r\na;b\r\n"1,5;x";2'],
    [',', 'a,b\r"1,5;x",2\r'],
  ])('the delimiter %j is found', async (delimiter, text) => {
    const table = await readAll(text);
    expect(table).toMatchObject({ delimiter, header: ['a', 'b'], headerRow: 1 });
    expect(table.rows).toEqual([{ row: 2, cells: ['1,5;x', '2'], faults: [], shape: null }]);
  });
  test('an address with commas does not make a table of commas', async () =>
    expect(await readAll('name;address\nA;1, 2, 3\nB;4, 5, 6\nC;7, 8, 9')).toMatchObject({ delimiter: ';' }));
  test('a table of one column has no delimiter', async () =>
    expect(await cellsOf('name\nA\nB')).toEqual([['A'], ['B']]));
  test('line breaks and doubled marks within marks belong to the cell; a mark within a cell is a character', async () =>
    expect(await cellsOf('a,b\r\n"x\r\ny","say ""hi"""\n5" screen,z\n')).toEqual([
      ['x\r\ny', 'say "hi"'],
      ['5" screen', 'z'],
    ]));
  test('a mark that is never closed is named by its row, and nothing of it is a row', async () => {
    const rows = Array.from({ length: 500 }, (_row, n) => `${n},x`).join('\n');
    expect(await refusalOf(readAll(`a,b\n${rows}\n"open,x\n1,2`))).toEqual({ code: 'quoteOpen', facts: { row: 502 } });
  });
});

describe('rows', () => {
  test('are counted as a spreadsheet counts them; empty ones are left out', async () => {
    const { rows } = await readAll('\na,b\n\n1,2\n ,\n"x\ny",4\n');
    expect(rows.map(({ row }) => row)).toEqual([4, 6]);
  });
  test('with a cell more or less are marked, because it is not known where the cells belong', async () => {
    const { rows } = await readAll('a,b,c\n1,2,3,,\n1,2\n1,2,3,4\n');
    expect(rows.map(({ cells, shape }) => [shape, cells.length])).toEqual([
      [null, 3],
      ['cellsMissing', 3],
      ['cellsExtra', 3],
    ]);
  });
  test('are the same when the file comes in pieces', async () => {
    async function* file(): AsyncGenerator<Uint8Array> {
      for (const piece of ['a,b\n', '1,2\n', '3,4\n']) yield await Promise.resolve(bytes(piece));
    }
    expect((await readAll(file())).rows).toHaveLength(2);
  });
});

describe('the header', () => {
  test('stands below title and date, which are no rows', async () => {
    const table = await readAll('客户资料明细表,,,\n制表日期：2024-01-01,,,\n姓名,手机,地址,备注\n张三,1,2,3\n');
    expect(table).toMatchObject({ header: ['姓名', '手机', '地址', '备注'], headerRow: 3 });
    expect(table.warnings).toEqual([{ code: 'rowsAboveHeader', facts: { rows: 2 } }]);
    expect(table.rows).toHaveLength(1);
  });
  test('stands where the person says', async () => {
    expect(await readAll('a,b\nc,d\n1,2', { headerRow: 2 })).toMatchObject({ header: ['c', 'd'], headerRow: 2 });
    expect(await refusalOf(readAll('a,b\nc,d', { headerRow: 9 }))).toMatchObject({ code: 'noHeader' });
  });
  test('has no phone number or day in it', async () => {
    for (const first of ['张三,13800138000,x', '张三,2024-03-05,x', '张三,2024年3月5日,x'])
      expect(await refusalOf(readAll(`${first}\n李四,13900139000,y`))).toEqual({ code: 'noHeader', facts: { row: 1 } });
  });
  test('names each column once; columns without a name may be several', async () => {
    expect(await refusalOf(readAll('姓名,备注, 备注 ,姓名\n1,2,3,4'))).toEqual({
      code: 'duplicateHeader',
      facts: { columns: ['姓名', '备注'] },
    });
    expect(await readAll('a,,b,,c,\n1,2,3,4,5,')).toMatchObject({ header: ['a', '', 'b', '', 'c'] });
  });
  test('may be all there is', async () => expect((await readAll('a,b\n')).rows).toEqual([]));
});

describe('what is no CSV file is refused with the reason', () => {
  test.each([
    ['empty', new Uint8Array()],
    ['empty', bytes('\n \n,,\n')],
    ['oldExcel', oldWorkbook()],
    ['encrypted', encryptedWorkbook()],
    ['webPage', webPage()],
    ['webPage', bytes('\ufeff<!DOCTYPE html><table>')],
    ['notATable', bytes('<?xml version="1.0"?><Workbook/>')],
    ['notATable', bytes('%PDF-1.7')],
    ['notATable', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0)],
  ])('%s', async (code, file) => expect(await refusalOf(readAll(file))).toMatchObject({ code }));

  test('but a table whose cells speak of pages is one', async () =>
    expect(await cellsOf('说明,价格\n<table> 与 <body>,1\n')).toEqual([['<table> 与 <body>', '1']]));
  test('a file that is too large, before all of it has come', async () => {
    let sent = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        sent += 1;
        yield await Promise.resolve(new Uint8Array(1_000_000).fill(0x61));
      }
    }
    expect(await refusalOf(readAll(endless()))).toEqual({ code: 'fileTooLarge', facts: { megabytes: 50 } });
    expect(sent).toBe(defaultLimits.bytes / 1_000_000 + 1);
  });
  test('too many rows, too many columns, a row without end', async () => {
    const limits = { rows: 3, columns: 3, recordCharacters: 20 };
    expect(await refusalOf(readAll('a\n1\n2\n3\n', { limits }))).toEqual({ code: 'tooManyRows', facts: { max: 3 } });
    expect(await refusalOf(readAll('a,b\n1,2,3,4\n', { limits }))).toEqual({
      code: 'tooManyColumns',
      facts: { row: 2, max: 3 },
    });
    expect(await refusalOf(readAll(`a,b\n1,${'x'.repeat(30)}\n`, { limits }))).toEqual({
      code: 'recordTooLong',
      facts: { row: 2 },
    });
  });
});

test('whoever stops reading stops the reader', async () => {
  const rows = Array.from({ length: 5_000 }, (_row, n) => [`n${n}`, 'x']);
  const table = await readTable(csvBytes([['a', 'b'], ...rows]));
  for await (const { row } of table.rows) if (row === 10) break;
  expect(await table.rows[Symbol.asyncIterator]().next()).toEqual({ done: true, value: undefined });
});
