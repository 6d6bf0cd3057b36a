import type { Request } from 'express';
import { z } from 'zod';
import { commands as complaintCommands } from '../../domain/complaint/commands';
import { ComplaintNumber } from '../../domain/complaint/number';
import { LocalId, LongText, Sha256 } from '../../domain/values/field-schemas';
import { disownAcceptance as disown } from '../complaints/disowning';
import { receiveFromCustomer } from '../complaints/opening';
import { complaintApi } from '../complaints/process-api';
import type { Context } from '../context';
import type { CustomerSession } from '../http/sessions';
import { assertAccess } from '../processes/process-api';
import { Key, linked, signed, tellersOf, whole, type CustomerCommand, type Decision, type Told } from './decision';

const CustomerWords = z.strictObject({
  key: Key,
  kind: z.enum(['inquiry', 'complaint']),
  aboutAdvisor: z.literal('yes').optional(),
  words: LongText,
});
const Refusal = z.strictObject({ key: Key, candidateId: LocalId, words: LongText });
const MoreWords = z.strictObject({ key: Key, words: LongText });
const Acceptance = z.strictObject({ ...signed, candidateId: LocalId, cost: whole });
/** What a customer says of a visit, and decides about a complaint. */
export function complaintDecisionsOf(context: Context) {
  const { tellBeside } = tellersOf(context);

  /** A command about the complaint that the path names. */
  const aboutComplaint = async (req: Request, session: CustomerSession, command: CustomerCommand): Promise<Told> => {
    const number = ComplaintNumber.parse(req.params['number']);
    await assertAccess(context, complaintApi, session, number);
    return tellBeside(complaintApi, { req, session }, number, command);
  };

  const acceptSolution: Decision = async (req, session) => {
    const { key, candidateId, cost, drawing } = Acceptance.parse(req.body);
    const payload = complaintCommands.schemas.acceptSolution.parse({ candidateId, cost, consent: linked(drawing) });
    return aboutComplaint(req, session, { name: 'acceptSolution', key, payload });
  };

  const refuseSolution: Decision = async (req, session) => {
    const { key, candidateId, words: reason } = Refusal.parse(req.body);
    return aboutComplaint(req, session, { name: 'refuseSolution', key, payload: { candidateId, reason } });
  };

  const preferCandidate: Decision = async (req, session) => {
    const candidateId = LocalId.parse(req.params['candidateId']);
    const { key, words } = MoreWords.parse(req.body);
    return aboutComplaint(req, session, { name: 'recordPreference', key, payload: { candidateId, words } });
  };

  const addWords: Decision = async (req, session) => {
    const { key, words } = MoreWords.parse(req.body);
    const { notice } = await aboutComplaint(req, session, { name: 'addWords', key, payload: { words } });
    return { notice: notice === 'thanks' ? 'sent' : notice };
  };

  const disownAcceptance: Decision = async (req, session) => {
    const number = ComplaintNumber.parse(req.params['number']);
    await assertAccess(context, complaintApi, session, number);
    await disown(context, session, number, Sha256.parse(req.params['hash']));
    return { notice: 'disowned' };
  };

  const complain: Decision = async (req, session) => {
    const { key, aboutAdvisor, ...words } = CustomerWords.parse(req.body);
    await receiveFromCustomer(context, session, key, { ...words, aboutAdvisor: aboutAdvisor === 'yes' });
    return { notice: 'sent' };
  };

  return { disownAcceptance, acceptSolution, refuseSolution, preferCandidate, addWords, complain };
}
