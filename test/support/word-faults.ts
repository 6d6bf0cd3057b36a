import type { Language } from '../../domain/values/bilingual';

/** Names that read the same in both languages; the headers are for programs, which call the API. Names of formats stand on the screens of spreadsheets. */
const properNames =
  /\b(Microsoft Authenticator|Google Authenticator|Edge|Safari|Windows|Linux|macOS|iPhone|iPad|SUV|MPV|ABCD-EFGH-JKMN-PQRS|VIN|VAT|DMS|VIP|CSV|XLSX|xlsx|xls|Excel|UTF-8|GB18030|SMS|WeChat|English|JPEG|PNG|WebP|PDF|JSON|kB|MB|application|json|Idempotency-Key|ASCII|X-Repairflow|Phone-Digits|Allow|If-Match|ETag|errors|npm run build)\b/g;
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
