import { findingsIn } from '../../dev/words/check';

const wordsIn = (file: string, text: string): readonly string[] =>
  findingsIn(file, text).map(({ line, word, instead }) => `${line} ${word}: ${instead}`);

describe('the check of words', () => {
  test('finds an old name in an identifier, whole or as a part of it', () => {
    expect(wordsIn('domain/one.ts', 'const rules = firstOf(notHeld, agreed);')).toEqual(['1 firstOf: allOf']);
    expect(wordsIn('domain/one.ts', '\nfunction callWatches() {}')).toEqual(['2 watches: deadlineRules']);
    expect(wordsIn('domain/two-ladders.ts', '')).toEqual(['0 ladders: escalations']);
  });
  test('finds a phrase in a comment, in the title of a test and in a document', () => {
    expect(wordsIn('a.ts', '/** Repeats the request instead of the deed. */\nexport {};')).toEqual([
      '1 deed: request, action',
    ]);
    expect(wordsIn('a.test.ts', "test('asks in\\nvain, in vain', () => undefined);")).toEqual([
      '1 in vain: without success',
    ]);
    expect(wordsIn('a.ts', 'const text = `${n} of the\n\nladder`;')).toEqual([
      '3 ladder: escalation, escalation policy',
    ]);
    expect(wordsIn('page.tsx', 'const page = <p>Every clock counts</p>;')).toEqual(['1 Every clock: deadline']);
    expect(wordsIn('docs/a.md', 'one\n\nCall `bringAbout()` for a dear answer.')).toEqual([
      '3 dear: costly',
      '3 bringAbout: applyConsequences',
    ]);
  });
  test.each([
    ['an element of HTML and its attributes', 'page.tsx', 'const page = <span className="a">x</span>;'],
    ['a longer word with the same letters', 'a.ts', 'const stopwatch = indeed; // dearth, no one, no longer'],
    ['a clock that shows the time', 'a.ts', "const clockText = text; // the store's clocks"],
    ['a word as part of another phrase', 'a.ts', '// watch the file; there is no way'],
    ['a name that every object has', 'a.ts', 'const { constructor, toString } = one;'],
  ])('passes %s', (_what, file, text) => expect(wordsIn(file, text)).toEqual([]));
});
