import { chromiumPath } from '../../dev/fixtures/browser';

/** A `describe` for real pages; says on screen why it does nothing where there is no browser. */
export function describeInChromium(what: string, tests: () => void): void {
  if (chromiumPath()) describe(what, tests);
  else
    describe.skip(
      `${what} (no Chromium: install the package \`chromium-headless-shell\` or \`chromium\`, or name one in CHROMIUM_PATH)`,
      tests,
    );
}
