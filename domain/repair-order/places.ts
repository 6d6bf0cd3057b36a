import { Id } from '../values/field-schemas';

/** D-02: a work team of the store. */
export const TeamId = Id.meta({ description: 'a team in use, as in /settings/teams' });
/** L-08: where a car stands in the workshop. */
export const BayId = Id.meta({ description: 'a bay in use, as in /settings/bays' });
