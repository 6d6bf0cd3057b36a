import { fault, value, type Reading } from './fault';

/** Left by copying from web pages: they show nothing and are not trimmed. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g;
/** Controls of terminals and printers, and marks that turn the direction of what follows. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
/** What is left of characters that an earlier program could not read; the second is the first read as GBK. */
const BROKEN = /\ufffd|锟斤拷/;
/** `="0138"` and `'0138`: how other programs keep a spreadsheet from making a number or a formula of a text. */
const QUOTED = /^="([^"]*)"$/;
const APOSTROPHE = /^'(?=[\s=+\-@＝＋－＠0-9])/;

/** Trimmed, in NFC, without what other programs put around it. A fault for what cannot have been typed. */
export function cleanCell(cell: string): Reading<string> {
  const text = cell.replaceAll(INVISIBLE, '').trim().replace(QUOTED, '$1').replace(APOSTROPHE, '').trim();
  if (BROKEN.test(text)) return fault('brokenCharacters');
  if (CONTROLS.test(text) || !text.isWellFormed()) return fault('controlCharacter');
  return value(text.normalize('NFC'));
}

/** How programs write that there is nothing. */
const NOTHING = /^(?:null|\(null\)|\\n|n\/a|-+|—+|\/)$/i;
const NONE = /^(?:无|暂无|没有|none)$/i;

/** Whether a clean cell says that there is nothing. In a column of yes and no, 无 is an answer. */
export const isNothing = (text: string, noneIsAnswer: boolean): boolean =>
  text === '' || NOTHING.test(text) || (!noneIsAnswer && NONE.test(text));
