import { settingKind } from '../../console/policy/kinds';
import { same, settingsOf, withSetting } from '../../console/policy/settings';
import { clockMinutes, clockText, settingText } from '../../console/policy/wording';
import { policyTextsIn } from '../../texts/policy';
import { textsIn } from '../../console/shared/texts/use-texts';
import { demoPolicy } from '../../dev/fixtures/store';
import { contentOf } from '../../domain/policy/policy';

const content = contentOf(demoPolicy);
const settings = settingsOf(content);
const chinese = policyTextsIn('zh');
const latin = /[a-z]{2}/i;

test('a setting of the policy is found, changed and compared without touching the others', () => {
  expect(settings.find(({ path }) => path.join('.') === 'complaint.minutes.firstAnswer')?.value).toBe(15);
  const changed = withSetting(content, ['complaint', 'minutes', 'firstAnswer'], 20);
  expect(changed.complaint.minutes.firstAnswer).toBe(20);
  expect(content.complaint.minutes.firstAnswer).toBe(15);
  const different = settingsOf({ ...changed }).filter(({ value }, index) => !same(value, settings[index]!.value));
  expect(different.map(({ path }) => path.join('.'))).toEqual(['complaint.minutes.firstAnswer']);
});

test('every setting has an input, a Chinese name, and Chinese for each of its choices', () => {
  expect(settings.length).toBeGreaterThan(80);
  for (const { path } of settings) {
    expect(chinese.title(path)).not.toMatch(latin);
    const setting = settingKind(path);
    if ('options' in setting) for (const option of setting.options) expect(chinese.choice(option)).not.toMatch(latin);
  }
});

test('a setting is edited as what it is', () => {
  const kinds = Object.fromEntries(settings.map(({ path }) => [path.join('.'), settingKind(path).kind]));
  expect(kinds).toMatchObject({
    'calendar.zone': 'zone',
    'calendar.week': 'week',
    'calendar.holidays': 'days',
    'calendar.makeUpDays': 'openDays',
    'minutes.greeting': 'number',
    'progressCheck.askAt': 'number',
    extraItemReminders: 'numbers',
    escalationLevels: 'choices',
    expertDeputyMaySign: 'flag',
    outService: 'flag',
    coverPieces: 'choice',
    'fees.diagnosis': 'money',
    'complaint.superiors.technician': 'choice',
    'followUp.windows': 'hours',
    'notices.quiet': 'range',
    guarantee: 'text',
  });
  expect(() => settingKind(['complaint', 'nothing'])).toThrow('the policy has no setting nothing');
});

test('a setting reads as people say it', () => {
  const at = (path: string, value?: unknown) => settingText(path.split('.'), value, textsIn('en'));
  expect(at('notices.quiet', [1260, 480])).toBe('21:00–08:00');
  expect(
    at('calendar.week', [
      [
        [510, 720],
        [780, 1080],
      ],
      [],
      [],
      [],
      [],
      [],
      [[540, 1440]],
    ]),
  ).toBe(
    'Mon 08:30–12:00 13:00–18:00 · Tue closed · Wed closed · Thu closed · Fri closed · Sat closed · Sun 09:00–24:00',
  );
  expect(at('calendar.makeUpDays', [{ date: '2026-10-10', hours: [[540, 720]] }])).toBe('2026-10-10 09:00–12:00');
  expect(at('fees.diagnosis', 20_000)).toBe('¥200.00');
  expect(at('complaint.levels', ['crManager', 'storeManager'])).toBe('Customer-relations manager, Store manager');
  expect(at('extraItemReminders', [30, 120])).toBe('30, 120');
  expect(at('calendar.holidays', [])).toBe('–');
  expect(at('coverPieces')).toBe('–');
});

test.each([
  ['08:30', 510],
  ['9:05', 545],
  ['24:00', 1440],
  ['24:01', NaN],
  ['8:60', NaN],
  ['half past', NaN],
])('a clock that shows %s shows minute %d of the day', (text, minutes) => {
  expect(clockMinutes(text)).toBe(minutes);
  if (!Number.isNaN(minutes)) expect(clockMinutes(clockText(minutes))).toBe(minutes);
});
