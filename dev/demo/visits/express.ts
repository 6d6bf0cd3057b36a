import { playExpress } from '../../fixtures/express';
import { RepairOrderClient } from '../../fixtures/repair-order-client';
import type { Story } from './steps';

/** Visits that go the short way, as their kind of job says. */
export const expressVisits: readonly Story[] = [
  {
    title: '快速保养 · an oil change for a known customer: what belongs together is one act, with three signatures',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer, { checklistProfile: 'express' });
      await playExpress(visit, { clerk: 'settlement', cashier: 'cashier' });
      return visit;
    },
  },
];
