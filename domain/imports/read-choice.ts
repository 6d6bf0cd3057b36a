import { bilingual } from '../values/bilingual';
import { fault, value, type Reading } from './fault';

/** The words people write for each value, a Chinese and an English one first. Letters in any case, with spaces or without. */
export type ChoiceWords<Value extends string> = Readonly<Record<Value, readonly [string, string, ...string[]]>>;

export const foldWord = (word: string): string => word.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');

/** One of several values by its words; the value itself is one of them. A fault lists the first words of each. */
export function choiceReader<Value extends string>(words: ChoiceWords<Value>): (text: string) => Reading<Value> {
  const entries = Object.entries<ChoiceWords<Value>[Value]>(words) as [Value, ChoiceWords<Value>[Value]][];
  const known = new Map(entries.flatMap(([name, list]) => [name, ...list].map((word) => [foldWord(word), name])));
  const allowed = entries.map(([, [zh, en]]) => bilingual(zh, en));
  return (text) => {
    const found = known.get(foldWord(text));
    return found === undefined ? fault('choiceUnknown', { allowed }) : value(found);
  };
}

const YES = ['是', '有', '对', 'y', 'yes', 'true', 't', '1', '√', '✓', '✔'];
const NO = ['否', '无', '没有', '不是', 'n', 'no', 'false', 'f', '0', '×', '✗', 'x'];

/** Yes or no; further words may stand for either. */
export function yesNoReader(
  moreYes: readonly string[] = [],
  moreNo: readonly string[] = [],
): (text: string) => Reading<boolean> {
  const yes = new Set([...YES, ...moreYes].map(foldWord));
  const no = new Set([...NO, ...moreNo].map(foldWord));
  return (text) => {
    const word = foldWord(text);
    if (yes.has(word)) return value(true);
    return no.has(word) ? value(false) : fault('notYesOrNo');
  };
}
