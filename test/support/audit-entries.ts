import { emptyLog, linked, type AuditEntry, type NewAuditEntry } from '../../domain/audit/entry';

/** A read of one customer. */
export const someRead: NewAuditEntry = {
  store: 'S01',
  kind: 'read',
  operation: 'readCustomer',
  outcome: 'done',
  problem: null,
  who: 'wang',
  role: 'serviceAdvisor',
  for: null,
  about: 'customer:C-001',
  persons: ['C-001'],
  personCount: 1,
  address: '127.0.0.1',
  session: 'a'.repeat(24),
  request: 'R-1',
  times: 1,
  facts: {},
};

/** A log of so many reads, each of another customer. */
export const someLog = (entries: number): readonly AuditEntry[] =>
  linked(
    emptyLog('S01'),
    Array.from({ length: entries }, (_none, index) => ({ ...someRead, persons: [`C-${index}`] })),
    1_000,
  );
