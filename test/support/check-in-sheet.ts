import type { Locator, Page } from 'playwright-core';
import type { ConsolePageObject } from './console-page-object';
import { say } from './console-page-object';

/** A photo small enough to draw by hand: one grey pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

/** What a person says and reads off the car; what is left out stays as the sheet begins. */
export interface Said {
  readonly words?: string;
  /** What a kind of job is called. */
  readonly kind?: string;
  readonly odometer?: number;
  readonly fuelEighths?: number;
  readonly keyNumber?: string;
  readonly storageBox?: string;
  /** Codes of the price menu. */
  readonly jobs?: readonly string[];
}

/** What a plain car is received with. */
export const plain: Said = {
  words: '小保养',
  odometer: 160_000,
  fuelEighths: 4,
  keyNumber: 'K-31',
  storageBox: 'B-12',
};

/** The sheet on which a car is received. */
export class CheckInSheet {
  readonly page: Page;
  readonly root: Locator;

  constructor(desk: Pick<ConsolePageObject, 'page'>) {
    this.page = desk.page;
    this.root = desk.page.locator('#main [data-check-in]');
  }

  field = (name: string): Locator => this.root.locator(`[data-field="${name}"]`);
  input = (name: string): Locator => this.field(name).locator('input, textarea').first();
  get sendButton(): Locator {
    return this.root.locator('[data-send]');
  }

  async enter({ words, kind, odometer, fuelEighths, keyNumber, storageBox, jobs = [] }: Said): Promise<void> {
    await this.root.waitFor();
    if (words !== undefined) await this.input('needs.0.words').fill(words);
    if (kind !== undefined) await this.field('checklistProfile').getByText(kind, { exact: true }).click();
    if (odometer !== undefined) await this.input('odometer').fill(String(odometer));
    if (fuelEighths !== undefined)
      await this.field('fuelEighths').locator('.ant-segmented-item').nth(fuelEighths).click();
    if (keyNumber !== undefined) await this.input('keyNumber').fill(keyNumber);
    if (storageBox !== undefined) await this.input('storageBox').fill(storageBox);
    for (const code of jobs) await this.addJob(code);
  }

  async addJob(code: string): Promise<void> {
    const lines = this.field('lines');
    const before = await lines.locator('.ant-card-head-title').count();
    const box = lines.getByRole('combobox', { name: say('fromMenu') });
    await box.click();
    await box.fill(code);
    await this.page
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
      .filter({ hasText: code })
      .first()
      .click();
    // its parts are read first
    await lines.locator('.ant-card-head-title').nth(before).waitFor();
  }

  repeatBack = (): Promise<void> => this.field('repeatedBack').getByRole('checkbox').check();

  /** Damage at one place of the car, with a photo. */
  async mark(zone: string): Promise<void> {
    await this.field('marks').getByRole('checkbox', { name: zone }).click();
    const row = this.field('marks').locator('[data-mark]').last();
    await row.locator('input[type=file]').setInputFiles({ name: 'mark.png', mimeType: 'image/png', buffer: PIXEL });
    await row.locator('img').first().waitFor();
  }

  send = (): Promise<void> => this.sendButton.click();

  /** What is told at the field. */
  faultAt = async (name: string): Promise<string> =>
    (await this.field(name).locator('.ant-form-item-explain-error').first().textContent()) ?? '';
}
