import { z } from 'zod';
import { Fen } from '../values/field-schemas';
import { Minutes, Percent } from './fields';
import { group, setting } from './setting';

/** What appointments and the days of the workshop are decided by. Minutes are natural minutes. */
export const appointmentSettings = group({
  /** appointments begin at every so many minutes after the store opens. */
  slotMinutes: setting(z.int().min(10).max(120), 30),
  /** Days ahead for which a time is offered. */
  daysAhead: setting(z.int().min(1).max(90), 60),
  /** How long a time is kept for somebody who has not agreed to anything yet, while it is written down. */
  holdMinutes: setting(z.int().min(1).max(120), 15),
  /** How long a time is kept for a customer who has not agreed to it. */
  agreementMinutes: setting(Minutes.min(15), 1_440),
  /** The share of each kind of bay that is kept for whoever comes without an appointment. */
  walkInPercent: setting(Percent.max(90), 20),
  /** How long an advisor is with a customer who arrives. */
  receptionMinutes: setting(z.int().min(5).max(120), 15),
  /** Cars that are fetched or brought home on a day. */
  transportsPerDay: setting(z.int().min(0).max(200), 6),
  /** A-07, T-02: half a day to a day before the appointed time. */
  reminderMinutes: setting(z.int().min(720).max(1_440), 1_440),
  /** A-08, T-03: the second reminder, by a call. */
  callMinutes: setting(z.int().min(5).max(120), 30),
  /** T-05: so long after the appointed time a customer counts as not having come. */
  noShowMinutes: setting(z.int().min(1).max(240), 30),
  /** a customer moves it or calls it off by the link until so long before the appointed time. */
  changeMinutes: setting(Minutes, 120),
  /** what a booking on the page of the store keeps of the workshop, until an advisor has planned the job. */
  onlineMinutes: setting(z.int().min(15).max(240), 60),
  /** parts of this price or more want a deposit. Fen. */
  highValueParts: setting(Fen, 200_000),
  /** at least so much of the original price. */
  depositPercent: setting(Percent.min(50), 50),
  /** T-04: until the deposit is here. */
  depositMinutes: setting(Minutes.min(15), 1_440),
  /** a customer who cancels at least so long before gets the deposit back whole. */
  depositCutOffMinutes: setting(Minutes.min(0), 1_440),
  /** of the original price, what the store keeps of a deposit at most; by law no more than a fifth of a contract's price can be forfeited (Civil Code, article 586). */
  forfeitPercent: setting(Percent.max(20), 20),
});
