import { z } from 'zod';
import type { ImportKindName } from '../../domain/imports/kinds';
import { Code, ShortText } from '../../domain/values/field-schemas';
import { idOfExternal } from '../../platform/imports/record-ids';
import type { Repositories } from '../../platform/mongo/repositories';

type Kind = Extract<ImportKindName, 'customers' | 'vehicles'>;
type Kept = Pick<Repositories, 'externalIds'>;
interface Stored {
  readonly _id: string;
  readonly store: string;
}

/** I-21: what other systems call a record, as they are told. */
export const ExternalIds = z
  .array(z.object({ system: z.string(), id: z.string() }))
  .meta({ description: 'I-21: what other systems call it' });

/** I-21: the query that finds a record by what another system calls it. */
export const externalIdQuery = {
  externalId: ShortText.optional().meta({ description: 'I-21: exactly what the system calls it' }),
  system: Code.default('dms').meta({ description: 'the system that `externalId` is of' }),
};

/** Tells for the ids of these records, all of one store, what other systems call them; by name of the system. */
export async function externalIdsOf(
  { externalIds }: Kept,
  kind: Kind,
  records: readonly Stored[],
): Promise<(record: string) => z.output<typeof ExternalIds>> {
  const [first] = records;
  if (!first) return () => [];
  const found = await externalIds.ofRecords(
    first.store,
    kind,
    records.map(({ _id }) => _id),
  );
  return (record) =>
    found
      .flatMap((one) =>
        one.record === record && one.system !== null && one.externalId !== null
          ? [{ system: one.system, id: one.externalId }]
          : [],
      )
      .toSorted((one, other) =>
        one.system < other.system || (one.system === other.system && one.id < other.id) ? -1 : 1,
      );
}

/** The id of the record that another system knows under this one; undefined when there is none. */
export async function recordOfExternal(
  { externalIds }: Kept,
  store: string,
  kind: Kind,
  external: { readonly system: string; readonly id: string },
): Promise<string | undefined> {
  const [id = ''] = await externalIds.codes(store, [idOfExternal(store, kind, external)]);
  return (await externalIds.byIds([id])).get(id)?.record;
}
