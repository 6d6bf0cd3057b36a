import type { TextGroup } from '../merge';

/** The policy that an open complaint goes on by. */
export const adoptionTexts = {
  commands: {
    adoptPolicy: { zh: '采用现行规定', en: 'Adopt the present policy' },
  },
  events: {
    policyAdopted: { zh: '已采用现行规定', en: 'Present policy adopted' },
  },
  fields: {
    adopted: { zh: '采用的规定', en: 'Adopted policy' },
  },
} as const satisfies TextGroup;
