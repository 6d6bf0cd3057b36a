import { budgetOf, toldOfReading } from '../../domain/audit/budget';
import type { AuditEntry } from '../../domain/audit/entry';
import { setBounded } from '../../domain/kernel/bounded-map';
import type { Role } from '../../domain/kernel/actor';
import { stackOf } from '../../domain/kernel/stack';
import { defaultPolicy } from '../../domain/policy/policy';
import { localDate } from '../../domain/time/working-time';
import type { Logger } from '../../platform/log';
import type { Repositories } from '../../platform/mongo/repositories';
import { dayRange } from '../dealership/days';

/** People whose reading of a day is remembered. */
const MAX_KNOWN = 10_000;

/** Who reads, in which store. */
export interface Reader {
  readonly store: string;
  readonly actorId: string;
  readonly roles: readonly Role[];
  readonly zone: string;
}
/** What one person has read on one day, as far as it was added up. */
interface Reading {
  /** Everything after this entry is still to be added. */
  upTo: number;
  readonly seen: Set<string>;
  /** People without ids, in lists and files. */
  others: number;
  told: boolean;
}

type Needs = Pick<Repositories, 'audit' | 'notices' | 'policies'>;

/**
 * M-05: whoever reads the data of more people on a day than the policy says, the one above is told, once. The reading goes on: work at the counter does not
 * stop. It is added up from the audit log itself, so it counts whichever program answered, and a restart forgets nothing.
 */
export class ReadBudgetWatch {
  readonly #known = new Map<string, Reading>();
  readonly #running = new Map<string, Promise<void>>();

  constructor(
    private readonly repositories: Needs,
    private readonly log: Logger,
  ) {}

  /** Looks at what this person has read, after an entry about it was written. Nobody waits for it. */
  note(reader: Reader, { at, personCount }: Pick<AuditEntry, 'at' | 'personCount'>): void {
    if (personCount === 0) return;
    const day = localDate(reader.zone, at);
    const key = `${reader.store}:${reader.actorId}:${day}`;
    const before = this.#running.get(key) ?? Promise.resolve();
    const look = before
      .then(() => this.#look(key, reader, day))
      .catch((error: unknown) => this.log.warn({ error: stackOf(error) }, 'a reading budget was not looked at'))
      .finally(() => this.#running.get(key) === look && this.#running.delete(key));
    this.#running.set(key, look);
  }

  async drain(): Promise<void> {
    await Promise.all(this.#running.values());
  }

  async #look(key: string, reader: Reader, day: string): Promise<void> {
    const { audit, policies } = this.repositories;
    const [start, end] = dayRange(reader.zone, day);
    const reading = this.#known.get(key) ?? (await this.#startOf(reader.store, start));
    setBounded(this.#known, key, reading, MAX_KNOWN);
    if (reading.told) return;
    for (const entry of await audit.ofPerson(reader.store, reader.actorId, reading.upTo)) {
      const { position, at, persons, personCount, about } = entry;
      if (at >= end) break;
      reading.upTo = position;
      if (persons.length > 0) for (const person of persons) reading.seen.add(person);
      else if (personCount === 1 && about !== null) reading.seen.add(about);
      else reading.others += personCount;
    }
    const persons = reading.seen.size + reading.others;
    const policy = await policies.newest(reader.store);
    const budget = budgetOf((policy ?? defaultPolicy).personsPerDay, reader.roles);
    if (persons <= budget) return;
    await this.#tell(key, reader, { persons, budget });
    reading.told = true;
    reading.seen.clear();
  }

  async #startOf(store: string, start: number): Promise<Reading> {
    const first = (await this.repositories.audit.firstSince(store, start)) ?? 1;
    return { upTo: first - 1, seen: new Set(), others: 0, told: false };
  }

  /** One notice for each person and day: its id says which. */
  #tell(key: string, { store, actorId, roles, zone }: Reader, counted: { persons: number; budget: number }) {
    const to = { role: toldOfReading(roles), person: null };
    const facts = { person: actorId, ...counted };
    const notice = { to, way: 'inApp' as const, template: 'readBudgetExceeded' as const, facts, urgent: false };
    return this.repositories.notices.tell({ id: `audit:${key}`, about: actorId, store, zone, notice, at: Date.now() });
  }
}
