import { oneOf } from '../filters';
import type { Models, StoredIntakeReport } from '../models';

const idOf = (store: string, day: string): string => `${store} ${day}`;

/** What was given to the manufacturer's system, by day. */
export const intakeReportsIn = ({ intakeReports }: Models) => ({
  find: (store: string, day: string) => intakeReports.findOne({ _id: idOf(store, day) }).lean<StoredIntakeReport>(),

  among: (store: string, days: readonly string[]) =>
    intakeReports.find({ _id: oneOf(days.map((day) => idOf(store, day))) }).lean<StoredIntakeReport[]>(),

  /** The newest report of a day takes the place of the one before. */
  note: async (report: Omit<StoredIntakeReport, '_id'>): Promise<void> => {
    await intakeReports.updateOne({ _id: idOf(report.store, report.day) }, { $set: report }, { upsert: true });
  },
});
