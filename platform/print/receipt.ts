import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { Paper } from '../../domain/values/paper';
import { contentOf, inOneColumn, printable, small } from './blocks';
import type { Pictures } from './pictures';

const POINTS_PER_MM = 72 / 25.4;
/** Rolls are 80 mm wide, and printers leave 4 mm at each side. */
const WIDTH = 80 * POINTS_PER_MM;
const SIDE = 4 * POINTS_PER_MM;
const LOGO_POINTS: [number, number] = [90, 36];
const SEAL_DIGITS = 16;

const centred = { alignment: 'center' } as const;

/** One paper as a strip for a receipt printer, as long as what stands on it; black only. */
export function receiptOf(
  paper: Paper,
  pictures: Pictures,
): Pick<TDocumentDefinitions, 'pageSize' | 'pageMargins' | 'content'> {
  const { letterhead, title, number, asOf, blocks, fingerprint } = paper;
  const { name, logo, contacts } = letterhead;
  const black = { ...small, color: '#000000' };
  const content: Content[] = [
    ...(logo !== null && pictures.has(logo) ? [{ image: logo, fit: LOGO_POINTS, ...centred }] : []),
    { text: name.zh, bold: true, ...centred },
    ...(name.en === name.zh ? [] : [{ text: name.en, ...black, ...centred }]),
    { text: title.zh, fontSize: 14, bold: true, ...centred, margin: [0, 8, 0, 0] },
    { text: title.en, ...black, ...centred },
    { text: number, ...centred, margin: [0, 2, 0, 6] },
    ...(asOf ? [{ text: `${asOf.zh} ${asOf.en}`, bold: true, ...centred, margin: [0, 0, 0, 6] } as Content] : []),
    ...blocks.map((block) =>
      block.kind === 'fields' ? { stack: [inOneColumn(block.rows)], fontSize: 8 } : contentOf(block, pictures),
    ),
    ...contacts.map(([{ zh, en }, value]): Content => ({
      text: `${zh} ${en} ${printable(value)}`,
      ...black,
      ...centred,
    })),
    { text: `指纹 fingerprint ${fingerprint.slice(0, SEAL_DIGITS)}`, ...black, ...centred, margin: [0, 4, 0, 0] },
  ];
  return { pageSize: { width: WIDTH, height: 'auto' }, pageMargins: [SIDE, 12, SIDE, 16], content };
}
