import type { z } from 'zod';
import type { Immutable } from '../../domain/kernel/immutable';
import type { OutputCell } from '../../platform/tables/write-table';
import type { ExportColumn } from '../../texts/export-lists';
import type { Operation } from '../permissions';
import type { NamesAsked, Known } from './known';

type Cell<Row> = (row: Row, known: Known) => OutputCell;
type Columns<Row> = { readonly [C in ExportColumn]?: Cell<Row> };

interface Declared<Row> {
  /** The part of the reply that holds the rows. */
  readonly rows?: string;
  /** As many rows as its operation reads at most, where that is fewer than a file takes. */
  readonly most?: number;
  /** It says who customers are. */
  readonly isPersonal: boolean;
  /** By whose ids a row asks for names. */
  readonly asks?: (row: Row) => Partial<NamesAsked>;
  /** In the order of the file. */
  readonly columns: Columns<Row>;
}

/** A list of the console as a file: read by its own operation, with the rights and the filters it has there. */
export interface ExportableList extends Declared<never> {
  readonly operation: Operation;
  readonly rows: string;
}

/** Lets the schema of a row type the columns, then forgets it. */
export const list = <S extends z.ZodType>(
  operation: Operation,
  _row: S,
  declared: Declared<Immutable<z.output<S>>>,
): ExportableList => ({ operation, rows: 'items', ...declared });

/** What is kept as fen, in yuan. */
export const inYuan = (fen: number | null): number | null => (fen === null ? null : fen / 100);

/** The columns that say which car it is. */
export const car = {
  plate: ({ plate }: { readonly plate: string | null }) => plate,
  model: ({ model }: { readonly model: string | null }) => model,
};
