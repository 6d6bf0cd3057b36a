import { z } from 'zod';
import type { Immutable } from '../kernel/immutable';
import { Id, LocalId } from '../values/field-schemas';
import { ChecklistField } from './finding';
import { Procedure } from './procedure';

export const JobKind = Id.meta({ description: 'the kind of job, as in /settings/checklist-profiles' });

/** M-08: a kind of job, what its checklists hold beside the points of the requirements, and how it is gone about, as the store had set it when the car came. */
export const ChecklistProfile = z.object({
  id: z.string(),
  zh: z.string(),
  en: z.string(),
  added: z.array(z.object({ list: ChecklistField, item: LocalId, zh: z.string(), en: z.string() })),
  leftOut: z.array(z.object({ list: ChecklistField, item: LocalId })),
  /** How it is gone about; absent where the store has not chosen. */
  procedure: Procedure.exactOptional(),
});
export type ChecklistProfile = Immutable<z.output<typeof ChecklistProfile>>;
