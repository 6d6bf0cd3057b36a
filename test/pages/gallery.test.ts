import { written } from '../../console/gallery/data';
import { seriousFindings, sidewaysScroll } from '../support/accessibility';
import { describeInChromium } from '../support/chromium';
import { GalleryServer, type GalleryWindow, type ShownStory } from '../support/gallery-server';
import { shownFaults } from '../support/word-faults';
import { wordsOnPage } from '../support/words-on-page';

const typed = Object.values(written).toSorted((one, next) => next.length - one.length);

async function faultsOf(gallery: GalleryWindow, shown: ShownStory): Promise<readonly string[]> {
  const complaints = await gallery.show(shown);
  const said = await gallery.page.evaluate(wordsOnPage);
  const words = said.flatMap(({ text, lang }) =>
    shownFaults(lang.startsWith('zh') ? 'zh' : 'en', text, typed).map((fault) => `${fault}: ${text.slice(0, 160)}`),
  );
  const wide = (await sidewaysScroll(gallery.page)) > 0 ? ['it scrolls sideways'] : [];
  const faults = [...complaints, ...words, ...wide, ...(await seriousFindings(gallery.page))];
  return faults.map((fault) => `${shown.story} ${shown.language} ${shown.appearance}: ${fault}`);
}

let gallery: GalleryServer;

describeInChromium('each part of the console in all its states', () => {
  beforeAll(async () => {
    gallery = await GalleryServer.open();
  });
  afterAll(() => gallery.close());

  test('reads in both languages, for everybody, in light and dark', async () => {
    const first = await gallery.window();
    const names = await first.stories();
    const all = names.flatMap((story) =>
      (['zh', 'en'] as const).flatMap((language) =>
        (['light', 'dark'] as const).map((appearance): ShownStory => ({ story, language, appearance })),
      ),
    );
    const left = [...all];
    const faults: string[] = [];
    const walk = async (window: GalleryWindow): Promise<void> => {
      for (let shown = left.shift(); shown; shown = left.shift()) faults.push(...(await faultsOf(window, shown)));
    };
    await Promise.all([walk(first), walk(await gallery.window())]);
    expect(faults.toSorted()).toEqual([]);
    expect(names.length).toBeGreaterThan(20);
  }, 600_000);
});
