import { describeInChromium } from '../support/chromium';
import { GalleryServer, type GalleryWindow, type ShownStory } from '../support/gallery-server';
import { alikeEverywhere, differenceOf, ofStories } from '../support/pictures';

/** A few stories in which each colour, size and kind of part occurs. */
const shown: readonly ShownStory[] = [
  { story: 'tags', language: 'zh', appearance: 'light' },
  { story: 'car-row', language: 'zh', appearance: 'light' },
  { story: 'car-row', language: 'en', appearance: 'dark' },
  { story: 'next-step', language: 'en', appearance: 'light' },
  { story: 'notices', language: 'zh', appearance: 'dark' },
  { story: 'table', language: 'zh', appearance: 'light' },
  { story: 'form-fields', language: 'en', appearance: 'light' },
  { story: 'slots', language: 'zh', appearance: 'light' },
];

let gallery: GalleryServer;
let window: GalleryWindow;

describeInChromium('parts of the console look as they did', () => {
  beforeAll(async () => {
    gallery = await GalleryServer.open(alikeEverywhere);
    window = await gallery.window(840);
  });
  afterAll(() => gallery.close());

  test.each(shown)('$story, $language, $appearance', async (one) => {
    const name = `story-${one.story}-${one.language}-${one.appearance}`;
    expect(await differenceOf(name, await window.pictureOf(one), ofStories)).toBe('');
  });
});
