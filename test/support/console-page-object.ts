import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { fieldsOf, type Field } from '../../console/shared/forms/description';
import { sendsCommand } from '../../dev/fixtures/browser';
import { settings } from '../../dev/fixtures/settings';
import { DEMO_PASSWORD, staff } from '../../dev/fixtures/store';
import { tourSeenIn } from '../../dev/fixtures/tour-seen';
import { pageOfNumber } from '../../console/shared/server/processes';
import { definitionOf } from '../../domain/processes';
import { textsIn } from '../../console/shared/texts/use-texts';
import { defaultCalendar } from '../../domain/policy/policy';
import { sections } from '../../domain/settings/sections';
import { localTime } from '../../domain/time/working-time';

type Payload = Readonly<Record<string, unknown>>;

/** A photo small enough to draw by hand: one grey pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

const english = textsIn('en');
export const say = english.t;

const nameOf = (id: unknown): string => staff.find((person) => person.id === id)?.name ?? String(id);

/** A team or bay of the demo store, as people call it. */
const entryOf = (id: unknown): string => {
  const named = settings.flatMap(({ content }) =>
    'items' in content ? (content.items as { id?: string; en?: string }[]) : [],
  );
  return named.find((one) => one.id === id)?.en ?? String(id);
};

/** A cause, class or department of the store, as its lists call it. */
const lists = [sections.causeCodes, sections.classificationCodes, sections.departments].flatMap(
  ({ initial }) => initial({ name: '' } as never).items,
);
const listedName = (value: unknown): string => lists.find(({ code, zh }) => code === value || zh === value)?.en ?? '';

/** Drawn so far, at whichever desk. */
let signatures = 0;

interface OpenOptions extends BrowserContextOptions {
  readonly language?: 'zh' | 'en';
  readonly dark?: boolean;
  /** Nobody has been at this browser: the tour begins. */
  readonly firstTime?: boolean;
}

/** One member of staff in front of the console, in a browser of their own. */
export class ConsolePageObject {
  private constructor(
    readonly page: Page,
    /** Everything the page complained of. */
    readonly complaints: readonly string[],
  ) {}

  static async open(
    browser: Browser,
    base: string,
    who: string,
    { language = 'en', dark = false, firstTime = false, ...options }: OpenOptions = {},
  ): Promise<ConsolePageObject> {
    const context = await browser.newContext({
      viewport: { width: 1366, height: 900 },
      reducedMotion: 'reduce',
      // the console tells the store's time wherever the browser stands
      timezoneId: 'America/Los_Angeles',
      ...options,
    });
    await context.addInitScript(
      ([chosen, appearance]) => {
        localStorage.setItem('repairflow.language', chosen);
        localStorage.setItem('repairflow.appearance', appearance);
      },
      [language, dark ? 'dark' : 'light'] as const,
    );
    if (!firstTime) await tourSeenIn(context);
    const answer = await context.request.post(`${base}/api/v1/browser-sessions`, {
      data: { signIn: who, password: DEMO_PASSWORD },
    });
    if (!answer.ok()) throw new Error(`${who} cannot sign in: ${answer.status()}`);
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(base);
    // the desk of some roles is a page of its own, to which the first one leads
    await page.locator('#main').getByRole('heading', { level: 1 }).waitFor();
    return new ConsolePageObject(page, complaints);
  }

  /** By the form, on whatever page stands open. */
  async signIn(who: string): Promise<void> {
    await this.page.locator('input[autocomplete=username]').fill(who);
    await this.page.locator('input[type=password]').fill(DEMO_PASSWORD);
    await this.page.locator('button[type=submit]').click();
    await this.page.locator('#main').waitFor();
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  /** A page inside the console, reached as by a link: without loading everything again. */
  async go(path: string): Promise<void> {
    const elsewhere = new URL(path, this.page.url()).pathname !== new URL(this.page.url()).pathname;
    await this.page.evaluate(
      ([to, another]) => {
        // a page names its tab when it is there
        if (another) document.title = '';
        history.pushState({ ...history.state, idx: (history.state?.idx ?? 0) + 1 }, '', to);
        dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
      },
      [path, elsewhere] as const,
    );
    await this.page.waitForFunction(() => document.title !== '');
    await this.page.getByRole('heading', { level: 1 }).first().waitFor();
  }

  get form(): Locator {
    return this.page.locator('.command-drawer').last();
  }

  /** Opens the form of a command on the page of its process. */
  async begin(number: string, command: string): Promise<Locator> {
    if (!this.page.url().includes(number)) await this.go(pageOfNumber(number));
    await this.press(command);
    await this.form.waitFor();
    return this.form;
  }

  /** Where the command stands on the page; in the list of all commands where it has no place of its own. */
  async press(command: string): Promise<void> {
    await this.page.locator('#main [data-part=next-step]:not(:has(.ant-skeleton))').first().waitFor();
    const handle = this.page.locator(`#main [data-command=${command}]`).first();
    if (await handle.isVisible()) return handle.click();
    await this.page.locator('#main [data-all-commands]').click();
    await this.page.locator(`.all-commands [data-command=${command}]`).click();
  }

  async submit(): Promise<void> {
    await this.form.getByRole('button', { name: say('send'), exact: true }).click();
    const gone = this.form.waitFor({ state: 'detached' }).then(() => undefined);
    const told = this.form
      .locator('.ant-alert-error, .ant-form-item-explain-error')
      .first()
      .textContent()
      .then(
        (text) => text,
        () => undefined,
      );
    const problem = await Promise.race([gone, told]);
    if (problem) throw new Error(`the console says: ${problem}`);
    await gone;
  }

  /** Opens the form, fills in what the payload says, and sends it. */
  async do(number: string, command: string, payload: Payload = {}): Promise<void> {
    if (command === 'fillChecklist') return this.#check(number, payload);
    if (!this.page.url().includes(number)) await this.go(pageOfNumber(number));
    const sent = this.page
      .waitForResponse((response) => sendsCommand(response.request()) && response.url().includes(number))
      .catch(() => undefined);
    const opened = this.form.waitFor().catch(() => undefined);
    await this.press(command);
    // what asks nothing is sent as it is pressed
    const answer = await Promise.race([sent, opened]);
    if (answer?.ok() === false) throw new Error(`${command}: ${answer.status()} ${await answer.text()}`);
    if (answer) return;
    await this.fill(this.form, fieldsOf(definitionOf(number).commands.schemas[command]!), payload);
    await this.submit();
  }

  /** What a field asks for that the payload has; what follows from the choice above the form is not asked. */
  async fill(within: Locator, fields: readonly Field[], payload: Payload): Promise<void> {
    for (const field of fields) {
      const value = payload[field.name];
      const place = within.locator(`[data-field=${field.name}]`).first();
      if (value === undefined || field.kind === 'newId' || (await place.count()) === 0) continue;
      await this.#put(place, field, value);
    }
  }

  async #put(place: Locator, field: Field, value: unknown): Promise<void> {
    switch (field.kind) {
      case 'money':
        return place.locator('input').fill(String(Number(value) / 100));
      case 'instant':
      case 'day':
        return this.#date(
          place,
          field.kind === 'day' ? String(value) : localTime(defaultCalendar.zone, Date.parse(String(value))),
        );
      case 'choice':
        return this.#choose(place, english.value(String(value)));
      case 'choices':
        for (const one of value as string[]) await place.getByRole('checkbox', { name: english.value(one) }).check();
        return;
      case 'flag':
        return place.getByText(say(value ? 'yes' : 'no'), { exact: true }).click();
      case 'confirmation':
        return place.getByRole('checkbox').check();
      case 'persons':
        for (const one of value as string[]) await this.#pick(place, nameOf(one));
        return this.#leaveList();
      case 'team':
      case 'bay':
        return this.#pick(place, entryOf(value));
      case 'teams':
        for (const one of value as string[]) await this.#pick(place, entryOf(one));
        return this.#leaveList();
      case 'person':
        return this.#pick(place, nameOf(value));
      case 'consent':
        return this.consent(place, value as Payload);
      case 'file':
      case 'files':
        return this.#upload(place);
      case 'lines':
        return this.#tags(place, value as string[]);
      case 'workLine':
        await place.getByLabel(english.field('work')).fill((value as { work: string }).work);
        return;
      case 'workLines':
        for (const { work } of value as { work: string }[]) {
          await this.#pick(place, work, say('fromMenu'));
          // its parts are read first
          await place.locator('.ant-card-head-title').filter({ hasText: work }).last().waitFor();
        }
        return;
      case 'code':
        return this.#pick(place, listedName(value));
      case 'group':
        return this.fill(place, field.fields!, value as Payload);
      case 'list':
        for (const [index, row] of (value as Payload[]).entries()) {
          const card = place.locator(`[data-row="${index}"]`);
          if ((await card.count()) === 0)
            await place
              .getByRole('button', { name: say('add') })
              .last()
              .click();
          await this.fill(card, field.fields!, row);
        }
        return;
      case 'whole':
        // a rating is pressed
        if ((await place.getByRole('radio').count()) > 0)
          return place.getByText(String(value), { exact: true }).click();
        return place.locator('input').first().fill(String(value));
      default:
        if (field.name === 'department') return this.#pick(place, listedName(value));
        return place.locator('input, textarea').first().fill(String(value));
    }
  }

  async #choose(place: Locator, label: string): Promise<void> {
    const radio = place.getByText(label, { exact: true });
    if ((await radio.count()) > 0) await radio.first().click();
    else await this.#pick(place, label);
  }

  /** One entry of a list that opens. */
  async #pick(place: Locator, label: string, name?: string): Promise<void> {
    const box = name ? place.getByRole('combobox', { name }) : place.getByRole('combobox').first();
    await box.click();
    if (await box.isEditable()) await box.fill(label);
    await this.page
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
      .filter({ hasText: label })
      .first()
      .click();
  }

  /** A list of several stays open and covers what is below, until something else is clicked. */
  async #leaveList(): Promise<void> {
    await this.form.locator('.ant-drawer-title').click();
  }

  async #tags(place: Locator, values: readonly string[]): Promise<void> {
    const box = place.getByRole('combobox').first();
    for (const value of values) {
      // a form that was opened at a line has it already, and a second choice would take it away
      if (await place.locator('.ant-select-selection-item', { hasText: value }).count()) continue;
      await box.fill(value);
      await box.press('Enter');
    }
    await this.#leaveList();
  }

  async #date(place: Locator, text: string): Promise<void> {
    const input = place.locator('input');
    await input.click();
    await input.fill(text);
    await input.press('Enter');
  }

  async #upload(place: Locator): Promise<void> {
    await place.locator('input[type=file]').setInputFiles({ name: 'slip.png', mimeType: 'image/png', buffer: PIXEL });
    await place.locator('img').first().waitFor();
  }

  /** A signature on the screen, or a consent over the phone with its witness. */
  async consent(place: Locator, { channel, witness, words }: Payload): Promise<void> {
    if (channel === 'phone') {
      await place.getByText(english.value('phone'), { exact: true }).click();
      await this.#pick(place, nameOf(witness));
      await place.locator('textarea').fill(String(words));
      return;
    }
    await place.locator('canvas').scrollIntoViewIfNeeded();
    const box = (await place.locator('canvas').boundingBox())!;
    const { mouse } = this.page;
    await mouse.move(box.x + 30, box.y + 60);
    await mouse.down();
    await mouse.move(box.x + 120, box.y + 110, { steps: 4 });
    // nobody signs twice alike
    signatures += 1;
    await mouse.move(box.x + 200 + (signatures % 100), box.y + 50 - (signatures % 40), { steps: 4 });
    await mouse.up();
    await place.getByRole('button', { name: say('keep') }).click();
    await place.getByText(say('signed')).waitFor();
  }

  async #check(number: string, { checklist, findings }: Payload): Promise<void> {
    await this.go(`${pageOfNumber(number)}?tab=checklists`);
    const list = this.page.locator(`[data-checklist=${String(checklist)}]`);
    await list.waitFor();
    for (const { item, result, value, note } of findings as {
      item: string;
      result: string;
      value?: number;
      note?: string;
    }[]) {
      const row = list.locator(`[data-item=${item}]`);
      if (value !== undefined) await row.getByRole('spinbutton').fill(`${value}`);
      if (result === 'defect') await row.getByText(english.value('defect'), { exact: true }).click();
      else if (value !== undefined) await row.getByText(/^(?:Good|Done)$/).click();
      if (note) await row.locator('textarea').fill(note);
    }
    const rest = list.getByRole('button', { name: say('allGood') });
    if (await rest.isEnabled()) await rest.click();
    await list.getByRole('button', { name: say('send'), exact: true }).click();
    await list
      .getByText(say('filled', { n: (findings as unknown[]).length, of: (findings as unknown[]).length }))
      .waitFor();
  }
}
