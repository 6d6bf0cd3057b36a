import { defaultPolicy, type PolicyContent } from './policy';

/** The brands whose rules are known; `general` for a store of any other (GP-09). */
export const brands = ['general', 'generalMotors', 'cadillac', 'chery', 'beiben'] as const;
export type Brand = (typeof brands)[number];

/**
 * What a store of each brand begins with: the general policy, changed only where the documents of the brand say something else and a setting
 * can hold it. The store changes it as it likes afterwards.
 */
export const brandPolicies: Readonly<Record<Brand, PolicyContent>> = {
  general: defaultPolicy,

  // 000:L2@1619, L2@2419: urgent cases go to the store manager and the central team, disputes and legal cases to the latter: as in general
  generalMotors: defaultPolicy,

  cadillac: {
    ...defaultPolicy,
    // 002:L49, CF-25: each described fault needs the signature of the technical expert
    expertSign: 'faultReported',
    // 002:L18, CF-11: the customer confirms on the pick-up slip; the work order is signed again by no rule of this brand
    deliveryDocuments: ['pickupSlip'],
  },

  chery: {
    ...defaultPolicy,
    // 001:L24-26, CF-25: a technician is called to the bay when the advisor is in doubt
    expertSign: 'onDoubt',
    // 001:L110-111, CF-11: the customer signs the work order
    deliveryDocuments: ['workOrder'],
    // 001:L124, CF-03: the business department calls, which is the advisor
    followUp: { ...defaultPolicy.followUp, firstRole: 'serviceAdvisor' },
  },

  beiben: {
    ...defaultPolicy,
    // 004:L2@1207, L2@1294-1388: whoever goes out does it with handheld device and service order number
    outService: true,
    // 004:L2@1388, CF-03: the information clerk of the station asks for the satisfaction of the user
    followUp: { ...defaultPolicy.followUp, firstRole: 'informationClerk' },
  },
};
