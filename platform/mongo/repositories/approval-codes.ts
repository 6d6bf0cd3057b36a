import { below } from '../filters';
import type { Models, StoredApprovalCode } from '../models';

/** Codes by which customers approve above the amount of the policy; one an order, the newest. */
export const approvalCodesIn = ({ approvalCodes }: Models) => ({
  /** Replaces the one that was sent before. */
  keep: async ({ _id, ...code }: Omit<StoredApprovalCode, 'tries' | 'usedBy'>): Promise<void> =>
    void (await approvalCodes.updateOne({ _id }, { $set: { ...code, tries: 0, usedBy: null } }, { upsert: true })),

  /** Counts a try and answers the code; null when there is none, or too often was tried. */
  tryOut: (order: string, most: number) =>
    approvalCodes
      .findOneAndUpdate({ _id: order, tries: below(most) }, { $inc: { tries: 1 } }, { returnDocument: 'after' })
      .lean<StoredApprovalCode>(),

  /** True for the one submission that it approves, however often that is sent. */
  use: async (order: string, hash: string, submission: string): Promise<boolean> => {
    const used = { $set: { usedBy: submission } };
    if ((await approvalCodes.updateOne({ _id: order, hash, usedBy: null }, used)).matchedCount === 1) return true;
    const known = await approvalCodes.findOne({ _id: order }).lean<StoredApprovalCode>();
    return known?.hash === hash && known.usedBy === submission;
  },
});
