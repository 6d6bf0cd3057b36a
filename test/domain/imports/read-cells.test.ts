import fc from 'fast-check';
import { cleanCell, isNothing } from '../../../domain/imports/clean-cell';
import { fault, value, type Reading } from '../../../domain/imports/fault';
import { choiceReader, yesNoReader } from '../../../domain/imports/read-choice';
import { readDay, readPastDay } from '../../../domain/imports/read-day';
import { hoursReader, numberReader, readAmount } from '../../../domain/imports/read-number';
import { readPhone } from '../../../domain/imports/read-phone';
import { readRoles } from '../../../domain/imports/read-roles';
import {
  readCatalogueCode,
  readCatalogueCodes,
  readLine,
  readNumberText,
  readWords,
} from '../../../domain/imports/read-text';
import { readPlate, readVin } from '../../../domain/imports/read-vehicle';
import { roles } from '../../../domain/kernel/actor';
import { storeRoles } from '../../../domain/master-data/staff-member';
import { yuan } from '../../../domain/values/money';
import { Kilometres, WorkMinutes } from '../../../domain/values/field-schemas';
import { roles as roleTexts } from '../../../texts/common/roles';

const context = { today: '2026-11-26', daysFrom1904: false };
const code = (read: Reading): unknown => ('code' in read ? read.code : read);

describe('a cell', () => {
  test.each([
    ['white space of every width around it', ' \u3000\u00a0张三\t ', '张三'],
    ['the mark that keeps a number text', "'02112345678", '02112345678'],
    ['the mark that our own export puts before a formula', "'=1+1", '=1+1'],
    ['the formula that keeps a number text', '="00138"', '00138'],
    ['a tab that keeps a number text', '\t13800138000', '13800138000'],
    ['what shows nothing', '\ufeff张\u200b三\u00ad', '张三'],
    ['a letter and its accent apart', 'u\u0308', 'ü'],
    ['a character outside the basic plane', '𠮷', '𠮷'],
    ['an apostrophe of a name', "'t Hooft", "'t Hooft"],
  ])('is read without %s', (_what, cell, text) => expect(cleanCell(cell)).toEqual(value(text)));

  test.each(['a\u0000b', 'a\u001bb', 'a\u009fb', 'a\u202eb', 'a\u2066b', 'a\ud800b'])(
    'with characters that nobody typed is refused: %j',
    (cell) => expect(cleanCell(cell)).toEqual(fault('controlCharacter')),
  );
  test.each(['王\ufffd', '锟斤拷'])('with characters that a program broke is refused: %s', (cell) =>
    expect(cleanCell(cell)).toEqual(fault('brokenCharacters')),
  );
  test.each(['', 'NULL', '(null)', '\\N', 'N/A', '-', '--', '—', '/'])('%j says that there is nothing', (text) => {
    expect(isNothing(text, false)).toBe(true);
    expect(isNothing(text, true)).toBe(true);
  });
  test('无 says that there is nothing, except where it is an answer', () => {
    expect(isNothing('无', false)).toBe(true);
    expect(isNothing('无', true)).toBe(false);
    expect(isNothing('无锡', false)).toBe(false);
  });
});

describe('text', () => {
  test('one line has no line breaks; words keep theirs', () => {
    expect(readLine('上海市\r\n人民路  1号')).toEqual(value('上海市 人民路 1号'));
    expect(readWords('一\r\n二\r三')).toEqual(value('一\n二\n三'));
  });
  test('is counted in characters, not in units of storage', () => {
    expect(readLine('𠮷'.repeat(120))).toEqual(value('𠮷'.repeat(120)));
    expect(readLine('𠮷'.repeat(121))).toEqual(fault('tooLong', { max: 120 }));
    expect(readWords('字'.repeat(2_001))).toEqual(fault('tooLong', { max: 2_000 }));
  });
  test('a number by which something is found has all its digits', () => {
    expect(readNumberText('０６Ａ 905')).toEqual(value('06A 905'));
    expect(readNumberText('8E0 615 301')).toEqual(value('8E0 615 301'));
    for (const lost of ['1.38E+10', '8E+15']) expect(readNumberText(lost)).toEqual(fault('digitsLost'));
  });
  test('the number of a part is in capitals and without spaces, so that it is found however it is written', () => {
    for (const text of ['06A 905 161 B', '06a905161b', '０６Ａ　905 161B'])
      expect(readCatalogueCode(text)).toEqual(value('06A905161B'));
    for (const wrong of ['火花塞', 'A/B', '-1', 'x'.repeat(41)])
      expect(readCatalogueCode(wrong)).toEqual(fault('codeInvalid'));
    expect(readCatalogueCodes('a-1、B-2; A-1,，C')).toEqual(value(['A-1', 'B-2', 'C']));
    expect(readCatalogueCodes('A-1、火花塞')).toEqual(fault('codeInvalid'));
  });
});

describe('phone numbers', () => {
  test.each([
    '13800138000',
    ' 138 0013 8000 ',
    '138-0013-8000',
    '+86 138 0013 8000',
    '+8613800138000',
    '0086-13800138000',
    '8613800138000',
    '１３８００１３８０００',
    '138\u20110013\u20118000',
  ])('%s is 13800138000', (text) => expect(readPhone(text)).toEqual(value('13800138000')));
  test.each(['021-12345678', '02112345678', '(021)12345678', '（021）1234 5678', '+86 21 1234 5678', '021 1234-5678'])(
    '%s is 021-12345678',
    (text) => expect(readPhone(text)).toEqual(value('021-12345678')),
  );
  test.each([
    ['0571-1234567', '0571-1234567'],
    ['057112345678', '0571-12345678'],
    ['01012345678', '010-12345678'],
  ])('%s is %s', (text, phone) => expect(readPhone(text)).toEqual(value(phone)));
  test.each([
    ['12800138000', 'phoneInvalid'],
    ['138001380001', 'phoneInvalid'],
    ['021-12345678-801', 'phoneInvalid'],
    ['电话', 'phoneInvalid'],
    ['13800138000;13900139000', 'severalPhones'],
    ['13800138000、13900139000', 'severalPhones'],
    ['13800138000\n021-12345678', 'severalPhones'],
    ['13800138000 13900139000', 'severalPhones'],
    ['138****8000', 'masked'],
    ['138＊＊＊＊8000', 'masked'],
    ['1.38001E+10', 'digitsLost'],
  ])('%j is refused as %s', (text, reason) => expect(code(readPhone(text))).toBe(reason));
});

describe('plates and VINs', () => {
  test.each(['沪A12345', '沪a·12345', '沪Ａ-12345', ' 沪A 12345 '])('%s is 沪A12345', (text) =>
    expect(readPlate(text)).toEqual(value('沪A12345')),
  );
  test.each(['1M8GDM9AXKP042788', '1m8gdm9axkp042788', '1M8GDM9A XKP0-42788', '１M8GDM9AXKP042788'])(
    '%s is one VIN',
    (text) => expect(readVin(text)).toEqual(value('1M8GDM9AXKP042788')),
  );
});

describe('days', () => {
  test.each([
    '2024-03-05',
    '2024/3/5',
    '2024.3.5',
    '20240305',
    '2024年3月5日',
    '2024年03月05号',
    '2024-03-05 14:30',
    '2024/3/5 0:00:00',
    '2024-03-05T14:30:00Z',
    '20240305143000',
    '２０２４－３－５',
    '45356',
    '45356.604166666664',
  ])('%s is 5 March 2024', (text) => expect(readDay(text, context)).toEqual(value('2024-03-05')));
  test('a workbook that counts from 1904 has other numbers for the same day', () =>
    expect(readDay('43894', { ...context, daysFrom1904: true })).toEqual(value('2024-03-05')));
  test.each([
    ['3/5/2024', 'dayUnreadable'],
    ['24-3-5', 'dayUnreadable'],
    ['2024-03', 'dayUnreadable'],
    ['2024-03-05 later', 'dayUnreadable'],
    ['2023-02-29', 'dayDoesNotExist'],
    ['20241301', 'dayDoesNotExist'],
    ['2024-04-31', 'dayDoesNotExist'],
    ['1999-12-31', 'dayOutOfRange'],
    ['2101-01-01', 'dayOutOfRange'],
    ['10000', 'dayOutOfRange'],
    ['99999', 'dayOutOfRange'],
  ])('%s is refused as %s', (text, reason) => expect(code(readDay(text, context))).toBe(reason));
  test('what has happened has not happened after today', () => {
    expect(readPastDay('2026-11-26', context)).toEqual(value('2026-11-26'));
    expect(code(readPastDay('2026-11-27', context))).toBe('dayInFuture');
    expect(code(readPastDay('2099-01-01', context))).toBe('dayInFuture');
  });
  test('every day is read from every way it is written', () => {
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (at) => {
        const iso = at.toISOString().slice(0, 10);
        const [year, month, date] = iso.split('-').map(Number);
        const serial = Math.floor(at.getTime() / 86_400_000) + 25_569;
        for (const text of [
          iso,
          iso.replaceAll('-', ''),
          `${year}/${month}/${date}`,
          `${year}年${month}月${date}日`,
          String(serial),
        ])
          expect(readDay(text, context)).toEqual(value(iso));
      }),
    );
  });
});

describe('amounts and numbers', () => {
  test.each([
    ['1,234.50', 123_450],
    ['￥12', 1_200],
    ['¥ 12.3', 1_230],
    ['12元', 1_200],
    ['RMB 1,234,567.89', 123_456_789],
    ['12.500', 1_250],
    ['0.1', 10],
    ['007', 700],
    ['１２．５０', 1_250],
    ['-0.00', 0],
    ['10000000', 1_000_000_000],
  ])('%s is %d fen', (text, fen) => expect(readAmount(text)).toEqual(value(fen)));
  test.each([
    ['0.105', 'amountTooFine'],
    ['-1', 'negative'],
    ['¥-1', 'negative'],
    ['-¥-1', 'amountUnreadable'],
    ['-¥1', 'negative'],
    ['(1.00)', 'negative'],
    ['1.234,50', 'amountUnreadable'],
    ['12,34', 'amountUnreadable'],
    ['1,2345', 'amountUnreadable'],
    ['1e3', 'amountUnreadable'],
    ['$1', 'amountUnreadable'],
    ['1 234', 'amountUnreadable'],
    ['10000000.01', 'tooLarge'],
    ['9'.repeat(400), 'tooLarge'],
  ])('%s is refused as %s', (text, reason) => expect(code(readAmount(text))).toBe(reason));
  test('I10 no fen is lost, however an amount is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (fen) => {
        const plain = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
        for (const text of [yuan(fen), plain, `${plain}元`, `￥${plain}`, `${plain}000`])
          expect(readAmount(text)).toEqual(value(fen));
      }),
    );
  });
  test('a whole number may have thousands and a unit', () => {
    const read = numberReader(Kilometres, /(?:km|公里)$/i);
    for (const text of ['12345', '12,345', '12345公里', '12345 KM', '12345.0', '１２３４５'])
      expect(read(text)).toEqual(value(12_345));
    expect(read('3000001')).toEqual(fault('tooLarge', { max: 3_000_000 }));
  });
  test.each([
    ['1.5', 90],
    ['0.1', 6],
    ['2小时', 120],
    ['1.05h', 63],
  ])('%s hours are %d minutes', (text, minutes) => expect(hoursReader(WorkMinutes)(text)).toEqual(value(minutes)));
  test('hours are whole minutes', () => expect(code(hoursReader(WorkMinutes)('0.333'))).toBe('notWhole'));
});

describe('choices', () => {
  test.each(['是', 'Y', 'yes', '1', 'TRUE', '√', '有', '金卡'])('%s is yes', (text) =>
    expect(yesNoReader(['金卡'])(text)).toEqual(value(true)),
  );
  test.each(['否', 'N', 'no', '0', 'FALSE', '×', '无', '普通'])('%s is no', (text) =>
    expect(yesNoReader([], ['普通'])(text)).toEqual(value(false)),
  );
  test('what is none is refused with the words that are known', () => {
    const read = choiceReader({ suv: ['越野车', 'SUV'], van: ['面包车', 'van'] });
    expect(read(' s u v ')).toEqual(value('suv'));
    expect(read('拖拉机')).toEqual(
      fault('choiceUnknown', {
        allowed: [
          { zh: '越野车', en: 'SUV' },
          { zh: '面包车', en: 'van' },
        ],
      }),
    );
    expect(code(read('constructor'))).toBe('choiceUnknown');
  });
  test('every role of a store is known by our own words in both languages, and no other role is given', () => {
    for (const role of roles) {
      const { zh, en } = roleTexts[role];
      const expected = (storeRoles as readonly string[]).includes(role) ? value([role]) : fault('roleNotOfStore');
      expect([readRoles(zh), readRoles(en), readRoles(role)]).toEqual([expected, expected, expected]);
    }
    expect(readRoles('服务顾问、技师，SA')).toEqual(value(['serviceAdvisor', 'technician']));
    expect(readRoles('技师,操作员')).toEqual(fault('roleUnknown'));
    expect(readRoles('，')).toEqual(fault('roleUnknown'));
  });
});
