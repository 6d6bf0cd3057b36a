import type { SectionName } from '../../domain/settings/sections';

/** Where each section is read and changed, below /api/v1. */
export const sectionPaths = {
  letterhead: '/settings/letterhead',
  departments: '/settings/departments',
  teams: '/settings/teams',
  bays: '/settings/bays',
  roster: '/settings/roster',
  posts: '/settings/posts',
  campaigns: '/settings/campaigns',
  appointmentBenefits: '/settings/appointment-benefits',
  checklistProfiles: '/settings/checklist-profiles',
  causeCodes: '/settings/cause-codes',
  classificationCodes: '/settings/classification-codes',
  messageTemplates: '/settings/message-templates',
} as const satisfies Readonly<Record<SectionName, string>>;
