import { z } from 'zod';
import type { CommandDeclarations, SentCommand } from '../kernel/slice';
import { upcastPolicy, type ServicePolicy } from '../policy/policy';
import { LongText, payload } from '../values/field-schemas';
import { openStages } from './stage';
import type { ComplaintSlice } from './types';

const adoptionCommands = {
  adoptPolicy: {
    path: 'policy',
    roles: ['crManager', 'storeManager'],
    payload: payload(
      { reason: LongText },
      'It goes on by the present policy of the store, so that holidays and times published since it was opened reach it',
    ),
  },
} as const satisfies CommandDeclarations;

export const adoptionEvents = {
  policyAdopted: z.object({ adopted: z.object({ policy: z.custom<ServicePolicy>() }), reason: z.string() }),
};

/** What a workflow cannot look up, and the API adds. */
type AdoptPolicy = SentCommand<typeof adoptionCommands, 'adoptPolicy'> & { readonly policy?: ServicePolicy };

export const adoptionSlice: ComplaintSlice<typeof adoptionCommands, typeof adoptionEvents> = {
  commands: adoptionCommands,
  events: adoptionEvents,
  rules: {
    adoptPolicy: {
      during: openStages,
      decide: (complaint, { reason, policy }: AdoptPolicy) =>
        policy === undefined || policy.store !== complaint.store || policy.version <= complaint.policy.version
          ? []
          : [{ type: 'policyAdopted', adopted: { policy }, reason }],
    },
  },
  evolve: {
    policyAdopted: (complaint, { adopted }) => ({ ...complaint, policy: upcastPolicy(adopted.policy) }),
  },
  deadlines: [],
};
