import { z } from 'zod';
import { partStates } from '../../domain/repair-order/desk';
import { processTypes } from '../../domain/processes';
import { StoredInstant } from '../../domain/values/field-schemas';
import { ActionReply, RoleName } from '../processes/replies';
import { BoardCard, carFields } from '../repair-orders/replies';

const due = { dueAt: StoredInstant.nullable(), overdue: z.boolean(), escalated: z.boolean() };

const DeskTask = z
  .object({
    id: z.string(),
    what: z.string().meta({ description: 'the command that fulfils it' }),
    target: z.string().meta({ description: 'which line, item or escalation it is about; empty where it says none' }),
    subject: z.string().nullable().meta({ description: 'what it is about, in words or by the name of a list' }),
    why: z.string().nullable().meta({ description: 'the timer that asks for it, where one does' }),
    since: StoredInstant,
    ...due,
  })
  .meta({ id: 'DeskTask' });

const DeskLine = z
  .object({
    lineId: z.string(),
    work: z.string(),
    labourMinutes: z.int(),
    started: z.boolean(),
    own: z.boolean().meta({ description: 'given to the reader, or begun by the reader; else anybody may take it' }),
    parts: z.enum(partStates),
    partNames: z.array(z.string()),
    expectedDay: z.string().nullable(),
  })
  .meta({ id: 'DeskLine', description: 'D-02: a line that the reader works on or may take' });

const DeskAnswer = z.object({ itemId: z.string(), work: z.string(), answer: z.enum(['approved', 'declined']) }).meta({
  id: 'DeskAnswer',
  description: 'D-08: what the customer has said to extra work, and the workshop has not read',
});

const DeskRow = z
  .object({
    number: z.string(),
    type: z.enum(processTypes),
    sequence: z.int(),
    stage: z.string(),
    ...carFields,
    goldCard: z.boolean(),
    about: z.array(z.string()).meta({ description: 'what the car or case is about, in words' }),
    bay: z.string().nullable(),
    promisedAt: StoredInstant.nullable(),
    promiseMissed: z.boolean(),
    ...due,
    own: z.boolean().meta({ description: 'the reader answers for it: the own visit or case, also without a task' }),
    unassigned: z.boolean().meta({ description: 'D-02: there is work on it, and nobody has it' }),
    onHold: z.string().nullable().meta({ description: 'D-22: why the work is held' }),
    owed: z.int().nullable().meta({ description: 'F-11: what the customer still owes, in fen; null without a sheet' }),
    level: z.int().nullable().meta({ description: 'L-20: of a complaint' }),
    mayCallNow: z.boolean().nullable().meta({ description: 'CF-04: of a follow-up' }),
    message: z
      .object({ by: z.string(), text: z.string(), at: StoredInstant })
      .nullable()
      .meta({ description: 'D-18: the latest word of a colleague that nobody has answered' }),
    work: BoardCard.shape.work,
    asOf: StoredInstant.meta({ description: 'when minutes of work were counted' }),
    lines: z.array(DeskLine),
    answers: z.array(DeskAnswer),
    tasks: z.array(DeskTask).meta({ description: 'of the reader, the most urgent first' }),
    waitsFor: z
      .object({
        command: z.string(),
        subject: z.string().nullable().meta({ description: 'what it is about, in words or by the name of a list' }),
        roles: z.array(RoleName),
        person: z.string().nullable(),
        dueAt: StoredInstant.nullable(),
      })
      .nullable()
      .meta({ description: 'whom it waits for where the reader has no task; null where it is the customer' }),
    actions: z
      .array(ActionReply)
      .meta({ description: 'of the tasks, of work in the hands of the reader, and of answers nobody has read' }),
  })
  .meta({ id: 'DeskRow', description: 'one car or case that lies on the desk' });

export const DeskReply = z
  .object({
    items: z.array(DeskRow),
    withoutWork: z
      .array(z.string())
      .nullable()
      .meta({ description: 'technicians who are here and have no open line; null for whoever does not give out work' }),
  })
  .meta({ id: 'DeskReply' });

export const CustomerAtDesk = z
  .object({ number: z.string(), customerId: z.string(), name: z.string() })
  .meta({ id: 'CustomerAtDesk' });

export const CustomerOfCase = CustomerAtDesk.extend({
  phone: z.string().nullable().meta({ description: 'null for whoever does not call customers' }),
}).meta({ id: 'CustomerOfCase' });
