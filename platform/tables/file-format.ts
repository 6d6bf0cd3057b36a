import { TableError } from './table';

const startsWith = (bytes: Uint8Array, ...signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/** The name of the stream in which Office keeps an encrypted workbook, as it stands in the directory of the file. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
/** How far the marks of a text of another kind are looked for. */
const HEAD_BYTES = 4_096;
/** Texts that begin with a tag are not CSV. */
const isMarkup = (head: string): boolean => /^\s*<[!?a-z]/i.test(head);
const isWebPage = (head: string): boolean => /<(?:!doctype html|html|head|body|table|meta)\b/i.test(head);

/** Text has no zero bytes, but in UTF-16. */
const isBinary = (head: Uint8Array): boolean =>
  head.includes(0) && !startsWith(head, 0xff, 0xfe) && !startsWith(head, 0xfe, 0xff);

/**
 * What a file is by its content, whatever it calls itself: dealer systems call web pages and text `.xls`. Throws TableError for what
 * is neither a workbook (.xlsx, .xlsm) nor text.
 */
export function formatOf(bytes: Uint8Array): 'csv' | 'xlsx' {
  if (bytes.length === 0) throw new TableError('empty');
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return 'xlsx';
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1))
    throw new TableError(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(ENCRYPTED) ? 'encrypted' : 'oldExcel',
    );
  const head = bytes.subarray(0, HEAD_BYTES);
  const text = Buffer.from(head)
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '');
  if (isMarkup(text)) throw new TableError(isWebPage(text) ? 'webPage' : 'notATable');
  if (text.startsWith('%PDF-') || isBinary(head)) throw new TableError('notATable');
  return 'csv';
}
