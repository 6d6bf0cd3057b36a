import type { Models, StoredImprovementReport } from '../models';

/** What calls and complaints have shown, as it was filed. */
export const improvementReportsIn = ({ improvementReports }: Models) => ({
  /** Filing it again changes nothing; answers what is filed. */
  file: async ({ _id, ...report }: StoredImprovementReport): Promise<StoredImprovementReport> => {
    await improvementReports.updateOne({ _id }, { $setOnInsert: report }, { upsert: true });
    return (await improvementReports.findOne({ _id }).lean<StoredImprovementReport>()) ?? { _id, ...report };
  },

  /** The newest first. */
  list: (store: string, about: StoredImprovementReport['about'], limit: number) =>
    improvementReports.find({ store, about }).sort({ at: -1 }).limit(limit).lean<StoredImprovementReport[]>(),
});
