import type { AcceptedRow } from '../../../domain/imports/check-row';
import type { RowFault } from '../../../domain/imports/fault';
import { foldWord } from '../../../domain/imports/read-choice';
import { groupBy } from '../../../domain/kernel/group-by';
import type { StoredCustomer } from '../../mongo/repositories';
import { idOfExternal } from '../record-ids';
import { rowFault, survivorsOf, type TargetContext } from '../target';

type Owner = AcceptedRow<'vehicles'>['record']['owner'];

/** Of those with the phone number of the owner: the one with the name, too, or the only one where the file gives no name. */
function withName(found: readonly StoredCustomer[], { name, externalId }: Owner): string | RowFault {
  const fitting = name === null ? found : found.filter((one) => foldWord(one.name) === foldWord(name));
  const [first] = fitting;
  if (!first) return rowFault('ownerUnknown', externalId === null ? 'ownerPhone' : 'ownerExternalId');
  return fitting.length === 1 ? first._id : rowFault('ownerAmbiguous', 'ownerPhone');
}

/** Which customers of the store the owners are: by the id of the other system, else by phone number and name. Ids of customers, or faults. */
export async function findOwners(
  { repositories: { customers, externalIds }, store, system }: TargetContext,
  owners: readonly Owner[],
): Promise<readonly (string | RowFault)[]> {
  const named = owners.map(({ externalId }) => externalId).filter((id) => id !== null);
  const codes = await externalIds.codes(
    store,
    named.map((id) => idOfExternal(store, 'customers', { system, id })),
  );
  const codeOf = new Map(named.map((id, place) => [id, codes[place]]));
  const linkOf = ({ externalId }: Owner): string | undefined =>
    externalId === null ? undefined : codeOf.get(externalId);
  const links = await externalIds.byIds(codes);
  const linked = await customers.among(
    store,
    [...links.values()].map(({ record }) => record),
  );
  const survivors = await survivorsOf(customers, linked);
  const phones = owners.map(({ phone }) => phone).filter((phone) => phone !== null);
  const byPhone = groupBy(await customers.byPhones(store, [...new Set(phones)]), ({ phone }) => phone);
  return owners.map((owner) => {
    const record = links.get(linkOf(owner) ?? '')?.record;
    const linkedTo = record === undefined ? undefined : survivors.get(record);
    if (linkedTo) return linkedTo._id;
    return withName(owner.phone === null ? [] : (byPhone.get(owner.phone) ?? []), owner);
  });
}
