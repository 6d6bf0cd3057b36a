import path from 'node:path';
import pdfmake from 'pdfmake';
import type { Content, ContentSection, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { Bilingual } from '../../domain/values/bilingual';
import type { Letterhead, Paper, PaperFormat } from '../../domain/values/paper';
import { contentOf, GREY, printable, small } from './blocks';
import { imagesOf, type Pictures } from './pictures';
import type { PrintRequest } from './print-request';
import { receiptOf } from './receipt';

const fontFolder = path.dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
const regular = path.join(fontFolder, '400Regular', 'NotoSansSC_400Regular.ttf');
const bold = path.join(fontFolder, '700Bold', 'NotoSansSC_700Bold.ttf');

pdfmake.setFonts({ NotoSansSC: { normal: regular, bold, italics: regular, bolditalics: bold } });
// papers are made of text: nothing is fetched, and of the disk only the two fonts are read
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((file: string) => file === regular || file === bold);

const LOGO_POINTS: [number, number] = [110, 46];

/** As wide as a line can surely hold. */
const MAX_UNBROKEN = 40;
/** Several of them on one line, where they fit; none is broken in itself, if it is short enough. */
const oneAfterAnother = (lines: Letterhead['contacts']): Content => ({
  text: lines.flatMap(([{ zh, en }, value], index) => [
    ...(index > 0 ? [{ text: '   ' }] : []),
    { text: `${zh} ${en} ${printable(value)}`, noWrap: value.length <= MAX_UNBROKEN },
  ]),
  ...small,
});
const inBoth = ({ zh, en }: Bilingual): string => (zh === en ? zh : `${zh}  ${en}`);

const CODE_POINTS = 54;
/** For the scanner of the store. */
const codeOf = (text: string): Content[] => [
  { qr: text, fit: CODE_POINTS, eccLevel: 'M', alignment: 'right', margin: [0, 2, 0, 0] },
  { text: '门店扫码查询 For the scanner of the store', ...small, alignment: 'right' },
];

/** Who issues the paper, above its title. */
function issuer({ letterhead, number, scanned }: Paper, pictures: Pictures): Content {
  const { name, address, contacts, logo } = letterhead;
  const hasLogo = logo !== null && pictures.has(logo);
  return {
    columns: [
      ...(!hasLogo ? [] : [{ image: logo, fit: LOGO_POINTS, width: LOGO_POINTS[0] + 10 }]),
      {
        width: '*',
        stack: [
          { text: name.zh, fontSize: 12, bold: true },
          ...(name.en === name.zh ? [] : [{ text: name.en, ...small }]),
          ...(address ? [{ text: printable(inBoth(address)), ...small }] : []),
          ...(contacts.length > 0 ? [oneAfterAnother(contacts)] : []),
        ],
      },
      {
        width: 'auto',
        stack: [{ text: number, alignment: 'right', color: GREY }, ...(scanned === undefined ? [] : codeOf(scanned))],
      },
    ],
    columnGap: 8,
    margin: [0, 0, 0, 14],
  };
}

const RED = '#b3261e';
/** Of which moment a paper tells that was printed later. */
const asOfLine = ({ zh, en }: Bilingual): Content => ({
  text: [{ text: zh, bold: true }, { text: `  ${en}` }],
  alignment: 'center',
  color: RED,
  margin: [0, 0, 0, 12],
});

/** The pages of one paper: its own header from the second page on, and its own seal at the foot of each. */
function pagesOf(paper: Paper, pictures: Pictures): ContentSection {
  const { letterhead } = paper;
  const seal = `指纹 fingerprint ${paper.fingerprint.slice(0, 32)}${paper.evidence ? ` · 证据 evidence ${paper.evidence.slice(0, 32)}` : ''}`;
  let first: number | undefined;
  return {
    // pages are asked for in their order
    header: (page: number) => {
      first ??= page;
      if (page === first) return '';
      return {
        columns: [
          { text: letterhead.name.zh, color: GREY },
          ...(paper.asOf ? [{ text: paper.asOf.zh, alignment: 'center' as const, color: RED }] : []),
          { text: paper.number, alignment: 'right', color: GREY },
        ],
        margin: [42, 24, 42, 0],
      };
    },
    footer: (page: number, pages: number) => ({
      stack: [
        ...(letterhead.accounts.length > 0 ? [oneAfterAnother(letterhead.accounts)] : []),
        {
          columns: [
            { text: seal, ...small },
            { text: `${page} / ${pages}`, alignment: 'right', width: 40, ...small },
          ],
        },
      ],
      margin: [42, 12, 42, 0],
    }),
    section: [
      issuer(paper, pictures),
      { text: paper.title.zh, fontSize: 18, bold: true, alignment: 'center' },
      { text: paper.title.en, alignment: 'center', color: GREY, margin: [0, 0, 0, 12] },
      ...(paper.asOf ? [asOfLine(paper.asOf)] : []),
      ...paper.blocks.map((block) => contentOf(block, pictures)),
    ],
  };
}

/** Sheets, one paper after the other. */
const sheetsOf = (papers: readonly Paper[], pictures: Pictures): Sized => ({
  pageSize: 'A4',
  pageMargins: [42, 48, 42, 60],
  content: papers.map((paper) => pagesOf(paper, pictures)),
});
type Sized = Pick<TDocumentDefinitions, 'pageSize' | 'pageMargins' | 'content'>;

const definition = (papers: readonly Paper[], pictures: Pictures, format: PaperFormat): TDocumentDefinitions => {
  const [first] = papers;
  if (!first) throw new Error('There is no paper to print.');
  return {
    ...(format === 'receipt' ? receiptOf(first, pictures) : sheetsOf(papers, pictures)),
    defaultStyle: { font: 'NotoSansSC', fontSize: 9.5, lineHeight: 1.25 },
    // the same content is the same file: nothing in it depends on when or where it was made
    info: {
      title: `${first.title.zh} ${first.number}`,
      creationDate: new Date(first.at),
      producer: 'Repairflow',
      creator: 'Repairflow',
    },
    images: imagesOf(pictures),
  };
};

/**
 * The papers as one PDF, with their Chinese characters embedded, and with their pictures: the logo of the letterhead, and what was drawn to sign. The
 * same papers with the same pictures in the same format give the same bytes. A receipt is one paper.
 */
export const printed = async ({ papers, pictures, format }: PrintRequest): Promise<Buffer> =>
  Buffer.from(await pdfmake.createPdf(definition(papers, pictures, format)).getBuffer());
