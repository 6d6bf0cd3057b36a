import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const runnable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** CHROMIUM_PATH, or `chromium` on the PATH, as Debian's package installs it. */
function chromiumPath(): string | undefined {
  const given = process.env['CHROMIUM_PATH'];
  if (given) return given;
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders
    .flatMap((folder) => ['chromium', 'chromium-browser', 'google-chrome'].map((name) => path.join(folder, name)))
    .find(runnable);
}

/** A `describe` for real pages; says on screen why it does nothing where there is no browser. */
export function describeInChromium(what: string, tests: () => void): void {
  if (chromiumPath()) describe(what, tests);
  else describe.skip(`${what} (no Chromium: install the package \`chromium\`, or name one in CHROMIUM_PATH)`, tests);
}

export const startChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath()!,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-dev-shm-usage'],
  });
