import type { AcceptedRow } from '../../domain/imports/check-row';
import type { RowFault } from '../../domain/imports/fault';
import type { ImportKindName } from '../../domain/imports/kinds';
import type { RowOutcome } from '../../domain/imports/run';
import { fingerprint } from '../../domain/kernel/fingerprint';
import { groupBy } from '../../domain/kernel/group-by';
import type { Repositories, StoredExternalId } from '../mongo/repositories';
import { linkIdOf } from './record-ids';
import type { Fields, ImportTarget, KnownRecord, TargetContext } from './target';

export interface BatchContext extends TargetContext {
  readonly kind: ImportKindName;
  readonly target: ImportTarget;
}

/** What is to become of one row. */
export interface RowPlan {
  readonly row: AcceptedRow;
  readonly outcome: RowOutcome;
  /** Null where nothing is to be written. */
  readonly write: { readonly known: KnownRecord | null; readonly id: string; readonly fields: Fields } | null;
  /** Null where it says already what this row says. */
  readonly link: StoredExternalId | null;
}

/** A row, and what the store knows of it. */
interface Met {
  readonly row: AcceptedRow;
  readonly fields: Fields;
  readonly print: string;
  readonly linkId: string;
  readonly link: StoredExternalId | undefined;
  readonly id: string;
}

/** Records that a row may be, because they are the same: none that this system knows by another id, and each for one row only. */
async function findAlike(
  met: readonly Met[],
  known: ReadonlyMap<string, KnownRecord>,
  { kind, target, store, system, repositories: { externalIds } }: BatchContext,
): Promise<ReadonlyMap<Met, KnownRecord>> {
  const strangers = met.filter(({ link, id }) => !link && !known.has(id));
  if (strangers.length === 0) return new Map();
  const alike = await target.alike(strangers.map(({ row }) => row));
  const candidates = [...alike.values()].flat().map(({ id }) => id);
  const named = groupBy(await externalIds.ofRecords(store, kind, candidates), ({ record }) => record);
  const isNamed = (id: string): boolean =>
    (named.get(id) ?? []).some((one) => one.system === system && one.externalId !== null);
  const claimed = new Set(met.map(({ id }) => id));
  const found = new Map<Met, KnownRecord>();
  for (const one of strangers) {
    const { externalId, natural } = one.row.key;
    const record = alike.get(natural)?.find(({ id }) => !claimed.has(id) && (externalId === null || !isNamed(id)));
    if (!record) continue;
    found.set(one, record);
    claimed.add(record.id);
  }
  return found;
}

/** The fields that a row speaks of and that are not so yet. */
function changesOf({ row: { said }, fields }: Met, known: KnownRecord, { fieldOf }: ImportTarget): Fields {
  const spoken = new Set(said.map((key) => fieldOf[key] ?? key));
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([name, value]) => spoken.has(name) && fingerprint(value ?? null) !== fingerprint(known.fields[name] ?? null),
    ),
  );
}

function planOf(one: Met, known: KnownRecord | undefined, context: BatchContext): RowPlan {
  const { row, fields, print, linkId, link } = one;
  const { store, kind, run } = context;
  const saidBefore = link?.print === print;
  const isOwn = saidBefore && link.import === run;
  // what people have changed since the file said the same stays as they left it
  if (saidBefore && !isOwn && known) return { row, outcome: 'unchanged', write: null, link: null };
  const id = known?.id ?? one.id;
  const changes = known ? changesOf(one, known, context.target) : fields;
  const needed = !known ? 'created' : Object.keys(changes).length > 0 ? 'updated' : 'unchanged';
  const outcome = isOwn ? link.outcome : needed;
  const { externalId } = row.key;
  return {
    row,
    outcome,
    write: needed === 'unchanged' ? null : { known: known ?? null, id, fields: changes },
    link: isOwn
      ? null
      : {
          _id: linkId,
          store,
          kind,
          system: externalId?.system ?? null,
          externalId: externalId?.id ?? null,
          record: id,
          print,
          import: run,
          outcome,
        },
  };
}

async function meet(
  rows: readonly AcceptedRow[],
  fields: readonly (Fields | RowFault)[],
  { kind, store, target, repositories }: BatchContext,
): Promise<readonly (Met | RowFault)[]> {
  const { externalIds } = repositories as Pick<Repositories, 'externalIds'>;
  const [linkIds, prints] = await Promise.all([
    externalIds.codes(
      store,
      rows.map(({ key }) => linkIdOf(store, kind, key)),
    ),
    externalIds.codes(
      store,
      rows.map(({ record }) => fingerprint(record)),
    ),
  ]);
  const links = await externalIds.byIds(linkIds);
  return rows.map((row, place) => {
    const own = fields[place];
    if (!own || isFault(own)) return own as RowFault;
    const linkId = linkIds[place] ?? '';
    const link = links.get(linkId);
    return {
      row,
      fields: own,
      print: prints[place] ?? '',
      linkId,
      link,
      id: link?.record ?? target.newId(linkId, row),
    };
  });
}

const isFault = (one: Fields | RowFault | Met | RowPlan): one is RowFault => 'code' in one && 'facts' in one;

/** What is to become of these rows, in their order; a fault where the store cannot take one. Writes nothing. */
export async function planBatch(
  rows: readonly AcceptedRow[],
  context: BatchContext,
): Promise<readonly (RowPlan | RowFault)[]> {
  const { target } = context;
  const all = await meet(rows, await target.fieldsOf(rows), context);
  const met = all.filter((one): one is Met => !isFault(one));
  const byId = await target.among([...new Set(met.map(({ id }) => id))]);
  const alike = await findAlike(met, byId, context);
  const plans = all.map((one) => (isFault(one) ? one : planOf(one, byId.get(one.id) ?? alike.get(one), context)));
  const writing = plans.flatMap((plan, place) => (isFault(plan) || !plan.write ? [] : [{ place, write: plan.write }]));
  const faults = await target.faultsOf(
    writing.map(({ write: { known, ...write } }) => ({ ...write, isNew: known === null })),
  );
  const refused = new Map([...faults].map(([index, fault]) => [writing[index]?.place, fault]));
  return plans.map((plan, place) => refused.get(place) ?? plan);
}
