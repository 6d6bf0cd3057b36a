import { z } from 'zod';
import type { CommandIn } from '../kernel/command';
import { Channel, Done, EscalationId, Instant, LocalId, shape, Text } from '../values/field-schemas';

/** 1 very bad to 5 very good. */
const Rating = z.int().min(1).max(5);

/** G-05 to G-13, G-21, G-24, G-25, G-42: the questionnaire. What every customer is asked is mandatory. */
export const Questionnaire = z.strictObject({
  carInUse: Text,
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
  circumstances: Text,
  overall: z.enum(['satisfied', 'average', 'dissatisfied']),
  ownWords: Text,
  /** G-21: asked of whoever is not satisfied. */
  whatWasWrong: Text.optional(),
  /** G-24: asked of club members. */
  ownShortfalls: Text.optional(),
  othersStrengths: Text.optional(),
  suggestions: Text.optional(),
  adviceGiven: Done,
  nextMaintenanceReminded: Done,
  appointmentServiceReminded: Done,
  invitedToStayInTouch: Done,
  clubPresented: Done,
  joinsClub: z.boolean(),
  archiveChecked: Done,
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
  ownWords: Text.optional(),
  whatWasWrong: Text.optional(),
});
export type OwnAnswers = z.infer<typeof OwnAnswers>;

export const commandSchemas = {
  sendAnswers: shape(
    { answers: OwnAnswers },
    'G-02, G-05: the customer answers by the link; who is dissatisfied gets a quick-handling form at once',
  ),
  logCall: shape(
    {
      callId: LocalId,
      channel: Channel,
      result: z.enum(['reached', 'noAnswer', 'wrongNumber', 'callLater']),
      atCustomersWish: z.boolean().default(false),
    },
    'G-03, G-13, T-21: an attempt to reach the customer',
  ),
  bookCall: shape({ at: Instant, words: Text }, 'G-04: the customer wishes to be called at another time'),
  recordFollowUp: shape(
    {
      questionnaire: Questionnaire,
      problem: Text.optional(),
      complains: z.boolean().default(false),
    },
    'G-05 to G-17: the record of the call; a problem opens a quick-handling form, a complaint is handed on',
  ),
  answerQuickHandling: shape({ answer: Text, measure: Text }, 'G-14, T-38: the department answers the form'),
  recordSecondCall: shape(
    { reached: z.boolean(), satisfied: z.boolean().optional(), words: Text },
    'H-30, G-41: the result is explained to the customer, who is asked again',
  ),
  recordSevenDayCall: shape(
    { repairHolds: z.boolean(), opinions: Text, archiveCompleted: Done, words: Text },
    'G-02, G-12, T-22: the call after seven days',
  ),
  acknowledgeEscalation: shape(
    { escalationId: EscalationId, plan: Text },
    'T-21, T-37: whoever received an escalation says what happens next',
  ),
  giveUpFollowUp: shape({ reason: Text }, 'G-47: the customer could not be reached'),
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
