import { hashPassword } from '../../api/http/sessions';
import type { Models } from '../../platform/mongo/models';
import { customers, DEMO_PASSWORD, demoPolicy, parts, prices, staff, STORE, stores, vehicles } from './store';

/** Loads the demo store once; what is there already is left as it is. Answers whether anything was loaded. */
export async function seedDemoStore(models: Models): Promise<boolean> {
  if (await models.stores.exists({ _id: STORE })) return false;
  const password = await hashPassword(DEMO_PASSWORD);
  const users = staff.map(({ id, name, roles }, index) => ({
    _id: id,
    store: STORE,
    signIn: id,
    name,
    roles,
    password,
    active: true,
    phone: `1390000${String(1_000 + index)}`,
    email: null,
    absence: null,
  }));
  const { store, brand, version } = demoPolicy;
  await models.users.insertMany(users, { ordered: false });
  await models.customers.insertMany(customers, { ordered: false });
  await models.vehicles.insertMany(vehicles, { ordered: false });
  await models.parts.insertMany(parts, { ordered: false });
  await models.prices.insertMany(prices, { ordered: false });
  await models.policies.insertMany([
    { _id: `${store}:${brand}:${version}`, store, brand, version, policy: demoPolicy },
  ]);
  // the store itself comes last: a load that was cut off is seen as not done and reported by the duplicate it meets
  await models.stores.insertMany(stores);
  return true;
}
