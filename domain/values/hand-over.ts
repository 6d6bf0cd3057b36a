import { z } from 'zod';
import { Id, LongText } from './field-schemas';

/** H-43: whose things go to whom, and why, e.g. because the person leaves the store. */
export const HandOver = z.object({ predecessor: Id, successor: Id, reason: LongText });

/** Who orders it: the work of a person is handed over by whoever is above the team, or by whoever keeps the staff of the store. */
export const handOverRoles = ['serviceManager', 'crManager', 'storeManager', 'operator'] as const;
