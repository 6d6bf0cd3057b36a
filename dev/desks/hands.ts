import type { Locator, Page } from 'playwright-core';
import { sendsCommand } from '../fixtures/browser';
import { keysOf, nothing, type Counted } from './model';
import { say } from './words';

/** Signatures so far, at whichever desk: nobody signs twice alike, nor in two runs. */
let strokes = Date.now() % 7_000;

/** A form that has not taken the cursor by then begins with a click. */
const CURSOR_WITHIN_MS = 800;

/** One person at a desk: does on the page what hands do, and counts it. */
export class Hands {
  #counted = nothing;
  #typing = false;
  /** The page that stands on the screen. */
  #stands = '';

  constructor(
    readonly page: Page,
    readonly base: string,
  ) {
    page.on('framenavigated', (frame) => {
      const { pathname } = new URL(frame.url());
      if (frame !== page.mainFrame() || pathname === this.#stands) return;
      this.#stands = pathname;
      this.#count({ pages: 1 });
    });
  }

  get counted(): Counted {
    return this.#counted;
  }

  #count(change: Partial<Counted>): void {
    const before = this.#counted;
    const added = Object.entries(change).map(([name, by]) => [name, before[name as keyof Counted] + by]);
    this.#counted = { ...before, ...Object.fromEntries(added) };
  }

  /** Back to where every person begins, with nothing counted. */
  async begin(path = '/'): Promise<this> {
    await this.page.goto(`${this.base}${path}`);
    await this.page.locator('#main').getByRole('heading', { level: 1 }).waitFor();
    this.#counted = nothing;
    this.#typing = false;
    return this;
  }

  get main(): Locator {
    return this.page.locator('#main');
  }
  /** The form that was opened last. */
  get form(): Locator {
    return this.page.locator('.command-drawer').last();
  }

  /** Waits for what the machine shows. */
  async see(target: Locator): Promise<void> {
    await this.#waiting(() => target.first().waitFor());
  }
  async gone(target: Locator): Promise<void> {
    await this.#waiting(() => target.first().waitFor({ state: 'detached' }));
  }

  async #waiting(what: () => Promise<unknown>): Promise<void> {
    const began = performance.now();
    await what();
    this.#count({ systemMs: performance.now() - began });
  }

  /** Thinks of what is to be done, or which of several is meant. */
  think(): void {
    this.#count({ decisions: 1 });
  }

  async click(target: Locator): Promise<void> {
    const one = target.first();
    await this.#waiting(() => one.click({ trial: true }));
    await one.click();
    this.#typing = false;
    this.#count({ clicks: 1 });
  }

  #reach(keys: number): void {
    this.#count({ keys, reaches: this.#typing ? 0 : 1 });
    this.#typing = true;
  }

  /** Types into a field, which is clicked first unless the cursor stands there. */
  async type(field: Locator, text: string): Promise<void> {
    const one = field.first();
    await this.#waiting(() => one.waitFor());
    if (!(await one.evaluate((element) => element === document.activeElement))) await this.click(one);
    await one.fill(text);
    this.#reach(keysOf(text));
  }

  /** From field to field with the keyboard. */
  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
    this.#reach(key.split('+').length);
  }

  /** One entry of a list that opens; part of its words is typed where the list is long. */
  async pick(box: Locator, label: string, typed?: string): Promise<void> {
    if (typed === undefined) await this.click(box);
    else await this.type(box, typed);
    await this.click(
      this.page
        .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
        .filter({ hasText: label }),
    );
  }

  /** One entry of a list by the keyboard: what is typed finds it first, and Enter takes it. */
  async pickByKey(box: Locator, label: string, typed: string): Promise<void> {
    await this.type(box, typed);
    const first = this.page.locator(
      '.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option-active',
    );
    await this.see(first.filter({ hasText: label }));
    await this.press('Enter');
  }

  /** The customer draws the signature. */
  async sign(place: Locator): Promise<void> {
    const canvas = place.locator('canvas').first();
    await canvas.scrollIntoViewIfNeeded();
    const box = await canvas.boundingBox();
    if (!box) throw new Error('there is nothing to sign on');
    const { mouse } = this.page;
    strokes += 1;
    await mouse.move(box.x + 30, box.y + 60);
    await mouse.down();
    await mouse.move(box.x + 120, box.y + 90, { steps: 4 });
    await mouse.move(box.x + 200 + (strokes % 100), box.y + 20 + (Math.floor(strokes / 100) % 70), { steps: 4 });
    await mouse.up();
    this.#typing = false;
    this.#count({ signatures: 1 });
    const keep = place.getByRole('button', { name: say('keep') });
    if (await keep.isVisible()) {
      await this.click(keep);
      await this.see(place.getByText(say('signed')));
    }
  }

  /** Takes a photo: one press to begin, one to take it. */
  async photograph(place: Locator, picture: Buffer): Promise<void> {
    const before = await place.locator('img').count();
    await place
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: picture });
    this.#count({ clicks: 2 });
    this.#typing = false;
    await this.see(place.locator('img').nth(before));
  }

  /** Where a command stands on the page, or in the list of all. */
  async #handle(name: string): Promise<Locator> {
    await this.see(this.main.locator('[data-part=next-step]:not(:has(.ant-skeleton))'));
    const handle = this.main.locator(`[data-command=${name}]`).first();
    if (await handle.isVisible()) return handle;
    await this.click(this.main.locator('[data-all-commands]'));
    return this.page.locator(`.all-commands [data-command=${name}]`);
  }

  /** Opens the form of a command. */
  async command(name: string): Promise<void> {
    await this.open(await this.#handle(name));
  }

  /** A command that asks nothing. */
  async commandAtOnce(name: string): Promise<void> {
    await this.sendAtOnce(await this.#handle(name));
  }

  /** Presses what sends a command without a form; throws when it is refused. */
  async sendAtOnce(handle: Locator): Promise<void> {
    await this.#sending(() => this.click(handle));
  }

  /** The same by the keyboard, where the cursor comes to stand on it. */
  async sendByKey(handle: Locator): Promise<void> {
    await this.#waiting(() => handle.and(this.page.locator(':focus')).waitFor());
    await this.#sending(() => this.press('Enter'));
  }

  async #sending(pressing: () => Promise<void>): Promise<void> {
    const answered = this.page.waitForResponse((response) => sendsCommand(response.request()));
    await pressing();
    await this.#waiting(async () => {
      const answer = await answered;
      if (!answer.ok()) throw new Error(`${answer.status()} ${await answer.text()}`);
    });
  }

  /** Opens a form; in most, the cursor stands in the first field once it has come. */
  async open(handle: Locator): Promise<void> {
    await this.click(handle);
    await this.see(this.form);
    await this.page
      .waitForFunction(() => document.activeElement?.closest('.command-drawer form') !== null, undefined, {
        timeout: CURSOR_WITHIN_MS,
      })
      .catch(() => undefined);
  }

  /** Sends what the form holds; throws with what the page says when it is refused. */
  async send(
    form: Locator = this.form,
    button: Locator = form.getByRole('button', { name: say('send'), exact: true }),
  ) {
    await this.click(button);
    const told = form.locator('.ant-alert-error, .ant-form-item-explain-error').first();
    await this.#waiting(() =>
      Promise.race([form.waitFor({ state: 'detached' }), told.waitFor()]).catch(() => undefined),
    );
    if (await told.isVisible()) throw new Error(`the page says: ${await told.innerText()}`);
    await this.gone(form);
  }
}
