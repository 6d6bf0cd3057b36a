import type { PublicCommand } from '../../domain/follow-up/commands';

/** Where each command is sent, below /follow-ups/:number. */
export const commandPaths: { readonly [T in PublicCommand]: string } = {
  sendAnswers: 'answers',
  logCall: 'calls',
  bookCall: 'booked-call',
  recordFollowUp: 'record',
  answerQuickHandling: 'quick-handling/answer',
  recordSecondCall: 'second-call',
  recordSevenDayCall: 'seven-day-call',
  acknowledgeEscalation: 'escalations/acknowledgement',
  giveUpFollowUp: 'giving-up',
};
