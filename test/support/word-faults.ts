import type { Language } from '../../domain/values/bilingual';

/** Names that read the same in both languages; the headers are for programs, which call the API. Names of formats stand on the screens of spreadsheets, names of keys on keyboards. */
const properNames =
  /\b(Alt Z|Microsoft Authenticator|Google Authenticator|Edge|Safari|Windows|Linux|macOS|iPhone|iPad|SUV|MPV|ABCD-EFGH-JKMN-PQRS|VIN|VAT|DMS|VIP|CSV|XLSX|xlsx|xls|Excel|UTF-8|GB18030|SMS|WeChat|English|JPEG|PNG|WebP|PDF|JSON|kB|MB|application|json|Idempotency-Key|ASCII|X-Repairflow|Phone-Digits|Allow|If-Match|ETag|errors|npm run build)\b/g;
/** By which a text shows what a plate looks like. */
const samplePlate = '沪A12345';
const code = /\b[A-Z]-?\d{2}\b|#\d/;
const camelCase = /\b[a-z]+[A-Z]\w*/;
const han = /\p{Script=Han}/u;
const latin = /[A-Za-z]{2,}/;

/** What is wrong with words as a person reads them; process numbers and placeholders of the text itself are taken out before. */
export function wordFaults(language: Language, text: string): readonly string[] {
  const read = text
    .replaceAll(properNames, '')
    .replaceAll(samplePlate, '')
    .replaceAll(/\b(RO|CP|FU)-\w+-\d+-\d+\b/g, '');
  return [
    ...(text.trim() === '' ? ['empty'] : []),
    ...(code.test(read) ? ['a code'] : []),
    ...(camelCase.test(read) ? ['a name of the code'] : []),
    ...(/[{}]|undefined|NaN|null\b/.test(read) ? ['a hole'] : []),
    ...(language === 'en' && han.test(read) ? ['a Chinese word'] : []),
    ...(language === 'zh' && latin.test(read) ? ['a Latin word'] : []),
  ];
}

/** Numbers of processes, and addresses of e-mail, are read as they are. */
const numbers = /\b(?:RO|CP|FU|AP|WD|EP)-[\w-]*\d/g;
/** How the entries of a store's lists are called in the system. */
const entry = /\b(?:team|bay|post|campaign|benefit|profile)-\d+\b/;
const id = /\b(?:[0-9a-f]{16,}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|[0-9A-HJKMNP-TV-Z]{26})\b/;

/** The same of a line on a screen, on which stand also words that people of the store have written: these are taken out. */
export function shownFaults(language: Language, line: string, written: readonly string[]): readonly string[] {
  const ours = written.reduce((text, word) => text.replaceAll(word, ''), line).replaceAll(numbers, '');
  if (ours.trim() === '') return [];
  return [
    ...wordFaults(language, ours),
    ...(id.test(ours) || entry.test(ours) ? ['an id'] : []),
    ...(/\{"|\[object|\bexpected (?:a|one|string|number)\b/i.test(ours) ? ['words of a program'] : []),
  ];
}
