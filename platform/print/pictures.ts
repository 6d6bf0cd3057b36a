/** PNGs by the hashes that papers name them by. */
export type Pictures = ReadonlyMap<string, Uint8Array>;

/** As pdfmake takes them: a picture that stands on several papers is in the file once. */
export const imagesOf = (pictures: Pictures): Record<string, string> =>
  Object.fromEntries(
    [...pictures].map(([hash, png]) => [hash, `data:image/png;base64,${Buffer.from(png).toString('base64')}`]),
  );
