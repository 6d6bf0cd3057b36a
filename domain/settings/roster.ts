import { z } from 'zod';
import type { Immutable } from '../kernel/immutable';
import { RangesOfDay } from '../policy/fields';
import { Day, Id } from '../values/field-schemas';
import { staff } from '../values/role-groups';
import { withFaults, type ContentFault } from './faults';
import { namedTwice, personAt } from './people';
import { fieldsSection } from './section';

/** When somebody works: by day of the week, Monday first, and otherwise on certain dates; a date without hours is a day off. */
const Shift = z.strictObject({
  person: Id,
  week: z.array(RangesOfDay).length(7),
  exceptions: z.array(z.strictObject({ date: Day, hours: RangesOfDay })).max(120),
});
export type Shift = Immutable<z.output<typeof Shift>>;

const Roster = z.strictObject({ people: z.array(Shift).max(300) });

const dateTwice = ({ exceptions }: Shift): readonly ContentFault[] =>
  exceptions.flatMap(({ date }, index) =>
    exceptions.findIndex((other) => other.date === date) < index
      ? [{ path: ['exceptions', index, 'date'], fault: 'dateTwice' as const }]
      : [],
  );

/** A-19, L-36: who works when. Whoever is not in it works whenever the store is open. Absences stand in the staff records. */
export const roster = fieldsSection({
  schema: withFaults(Roster, ({ people }) => [
    ...namedTwice(
      people.map(({ person }) => person),
      ['people'],
    ),
    ...people.flatMap((shift, index) =>
      dateTwice(shift).map((one) => ({ ...one, path: ['people', index, ...one.path] })),
    ),
  ]),
  reply: Roster,
  initial: () => ({ people: [] }),
  readers: staff,
  writers: ['storeManager', 'serviceManager', 'workshopSupervisor', 'operator'],
  referencesIn: ({ people }) => people.flatMap(({ person }, index) => personAt(person, ['people', index, 'person'])),
  partsOf: ({ people }) => Object.fromEntries(people.map((shift) => [shift.person, shift])),
});
