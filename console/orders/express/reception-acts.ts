import { estimateTotal } from '../../../domain/repair-order/amounts';
import type { ListedCommand } from '../../shared/server/commands';
import type { WholeOrder } from '../../shared/server/replies';
import type { Acts, Typed } from './act';

const sign = ({ estimate, intake, signed }: WholeOrder, { consent, team }: Typed): readonly ListedCommand[] => {
  const differs = intake?.documents.some(({ difference }) => difference) ?? false;
  const papers = [
    ...(signed.preInspection === undefined ? ['signPreInspection'] : []),
    ...(differs && signed.documentDifferences === undefined ? ['signDocumentDifferences'] : []),
    ...(signed.articlesList === undefined ? ['signArticlesList'] : []),
  ];
  const { total } = estimateTotal(estimate ?? { lines: [] });
  return [
    ...papers.map((type) => ({ type, consent })),
    // what stands out is on the screen that the customer signs
    { type: 'signOrderAsAdvisor', pointedOut: ['items', 'time', 'amount', 'place'] },
    { type: 'signOrderAsCustomer', revision: estimate?.revision, total, consent, copiesGiven: 1 },
    { type: 'assignTeams', teams: [team] },
    { type: 'orderWash' },
    { type: 'handOverToWorkshop' },
  ];
};

/** C-15 to D-03: what the customer signs after the car was received, until it goes to the workshop. */
export const receptionActs: Acts<WholeOrder> = {
  sign: {
    during: 'awaitingSignature',
    leads: 'signOrderAsCustomer',
    asks: ['team', 'consent'],
    shows: ['signPreInspection', 'signArticlesList', 'signOrderAsCustomer'],
    commands: sign,
  },
};
