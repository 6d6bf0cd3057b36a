import { randomBytes } from 'node:crypto';
import { setBounded } from '../../../domain/kernel/bounded-map';
import { definitionOf, type AnyState } from '../../../domain/processes';
import { toBase64 } from '../../../domain/proof/base64';
import { leafOf, sealEvent } from '../../../domain/proof/entry';
import { oneOf } from '../filters';
import type { Models, StoredEvent, StoredFeedEntry, StoredProofEntry } from '../models';
import { NEWEST } from '../models/proof';
import { openedFromLog } from '../personal-data/event-texts';
import { eventId, readable } from '../projections/events';
import { commitmentsOf } from './commitments';
import { entryId } from './log-writer';
import { saltsFor } from './salts';

/** Processes whose state is remembered. */
const MAX_STATES = 2_000;

/** The last entry of a process. */
interface Head {
  readonly sequence: number;
  /** Null before the first. */
  readonly leaf: string | null;
}
const none: Head = { sequence: 0, leaf: null };

/** Of somebody who is erased nothing is to be opened: what their entries are sealed as is kept instead. */
const saltOfNobody = (): Uint8Array => randomBytes(32);

export interface MadeEntries {
  readonly entries: readonly StoredProofEntry[];
  /** Events that the log lacks: those after them get no entry before they come. */
  readonly missing: readonly { readonly process: string; readonly sequence: number }[];
}

/** Makes the entries of events in the order of the feed. An event that the feed forgot before it was read gets its entry before the next one of its process. */
export class EventEntries {
  readonly #states = new Map<string, { readonly sequence: number; readonly state: AnyState }>();

  constructor(private readonly models: Pick<Models, 'events' | 'proofEntries' | 'proofSalts'>) {}

  /** The entries that these rows of the feed add to a log of `size` entries. */
  async make(
    store: string,
    size: number,
    rows: readonly Pick<StoredFeedEntry, 'process' | 'sequence'>[],
  ): Promise<MadeEntries> {
    const processes = [...new Set(rows.map(({ process }) => process))];
    const [heads, salts] = await Promise.all([this.#headsOf(processes), saltsFor(this.models, processes)]);
    const events = await this.#eventsAfter(heads, rows);
    const entries: StoredProofEntry[] = [];
    const missing = new Map<string, number>();
    for (const { process, sequence } of rows)
      for (let head = heads.get(process) ?? none; head.sequence < sequence;) {
        const event = events.get(process)?.get(head.sequence + 1);
        if (!event) {
          missing.set(process, head.sequence + 1);
          break;
        }
        const position = size + entries.length + 1;
        const place = { store, position, process, sequence: event.sequence, previous: head.leaf };
        const schema = definitionOf(process).eventSchemas[event.type];
        const salt = salts.get(process);
        const { entry } = sealEvent(place, event.event, schema, salt ? salt(event.sequence) : saltOfNobody);
        head = { sequence: event.sequence, leaf: toBase64(leafOf(entry)) };
        heads.set(process, head);
        entries.push({
          _id: entryId(store, position),
          store,
          position,
          event: event._id,
          process,
          sequence: event.sequence,
          leaf: head.leaf!,
          pointers: Object.keys(entry.sealed),
          ...(!salt && { commitments: commitmentsOf(entry) }),
          isOver: this.#isOverAfter(event),
          supersededAt: NEWEST,
          entry: null,
        });
      }
    return { entries, missing: [...missing].map(([process, sequence]) => ({ process, sequence })) };
  }

  async #headsOf(processes: readonly string[]): Promise<Map<string, Head>> {
    const found = await this.models.proofEntries
      .find({ process: oneOf(processes), supersededAt: NEWEST }, { process: 1, sequence: 1, leaf: 1 })
      .lean<Pick<StoredProofEntry, 'process' | 'sequence' | 'leaf'>[]>();
    return new Map(found.map(({ process, sequence, leaf }) => [process!, { sequence, leaf }]));
  }

  /** By process and sequence: the events that have no entry yet. Brings the remembered states to where these begin. */
  async #eventsAfter(
    heads: ReadonlyMap<string, Head>,
    rows: readonly Pick<StoredFeedEntry, 'process' | 'sequence'>[],
  ): Promise<ReadonlyMap<string, ReadonlyMap<number, StoredEvent>>> {
    const upTo = new Map<string, number>();
    for (const { process, sequence } of rows) upTo.set(process, Math.max(sequence, upTo.get(process) ?? 0));
    const ids: string[] = [];
    for (const [process, last] of upTo) {
      const { sequence: known } = heads.get(process) ?? none;
      if (known >= last) continue;
      if (this.#states.get(process)?.sequence !== known) this.#states.delete(process);
      const from = this.#states.has(process) ? known : 0;
      for (let sequence = from + 1; sequence <= last; sequence++) ids.push(eventId(process, sequence));
    }
    if (ids.length === 0) return new Map();
    const logged = await this.models.events
      .find({ _id: oneOf(ids) })
      .sort({ _id: 1 })
      .lean<StoredEvent[]>();
    const events = await openedFromLog(this.models, logged);
    const found = new Map<string, Map<number, StoredEvent>>();
    for (const event of events) {
      const { process, sequence } = event;
      if (sequence <= (heads.get(process) ?? none).sequence) this.#isOverAfter(event);
      found.set(process, (found.get(process) ?? new Map<number, StoredEvent>()).set(sequence, event));
    }
    return found;
  }

  /** Whether the process takes no more events after this one; called with one event after the other. */
  #isOverAfter(row: StoredEvent): boolean {
    const definition = definitionOf(row.process);
    const before = this.#states.get(row.process)?.state ?? definition.initialState;
    const state = definition.evolve(before, readable(row).event);
    setBounded(this.#states, row.process, { sequence: row.sequence, state }, MAX_STATES);
    return definition.isOver(state);
  }
}
