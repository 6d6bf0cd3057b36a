import { z } from 'zod';
import type { ProblemCode } from '../http/problems';
import type { TextName } from '../../texts/customer-page';

/** What a page tells after something was done, by its address. */
export const told = z.enum([
  'thanks',
  'handedIn',
  'sent',
  'codeSent',
  'disowned',
  'marketingKept',
  'requestTaken',
  'requestTakenBack',
  'booked',
  'agreedNow',
  'calledOffNow',
]);

/** What a page tells of a refusal; whatever is not about the offer itself reads as "try again". */
export const notices: Partial<Record<ProblemCode, TextName>> = {
  shownContentDiffers: 'changed',
  extraItemAnswered: 'changed',
  notDuringStage: 'changed',
  promiseInPast: 'changed',
  promiseNotAsked: 'changed',
  itemChangeAnswered: 'changed',
  approvalCodeMissing: 'wrongCode',
  approvalCodeWrong: 'wrongCode',
  approvalCodeBlocked: 'codeBlocked',
  channelMissing: 'noChannel',
  messageNotSent: 'codeNotSent',
  complaintsUsedUp: 'complaintsUsedUp',
  wordsUsedUp: 'wordsUsedUp',
  tooMany: 'tooOften',
  personalRequestOver: 'requestOver',
  slotTaken: 'slotGone',
  slotPast: 'slotGone',
  slotTooFar: 'slotGone',
  slotMissing: 'slotGone',
  partsNotReadyThen: 'slotGone',
  reservationOver: 'slotGone',
  tooLateToChange: 'tooLateToChange',
  movedTooOften: 'callUs',
  termsUntold: 'beingPrepared',
  depositUnpaid: 'depositFirst',
  depositUnasked: 'callUs',
};
