import type { Reaction } from '../../../domain/reactions';
import { ignoreDuplicates } from '../duplicates';
import { above, atLeast, atMost, below } from '../filters';
import type { Models, StoredReaction } from '../models';
import type { EventTransition, ProcessChange } from '../projections/transitions';

/** Long enough that nobody writes the same reaction again. */
const FORGET_AFTER_MS = 90 * 24 * 3_600_000;
/** Not more than these of one event, so that every reaction has a place of its own. */
const MAX_PER_EVENT = 100;

/** Attempts that fail in passing, while something is away for a moment. */
const FAILING_AFTER = 4;

const targetOf = (reaction: Reaction): string => ('sendCommand' in reaction ? reaction.number : reaction.start);

function storedReaction({ after, event }: EventTransition, reaction: Reaction, index: number): StoredReaction {
  const { number: process, sequence } = after;
  return {
    _id: `${process}:${sequence}:${index + 1}`,
    process,
    lane: `${process}>${targetOf(reaction)}`,
    position: sequence * MAX_PER_EVENT + index,
    reaction,
    status: 'waiting',
    dueAt: event.at,
    attempts: 0,
    failure: null,
    forgetAt: null,
  };
}

/** What other processes are asked because of a change. */
export const reactionsOf = ({ definition, transitions }: ProcessChange): readonly StoredReaction[] =>
  transitions.flatMap((transition) =>
    definition
      .reactionsOf(transition.before, transition.event, transition.after)
      .map((reaction, index) => storedReaction(transition, reaction, index)),
  );

/** Written again, it is asked once. */
export async function writeReactions(models: Models, reactions: readonly StoredReaction[]): Promise<void> {
  if (reactions.length === 0) return;
  await ignoreDuplicates(models.reactions.collection.insertMany(reactions as never, { ordered: false }));
}

/** Reactions waiting to be carried out. One is leased first, so that two workers never carry out the same at once. */
export const reactionOutbox = ({ reactions }: Models) => ({
  /** Leases the reaction that is due first; null when none is, or when what is due waits for an earlier one. */
  takeDue: async (now: number, leaseUntil: number): Promise<StoredReaction | null> => {
    const taken = await reactions
      .findOneAndUpdate(
        { status: 'waiting', dueAt: atMost(now) },
        { $set: { dueAt: leaseUntil } },
        { sort: { dueAt: 1, position: 1 }, returnDocument: 'after' },
      )
      .lean<StoredReaction>();
    if (!taken) return null;
    const earlier = await reactions
      .findOne({ lane: taken.lane, status: 'waiting', position: below(taken.position) })
      .sort({ position: 1 })
      .lean<StoredReaction>();
    if (!earlier) return taken;
    // unless it was woken meanwhile
    await reactions.updateOne({ _id: taken._id, dueAt: leaseUntil }, { $set: { dueAt: earlier.dueAt + 1 } });
    return null;
  },

  /** It is carried out; the next of its lane need not wait any longer. */
  settle: async ({ _id, lane }: Pick<StoredReaction, '_id' | 'lane'>): Promise<void> => {
    const now = Date.now();
    const forgetAt = new Date(now + FORGET_AFTER_MS);
    await reactions.updateOne({ _id }, { $set: { status: 'done', failure: null, forgetAt } });
    await reactions.updateMany({ lane, status: 'waiting', dueAt: above(now) }, { $set: { dueAt: now } });
  },

  tryAgainAt: async (id: string, at: number, failure: string): Promise<void> =>
    void (await reactions.updateOne({ _id: id }, { $set: { dueAt: at, failure }, $inc: { attempts: 1 } })),

  /** Those that have failed again and again and still wait. */
  failing: () =>
    reactions
      .find({ status: 'waiting', attempts: atLeast(FAILING_AFTER) })
      .sort({ dueAt: 1 })
      .limit(100)
      .lean<StoredReaction[]>(),
});
