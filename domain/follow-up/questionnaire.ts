import { z } from 'zod';
import { Confirmed, LongText } from '../values/field-schemas';

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
