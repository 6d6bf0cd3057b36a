/** What the hands and the head of a person do, counted. */
export interface Counted {
  readonly clicks: number;
  readonly keys: number;
  /** Times the hand leaves the mouse for the keyboard. */
  readonly reaches: number;
  readonly decisions: number;
  readonly signatures: number;
  /** Times another page stands on the screen. */
  readonly pages: number;
  /** What the person waits for the machine, in milliseconds. */
  readonly systemMs: number;
}

export const nothing: Counted = {
  clicks: 0,
  keys: 0,
  reaches: 0,
  decisions: 0,
  signatures: 0,
  pages: 0,
  systemMs: 0,
};

/** Seconds of the keystroke-level model, for people who know the work: to point and click, to press a key, and so on. */
const seconds = { clicks: 1.3, keys: 0.28, reaches: 0.4, decisions: 1.35, signatures: 4, pages: 0, systemMs: 0.001 };

const names = Object.keys(nothing) as readonly (keyof Counted)[];

export const secondsOf = (counted: Counted): number =>
  names.reduce((sum, name) => sum + counted[name] * seconds[name], 0);

/** What several people do one after the other. */
export const sumOf = (all: readonly Counted[]): Counted =>
  all.reduce(
    (sum, one) => names.reduce<Counted>((so, name) => ({ ...so, [name]: so[name] + one[name] }), sum),
    nothing,
  );

/** A Chinese character is two keys: most words are found by the first letters of their sounds. */
const KEYS_PER_CHARACTER = 2;

export const keysOf = (text: string): number =>
  Array.from(text).reduce((keys, one) => keys + (/\p{Script=Han}/u.test(one) ? KEYS_PER_CHARACTER : 1), 0);
