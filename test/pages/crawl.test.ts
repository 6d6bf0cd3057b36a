import { helpOf } from '../../console/shared/help/page-help';
import { settingPages } from '../../console/settings/pages';
import { may } from '../../console/shared/server/queries';
import type { Me } from '../../console/shared/server/replies';
import { pagesOf } from '../../console/shared/shell/pages';
import { AppointmentClient } from '../../dev/fixtures/appointment-client';
import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import { FollowUpClient } from '../../dev/fixtures/follow-up-client';
import { maintenance, RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { settings } from '../../dev/fixtures/settings';
import * as fixtures from '../../dev/fixtures/store';
import { sections } from '../../domain/settings/sections';
import type { Language } from '../../domain/values/bilingual';
import { brandTexts } from '../../texts/common/brands';
import { seriousFindings, sidewaysScroll } from '../support/accessibility';
import { describeInChromium } from '../support/chromium';
import { ConsolePageObject } from '../support/console-page-object';
import { ConsoleTestStore } from '../support/console-test-store';
import { shownFaults } from '../support/word-faults';
import { wordsOnPage } from '../support/words-on-page';

const stringsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
};
/** The values of these fields, however deep they stand. */
const fieldsIn = (value: unknown, names: readonly string[]): readonly string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, part]) => (names.includes(name) ? stringsIn(part) : fieldsIn(part, names)))
    : [];

const people = fixtures.staff.flatMap(({ id, name }) => [name, id]);
const customers = fixtures.customers.flatMap(({ _id, name, phone, address, email, salutation, hopedService }) =>
  stringsIn([_id, name, phone, address, email, salutation, hopedService]),
);
const cars = fixtures.vehicles.flatMap(({ _id, plate, vin, model }) => [_id, plate, vin, model]);
const catalogue = [
  ...fixtures.parts.flatMap(({ partNumber, name, supplier }) => stringsIn([partNumber, name, supplier])),
  ...fixtures.prices.flatMap(({ code, work }) => [code, work]),
];
/** Of the settings what people have typed there, not what the system calls its choices. */
const typedThere = ['name', 'account', 'taxNumber', 'benefit', 'keyPoints', 'code', 'text'];
const fromFixtures = [
  ...people,
  ...customers,
  ...cars,
  ...catalogue,
  ...fieldsIn(settings, typedThere),
  ...stringsIn(brandTexts),
  ...[sections.causeCodes, sections.classificationCodes].flatMap(({ initial }) =>
    initial({ name: '', latinName: '', teams: [] }).items.map(({ code }) => code),
  ),
];

/** Of what is kept of a process: what is written in Chinese was typed by people, but for what has a name in both languages. */
const chineseIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return /\p{Script=Han}/u.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, part]) => (name === 'zh' || name === 'en' ? [] : chineseIn(part)))
    : [];
};

/** One person of each menu, who stands for everybody that has the same. */
interface Representative {
  readonly who: string;
  readonly me: Me;
  readonly menu: readonly string[];
}
/** What one person looks at in one language. */
interface Round {
  readonly who: string;
  readonly language: Language;
  readonly paths: readonly string[];
}

const languages = ['zh', 'en'] as const;
const other = (language: Language): Language => (language === 'zh' ? 'en' : 'zh');

let office: ConsoleTestStore;
let written: readonly string[];
let rounds: readonly Round[];

async function representatives(): Promise<readonly Representative[]> {
  const all = await Promise.all(
    fixtures.staff.map(async ({ id }): Promise<Representative> => {
      const me = (await (await office.store.people.as(id)).get('/me')).body as Me;
      return { who: id, me, menu: [...pagesOf(me).map(([path]) => path), '/account'] };
    }),
  );
  return all.filter(({ menu }, index) => all.findIndex((one) => one.menu.join() === menu.join()) === index);
}

/**
 * Each menu in one language by turns: the desk of everybody, and of the other pages those that nobody has looked at yet in that language. What was seen in one
 * language only is looked at in the other as well.
 */
function planOf(
  all: readonly Representative[],
  details: readonly (readonly [who: string, path: string])[],
): readonly Round[] {
  const wanted = all.flatMap(({ who, menu }, index) =>
    menu.map((path) => ({ who, path, language: languages[index % 2]! })),
  );
  const isFirst = ({ path, language }: (typeof wanted)[number], index: number): boolean =>
    wanted.findIndex((one) => one.path === path && one.language === language) === index;
  const looks = wanted.filter((one, index) => one.path === '/' || isFirst(one, index));
  const missing = looks
    .filter(({ path, language }) => !looks.some((one) => one.path === path && one.language === other(language)))
    .map(({ who, path, language }) => ({ who, path, language: other(language) }));
  const deep = details.flatMap(([who, path]) => languages.map((language) => ({ who, path, language })));
  const planned = [...looks, ...missing, ...deep];
  const keys = [...new Set(planned.map(({ who, language }) => `${who} ${language}`))];
  return keys.map((key) => {
    const [who, language] = key.split(' ') as [string, Language];
    const own = planned.filter((one) => one.who === who && one.language === language);
    return { who, language, paths: [...new Set(own.map(({ path }) => path))] };
  });
}

/** What has been looked at in the dark, in either language: the desk is another for everybody. */
const analysed = new Set<string>();
/** Nothing stands around it, so no help either. */
const WALL = '/board/tv';
const phone = { width: 390, height: 844 };

/** Each page once as axe sees it in the dark: wide in English, as on a phone in Chinese, where it must not scroll sideways either. */
async function darkFaultsAt(
  { page }: ConsolePageObject,
  { who, language }: Round,
  path: string,
): Promise<readonly string[]> {
  const key = `${language} ${path === '/' ? who : ''} ${path}`;
  if (analysed.has(key)) return [];
  analysed.add(key);
  const wide = page.viewportSize()!;
  const where = `${path} dark, ${language === 'zh' ? 'on a phone' : 'wide'}`;
  if (language === 'zh') await page.setViewportSize(phone);
  const faults = (await seriousFindings(page)).map((finding) => `${where}: ${finding}`);
  if (language === 'zh') {
    const wider = await sidewaysScroll(page);
    await page.setViewportSize(wide);
    return wider > 0 ? [...faults, `${where}: ${wider} pixels too wide`] : faults;
  }
  return faults;
}

async function faultsAt(desk: ConsolePageObject, path: string, language: Language): Promise<readonly string[]> {
  await desk.go(path).catch((cause: unknown) => {
    throw new Error(`${path} does not open in ${language}`, { cause });
  });
  await desk.page.waitForFunction(() => !document.querySelector('.ant-spin-spinning, .ant-skeleton-active'));
  const said = await desk.page.evaluate(wordsOnPage);
  return said.flatMap(({ text, lang }) =>
    shownFaults(lang.startsWith('zh') ? 'zh' : 'en', text, written).map(
      (fault) => `${path} ${language}: ${fault}: ${text.slice(0, 160)}`,
    ),
  );
}

async function walk(round: Round): Promise<readonly string[]> {
  const { who, language, paths } = round;
  const desk = await ConsolePageObject.open(office.browser, office.store.api.url, who, { language, dark: true });
  const faults: string[] = [];
  for (const path of paths) {
    faults.push(...(await faultsAt(desk, path, language)));
    faults.push(...(await darkFaultsAt(desk, round, path)));
  }
  faults.push(...desk.complaints);
  await desk.close();
  return faults;
}

/** Of everything that has a page of its own one, in the middle of its story; who sees most of it, and where it stands. */
async function detailsOf(): Promise<readonly (readonly [who: string, path: string])[]> {
  const { people: users } = office.store;
  const visit = await office.inWorkshop(19);
  const held = await office.inWorkshop(23);
  await held.do('workshop', 'holdWork', { reason: 'parts' });
  const received = await RepairOrderClient.open(users, 20);
  const unpriced = await RepairOrderClient.open(users, 27);
  await unpriced.receive();
  await unpriced.takeIn();
  const complaint = await ComplaintClient.open(users, 22);
  await complaint.toInvestigation();
  const appointment = await AppointmentClient.open(users, 24, { vehicleId: 'V-024' });
  await appointment.agree(1);
  const booked = await appointment.read();
  const delivered = await maintenance(users, 25);
  const calls = await FollowUpClient.after(users, delivered.number);
  await office.store.api.context.recorder.drain();
  const stories = await Promise.all(
    [visit, held, received, unpriced, complaint, appointment, delivered, calls].map((one) => one.read()),
  );
  written = [
    ...new Set([
      ...fromFixtures,
      ...chineseIn(stories),
      ...fieldsIn(stories, ['plate', 'model', 'partNumber', 'reference']),
    ]),
  ]
    .filter((text) => text.length > 1)
    // none is cut by a shorter one
    .toSorted((one, next) => next.length - one.length);
  const tabs = (base: string, ...names: readonly string[]) => [base, ...names.map((name) => `${base}?tab=${name}`)];
  const order = (one: RepairOrderClient) => `/repair-orders/${one.number}`;
  const ofManager = [
    ...tabs(order(visit), 'checklists', 'papers', 'evidence', 'deadlines', 'timeline'),
    order(held),
    order(received),
    ...tabs(order(delivered), 'timeline'),
    ...tabs(`/complaints/${complaint.number}`, 'deadlines', 'timeline'),
    `/follow-ups/${calls.number}`,
    `/appointments/${appointment.number}`,
    '/appointments/new',
    WALL,
    `/workshop-days/${booked.slot.day}`,
    '/customers/C-019',
    '/complaint-statistics',
    '/complaint-guide',
    '/follow-up-report',
    '/appointment-statistics',
  ];
  // who receives cars sees the sheet, and what the customer signs next
  const ofAdvisor = ['/repair-orders/new?vehicle=V-026', order(received), order(unpriced)];
  return [...ofManager.map((path) => ['manager', path] as const), ...ofAdvisor.map((path) => ['wang', path] as const)];
}

describeInChromium(
  'nobody is shown a code, or a word of the other language, or what cannot be read in the dark',
  () => {
    beforeAll(async () => {
      office = await ConsoleTestStore.open();
      const details = await detailsOf();
      const all = await representatives();
      const inSettings = settingPages.flatMap(({ path, needs }) => {
        const able = all.filter(({ me }) => may(me, needs));
        const one = able.find(({ who }) => who === 'manager') ?? able[0];
        return one ? [[one.who, `/settings/${path}`] as const] : [];
      });
      rounds = planOf(all, [...details, ...inSettings]);
    });
    afterAll(() => office.close());

    test('on any page of the console', async () => {
      const left = [...rounds].toSorted((one, next) => next.paths.length - one.paths.length);
      const faults: string[] = [];
      // two browsers' windows at a time
      const window = async (): Promise<void> => {
        for (let round = left.shift(); round; round = left.shift()) faults.push(...(await walk(round)));
      };
      await Promise.all([window(), window()]);
      const paths = rounds.flatMap((round) => round.paths);
      const unexplained = paths.filter((path) => path !== WALL && helpOf(path.split('?')[0]!) === undefined);
      expect(unexplained).toEqual([]);
      expect(paths.length).toBeGreaterThan(100);
      expect([...new Set(faults)].toSorted()).toEqual([]);
    }, 1_800_000);
  },
);
