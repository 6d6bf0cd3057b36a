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
export function chromiumPath(): string | undefined {
  const given = process.env['CHROMIUM_PATH'];
  if (given) return given;
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders
    .flatMap((folder) => ['chromium', 'chromium-browser', 'google-chrome'].map((name) => path.join(folder, name)))
    .find(runnable);
}

export const startChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath()!,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-dev-shm-usage'],
  });
