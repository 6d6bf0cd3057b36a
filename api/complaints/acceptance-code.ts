import { z } from 'zod';
import { ComplaintNumber } from '../../domain/complaint/number';
import { chosen, solutionText } from '../../domain/complaint/solution';
import type { Complaint } from '../../domain/complaint/state';
import { fingerprint } from '../../domain/kernel/fingerprint';
import { StoredInstant, type Consent } from '../../domain/values/field-schemas';
import { digest } from '../../platform/secrets';
import type { Context } from '../context';
import { newCode, useCode } from '../customer-messages/approval-codes';
import { assertChannel, sendToPhone } from '../customer-messages/send';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Problem } from '../http/problems';
import { assertAccess, type ProcessApi } from '../processes/process-api';
import { readLatest } from '../processes/reading';
import { phoneOfComplainant } from './complainant-phone';

/** What a code is about: the solution that the customer was told, word by word; undefined while none waits for an answer. */
function offerOf(complaint: Complaint): string | undefined {
  const { number, stage, notifiedAt, rounds } = complaint;
  if (stage !== 'awaitingAcceptance' || notifiedAt === undefined) return undefined;
  const solution = chosen(complaint);
  return fingerprint({ number, rounds, cost: solution.cost, text: solutionText(complaint, solution) });
}

interface Acceptance {
  readonly candidateId: string;
  readonly consent: Consent;
  readonly code?: string;
}

/** S-26: an acceptance on the phone counts with the code that the customer reads out. The code itself goes no further. Throws what a wrong code is answered with. */
export async function withCodeShown(context: Context, complaint: Complaint, body: object): Promise<object> {
  const { number, store, rounds } = complaint;
  const { code, ...rest } = body as Acceptance;
  const { consent, candidateId } = rest;
  if (consent.channel !== 'phone' || code === undefined) return rest;
  if (!(await context.repositories.staff.has(store, consent.witness)))
    throw new Problem('notFound', { missing: 'witness' });
  const submission = digest(`${number}\n${rounds}\n${candidateId}`).slice(0, 40);
  await useCode(context, number, { code, offer: offerOf(complaint), submission });
  return { ...rest, codeShown: true };
}

const SentCode = z.object({ number: ComplaintNumber, expiresAt: StoredInstant }).meta({ id: 'SentAcceptanceCode' });

export const acceptanceCodeEndpoint = (context: Context, api: ProcessApi): Endpoint =>
  endpoint({
    operation: 'complaint.sendCode',
    method: 'post',
    path: '/complaints/:number/acceptance-codes',
    tag: 'complaints',
    summary:
      'S-26: sends a code to the phone of whoever complains; read out on the phone, it accepts the solution that was told, and nothing else',
    params: z.strictObject({ number: ComplaintNumber }),
    problems: ['shownContentDiffers', 'channelMissing', 'messageNotSent', 'phoneMissing', 'tooMany'],
    replies: { 201: { description: 'sent; until when it counts', body: SentCode } },
    handle: async ({ params: { number }, session }) => {
      await assertAccess(context, api, session, number);
      assertChannel(context);
      const complaint = (await readLatest(context, api, number, 1)) as Complaint;
      const offer = offerOf(complaint);
      if (offer === undefined) throw new Problem('shownContentDiffers');
      const address = await phoneOfComplainant(context, complaint);
      const { code, expiresAt } = await newCode(context, number, offer);
      const facts = { number, code, total: chosen(complaint).cost };
      await sendToPhone(context, { store: session.store, address, template: 'acceptanceCode', facts });
      return { status: 201, body: { number, expiresAt } };
    },
  });
