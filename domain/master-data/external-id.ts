import { z } from 'zod';
import { Code, ShortText } from '../values/field-schemas';

/** I-21: what another system (dealer system, CRM, platform of the manufacturer) calls a record. */
export const ExternalId = z.strictObject({ system: Code, id: ShortText });
export type ExternalId = z.output<typeof ExternalId>;
