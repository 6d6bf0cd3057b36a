import { z } from 'zod';
import { stages } from '../../domain/repair-order/stage';
import { Payer } from '../../domain/repair-order/payer';
import { Day, StoredInstant } from '../../domain/values/field-schemas';
import { OrderNumber } from '../../domain/repair-order/number';
import { RoleName } from '../processes/replies';

const Stage = z.enum(stages).meta({ id: 'RepairOrderStage' });

/** What is known of the car in the master data. */
export const carFields = { plate: z.string().nullable(), model: z.string().nullable() };

const Work = z
  .object({
    minutes: z.number(),
    expectedMinutes: z.number(),
    running: z.boolean().meta({ description: 'false while a hold stops the work' }),
    askAt: z.number(),
    escalateAt: z.number(),
    answered: z.boolean(),
  })
  .meta({
    id: 'BoardWork',
    description: 'D-13: working minutes done and expected, and the band in which progress is asked for, as shares',
  });

const card = z.object({
  number: OrderNumber,
  sequence: z.int(),
  stage: Stage,
  advisor: z.string(),
  teams: z.array(z.string()),
  bay: z.string().nullable().meta({ description: 'where it stands; null outside the workshop' }),
  works: z.array(z.string()).meta({ description: 'D-02: what is still to be done; once all is done, what was done' }),
  technicians: z.array(z.string()).meta({ description: 'D-02: whose work that is' }),
  unassigned: z.boolean().meta({ description: 'D-02: there is work on it, and nobody has it' }),
  goldCard: z.boolean(),
  openedAt: StoredInstant,
  promisedAt: StoredInstant.nullable(),
  work: Work.nullable(),
  extraItemsPending: z.int(),
  onHold: z.string().nullable(),
  escalations: z.int(),
  ...carFields,
  complaints: z.int().meta({ description: 'open complaints about the visit' }),
  asOf: StoredInstant,
});
export const BoardCard = card.meta({ id: 'BoardCard' });
export const SingleCard = card.extend({ open: z.boolean() }).meta({ id: 'SingleCard' });

export const RepairOrderRow = z
  .object({
    number: OrderNumber,
    stage: Stage,
    sequence: z.int(),
    advisor: z.string(),
    ...carFields,
    openedAt: StoredInstant,
    promisedAt: StoredInstant.nullable(),
    late: z.boolean(),
  })
  .meta({ id: 'RepairOrderRow' });

export const ArrearRow = z
  .object({
    number: OrderNumber,
    ...carFields,
    payer: Payer,
    amount: z.int().meta({ description: 'still to be paid, in fen' }),
    dueDay: Day,
    overdue: z.boolean(),
    ownerRole: RoleName,
    owner: z.string().nullable().meta({ description: 'who sees to it, where one person does' }),
    reminders: z.int(),
    claim: z.string().nullable().meta({ description: 'what the payer knows the matter by' }),
  })
  .meta({ id: 'ArrearRow' });
