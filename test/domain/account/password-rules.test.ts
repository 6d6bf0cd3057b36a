import { lengthFaultOf, normalisedPassword, withoutWords } from '../../../domain/account/password-rules';
import { foldSignIn } from '../../../domain/account/sign-in-name';

test.each([
  ['', 'passwordTooShort'],
  ['elevensigns', 'passwordTooShort'],
  ['twelve signs', undefined],
  ['十二个汉字也算十二个字符', undefined],
  ['𠮷'.repeat(11), 'passwordTooShort'],
  ['𠮷'.repeat(12), undefined],
  ['𠮷'.repeat(200), undefined],
  ['𠮷'.repeat(201), 'passwordTooLong'],
  ['x'.repeat(201), 'passwordTooLong'],
  ['x'.repeat(1_000_000), 'passwordTooLong'],
])('characters are counted as a person counts them: %.20s', (password, fault) =>
  expect(lengthFaultOf(password)).toBe(fault),
);

test('a password is the same on every keyboard', () => {
  expect(normalisedPassword('ｆｕｌｌ－ｗｉｄｔｈ')).toBe('full-width');
  expect(normalisedPassword('cafe\u0301')).toBe(normalisedPassword('café'));
  expect(normalisedPassword(' Case and spaces count ')).toBe(' Case and spaces count ');
});

test('a name is the same however it is written', () => {
  for (const typed of ['Wang', ' wang ', 'ｗａｎｇ', 'WANG']) expect(foldSignIn(typed)).toBe('wang');
});

test('what people know of a person is taken out, whole and whatever its case; two Latin letters are no word', () => {
  const known = ['wang', 'wangxiaomin', 'li', '王敏', '敏'];
  expect(withoutWords('WangXiaoMin-WANG-2026', known)).toBe('--2026');
  expect(withoutWords('王敏likes敏感词', known)).toBe('likes敏感词');
  expect(withoutWords('seven lakes', known)).toBe('seven lakes');
  expect(withoutWords('seven lakes', [])).toBe('seven lakes');
});
