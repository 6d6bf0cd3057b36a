import sharp, { type Sharp } from 'sharp';
import { MOST_PIXELS } from '../../domain/values/picture-limits';
import { FileRefused, type Clean, type FileUse } from './clean-file';
import type { FileKind } from './kinds';

/** A signature has 560 × 200. */
const MOST_PIXELS_OF_DRAWING = 1024 * 1024;
const THUMBNAIL_PIXELS = 320;
const PRINTED_PIXELS = { width: 660, height: 276 } as const;

// of the formats libvips reads, only those we take, and only from memory
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});
// one picture after the other; none of them stays in memory
sharp.concurrency(1);
sharp.cache(false);

type PictureKind = Exclude<FileKind, 'pdf'>;
interface Written {
  readonly type: Clean['type'];
  readonly encode: (picture: Sharp) => Sharp;
}
const written: Readonly<Record<PictureKind, Written>> = {
  jpeg: { type: 'image/jpeg', encode: (picture) => picture.jpeg({ quality: 82 }) },
  png: { type: 'image/png', encode: (picture) => picture.png() },
  webp: { type: 'image/webp', encode: (picture) => picture.webp({ effort: 0 }) },
};

/** sharp throws for everything that is not a whole picture of a format that is not blocked. */
async function orRefused<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch {
    throw new FileRefused('fileNotTaken');
  }
}

/** At most 320 pixels wide or high, as WebP. */
export const thumbnailOf = (picture: Sharp): Promise<Buffer> =>
  picture
    .resize(THUMBNAIL_PIXELS, THUMBNAIL_PIXELS, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 70 })
    .toBuffer();

/**
 * Decodes a picture once, turns it upright and writes it anew, so that neither place nor camera nor anything hidden in it is kept. Its size is read
 * from its header before anything is unfolded. Throws FileRefused.
 */
export async function cleanPicture(bytes: Buffer, kind: PictureKind, use: FileUse): Promise<Clean> {
  if (use === 'drawing' && kind !== 'png') throw new FileRefused('fileNotTaken');
  const most = use === 'drawing' ? MOST_PIXELS_OF_DRAWING : MOST_PIXELS;
  const { width, height } = await orRefused(sharp(bytes, { limitInputPixels: false }).metadata());
  if (width * height > most) throw new FileRefused('pictureTooLarge');
  const upright = sharp(bytes, { limitInputPixels: most, failOn: 'error' }).rotate().raw();
  const { data, info } = await orRefused(upright.toBuffer({ resolveWithObject: true }));
  const pixels = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
  const { type, encode } = written[kind];
  return {
    type,
    bytes: await encode(pixels()).toBuffer(),
    thumbnail: await thumbnailOf(pixels()),
    width: info.width,
    height: info.height,
  };
}

/** A picture that is kept as PNG, no larger than a paper needs it. Throws FileRefused for what is no picture. */
export const printableOf = (bytes: Buffer): Promise<Buffer> =>
  orRefused(
    sharp(bytes, { limitInputPixels: MOST_PIXELS })
      .resize({ ...PRINTED_PIXELS, fit: 'inside', withoutEnlargement: true })
      .png({ compressionLevel: 9 })
      .toBuffer(),
  );
