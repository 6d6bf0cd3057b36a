import type { PaperFormat } from '../../../domain/values/paper';

/** Where a paper is printed: as it stands now, or as of a moment; on sheets of A4 where no other format is asked for. */
export function paperAddress(path: string, at: string | undefined, format?: PaperFormat): string {
  const asked = { ...(at !== undefined && { at }), ...(format && { format }) };
  const query = new URLSearchParams(asked).toString();
  return `/api/v1${path}${query && `?${query}`}`;
}
