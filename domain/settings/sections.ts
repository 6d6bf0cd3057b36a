import type { z } from 'zod';
import type { Immutable } from '../kernel/immutable';
import { appointmentBenefits } from './appointment-benefits';
import { bays } from './bays';
import { campaigns } from './campaigns';
import { causeCodes, classificationCodes } from './codes';
import { checklistProfiles } from './checklist-profiles';
import { departments } from './departments';
import { letterhead } from './letterhead';
import { messageTemplates } from './message-templates';
import { posts } from './posts';
import { roster } from './roster';
import type { Section } from './section';
import { teams } from './teams';

/** Everything a store sets about itself, by the name in its address. A section that is not in here does not exist. */
export const sections = {
  letterhead,
  departments,
  teams,
  bays,
  roster,
  posts,
  campaigns,
  appointmentBenefits,
  checklistProfiles,
  causeCodes,
  classificationCodes,
  messageTemplates,
} as const;
export type SectionName = keyof typeof sections;
export const sectionNames = Object.keys(sections) as readonly SectionName[];

/** What a section holds. */
export type SectionContent<Name extends SectionName> = Immutable<z.output<(typeof sections)[Name]['schema']>>;

/** A section whatever it holds; whoever names it vouches for the content. */
export const sectionOf = (name: SectionName): Section => sections[name];
