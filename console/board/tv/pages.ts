/** So long each page of the screen stands. */
export const TURN_MS = 12_000;

/** Of more than fit, those whose turn it is. */
export function pageOf<T>(
  items: readonly T[],
  size: number,
  turn: number,
): { readonly shown: readonly T[]; readonly page: number; readonly pages: number } {
  const pages = Math.max(1, Math.ceil(items.length / size));
  const page = ((turn % pages) + pages) % pages;
  return { shown: items.slice(page * size, (page + 1) * size), page, pages };
}
