import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import pixelmatch from 'pixelmatch';
import sharp from 'sharp';

const root = path.resolve(__dirname, '../..');
const references = path.join(root, 'test/pictures');
/** Where to look when a picture differs. */
const found = path.join(root, '.repairflow/pictures');
/** `npm run gallery -- pictures` writes the references anew. */
const writes = process.env['PICTURES'] === 'write';

/** How alike two pictures have to be. */
export interface Tolerance {
  /** From where on a dot differs, from 0 to 1: black from white is 1. Edges of letters that are smoothed otherwise count as alike. */
  readonly threshold: number;
  /** Dots that may differ in any square of WINDOW by WINDOW: what is scattered is a matter of drawing, what is in one place is a thing that is missing. */
  readonly dots: number;
  /** By how many dots both are blurred before. */
  readonly blur?: number;
}
const WINDOW = 32;

/** Papers are drawn by the same fonts and the same PDFium wherever the tests run, dot for dot; the references keep 64 colours. */
export const ofPapers: Tolerance = { threshold: 0.1, dots: 0 };

/**
 * Stories are drawn by whatever Chromium the machine has, in the fonts of the papers. Chromium and its headless shell smooth the same letters otherwise: up to 130 dots
 * in one place. Blurred by 2 dots it is 21 of them, and a word, a colour or a column that is missing is more than 100.
 */
export const ofStories: Tolerance = { threshold: 0.1, dots: 60, blur: 2 };
/** With which Chromium draws alike on every machine. */
export const alikeEverywhere = [
  '--font-render-hinting=none',
  '--disable-lcd-text',
  '--disable-font-subpixel-positioning',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
];

interface Dots {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}
async function dotsOf(png: Buffer, blur: number | undefined): Promise<Dots> {
  const whole = sharp(png).flatten({ background: '#fff' }).ensureAlpha();
  const { data, info } = await (blur ? whole.blur(blur) : whole).raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

const write = async (folder: string, name: string, png: Buffer): Promise<void> => {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, `${name}.png`), png);
};

async function compared(name: string, got: Dots, wanted: Dots, { threshold, dots }: Tolerance): Promise<string> {
  const { width, height } = wanted;
  if (got.width !== width || got.height !== height)
    return `it is ${got.width} by ${got.height} dots, and was ${width} by ${height}`;
  const drawn = new Uint8Array(width * height * 4);
  const differ = pixelmatch(wanted.data, got.data, drawn, width, height, { threshold, windowSize: WINDOW });
  if (differ <= dots) return '';
  await write(
    found,
    `${name}.difference`,
    await sharp(drawn, { raw: { width, height, channels: 4 } })
      .png()
      .toBuffer(),
  );
  return `${differ} dots differ in one place, at most ${dots} may`;
}

/** In what a picture differs from its reference; empty where it does not. The picture is kept where one can look at it. */
export async function differenceOf(name: string, png: Buffer, tolerance: Tolerance): Promise<string> {
  if (writes)
    await write(
      references,
      name,
      await sharp(png).png({ palette: true, colours: 64, compressionLevel: 9, effort: 10 }).toBuffer(),
    );
  const reference = await readFile(path.join(references, `${name}.png`));
  const difference = await compared(
    name,
    await dotsOf(png, tolerance.blur),
    await dotsOf(reference, tolerance.blur),
    tolerance,
  );
  if (difference === '') return '';
  await write(found, name, png);
  return `${name}: ${difference}; see .repairflow/pictures, and npm run gallery -- pictures if it is meant`;
}

const SCALE = 1.25;
let library: Promise<PDFiumLibrary> | undefined;

/** The pages of a PDF as pictures. */
export async function pagesOf(pdf: Buffer): Promise<readonly Buffer[]> {
  const document = await (await (library ??= PDFiumLibrary.init())).loadDocument(pdf);
  try {
    const pages: Buffer[] = [];
    for (const page of document.pages()) {
      const { data, width, height } = await page.render({ scale: SCALE, render: 'bitmap' });
      pages.push(
        await sharp(data, { raw: { width, height, channels: 4 } })
          .flatten({ background: '#fff' })
          .png()
          .toBuffer(),
      );
    }
    return pages;
  } finally {
    document.destroy();
  }
}
