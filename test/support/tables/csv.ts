import { stringify } from 'csv-stringify/sync';

/** CSV as other programs write it: nothing is escaped but quotation marks. */
export const csvText = (rows: readonly (readonly string[])[], delimiter = ','): string =>
  stringify(
    rows.map((cells) => [...cells]),
    { delimiter },
  );
export const csvBytes = (rows: readonly (readonly string[])[], delimiter = ','): Uint8Array =>
  new TextEncoder().encode(csvText(rows, delimiter));
