import type { Model } from 'mongoose';
import { above, beginningWith } from '../filters';

const AT_ONCE = 500;

/** Pages of rows by id, those that begin with this. */
export async function* pagesOf<T extends { readonly _id: string }>(
  records: Model<T>,
  { beginning = '', atOnce = AT_ONCE }: { readonly beginning?: string; readonly atOnce?: number } = {},
): AsyncGenerator<readonly T[]> {
  for (let after = beginning; ;) {
    const place = beginning === '' ? above(after) : beginningWith(beginning, after);
    const page = await records
      .find({ _id: place } as object)
      .sort({ _id: 1 })
      .limit(atOnce)
      .lean<T[]>();
    const last = page.at(-1);
    if (!last) return;
    yield page;
    after = last._id;
  }
}
