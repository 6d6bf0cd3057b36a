/** Where a paper is printed: as it stands now, or as of a moment. */
export const paperAddress = (path: string, at: string | undefined): string =>
  `/api/v1${path}${at === undefined ? '' : `?${new URLSearchParams({ at })}`}`;
