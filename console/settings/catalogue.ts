import { client } from '../shared/server/queries';
import type { BodyOf } from '../shared/server/contract';
import type { MenuItem, Part } from '../shared/server/replies';
import { post, put, ServerProblem } from '../shared/server/request';
import { NotStored, problemsIn } from './content-problems';

export type PartBody = BodyOf<'/parts/{partNumber}', 'put'>;
export type MenuItemBody = BodyOf<'/price-menu/{code}', 'put'>;

/** What shows it is read again, also when it was refused: somebody else may have been faster. */
async function refreshed<T>(list: '/parts' | '/price-menu', id: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ServerProblem && error.errors.length > 0) throw new NotStored(problemsIn(error));
    throw error;
  } finally {
    await Promise.all(
      [list, `${addressOf(list, id)}/versions`].map((key) => client.invalidateQueries({ queryKey: [key] })),
    );
  }
}

/** Where a record is, below /api/v1. */
export const addressOf = (list: '/parts' | '/price-menu', id: string): string => `${list}/${encodeURIComponent(id)}`;

export const addPart = (partNumber: string, body: PartBody, key: string): Promise<Part> =>
  refreshed('/parts', partNumber, post('/parts', {}, { body: { partNumber, ...body }, key }));
export const changePart = ({ partNumber, version }: Part, body: PartBody): Promise<Part> =>
  refreshed('/parts', partNumber, put('/parts/{partNumber}', { path: { partNumber } }, { body, version }));

export const addMenuItem = (code: string, body: MenuItemBody, key: string): Promise<MenuItem> =>
  refreshed('/price-menu', code, post('/price-menu', {}, { body: { code, ...body }, key }));
export const changeMenuItem = ({ code, version }: MenuItem, body: MenuItemBody): Promise<MenuItem> =>
  refreshed('/price-menu', code, put('/price-menu/{code}', { path: { code } }, { body, version }));

/** The next code of this beginning that nobody has: `W-012` after eleven entries. */
export function nextCode(taken: readonly string[]): string {
  const known = new Set(taken);
  for (let n = taken.length + 1; ; n++) {
    const code = `W-${String(n).padStart(3, '0')}`;
    if (!known.has(code)) return code;
  }
}
