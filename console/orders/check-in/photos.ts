import { upload } from '../../shared/forms/files';
import { ask } from '../../shared/server/request';
import type { Sheet } from './sheet';

interface WithPhotos {
  readonly photo?: readonly string[];
}

/**
 * The photos that were taken before there was a visit, now as photos of the visit: it takes no others. Answers the sheet with the names
 * they have there.
 */
export async function photosOfVisit(sheet: Sheet, number: string): Promise<Pick<Sheet, 'marks' | 'exceptions'>> {
  const taken = [...new Set([...sheet.marks, ...sheet.exceptions].flatMap(({ photo = [] }) => photo))];
  const known = new Map(
    await Promise.all(
      taken.map(async (hash) => {
        const picture = await (await ask(`/files/${hash}`)).blob();
        return [hash, await upload(picture, number)] as const;
      }),
    ),
  );
  const renamed = <Row extends WithPhotos>(row: Row): Row =>
    row.photo ? { ...row, photo: row.photo.map((hash) => known.get(hash) ?? hash) } : row;
  return { marks: sheet.marks.map(renamed), exceptions: sheet.exceptions.map(renamed) };
}
