/** Roles that send many commands alike (group L). */
export const advisor = ['serviceAdvisor'] as const;
export const frontDesk = ['serviceAdvisor', 'advisorAssistant'] as const;
/** M4: what the page of a link offers, and nothing else, the customer sends; all other wishes of the customer an advisor records. */
export const customerVia = ['serviceAdvisor', 'customer'] as const;
export const workshop = ['workshopSupervisor', 'dispatcher'] as const;
export const diagnosticians = ['technicalExpert', 'supportTechnician', 'technician'] as const;
export const staff = [
  'serviceAdvisor',
  'workshopSupervisor',
  'dispatcher',
  'technician',
  'technicalExpert',
  'qualitySpecialist',
  'partsSpecialist',
  'warrantySpecialist',
  'settlementClerk',
  'serviceManager',
] as const;
