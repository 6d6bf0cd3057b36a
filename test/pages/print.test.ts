import path from 'node:path';
import type { Page } from 'playwright-core';
import { BookingClient, dateAhead, instantOn } from '../support/booked';
import { staff } from '../../dev/fixtures/store';
import { describeInChromium } from '../support/chromium';
import { ConsolePageObject } from '../support/console-page-object';
import { ConsoleTestStore, oil } from '../support/console-test-store';
import { PdfReader } from '../support/pdf-reader';
import { textsIn } from '../../console/shared/texts/use-texts';
import type { TextName } from '../../console/shared/texts/texts';

let office: ConsoleTestStore;
let order: string;
const reader = new PdfReader();
const tomorrow = dateAhead(1);
const nameOf = (who: string): string => staff.find(({ id }) => id === who)!.name;
/** The part of an A4 sheet between its margins, in CSS pixels. */
const sheet = { width: 703, height: 1017 };

/** What would be seen on paper and has no place there, or is not black on white, or ends at the edge. */
const faultsOnPaper = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const isSeen = (element: Element): boolean => {
      const { width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1 && getComputedStyle(element).visibility !== 'hidden';
    };
    const seen = (selector: string): readonly Element[] => [...document.querySelectorAll(selector)].filter(isSeen);
    const told = (element: Element, fault: string): string => `${fault}: ${element.outerHTML.slice(0, 160)}`;
    const pressed = seen('nav, .ant-layout-header, #main button:not([role=tab]), #main .ant-btn, #main .ant-segmented');
    const texts = seen('#main *').filter((one) =>
      [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== ''),
    );
    const coloured = texts.filter((one) => getComputedStyle(one).color !== 'rgb(0, 0, 0)');
    const dark = seen('body, #root > *, #main').filter(
      (one) => !['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)'].includes(getComputedStyle(one).backgroundColor),
    );
    const cut = seen('#main .scroll, #main table, #main .board, #main .plan').filter(
      (one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible',
    );
    const wide = seen('#main *').filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1);
    return [
      ...pressed.map((one) => told(one, 'cannot be pressed on paper')),
      ...coloured.map((one) => told(one, 'is not black')),
      ...dark.map((one) => told(one, 'is not white')),
      ...cut.map((one) => told(one, 'is cut')),
      ...wide.map((one) => told(one, 'is wider than the sheet')),
    ];
  });

interface Printed {
  readonly who: string;
  /** Of a page that is not called after a car. */
  readonly title?: TextName;
  readonly at: () => string;
  readonly wide?: boolean;
}
const pages: readonly Printed[] = [
  { who: 'wang', at: () => `/repair-orders/${order}` },
  { who: 'wang', title: 'board', at: () => '/board', wide: true },
  { who: 'wang', title: 'planner', at: () => `/planner?day=${tomorrow}` },
  { who: 'wang', title: 'orders', at: () => '/repair-orders' },
  { who: 'settlement', title: 'settlementQueue', at: () => '/settlement' },
  { who: 'manager', title: 'arrearsList', at: () => '/arrears' },
  { who: 'parts', title: 'pickingList', at: () => '/picking-list' },
  { who: 'manager', title: 'complaints', at: () => '/complaints' },
  { who: 'manager', title: 'complaintStatistics', at: () => '/complaint-statistics' },
  { who: 'manager', title: 'appointmentStatistics', at: () => '/appointment-statistics' },
  { who: 'manager', title: 'dashboard', at: () => '/dashboard' },
  { who: 'manager', title: 'dashboard', at: () => '/dashboard?as=table' },
  { who: 'manager', title: 'overview', at: () => '/overview' },
];

describeInChromium('what is printed of the console', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
    order = (await office.inWorkshop(2)).number;
    const settling = await office.inWorkshop(3);
    await settling.complete(oil);
    await new BookingClient(await office.store.people.as('wang')).agreed(4, instantOn(tomorrow, '10:00'));
  });
  afterAll(async () => {
    await reader.close();
    await office.close();
  });

  test.each(pages)(
    '$who, $title: black on white from a dark screen, without what can be pressed, whole, with store, time and person',
    async ({ who, title, at, wide = false }) => {
      const language = title === 'dashboard' || title === 'board' ? 'zh' : 'en';
      const viewport = wide ? { width: sheet.height, height: sheet.width } : sheet;
      const desk = await ConsolePageObject.open(office.browser, office.store.api.url, who, {
        language,
        dark: true,
        viewport,
      });
      const { page } = desk;
      await desk.go(at());
      await page.waitForFunction(() => !document.querySelector('#main .ant-spin-spinning, #main .ant-skeleton-active'));
      await page.emulateMedia({ media: 'print' });
      await page.waitForFunction(() => !document.documentElement.classList.contains('dark'));
      const folder = process.env['SHOTS'];
      const name = `print-${who}-${at().replaceAll(/\W+/g, '-')}`;
      if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
      expect(await faultsOnPaper(page)).toEqual([]);
      const pdf = await page.pdf({
        preferCSSPageSize: true,
        ...(folder && { path: path.join(folder, `${name}.pdf`) }),
      });
      const text = await reader.textOf(pdf);
      // a font may write a character by the look-alike of a radical: what stands there in Chinese the page itself says
      expect(text).toMatch(/\d{4}-\d\d-\d\d\d\d:\d\d/);
      expect(text).toMatch(/1\/\d/);
      const head = await page.locator('.print-head').innerText();
      expect(head).toContain('途安汽车销售服务有限公司');
      expect(head).toContain(nameOf(who));
      const heading = await page.getByRole('heading', { level: 1 }).innerText();
      expect(heading).toContain(title ? textsIn(language).t(title) : '沪');
      expect(desk.complaints).toEqual([]);
      await desk.close();
    },
  );
});
