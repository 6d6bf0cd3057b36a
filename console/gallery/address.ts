import type { Language } from '../../domain/values/bilingual';
import type { Appearance } from '../shared/shell/settings';

/** What the address of the gallery says: `?story=car-row&language=en&appearance=dark`. */
export interface Shown {
  /** Undefined where it names none. */
  readonly story: string | undefined;
  readonly language: Language;
  readonly appearance: Appearance;
  /** `&picture=1`: nothing but the story, in the font of the papers, so that it looks alike wherever it is drawn. */
  readonly asPicture: boolean;
}

export function shownBy(search: string): Shown {
  const asked = new URLSearchParams(search);
  return {
    story: asked.get('story') ?? undefined,
    language: asked.get('language') === 'en' ? 'en' : 'zh',
    appearance: asked.get('appearance') === 'dark' ? 'dark' : 'light',
    asPicture: asked.has('picture'),
  };
}

export const addressOfShown = ({ story, language, appearance }: Omit<Shown, 'asPicture'>): string =>
  `?${new URLSearchParams({ ...(story !== undefined && { story }), language, appearance })}`;
