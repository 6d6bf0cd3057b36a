import type * as Dictionary from 'pinyin-pro';

let loading: Promise<typeof Dictionary> | undefined;
/** Loaded with the first Chinese name: the dictionary takes 17 MB. */
const loadDictionary = () => (loading ??= import('pinyin-pro'));

const CHINESE = /\p{Script=Han}/u;

/** As it is typed where the keyboard has no ü. */
const withoutUmlaut = (syllable: string): string => syllable.replace(/^([ln])v/, '$1u');

/** How a Chinese name can be typed in Latin letters. */
interface Readings {
  /** E.g. zengwei, and cengwei, because few know how a surname is read. */
  readonly whole: readonly string[];
  /** E.g. zw, cw. */
  readonly initials: readonly string[];
}

/** The readings of 曾伟, or of 王Anna; none of a name without Chinese characters. */
export async function readingsOf(name: string): Promise<Readings> {
  if (!CHINESE.test(name)) return { whole: [], initials: [] };
  const { pinyin } = await loadDictionary();
  const readings = (['head', 'off'] as const).flatMap((surname) => {
    const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true, surname });
    return [syllables, syllables.map(withoutUmlaut)];
  });
  const written = Array.from(name);
  // a character that the dictionary lacks is given back as it is
  const initialsOf = (syllables: readonly string[]): string =>
    syllables
      .filter((syllable, at) => CHINESE.test(written[at] ?? '') && /^[a-z]/.test(syllable))
      .map((syllable) => syllable.slice(0, 1))
      .join('');
  return {
    whole: [...new Set(readings.map((syllables) => syllables.join('')))],
    initials: [...new Set(readings.map(initialsOf))],
  };
}

/** A name for readers of Latin letters until somebody says a better one: 远航4S店 as Yuan Hang 4S Dian. */
export async function inLatin(name: string): Promise<string> {
  if (!CHINESE.test(name)) return name;
  const { pinyin } = await loadDictionary();
  const words = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' });
  return words
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}
