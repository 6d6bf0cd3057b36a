import type { RowFault } from '../../../domain/imports/fault';
import { MenuItemContent, PartContent } from '../../../domain/master-data/catalogue';
import type { StoredPart, StoredPrice } from '../../mongo/repositories';
import type { Authorship } from '../../mongo/repositories/versioned';
import {
  changedMeanwhile,
  nothingInTheWay,
  rowFault,
  type ImportTarget,
  type KnownRecord,
  type RecordWrite,
  type TargetContext,
} from '../target';

const fieldsIn = (names: readonly string[], record: object): KnownRecord['fields'] =>
  Object.fromEntries(Object.entries(record).filter(([name]) => names.includes(name)));

/** Adds one after the other; one that is there with something else was added by somebody meanwhile. */
async function addEach(
  writes: readonly RecordWrite[],
  add: (write: RecordWrite) => Promise<object | null>,
): Promise<ReadonlyMap<number, RowFault>> {
  const faults = new Map<number, RowFault>();
  for (const [place, write] of writes.entries()) if (!(await add(write))) faults.set(place, changedMeanwhile);
  return faults;
}

const knownPart = (part: StoredPart): KnownRecord => ({
  id: part.partNumber,
  version: part.version,
  fields: fieldsIn(Object.keys(PartContent.shape), part),
});

/** Parts, known by their numbers. */
export const partTarget = ({ repositories: { parts }, store }: TargetContext): ImportTarget<'parts'> => ({
  fieldsOf: async (rows) => rows.map(({ record: { partNumber: _partNumber, ...fields } }) => fields),
  fieldOf: {},
  newId: (_linkId, { record: { partNumber } }) => partNumber,
  among: async (ids) => new Map([...(await parts.byNumbers(store, ids))].map(([id, one]) => [id, knownPart(one)])),
  alike: async () => new Map(),
  faultsOf: nothingInTheWay,
  add: (writes, author: Authorship) =>
    addEach(writes, ({ id, fields }) =>
      parts.add({ ...(fields as unknown as PartContent), store, partNumber: id }, author),
    ),
  replace: async ({ id, version, fields: before }, fields, author) => {
    const content = { ...before, ...fields } as unknown as PartContent;
    return (await parts.replace(store, id, version, content, author)) ? undefined : changedMeanwhile;
  },
});

const knownPrice = (price: StoredPrice): KnownRecord => ({
  id: price.code,
  version: price.version,
  fields: fieldsIn(Object.keys(MenuItemContent.shape), price),
});

/** The price menu, known by its codes. What is offered takes parts that are offered. */
export const priceTarget = ({ repositories: { parts, prices }, store }: TargetContext): ImportTarget<'prices'> => ({
  fieldsOf: async (rows) => {
    const offered = await parts.byNumbers(store, [...new Set(rows.flatMap(({ record }) => record.parts))]);
    return rows.map(({ record: { code: _code, ...fields } }) => {
      const unknown = fields.parts.filter((part) => offered.get(part)?.active !== true);
      return unknown.length > 0 ? rowFault('partUnknown', 'parts', { parts: unknown }) : fields;
    });
  },
  fieldOf: { labourHours: 'labourMinutes' },
  newId: (_linkId, { record: { code } }) => code,
  among: async (ids) => new Map([...(await prices.byCodes(store, ids))].map(([id, one]) => [id, knownPrice(one)])),
  alike: async () => new Map(),
  faultsOf: nothingInTheWay,
  add: (writes, author) =>
    addEach(writes, ({ id, fields }) =>
      prices.add({ ...(fields as unknown as MenuItemContent), store, code: id }, author),
    ),
  replace: async ({ id, version, fields: before }, fields, author) => {
    const content = { ...before, ...fields } as unknown as MenuItemContent;
    return (await prices.replace(store, id, version, content, author)) ? undefined : changedMeanwhile;
  },
});
