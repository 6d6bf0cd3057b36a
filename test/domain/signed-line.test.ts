import { bilingual } from '../../domain/values/bilingual';
import type { RecordedConsent } from '../../domain/values/recorded-consent';
import { signedLine } from '../../domain/values/signed-line';

const customer = bilingual('客户', 'Customer');
const drawing = 'd'.repeat(64);
const proof = (way: 'sent' | 'shown' | 'receipt' | 'byStaff', code: boolean) => ({
  networkAddress: null,
  userAgent: null,
  link: { link: 'l', way, by: 'wang', phoneMark: null, code },
});
const line = (consent: RecordedConsent, more: object = {}) =>
  signedLine(
    customer,
    { consent, by: '张三', time: '2026-11-22 10:18', hash: 'abcdef012345'.padEnd(64, '0'), ...more },
    (id) => (id === 'li' ? '李娜' : id),
  );
const says = (consent: RecordedConsent, more?: object): readonly string[] => line(consent, more)[1].split('\n');

test('C-20 what was drawn on a screen stands in the signing place, with who signed, when, and the fingerprint', () => {
  expect(line({ channel: 'screen', drawing })).toEqual([
    customer,
    '张三 2026-11-22 10:18\n屏幕签字 · #abcdef012345\nsigned on the screen',
    drawing,
  ]);
});

test.each([
  ['sent', false, '经发到登记手机的链接确认', 'confirmed by the link that was sent to the phone on file'],
  ['sent', true, '经发到登记手机的链接确认，并输入短信验证码', 'to the phone on file, with a one-time code'],
  ['shown', false, '在门店平板上确认', 'on a tablet of the store'],
  ['receipt', false, '经回执短信中的链接确认', 'the link in a receipt'],
  ['byStaff', false, '经员工转交的链接确认', 'a link that staff handed on'],
] as const)('C-20 who agreed by a link that was %s, code %s, has no picture but reads how', (way, code, zh, en) => {
  const consent = { channel: 'link', proof: proof(way, code) } as const;
  expect(line(consent)).toHaveLength(2);
  const [, inChinese, inEnglish] = says(consent);
  expect(inChinese).toBe(`${zh} · #abcdef012345`);
  expect(inEnglish).toContain(en);
});

test('C-20 what was drawn on the page of the customer stands on the paper, too', () => {
  expect(line({ channel: 'link', drawing, proof: proof('sent', true) })[2]).toBe(drawing);
  expect(says({ channel: 'link' })[1]).toContain('经客户页面确认');
});

test('CF-09 a consent by phone names its witness and the words that were spoken; a scan is no drawing', () => {
  const [, zh, en] = says({ channel: 'phone', witness: 'li', words: '好的' });
  expect([zh, en]).toEqual(['电话同意，见证人李娜：“好的” · #abcdef012345', 'agreed by phone, witness 李娜']);
  expect(line({ channel: 'paper', scan: drawing })).toHaveLength(2);
  expect(says({ channel: 'paper', scan: drawing })[1]).toContain('纸质签字');
});

test('C-20 which version was signed is said from the second on, and what was signed with it', () => {
  const together = [bilingual('结算单', 'Settlement sheet')];
  const [, zh, en] = says({ channel: 'screen', drawing }, { revision: 2, together });
  expect(zh).toBe('屏幕签字 · 第2版 · 与结算单一并签字 · #abcdef012345');
  expect(en).toBe('signed on the screen · revision 2 · signed together with Settlement sheet');
});
