import { definition } from '../../domain/complaint/definition';
import type { Complaint } from '../../domain/complaint/state';
import { isClosedTo } from '../../domain/complaint/view';
import type { Context } from '../context';
import type { ProcessApi } from '../processes/process-api';
import { readLatest } from '../processes/reading';
import { checkFiles } from '../processes/sent-files';
import { checkSuccessor } from '../processes/successor';
import { withCodeShown } from './acceptance-code';
import { keeperOf, standingOf, withHead, withHeads, withRole } from './people';
import { withRefund } from './refunds';
import { checkReferences } from './references';
import { ComplaintEventReply, ComplaintReply } from './state-replies';

/** What comes with a signature or a paper of this complaint. */
const signed: readonly string[] = ['acceptSolution', 'answerAtOnce', 'proposeEnding'];
/** What says who has caused it. */
const namesCause: readonly string[] = ['concludeInvestigation', 'correctCause'];
/** The body with what a workflow cannot look up of the person in this field. */
const withStanding = async (context: Context, number: string, body: object, field: string): Promise<object> => ({
  ...body,
  standing: await standingOf(context, number, (body as Readonly<Record<string, string>>)[field] ?? '', field),
});

/** H-42: a media case with who has it from now on. */
async function withKeeper(context: Context, number: string, body: object): Promise<object> {
  if ((body as { readonly flag: string }).flag !== 'mediaCrisis') return body;
  const keeper = await keeperOf(context, number);
  return keeper ? { ...body, keeper } : body;
}

export const complaintApi: ProcessApi = {
  definition,
  tag: 'complaints',
  batchExample: [
    { type: 'acceptOwnership' },
    { type: 'tellComplainant', words: '已收到您的反映，下午四点前回复', channel: 'phone' },
  ],
  replies: { state: ComplaintReply, event: ComplaintEventReply },
  /** The one the link was given for, and the customer's own about the visit it was given for. */
  customerReaches: async ({ repositories: { complaints, customers } }, { store, actorId, order }, number) =>
    order === number || complaints.isOf(number, await customers.idsOf(store, actorId), order),
  isClosedTo: async ({ repositories: { complaints } }, session, number) => {
    const accused = (await complaints.accusedIn(number)).map((person) => ({ person, holds: [], by: '' }));
    return isClosedTo({ accused }, session);
  },
  prepare: async (context, name, number, body) => {
    if (signed.includes(name)) {
      // on the page of the link the customer signs for the visit
      const complaint = (await readLatest(context, complaintApi, number, 1)) as Complaint;
      const { order } = complaint;
      await checkFiles(context.repositories, number, body, order === undefined ? [] : [order]);
      if (name === 'acceptSolution') return withCodeShown(context, complaint, body);
    }
    if (name === 'finishImplementation')
      return withRefund(context, (await readLatest(context, complaintApi, number, 1)) as Complaint, body);
    if (name === 'raiseFlag') return withKeeper(context, number, body);
    if (name === 'handOver') return checkSuccessor(context, number, body);
    if (name === 'assignOwner') return withRole(context, number, body);
    if (name === 'nameAccused') return withStanding(context, number, body, 'person');
    const whole = name === 'commandDepartment' ? await withHead(context, number, body) : body;
    const checked = await checkReferences(context, name, number, whole);
    if (name === 'passOpinion') return withHeads(context, number, checked);
    return namesCause.includes(name) ? withStanding(context, number, checked, 'responsiblePerson') : checked;
  },
};
