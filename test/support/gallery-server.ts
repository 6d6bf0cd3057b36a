import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Browser, Page } from 'playwright-core';
import { startChromium } from '../../dev/fixtures/browser';
import { buildGallery } from '../../dev/engines/console';
import type { Language } from '../../domain/values/bilingual';

/** What is shown of the gallery, and how. */
export interface ShownStory {
  readonly story: string;
  readonly language: Language;
  readonly appearance: 'light' | 'dark';
}

/** When the gallery is looked at: what it tells of times is the same in every run. */
const NOW = new Date('2026-11-26T10:00:00+08:00');

/** The gallery as it was built from what is there, and a browser. */
export class GalleryServer {
  private constructor(
    readonly browser: Browser,
    private readonly server: Server,
  ) {}

  /** A browser that is started with `more`. */
  static async open(more: readonly string[] = []): Promise<GalleryServer> {
    const folder = await buildGallery((line) => void process.stderr.write(`${line}\n`));
    const server = express().use(express.static(folder)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new GalleryServer(await startChromium(more), server);
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  /** A window with whatever its pages complain of. */
  async window(width = 1280): Promise<GalleryWindow> {
    const context = await this.browser.newContext({
      viewport: { width, height: 900 },
      deviceScaleFactor: 1,
      reducedMotion: 'reduce',
      timezoneId: 'America/Los_Angeles',
    });
    const page = await context.newPage();
    await page.clock.setFixedTime(NOW);
    const { port } = this.server.address() as AddressInfo;
    return new GalleryWindow(page, `http://127.0.0.1:${port}/`);
  }
}

export class GalleryWindow {
  readonly #complaints: string[] = [];

  constructor(
    readonly page: Page,
    readonly base: string,
  ) {
    page.on('pageerror', ({ message }) => this.#complaints.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.#complaints.push(message.text());
    });
  }

  /** The names of all stories. */
  async stories(): Promise<readonly string[]> {
    await this.page.goto(this.base);
    const links = this.page.locator('[data-to]');
    await links.first().waitFor();
    return links.evaluateAll((all) => all.map((link) => link.getAttribute('data-to') ?? ''));
  }

  /** Opens a story and answers what the page complained of meanwhile. */
  async show(
    { story, language, appearance }: ShownStory,
    more: Readonly<Record<string, string>> = {},
  ): Promise<readonly string[]> {
    this.#complaints.length = 0;
    await this.page.goto(`${this.base}?${new URLSearchParams({ story, language, appearance, ...more })}`);
    await this.page.locator(`[data-story=${story}]`).waitFor();
    await this.page.evaluate(() => document.fonts.ready.then(() => undefined));
    return [...this.#complaints];
  }

  /** A story in the fonts of the papers, and nothing else. */
  async pictureOf(shown: ShownStory): Promise<Buffer> {
    await this.show(shown, { picture: '1' });
    await this.page.evaluate(() =>
      document.fonts.load('700 14px Picture', '字').then(() => document.fonts.load('400 14px Picture', '字')),
    );
    return this.page.locator('[data-story]').screenshot({ animations: 'disabled', caret: 'hide' });
  }
}
