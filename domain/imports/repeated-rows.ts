import type { ExternalId } from '../master-data/external-id';
import type { AcceptedRow, RowKey } from './check-row';
import type { RowFault } from './fault';
import type { ImportKind } from './import-kind';
import { importKinds, type ImportKindName } from './kinds';

/** What a row is beside the rows before it: new, the same as one of them, or in contradiction to one of them. */
export type Repetition =
  | { readonly is: 'new' }
  | { readonly is: 'same'; readonly as: number }
  | { readonly is: 'fault'; readonly fault: RowFault };

interface Known {
  readonly row: number;
  readonly content: string;
}

const idOf = ({ system, id }: ExternalId): string => `${system} ${id}`;

/** Remembers the rows of one file, of which two may stand for one record, as a customer does for each of his cars. */
export class RepeatedRows<Name extends ImportKindName> {
  readonly #byId = new Map<string, Known>();
  readonly #byNatural = new Map<string, Known>();
  readonly #withoutId = new Map<string, Known>();
  readonly #byValue = new Map<string, Known>();
  readonly #kind: ImportKind;

  constructor(name: Name) {
    this.#kind = importKinds[name];
  }

  /** To be asked once for each accepted row, from the first to the last. A row in contradiction leaves nothing behind. */
  check({ row, key, record }: AcceptedRow<Name>): Repetition {
    // a schema gives its fields in one order
    const known = { row, content: JSON.stringify(record) };
    const before = this.#before(key);
    if (before?.content === known.content) return { is: 'same', as: before.row };
    if (before) return { is: 'fault', fault: { code: 'conflictingRow', column: null, facts: { row: before.row } } };
    const values = Object.entries(this.#kind.unique(record)).map(
      ([column, text]) => [column, `${column} ${text}`] as const,
    );
    for (const [column, text] of values) {
      const other = this.#byValue.get(text);
      if (other) return { is: 'fault', fault: { code: 'valueTaken', column, facts: { row: other.row } } };
    }
    if (key.externalId) this.#byId.set(idOf(key.externalId), known);
    else this.#withoutId.set(key.natural, known);
    if (!this.#byNatural.has(key.natural)) this.#byNatural.set(key.natural, known);
    for (const [, text] of values) this.#byValue.set(text, known);
    return { is: 'new' };
  }

  /** Two rows with ids of their own are two records, whatever they have in common; a row without id is any that has its natural key. */
  #before({ externalId, natural }: RowKey): Known | undefined {
    return externalId
      ? (this.#byId.get(idOf(externalId)) ?? this.#withoutId.get(natural))
      : this.#byNatural.get(natural);
  }
}
