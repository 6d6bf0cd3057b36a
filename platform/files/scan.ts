import { PDFiumLibrary, type PDFiumDocument, type PDFiumPage } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { FileRefused, type Clean } from './clean-file';
import { thumbnailOf } from './picture';
import { pictureDocument, type PicturePage } from './picture-pdf';

const MOST_PAGES = 20;
/** Fine print stays readable. */
const DOTS_PER_INCH = 150;
const POINTS_PER_INCH = 72;
/** A sheet of A3 at that resolution. */
const MOST_PIXELS_OF_PAGE = 4_400_000;

let library: Promise<PDFiumLibrary> | undefined;

/** One document after the other: memory that PDFium has taken stays with this process and ends with it. */
const pdfium = (): Promise<PDFiumLibrary> => (library ??= PDFiumLibrary.init());

async function opened(bytes: Buffer): Promise<PDFiumDocument> {
  const reader = await pdfium();
  try {
    return await reader.loadDocument(bytes);
  } catch {
    // not a PDF, broken, or locked with a password
    throw new FileRefused('fileNotTaken');
  }
}

async function pictureOf(page: PDFiumPage) {
  const { originalWidth, originalHeight } = page.getOriginalSize();
  // a page that cannot be read has no size
  if (originalWidth * originalHeight === 0) throw new FileRefused('fileNotTaken');
  const points = { width: Math.ceil(originalWidth), height: Math.ceil(originalHeight) };
  const fitting = Math.sqrt(MOST_PIXELS_OF_PAGE / (points.width * points.height));
  const scale = Math.min(DOTS_PER_INCH / POINTS_PER_INCH, fitting);
  const { width, height, data } = await page.render({ scale, render: 'bitmap' });
  if (data.length === 0) throw new FileRefused('fileNotTaken');
  const picture = () => sharp(data, { raw: { width, height, channels: 4 } }).flatten({ background: '#fff' });
  const jpeg = await picture().jpeg({ quality: 80 }).toBuffer();
  return { page: { jpeg, pixels: { width, height }, points } satisfies PicturePage, picture };
}

/**
 * A PDF as pictures of its pages: what can be seen of it stays, and nothing that a reader could run, follow, fill in or unpack. Throws FileRefused for
 * what is no PDF, is locked, or has more than 20 pages.
 */
export async function cleanScan(bytes: Buffer): Promise<Clean> {
  const document = await opened(bytes);
  try {
    const count = document.getPageCount();
    if (count === 0) throw new FileRefused('fileNotTaken');
    if (count > MOST_PAGES) throw new FileRefused('scanTooLong');
    const pages: PicturePage[] = [];
    let thumbnail: Buffer | undefined;
    for (const shown of document.pages()) {
      const { page, picture } = await pictureOf(shown);
      thumbnail ??= await thumbnailOf(picture());
      pages.push(page);
    }
    if (!thumbnail) throw new FileRefused('fileNotTaken');
    return { type: 'application/pdf', bytes: pictureDocument(pages), thumbnail, width: null, height: null };
  } finally {
    document.destroy();
  }
}
