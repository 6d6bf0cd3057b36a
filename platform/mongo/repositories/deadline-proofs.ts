import { stackOf } from '../../../domain/kernel/stack';
import { histogramOf, type Histogram } from '../../../domain/time/deadline-audit';
import { above, atMost } from '../filters';
import type { Models, StoredDeadlineProof } from '../models';
import { audits, histories, sumOf, type AuditSum } from '../projections/deadline-audits';
import { operatorTasksIn } from './operator-tasks';

/** Faults of the past that one audit tells of. */
const MAX_FAULTS = 500;
const AGAIN_AFTER_MS = 3_600_000;
/** Whatever is still armed when a process is over will never fire. */
const NEVER = Number.MAX_SAFE_INTEGER;

interface Sums {
  readonly processes: number;
  readonly armed: number;
  readonly fired: number;
  readonly cancelled: number;
  readonly [bound: `late${number}`]: number;
}
const bounds = histogramOf([]).map((_bar, index) => `late${index}` as const);

export const deadlineProofsIn = (models: Models) => {
  const { deadlineProofs } = models;

  async function prove(number: string, sequence: number): Promise<void> {
    const { armed, fired, cancelled, faults, lateness } = await sumOf(
      audits(histories(models, { processes: [number] }), NEVER),
    );
    const counts = { armed, fired, cancelled, faultCount: faults.length, lateness: lateness.map(({ count }) => count) };
    const proof = { ...counts, faults: faults.map(({ number: _number, ...fault }) => fault), provedAt: Date.now() };
    await deadlineProofs.updateOne(
      { _id: number, sequence, status: 'ended' },
      { $set: { ...proof, status: 'proved' } },
    );
  }

  return {
    /** Proves the process that has waited longest since it was over; false when none waits. What cannot be proved is told to the operator and tried again. */
    proveNext: async (now = Date.now()): Promise<boolean> => {
      const next = await deadlineProofs
        .findOne({ status: 'ended', tryAt: atMost(now) }, { sequence: 1 })
        .sort({ tryAt: 1 })
        .lean<Pick<StoredDeadlineProof, '_id' | 'sequence'>>();
      if (!next) return false;
      try {
        await prove(next._id, next.sequence);
      } catch (error) {
        await deadlineProofs.updateOne({ _id: next._id }, { $set: { tryAt: now + AGAIN_AFTER_MS } });
        const about = { kind: 'consequence', process: next._id, about: 'deadlineProofs' } as const;
        await operatorTasksIn(models).report({ ...about, stack: stackOf(error) });
      }
      return true;
    },

    /** The processes of a store whose deadlines are not proved for good: those that run, and those that have just ended. */
    unproved: async (store: string): Promise<readonly string[]> => {
      const rows = await Promise.all(
        (['open', 'ended'] as const).map((status) =>
          deadlineProofs.find({ store, status }, { _id: 1 }).sort({ _id: 1 }).lean<{ _id: string }[]>(),
        ),
      );
      return rows.flat().map(({ _id }) => _id);
    },

    /** What the deadlines of all proved processes of a store came to. */
    sums: async (store: string): Promise<Omit<AuditSum, 'entries'>> => {
      const $sum = Object.fromEntries(
        bounds.map((bound, index) => [bound, { $sum: { $arrayElemAt: ['$lateness', index] } }]),
      );
      const [found] = await deadlineProofs.aggregate<Sums>([
        { $match: { store, status: 'proved' } },
        {
          $group: {
            _id: '$store',
            processes: { $sum: 1 },
            armed: { $sum: '$armed' },
            fired: { $sum: '$fired' },
            cancelled: { $sum: '$cancelled' },
            ...$sum,
          },
        },
      ]);
      const faulty = await deadlineProofs
        .find({ store, status: 'proved', faultCount: above(0) }, { faults: 1 })
        .limit(MAX_FAULTS)
        .lean<Pick<StoredDeadlineProof, '_id' | 'faults'>[]>();
      const lateness: Histogram = histogramOf([]).map(({ upToMs }, index) => ({
        upToMs,
        count: found?.[bounds[index]!] ?? 0,
      }));
      const { processes = 0, armed = 0, fired = 0, cancelled = 0 } = found ?? {};
      const faults = faulty.flatMap(({ _id: number, faults: own }) => own.map((fault) => ({ number, ...fault })));
      return { processes, armed, fired, cancelled, running: 0, faults, lateness };
    },
  };
};
