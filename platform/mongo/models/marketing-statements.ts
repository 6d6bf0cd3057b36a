import { Schema } from 'mongoose';
import type { MarketingStatement } from '../../../domain/master-data/marketing-consent';
import { flag, formerlyText, id, mixed, number, options, sealedText, text } from './columns';

/** M-06: what a customer said of marketing; only ever added. */
export interface StoredMarketingStatement extends MarketingStatement {
  readonly _id: string;
  readonly store: string;
  readonly customer: string;
}

export const marketingStatementSchema = new Schema(
  {
    _id: id,
    store: text,
    customer: text,
    channel: text,
    given: flag,
    sealed: sealedText,
    words: formerlyText,
    by: mixed,
    at: number,
  },
  options,
).index({ store: 1, customer: 1, at: 1 });
