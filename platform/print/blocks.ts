import type { Content, TableCell } from 'pdfmake/interfaces';
import type { Bilingual } from '../../domain/values/bilingual';
import type { Block, SignatureLine } from '../../domain/values/paper';
import type { Pictures } from './pictures';

export const GREY = '#5c6670';
const LINE = '#c8ced4';
export const small = { fontSize: 7.5, color: GREY };

/** Both languages of a label, the second small. */
const label = ({ zh, en }: Bilingual): TableCell => ({ text: [{ text: zh }, { text: ` ${en}`, ...small }] });
const headCell = (head: Bilingual): TableCell => ({ ...(label(head) as object), fillColor: '#f1f4f6' }) as TableCell;

/** Characters no font of ours draws become a visible box, never a hole in the sentence. */
export const printable = (text: string): string => text.replaceAll('\t', '    ') || ' ';

/** The column with the longest text takes what the others leave. */
function widthsOf({ head, rows }: Extract<Block, { kind: 'table' }>): ('*' | 'auto')[] {
  const longest = head.map((_head, column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  const widest = longest.indexOf(Math.max(...longest));
  return head.map((_head, column) => (column === widest ? '*' : 'auto'));
}

/** What is read from right to left: amounts, shares, numbers. */
const isFigure = (text: string): boolean => /^-?¥?[\d,.]+ ?%?$/.test(text);
const isMoney = (text: string): boolean => /^-?¥/.test(text);
const isFigures = (texts: readonly string[]): boolean =>
  texts.some((text) => text !== '') && texts.every((text) => text === '' || text === '—' || isFigure(text));

const layout = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0,
  hLineColor: () => LINE,
  paddingTop: () => 3,
  paddingBottom: () => 3,
};

const framed = {
  ...layout,
  hLineWidth: (line: number, { table }: { readonly table: { readonly body: readonly unknown[] } }) =>
    line === 0 || line === table.body.length ? 1.5 : 0.5,
  vLineWidth: (line: number) => (line === 1 ? 0 : 1.5),
  vLineColor: () => LINE,
};

type Rows = Extract<Block, { kind: 'fields' }>['rows'];
/** So many short ones are read faster in two columns; amounts stay below each other. */
const MIN_FOR_COLUMNS = 4;
const MAX_SHORT = 24;
/** So many stay on one page: a total and its capitals are read together. */
const MAX_TOGETHER = 10;
const takesTwoColumns = (rows: Rows): boolean =>
  rows.length >= MIN_FOR_COLUMNS && rows.every(([, value]) => value.length <= MAX_SHORT && !isMoney(value));

const cellsOf = (rows: Rows): readonly (readonly TableCell[])[] =>
  rows.map(([name, value]) => [label(name), { text: printable(value) }]);
/** One below the other. */
export const inOneColumn = (rows: Rows): Content => ({
  table: { widths: ['auto', '*'], body: cellsOf(rows).map((row) => [...row]) },
  layout,
});

function fieldsTable(rows: Rows): Content {
  if (!takesTwoColumns(rows)) return inOneColumn(rows);
  const cells = cellsOf(rows);
  const half = Math.ceil(cells.length / 2);
  const body = cells.slice(0, half).map((row, index) => [...row, ...(cells[half + index] ?? ['', ''])]);
  return { table: { widths: ['auto', '*', 'auto', '*'], body }, layout };
}

/** A word or two stay on one line where there is room for that. */
const MAX_ON_ONE_LINE = 10;
const MAX_ROOMY_COLUMNS = 4;
/** Figures stand at the right of their column, so that they can be compared. */
function tableBody({ head, rows }: Extract<Block, { kind: 'table' }>): TableCell[][] {
  const atRight = head.map((_head, column) => isFigures(rows.map((row) => row[column] ?? '')));
  const aligned = (cell: object, column: number): TableCell =>
    ({ ...cell, ...(atRight[column] && { alignment: 'right' }) }) as TableCell;
  return [
    head.map((one, column) => aligned(headCell(one) as object, column)),
    ...rows.map((row) =>
      row.map((text, column) => {
        const noWrap = head.length <= MAX_ROOMY_COLUMNS && text.length <= MAX_ON_ONE_LINE;
        return aligned({ text: printable(text), noWrap }, column);
      }),
    ),
  ];
}

const STAMP_POINTS = { width: 96, height: 64 };
const SIGNATURE_POINTS: [number, number] = [140, 50];
const SIGNED = '#1f6f43';
/** The place of one signature: what was drawn above who signed, when and how; a line to sign on where nothing is signed yet. */
function signingPlace([, signed, drawing]: SignatureLine, pictures: Pictures): TableCell {
  if (!signed) return { text: '________________________' };
  const [who = '', ...how] = signed.split('\n');
  return {
    stack: [
      ...(drawing !== undefined && pictures.has(drawing) ? [{ image: drawing, fit: SIGNATURE_POINTS }] : []),
      { text: printable(who), color: SIGNED },
      ...how.map((line) => ({ text: printable(line), ...small })),
    ],
  };
}

/** Who signs, and where the store puts its stamp. */
function signingTable(lines: readonly SignatureLine[], pictures: Pictures): Content {
  const { width, height } = STAMP_POINTS;
  return {
    columns: [
      {
        width: '*',
        table: {
          widths: ['auto', '*'],
          body: lines.map((line) => [
            { ...(label(line[0]) as object), noWrap: true } as TableCell,
            signingPlace(line, pictures),
          ]),
        },
        layout: 'noBorders',
      },
      {
        width,
        stack: [
          {
            canvas: [
              { type: 'rect', x: 0, y: 0, w: width, h: height, lineWidth: 0.5, lineColor: LINE, dash: { length: 3 } },
            ],
          },
          {
            text: [{ text: '盖章' }, { text: ' Stamp' }],
            ...small,
            alignment: 'center',
            margin: [0, -height + 4, 0, 0],
          },
        ],
      },
    ],
    unbreakable: true,
    columnGap: 12,
  };
}

const titleOf = ({ zh, en }: Bilingual): object => ({
  text: [
    { text: zh, bold: true },
    { text: `  ${en}`, ...small },
  ],
});

/** A block of a paper as pdfmake draws it. */
export function contentOf(block: Block, pictures: Pictures): Content {
  switch (block.kind) {
    case 'fields':
      return { stack: [fieldsTable(block.rows)], unbreakable: block.rows.length <= MAX_TOGETHER, margin: [0, 0, 0, 8] };
    case 'highlights':
      return {
        table: {
          widths: ['auto', '*'],
          body: block.rows.map(([name, value]) => [label(name), { text: printable(value), fontSize: 12, bold: true }]),
        },
        layout: framed,
        margin: [0, 4, 0, 10],
      };
    case 'table':
      return {
        stack: [
          { ...titleOf(block.title), margin: [0, 4, 0, 2] } as Content,
          {
            table: {
              headerRows: 1,
              keepWithHeaderRows: 1,
              dontBreakRows: true,
              widths: widthsOf(block),
              body: tableBody(block),
            },
            layout,
          },
        ],
        margin: [0, 0, 0, 8],
      };
    case 'text':
      return {
        stack: [...(block.title ? [titleOf(block.title) as Content] : []), { text: printable(block.text) }],
        margin: [0, 2, 0, 8],
      };
    case 'signatures':
      return { stack: [signingTable(block.lines, pictures)], margin: [0, 12, 0, 8] };
    default:
      return {
        stack: [
          { qr: block.text, fit: 140, eccLevel: 'M' },
          { text: [{ text: block.caption.zh }, { text: `\n${block.caption.en}`, ...small }], margin: [0, 6, 0, 0] },
        ],
        alignment: 'center',
        margin: [0, 16, 0, 16],
      };
  }
}
