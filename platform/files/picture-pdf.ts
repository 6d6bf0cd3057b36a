/** One page that is nothing but a picture. */
export interface PicturePage {
  /** JPEG, RGB. */
  readonly jpeg: Buffer;
  /** Of the picture, in pixels. */
  readonly pixels: { readonly width: number; readonly height: number };
  /** Of the page, in points. */
  readonly points: { readonly width: number; readonly height: number };
}

const OBJECTS_PER_PAGE = 3;
const object = (number: number, content: Buffer | string): Buffer =>
  Buffer.concat([Buffer.from(`${number} 0 obj\n`), Buffer.from(content), Buffer.from('\nendobj\n')]);
const stream = (dictionary: string, content: Buffer | string): Buffer => {
  const bytes = Buffer.from(content);
  const head = `<< ${dictionary} /Length ${bytes.length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\nendstream')]);
};

function objectsOf({ jpeg, pixels, points }: PicturePage, first: number): readonly Buffer[] {
  const box = `${points.width} ${points.height}`;
  const resources = `<< /XObject << /P ${first + 2} 0 R >> >>`;
  return [
    object(
      first,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${box}] /Contents ${first + 1} 0 R /Resources ${resources} >>`,
    ),
    object(first + 1, stream('', `${points.width} 0 0 ${points.height} 0 0 cm /P Do`)),
    object(
      first + 2,
      stream(
        `/Type /XObject /Subtype /Image /Width ${pixels.width} /Height ${pixels.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`,
        jpeg,
      ),
    ),
  ];
}

/** A PDF of these pages and of nothing else: no text, no form, no action, no attachment. The same pages give the same bytes. */
export function pictureDocument(pages: readonly PicturePage[]): Buffer {
  const places = pages.map((_page, index) => 3 + index * OBJECTS_PER_PAGE);
  const kids = places.map((place) => `${place} 0 R`).join(' ');
  const parts = [
    Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1'),
    object(1, '<< /Type /Catalog /Pages 2 0 R >>'),
    object(2, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`),
    ...pages.flatMap((page, index) => objectsOf(page, places[index] ?? 0)),
  ];
  const offsets: number[] = [];
  let length = 0;
  for (const part of parts) {
    offsets.push(length);
    length += part.length;
  }
  const rows = offsets.slice(1).map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  const table = `xref\n0 ${parts.length}\n0000000000 65535 f \n${rows.join('')}`;
  const trailer = `trailer\n<< /Size ${parts.length} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(table + trailer)]);
}
