import sharp from 'sharp';

/** What is kept of an upload: clean of everything but the picture itself. */
export interface Clean {
  readonly type: 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf';
  readonly bytes: Buffer;
  readonly thumbnail: Buffer | null;
  readonly width: number | null;
  readonly height: number | null;
}

/** 50 megapixels: more than any phone's camera, less than a picture made to exhaust memory. */
const MOST_PIXELS = 50_000_000;
const THUMBNAIL_PIXELS = 320;

const isPdf = (bytes: Buffer): boolean =>
  bytes.subarray(0, 5).toString('latin1') === '%PDF-' && bytes.subarray(-1_024).toString('latin1').includes('%%EOF');
/** Things a reader would run instead of show. */
const runs = (bytes: Buffer): boolean =>
  /\/(JavaScript|JS|Launch|EmbeddedFile|OpenAction|AA)\b/.test(bytes.toString('latin1'));

const types = { jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp' } as const;

/**
 * Looks at the content, not at what it calls itself. A picture is decoded, turned upright and written anew, so that neither place
 * nor camera nor anything hidden in it is kept. Undefined for what is no photo or scan we take.
 */
export async function cleaned(bytes: Buffer): Promise<Clean | undefined> {
  if (isPdf(bytes)) {
    if (runs(bytes)) return undefined;
    return { type: 'application/pdf', bytes, thumbnail: null, width: null, height: null };
  }
  try {
    const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
    const { format } = await picture.metadata();
    if (format !== 'jpeg' && format !== 'png' && format !== 'webp') return undefined;
    const { data, info } = await picture.rotate().toFormat(format).toBuffer({ resolveWithObject: true });
    const thumbnail = await sharp(data)
      .resize(THUMBNAIL_PIXELS, THUMBNAIL_PIXELS, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 70 })
      .toBuffer();
    return { type: types[format], bytes: data, thumbnail, width: info.width, height: info.height };
  } catch {
    // sharp throws for everything that is not a whole picture; that is the answer we need
    return undefined;
  }
}

const LOGO_PIXELS = { width: 660, height: 276 } as const;

/** A picture as PNG, no larger than a letterhead needs it. Rejects for what is no picture. */
export const logoOf = (bytes: Buffer): Promise<Buffer> =>
  sharp(bytes, { limitInputPixels: MOST_PIXELS })
    .resize({ ...LOGO_PIXELS, fit: 'inside', withoutEnlargement: true })
    .png({ compressionLevel: 9 })
    .toBuffer();
