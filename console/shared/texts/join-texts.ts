import type { Bilingual } from '../../../domain/values/bilingual';
import type { TextTable } from '../../../texts/merge';

type NameOf<Table> = Table extends unknown ? keyof Table : never;
type NamedTwice<Tables extends readonly unknown[]> = Tables extends readonly [infer First, ...infer Others]
  ? (keyof First & NameOf<Others[number]>) | NamedTwice<Others>
  : never;
/** The tables, or what does not compile in their place: the names that two of them have. */
type NamedOnce<Tables extends readonly TextTable[]> = [NamedTwice<Tables>] extends [never]
  ? Tables
  : { readonly namedTwice: NamedTwice<Tables> };

type Joined<Tables extends readonly TextTable[]> = { readonly [Name in NameOf<Tables[number]> & string]: Bilingual };

/** The tables as one. */
export const joinTexts = <const Tables extends readonly TextTable[]>(tables: NamedOnce<Tables>): Joined<Tables> =>
  Object.assign({}, ...(tables as unknown as Tables)) as Joined<Tables>;
