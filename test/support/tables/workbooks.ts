import { strToU8, zipSync, type Zippable } from 'fflate';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

export interface RawSheet {
  readonly name: string;
  /** What stands within `sheetData`. */
  readonly rows: string;
  /** What stands behind it. */
  readonly after?: string;
  readonly hidden?: boolean;
}

/** Text of one cell, as programs write it that do not share texts. */
export const inline = (place: string, text: string): string =>
  `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;

const sheetXml = ({ rows, after = '' }: RawSheet): string =>
  `${XML}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${after}</worksheet>`;
const tag = ({ name, hidden = false }: RawSheet, index: number): string =>
  `<sheet name="${name}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`;
const relation = (_sheet: RawSheet, index: number): string =>
  `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`;

/** The parts of a workbook whose sheets are written by hand. Format 1 is a day. `properties` are attributes of the workbook. */
export const workbookParts = (sheets: readonly RawSheet[], properties = ''): Zippable => ({
  'xl/workbook.xml': strToU8(
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr ${properties}/><sheets>${sheets.map(tag).join('')}</sheets></workbook>`,
  ),
  'xl/_rels/workbook.xml.rels': strToU8(
    `${XML}<Relationships xmlns="${PACKAGE}">${sheets.map(relation).join('')}</Relationships>`,
  ),
  'xl/styles.xml': strToU8(
    `${XML}<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  ),
  ...Object.fromEntries(
    sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, strToU8(sheetXml(sheet))]),
  ),
});

export const workbook = (sheets: readonly RawSheet[], properties = ''): Uint8Array =>
  zipSync(workbookParts(sheets, properties));

/** A workbook of one sheet. */
export const sheetOf = (rows: string, after = ''): Uint8Array => workbook([{ name: '客户', rows, after }]);

/** A few hundred kilobytes that unpack to `megabytes`. */
export function bomb(megabytes: number): Uint8Array {
  const texts = new Uint8Array(megabytes * 1_000_000).fill(0x20);
  texts.set(strToU8('<sst>'));
  texts.set(strToU8('</sst>'), texts.length - 6);
  return zipSync({ ...workbookParts([{ name: '客户', rows: '' }]), 'xl/sharedStrings.xml': [texts, { level: 9 }] });
}

/** The same, whose directory and headers say that it unpacks to one byte. */
export function lyingBomb(megabytes: number): Uint8Array {
  const bytes = bomb(megabytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at + 4 <= bytes.length; at += 1) {
    const signature = view.getUint32(at, true);
    if (signature === 0x04034b50 && view.getUint32(at + 22, true) === megabytes * 1_000_000)
      view.setUint32(at + 22, 1, true);
    if (signature === 0x02014b50 && view.getUint32(at + 24, true) === megabytes * 1_000_000)
      view.setUint32(at + 24, 1, true);
  }
  return bytes;
}

const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const compound = (stream: string): Uint8Array =>
  Uint8Array.from([...COMPOUND, ...Buffer.alloc(1_016), ...Buffer.from(stream, 'utf16le'), ...Buffer.alloc(512)]);

/** The container that Office puts a workbook into when it has a password. */
export const encryptedWorkbook = (): Uint8Array => compound('EncryptedPackage');
/** The binary workbook of Excel 97 to 2003. */
export const oldWorkbook = (): Uint8Array => compound('Workbook');

/** What many dealer systems export as `.xls`. */
export const webPage = (): Uint8Array =>
  strToU8(
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><tr><td>客户姓名</td></tr></table></body></html>',
  );
