import { setBounded } from '../../../domain/kernel/bounded-map';
import { ERASED_TEXT, personalTexts, withoutTexts, withoutWords, withTexts } from '../../../domain/personal-data/texts';
import { definitionOf, type AnyEvent } from '../../../domain/processes';
import { ERASED, KeyUnusable, SubjectErased, type Vault } from '../../vault/vault';
import { processSubject, subjectOfProcess, type Subject } from '../../vault/subjects';
import type { Models, StoredEvent } from '../models';
import { readable } from '../projections/events';
import { knownVaultOf } from './vault-of';

/** Processes of which it is remembered whose key they use. */
const MAX_SUBJECTS = 20_000;

/** Whose key the words of each process of a database are sealed with, where it is known. */
const knownSubjects = new WeakMap<Models['events'], Map<string, Subject>>();
const subjectsOf = ({ events }: Pick<Models, 'events'>): Map<string, Subject> => {
  const known = knownSubjects.get(events) ?? new Map<string, Subject>();
  knownSubjects.set(events, known);
  return known;
};

export const schemaOf = ({ process, type }: Pick<StoredEvent, 'process' | 'type'>) =>
  definitionOf(process).eventSchemas[type as AnyEvent['type']];
const contextOf = ({ _id }: Pick<StoredEvent, '_id'>): string => `event ${_id}`;

/** Whose data a process holds that begins with this event. */
function customerIn(first: StoredEvent): string | null {
  const definition = definitionOf(first.process);
  return definition.customerOf(definition.evolve(definition.initialState, readable(first).event));
}

/** Whose key the words of a process are sealed with: the same as what it says in Temporal. `first` is its first event, where that is known. */
export async function subjectOfLogged(
  models: Pick<Models, 'events'>,
  process: string,
  first?: StoredEvent,
): Promise<Subject> {
  const subjects = subjectsOf(models);
  const remembered = subjects.get(process);
  if (remembered) return remembered;
  const firstRow = first ?? (await models.events.findOne({ process, sequence: 1 }).lean<StoredEvent>());
  // what comes before the first event is known is sealed for the process alone, and opens all the same
  if (!firstRow) return processSubject(process);
  const subject = subjectOfProcess(process, customerIn(firstRow));
  setBounded(subjects, process, subject, MAX_SUBJECTS);
  return subject;
}

/** The events as they are stored: without words, which lie sealed beside. Without a vault, as they are. */
export async function sealedForLog(models: Models, rows: readonly StoredEvent[]): Promise<readonly StoredEvent[]> {
  const vault = knownVaultOf(models);
  if (!vault) return rows;
  const sealed: StoredEvent[] = [];
  for (const row of rows) {
    const texts = personalTexts(row.event, schemaOf(row));
    if (texts.size === 0) {
      sealed.push(row);
      continue;
    }
    const bytes = Buffer.from(JSON.stringify([...texts]));
    const event = withoutTexts(row.event, texts);
    try {
      const subject = await subjectOfLogged(models, row.process, row.sequence === 1 ? row : undefined);
      sealed.push({
        ...row,
        event,
        sealed: (await vault.seal(subject, bytes, contextOf(row))).toString('base64'),
      });
    } catch (error) {
      if (!(error instanceof SubjectErased)) throw error;
      sealed.push({ ...row, event });
    }
  }
  return sealed;
}

type Openable = Pick<StoredEvent, '_id' | 'event' | 'sealed'>;

/** The event with its words; without them where the person is erased. */
async function opened<Row extends Openable>(vault: Vault, row: Row): Promise<Row> {
  if (row.sealed === undefined) return row;
  const bytes = await vault.open(Buffer.from(row.sealed, 'base64'), contextOf(row));
  if (bytes === ERASED) return row;
  const texts = JSON.parse(bytes.toString()) as readonly (readonly [string, string])[];
  return { ...row, event: withTexts(row.event, texts) };
}

/** Stored events with their words, where these can still be read. Rejects when the keys cannot be had now. */
export async function openedFromLog<Row extends Openable>(
  models: Pick<Models, 'events'>,
  rows: readonly Row[],
): Promise<Row[]> {
  const vault = knownVaultOf(models);
  if (vault) return Promise.all(rows.map((row) => opened(vault, row)));
  // without their words they would be taken for those of somebody who is erased
  if (rows.some((row) => row.sealed !== undefined))
    throw new KeyUnusable('the log is sealed, and this program has no vault');
  return [...rows];
}

/** Whether an event that was opened is about somebody who is erased. */
export const isErased = ({ event }: Pick<StoredEvent, 'event'>): boolean => JSON.stringify(event).includes(ERASED_TEXT);

/** The event as it would be stored for somebody who is erased. */
export const withoutWordsOf = (row: Pick<StoredEvent, 'process' | 'type' | 'event'>): AnyEvent =>
  withoutWords(row.event, schemaOf(row));
