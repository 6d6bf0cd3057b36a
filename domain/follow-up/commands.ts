import { z } from 'zod';
import type { CommandIn } from '../kernel/command';
import { Channel, Confirmed, EscalationId, Instant, LocalId, payload, LongText } from '../values/field-schemas';

/** 1 very bad to 5 very good. */
const Rating = z.int().min(1).max(5);

/** G-05 to G-13, G-21, G-24, G-25, G-42: the questionnaire. What every customer is asked is mandatory. */
export const Questionnaire = z.strictObject({
  carInUse: LongText,
  speedAtReception: Rating,
  speedAtCompletion: Rating,
  speedAtCheckout: Rating,
  partsPrice: Rating,
  labourCharge: Rating,
  staffService: Rating,
  priceOfferedUnasked: z.boolean(),
  explainedItemByItem: z.boolean(),
  repairQuality: Rating,
  /** Only where paint was worked on. */
  paintQuality: Rating.nullable(),
  cleanliness: Rating,
  circumstances: LongText,
  overall: z.enum(['satisfied', 'average', 'dissatisfied']),
  ownWords: LongText,
  /** G-21: asked of whoever is not satisfied. */
  whatWasWrong: LongText.optional(),
  /** G-24: asked of club members. */
  ownShortfalls: LongText.optional(),
  othersStrengths: LongText.optional(),
  suggestions: LongText.optional(),
  adviceGiven: Confirmed,
  nextMaintenanceReminded: Confirmed,
  appointmentServiceReminded: Confirmed,
  invitedToStayInTouch: Confirmed,
  clubPresented: Confirmed,
  joinsClub: z.boolean(),
  archiveChecked: Confirmed,
});
export type Questionnaire = z.infer<typeof Questionnaire>;

/** What a customer is asked on the own phone: the marks, and the words behind them. */
export const OwnAnswers = z.strictObject({
  overall: Questionnaire.shape.overall,
  speed: Rating,
  staffService: Rating,
  repairQuality: Rating,
  price: Rating,
  cleanliness: Rating,
  ownWords: LongText.optional(),
  whatWasWrong: LongText.optional(),
});
export type OwnAnswers = z.infer<typeof OwnAnswers>;

export const commandSchemas = {
  sendAnswers: payload(
    { answers: OwnAnswers },
    'G-02, G-05: the customer answers by the link; who is dissatisfied gets a quick-handling form at once',
  ),
  logCall: payload(
    {
      callId: LocalId,
      channel: Channel,
      result: z.enum(['reached', 'noAnswer', 'wrongNumber', 'callLater']),
      atCustomersWish: z.boolean().default(false),
    },
    'G-03, G-13, T-21: an attempt to reach the customer',
  ),
  bookCall: payload({ at: Instant, words: LongText }, 'G-04: the customer wishes to be called at another time'),
  recordFollowUp: payload(
    {
      questionnaire: Questionnaire,
      problem: LongText.optional(),
      complains: z.boolean().default(false),
    },
    'G-05 to G-17: the record of the call; a problem opens a quick-handling form, a complaint is handed on',
  ),
  answerQuickHandling: payload({ answer: LongText, measure: LongText }, 'G-14, T-38: the department answers the form'),
  recordSecondCall: payload(
    { reached: z.boolean(), satisfied: z.boolean().optional(), words: LongText },
    'H-30, G-41: the result is explained to the customer, who is asked again',
  ),
  recordSevenDayCall: payload(
    { repairHolds: z.boolean(), opinions: LongText, archiveCompleted: Confirmed, words: LongText },
    'G-02, G-12, T-22: the call after seven days',
  ),
  acknowledgeEscalation: payload(
    { escalationId: EscalationId, plan: LongText },
    'T-21, T-37: whoever received an escalation says what happens next',
  ),
  giveUpFollowUp: payload({ reason: LongText }, 'G-47: the customer could not be reached'),
};
export type PublicCommand = keyof typeof commandSchemas;

/** What only complaints tell a follow-up; there is no endpoint for it. */
export interface InternalPayloads {
  readonly cancelFollowUp: { readonly complaint: string };
  readonly noteComplaint: { readonly complaint: string };
}
export type CommandName = PublicCommand | keyof InternalPayloads;
export type CommandOf<T extends CommandName> = CommandIn<typeof commandSchemas, InternalPayloads, T>;
export type FollowUpCommand = { [T in CommandName]: CommandOf<T> }[CommandName];
