import { z } from 'zod';
import { allOf } from '../kernel/command-rule';
import type { Role } from '../kernel/actor';
import type { EventsOf } from '../kernel/event';
import type { Immutable } from '../kernel/immutable';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Sha256, ShortText, StoredInstant, payload } from '../values/field-schemas';
import { Department, missingSlips, qualityPassed } from './preparation';
import { goesBy, onlySince } from './rules-version';
import { stageRange } from './stage';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';

/** A slip of a department: what it is called, the number on it, and its picture where there is one. */
const Slip = z.strictObject({ name: ShortText, number: ShortText.optional(), scan: Sha256.optional() });
const Slips = z.array(Slip).min(1).max(20);

/** What a department has handed in for the account of the visit. */
export const HandedIn = z.object({ department: Department, slips: Slips, by: z.string(), at: StoredInstant });
export type HandedIn = Immutable<z.output<typeof HandedIn>>;

const departmentRoles: Readonly<Record<z.infer<typeof Department>, readonly Role[]>> = {
  workshop: ['workshopSupervisor', 'dispatcher', 'technician'],
  parts: ['partsSpecialist'],
};

const slipCommands = {
  handInSlips: {
    path: 'slips/handed-in',
    roles: [...departmentRoles.workshop, ...departmentRoles.parts],
    payload: payload(
      { department: Department, slips: Slips },
      'E-04: a department hands in its documents of the visit, each by name, number and picture; the settlement clerk collects them',
    ),
  },
} as const satisfies CommandDeclarations;

const slipEvents = { slipsHandedIn: z.object(slipCommands.handInSlips.payload.shape) };
export type SlipEvents = EventsOf<typeof slipEvents>;

/** E-04: departments that are asked for their documents, from the passed check until they have handed them in or the clerk has them. */
export const slipsAsked = (order: RepairOrder): readonly z.infer<typeof Department>[] =>
  goesBy(order, 3) &&
  order.quality.passedAt !== undefined &&
  stageRange('qualityCheck', 'settlement').includes(order.stage)
    ? missingSlips(order).filter((asked) => !(order.slipsHandedIn ?? []).some(({ department }) => department === asked))
    : [];
/** Whom a department is asked through. */
export const handsIn = (department: z.infer<typeof Department>): Role =>
  department === 'workshop' ? 'workshopSupervisor' : 'partsSpecialist';

/** E-04: what workshop and parts hand in; handed in again, it takes the place of what was. */
export const departmentSlipsSlice: OrderSlice<typeof slipCommands, typeof slipEvents> = {
  commands: slipCommands,
  events: slipEvents,
  rules: {
    handInSlips: {
      during: stageRange('qualityCheck', 'settlement'),
      targets: missingSlips,
      requires: allOf(onlySince(3), qualityPassed),
      decide: (order, { department, slips, by }) => {
        const allowed: readonly string[] = departmentRoles[department];
        if (!allowed.includes(by.role)) reject('roleNotAllowed', { role: by.role, allowed });
        if (!missingSlips(order).includes(department)) reject('slipsAlreadyIn', { department });
        return [{ type: 'slipsHandedIn', department, slips }];
      },
    },
  },
  evolve: {
    slipsHandedIn: (order, { department, slips, by, at }) => ({
      ...order,
      slipsHandedIn: [
        ...(order.slipsHandedIn ?? []).filter((one) => one.department !== department),
        { department, slips, by: by.id, at },
      ],
    }),
  },
  deadlines: [],
};
