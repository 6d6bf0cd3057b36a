import { estimateTotal } from '../../../domain/repair-order/amounts';
import type { ListedCommand } from '../../shared/server/commands';
import type { WholeOrder } from '../../shared/server/replies';
import { counted, listed, type Acts, type Typed } from './act';

const checkIn = ({ arrival }: WholeOrder, typed: Typed): readonly ListedCommand[] => {
  const { words = arrival.symptoms, otherWishes, articles = [], papers = [], exceptions, waitsInStore = true } = typed;
  return [
    listed('reception'),
    { type: 'startPreInspection', introduced: true },
    { type: 'recordNeeds', needs: [{ needId: 'N-1', words, fault: false }] },
    { type: 'confirmNeeds', repeatedBack: true, noneFurther: true, ...(otherWishes && { otherWishes }) },
    {
      type: 'registerIntake',
      articles: articles.map((name) => ({ name, count: 1 })),
      documents: papers.map((name) => ({ name, valid: true, complete: true, intact: true })),
      storageBox: typed.storageBox,
      keyNumber: typed.keyNumber,
      fuelEighths: typed.fuelEighths,
      odometer: typed.odometer,
    },
    listed('walkRound', exceptions),
    listed('covers', [], counted('pieces', typed.count)),
    listed('valuables'),
    { type: 'recordWaiting', waitsInStore, travelHelpOffered: !waitsInStore },
    { type: 'startEstimate' },
    { type: 'draftEstimate', method: 'system', lines: typed.lines },
    { type: 'presentEstimate', guaranteePresented: true },
  ];
};

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

/** B-05 to D-03: until the car goes to the workshop. */
export const receptionActs: Acts<WholeOrder> = {
  checkIn: {
    during: 'checkedIn',
    leads: 'startPreInspection',
    asks: [
      'words',
      'otherWishes',
      'odometer',
      'fuelEighths',
      'exceptions',
      'count',
      'articles',
      'papers',
      'storageBox',
      'keyNumber',
      'waitsInStore',
      'lines',
    ],
    list: 'walkRound',
    commands: checkIn,
  },
  sign: {
    during: 'awaitingSignature',
    leads: 'signOrderAsCustomer',
    asks: ['team', 'consent'],
    shows: ['signPreInspection', 'signArticlesList', 'signOrderAsCustomer'],
    commands: sign,
  },
};
