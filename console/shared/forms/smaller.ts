import { MOST_PIXELS } from '../../../domain/values/picture-limits';

const QUALITY = 0.85;

/** A picture of more pixels than are taken, drawn with fewer; anything else as it is. What cannot be drawn here is left to the server to refuse. */
export async function madeSmaller(file: Blob): Promise<Blob> {
  if (!file.type.startsWith('image/')) return file;
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (!picture) return file;
  const scale = Math.sqrt(MOST_PIXELS / (picture.width * picture.height));
  if (scale >= 1) return file;
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(picture.width * scale);
  canvas.height = Math.floor(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  return drawn ?? file;
}
