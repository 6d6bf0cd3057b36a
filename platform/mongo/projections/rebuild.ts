import { definitionOf, processTypes } from '../../../domain/processes';
import { above } from '../filters';
import type { Models, StoredEvent, StoredView } from '../models';
import { openedFromLog } from '../personal-data/event-texts';
import { rowsOf } from './consequences';
import { proofWritesOf, writeProofs } from './deadline-proofs';
import { readable } from './events';
import { gapless, transitionsOf } from './folding';
import { rewriteTasks, taskWritesOf } from './tasks';
import { viewsOf, viewWrite, writeViews } from './views';

/** Attempts at one view; each failed one means that the process has moved on meanwhile. */
const MAX_ATTEMPTS = 8;

/** How far the log leads. */
export interface Rebuilt {
  readonly sequence: number;
  /** The first event that the log lacks, though later ones are known. */
  readonly missing?: number;
}

/**
 * Folds the view and the tasks of one process anew from its events, and replaces what was there when that is done. Where the log lacks
 * events, a view that has more stays; with `shrink` it does not. Nobody is notified or asked again. Throws what cannot be folded.
 */
export async function rebuildView(
  models: Models,
  number: string,
  { shrink = false }: { readonly shrink?: boolean } = {},
): Promise<Rebuilt> {
  const definition = definitionOf(number);
  const views = viewsOf(models, definition.type);
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const stored = await views.findOne({ _id: number }, { sequence: 1, rebuilt: 1 }).lean<StoredView>();
    const before = stored ? { sequence: stored.sequence, rebuilt: stored.rebuilt ?? 0 } : undefined;
    const found = await models.events.find({ process: number }).sort({ sequence: 1 }).lean<StoredEvent[]>();
    const events = await openedFromLog(models, found);
    const transitions = transitionsOf(definition, undefined, gapless(events.map(readable), 0));
    const state = transitions.at(-1)?.after;
    const sequence = state?.sequence ?? 0;
    const known = Math.max(events.at(-1)?.sequence ?? 1, before?.sequence ?? 0);
    const rebuilt = { sequence, ...(known > sequence && { missing: sequence + 1 }) };
    if (!state || (!shrink && before && before.sequence > sequence)) return rebuilt;
    const changes = [{ definition, transitions }];
    const isForgotten = (await models.forgottenWords.exists({ _id: number })) !== null;
    await rewriteTasks(models, number, isForgotten ? [] : await rowsOf(models, changes, 'tasks', taskWritesOf));
    await writeProofs(models, await rowsOf(models, changes, 'deadlineProofs', proofWritesOf));
    const after = { state, rebuilt: (before?.rebuilt ?? 0) + 1 };
    const write = viewWrite(definition.type, before, after, isForgotten);
    if (await writeViews(models, definition.type, [write])) return rebuilt;
  }
  throw new Error(`the view of ${number} is contended`);
}

/** The numbers of all processes that the log or a view knows, without holding them in memory. */
export async function* processNumbers(models: Models): AsyncGenerator<string> {
  const { events } = models;
  const inLog = async (after: string): Promise<string | undefined> =>
    (
      await events
        .findOne({ process: above(after) }, { process: 1 })
        .sort({ process: 1 })
        .lean<StoredEvent>()
    )?.process;
  for (let number = await inLog(''); number !== undefined; number = await inLog(number)) yield number;
  for (const type of processTypes) {
    const inViews = async (after: string): Promise<string | undefined> =>
      (
        await viewsOf(models, type)
          .findOne({ _id: above(after) }, { _id: 1 })
          .sort({ _id: 1 })
          .lean<StoredView>()
      )?._id;
    for (let number = await inViews(''); number !== undefined; number = await inViews(number))
      if (!(await events.exists({ process: number }))) yield number;
  }
}
