import type { WholeOrder } from '../../shared/server/replies';
import type { Acts } from './act';
import { deliveryActs } from './delivery-acts';
import { receptionActs } from './reception-acts';
import { settlementActs } from './settlement-acts';

/** Of whoever reads the whole visit. */
export const deskActs: Acts<WholeOrder> = { ...receptionActs, ...settlementActs, ...deliveryActs };
