import { z } from 'zod';
import { OneRole } from './fields';
import { setting } from './setting';

/**
 * M-05: how many customers and contacts each role may be shown on a day before the one above is told; it works on all the same. The limits keep a store
 * from setting a number that tells nobody anything. A role that is not named has 100.
 */
export const personsPerDay = setting(z.partialRecord(OneRole, z.int().min(20).max(1_000)), {
  serviceAdvisor: 200,
  advisorAssistant: 200,
  informationClerk: 300,
  crSpecialist: 300,
  crSupervisor: 300,
  crManager: 300,
  serviceManager: 200,
  storeManager: 200,
});
