import type { CommandName } from '../../domain/follow-up/commands';
import type { Place } from '../shared/shell/offers';

type FollowUpPlace = Place & { readonly commands: readonly CommandName[]; readonly rare?: readonly CommandName[] };

/** The parts of the page of a call, in its order, and the commands that are begun at each. */
export const places = {
  escalations: { title: 'escalations', commands: ['acknowledgeEscalation'] },
  caller: {
    title: 'customer',
    commands: ['bookCall', 'assignCaller'],
    rare: ['giveUpFollowUp', 'correctCall', 'handOver'],
  },
  record: { title: 'recordPart', commands: ['logCall', 'recordFollowUp', 'recordSecondCall', 'recordSevenDayCall'] },
  own: { title: 'ownAnswersPart', commands: ['sendAnswers'] },
  problem: { title: 'problemPart', commands: ['answerQuickHandling'] },
  need: { title: 'needPart', commands: ['answerNeed'] },
  corrections: {
    title: 'correctionsPart',
    commands: [],
    rare: ['correctRecord', 'correctSecondCall', 'correctSevenDayCall'],
  },
} as const satisfies Readonly<Record<string, FollowUpPlace>>;
