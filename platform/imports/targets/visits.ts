import type { PastVisit } from '../../../domain/master-data/past-visit';
import type { StoredPastVisit } from '../../mongo/repositories';
import { recordIdOf } from '../record-ids';
import { changedMeanwhile, nothingInTheWay, type ImportTarget, type KnownRecord, type TargetContext } from '../target';

const known = ({
  _id,
  version,
  store: _store,
  changedBy: _changedBy,
  updatedAt: _updatedAt,
  system: _system,
  ...fields
}: StoredPastVisit): KnownRecord => ({ id: _id, version, fields });

/** Past visits, known by the number of the order in the system that had them. */
export const visitTarget = ({
  repositories: { pastVisits },
  store,
  system,
}: TargetContext): ImportTarget<'visits'> => ({
  fieldsOf: async (rows) => rows.map(({ record }) => record),
  fieldOf: { externalId: 'orderNumber' },
  newId: (linkId) => recordIdOf('PV', linkId),
  among: async (ids) => new Map([...(await pastVisits.among(store, ids))].map(([id, one]) => [id, known(one)])),
  alike: async () => new Map(),
  faultsOf: nothingInTheWay,
  add: async (writes, { by, at }) => {
    await pastVisits.addMany(
      writes.map(({ id, fields }) => ({
        ...(fields as unknown as PastVisit),
        _id: id,
        store,
        system,
        version: 1,
        changedBy: by,
        updatedAt: at,
      })),
    );
    return new Map();
  },
  replace: async ({ id, version }, fields, author) =>
    (await pastVisits.replace(store, id, version, fields, author)) ? undefined : changedMeanwhile,
});
