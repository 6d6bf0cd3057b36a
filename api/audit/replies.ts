import { z } from 'zod';
import { chainFaults } from '../../domain/audit/chain';
import { AuditEntry as Entry, auditFacts, auditKinds, auditOutcomes, type AuditEntry } from '../../domain/audit/entry';
import { StoredInstant } from '../../domain/values/field-schemas';

const Facts = z.partialRecord(z.enum(auditFacts), Entry.shape.facts.valueType);

export const AuditEntryReply = z
  .object({
    position: z.int(),
    at: StoredInstant,
    kind: z.enum(auditKinds),
    operation: z.string(),
    outcome: z.enum(auditOutcomes).meta({
      description:
        '`started`: nobody knows how it ended, because the program ended before; `failed`: nobody knows whether it took effect',
    }),
    problem: z.string().nullable().meta({ description: 'why it was refused, or failed' }),
    who: z.string().nullable(),
    role: z.string().nullable(),
    for: z.string().nullable().meta({ description: 'CF-16: who is away and has this person act' }),
    about: z.string().nullable().meta({ description: 'kind and id, e.g. `customer:C-001`' }),
    persons: z.array(z.string()).meta({ description: 'ids of customers and contacts who were shown' }),
    personCount: z.int(),
    address: z.string().nullable(),
    session: z.string().nullable(),
    times: z.int().meta({ description: 'how often within a minute' }),
    facts: Facts,
  })
  .meta({ id: 'AuditEntry' });

export const entryBody = (entry: AuditEntry) => {
  const { store: _store, previous: _previous, hash: _hash, request: _request, ...told } = entry;
  return { ...told, persons: [...told.persons], facts: told.facts as never };
};

const Head = z.object({ position: z.int(), hash: z.string(), at: StoredInstant.nullable() }).meta({
  id: 'AuditHead',
  description: 'the end of a log: keep it elsewhere, and the log cannot be cut off or written anew before it',
});

export const AuditCheck = z
  .object({
    checked: z.int().meta({ description: 'entries that were looked at' }),
    head: Head.meta({ description: 'the last entry that is right' }),
    fault: z.object({ position: z.int(), fault: z.enum(chainFaults) }).nullable(),
    next: z.int().nullable().meta({
      description: 'where to go on: a check looks at so many entries at once',
    }),
  })
  .meta({ id: 'AuditCheck' });
