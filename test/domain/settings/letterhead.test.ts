import { paperLetterhead } from '../../../domain/settings/letterhead';
import { sections, type SectionContent } from '../../../domain/settings/sections';
import { isTaxNumber, socialCreditCheck } from '../../../domain/settings/tax-number';
import { faultsOf } from '../../support/setting-faults';

const { letterhead } = sections;
type Letterhead = SectionContent<'letterhead'>;
const empty = letterhead.initial({ name: '城北店', latinName: 'Cheng Bei Dian', teams: [] });
const faults = (change: object) => faultsOf(letterhead.schema, { ...empty, ...change });
const read = (change: object): Letterhead => letterhead.schema.parse({ ...empty, ...change });

test('a store that has set nothing is called what it was called', () => {
  expect(letterhead.schema.parse(empty)).toEqual(empty);
  expect(paperLetterhead(empty)).toEqual({
    name: { zh: '城北店', en: 'Cheng Bei Dian' },
    contacts: [],
    accounts: [],
    logo: null,
  });
});

test('what people paste is kept without spaces, in one width', () => {
  expect(read({ hotline: '400 820 0001' }).hotline).toBe('4008200001');
  expect(read({ hotline: '０２１－５８８８０００１' }).hotline).toBe('021-58880001');
  expect(read({ bank: { name: '工商银行', account: '6222 0210-0111 1234' } }).bank?.account).toBe('6222021001111234');
  expect(read({ taxNumber: ' 91350100m000100y43 ' }).taxNumber).toBe('91350100M000100Y43');
});

test.each(['95588', '400-820-0001', '8008100001', '13800138000', '0571-88889999-801', '021-58880001'])(
  'A-17 %s is a number that can be called',
  (hotline) => expect(faults({ hotline })).toEqual([]),
);

test.each(['', '110 or 119', '+86 21 5888', '123', 'tel:021', '021-58880001;ext=1', '12345678901234567890'])(
  '“%s” is no number to call',
  (hotline) => expect(faults({ hotline })).toEqual(['/hotline phoneInvalid']),
);

test('the check character finds a slip in a tax number: every wrong digit, every two that changed places', () => {
  const valid = '91350100M000100Y43';
  expect(isTaxNumber(valid)).toBe(true);
  expect(socialCreditCheck('91110000802100433')).toBe('B');
  for (let place = 0; place < valid.length; place++) {
    const other = valid[place] === '1' ? '2' : '1';
    expect(isTaxNumber(valid.slice(0, place) + other + valid.slice(place + 1))).toBe(false);
    const swapped = valid.split('');
    [swapped[place], swapped[place + 1]] = [valid[place + 1] ?? '', valid[place] ?? ''];
    if (swapped.join('') !== valid) expect(isTaxNumber(swapped.join(''))).toBe(false);
  }
  for (const older of ['310115123456789', '31011519800101123401']) expect(isTaxNumber(older)).toBe(true);
  expect(faults({ taxNumber: '91350100M000100Y44' })).toEqual(['/taxNumber taxNumberInvalid']);
});

test('each use has one number, and half a bank account is none', () => {
  const phone = { use: 'service', number: '021-58880001' };
  expect(faults({ phones: [phone, phone] })).toEqual(['/phones/1/use phoneUseTwice']);
  expect(faults({ bank: { name: '', account: '12' } })).toEqual([
    '/bank/name too_small',
    '/bank/account accountInvalid',
  ]);
});

test('a forger who writes a script or a second line into the name is refused, or printed as text', () => {
  expect(faults({ name: { zh: 'a\nb', en: 'x' } })).toEqual(['/name/zh custom']);
  expect(read({ name: { zh: '<script>', en: '{number}' } }).name.zh).toBe('<script>');
  expect(faults({ logo: '../../etc/passwd' })).toEqual(['/logo invalid_format']);
  expect(faults({ owner: 'mallory' })).toEqual(['/ unrecognized_keys']);
});

test('a name is wanted in both languages', () =>
  expect(faults({ name: { zh: '途安' } })).toEqual(['/name/en invalid_type']));

test('a paper tells how the store is reached and where to pay, and which picture is its logo', () => {
  const logo = 'a'.repeat(64);
  const paper = paperLetterhead(
    read({
      address: { zh: '人民路1号', en: '1 Renmin Road' },
      phones: [{ use: 'rescue', number: '13800138000' }],
      hotline: '95588',
      bank: { name: '工商银行', account: '12345678' },
      taxNumber: '91350100M000100Y43',
      logo,
    }),
  );
  expect(paper.contacts.map(([{ zh }, value]) => `${zh} ${value}`)).toEqual([
    '救援电话 13800138000',
    '24小时热线 95588',
  ]);
  expect(paper.accounts.map(([{ en }, value]) => `${en} ${value}`)).toEqual([
    'Bank 工商银行',
    'Account 12345678',
    'Tax number 91350100M000100Y43',
  ]);
  expect([paper.address?.en, paper.logo]).toEqual(['1 Renmin Road', logo]);
  expect(letterhead.referencesIn(read({ logo }))).toEqual([{ kind: 'picture', id: logo, path: ['logo'] }]);
});
