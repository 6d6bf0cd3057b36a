import type { Stage } from '../domain/complaint/stage';
import type { Bilingual } from '../domain/values/bilingual';

const received = { zh: '已受理', en: 'Received' };
const examined = { zh: '正在核实', en: 'We are looking into it' };
const sought = { zh: '正在制定方案', en: 'We are looking for a solution' };
const solved = { zh: '已处理，待您评价', en: 'Done; we will ask you how it was' };
const over = { zh: '已办结', en: 'Closed' };

/** The stages of a complaint as the customer counts them. */
export const complaintSteps: { readonly [S in Stage]: Bilingual } = {
  received,
  registered: received,
  awaitingNextReply: received,
  judging: examined,
  assigned: examined,
  investigating: examined,
  proposing: sought,
  awaitingDecision: sought,
  awaitingAcceptance: { zh: '方案待您确认', en: 'A solution waits for your answer' },
  implementing: { zh: '方案执行中', en: 'The solution is being carried out' },
  answeredNow: solved,
  revisitDue: solved,
  reopened: examined,
  evaluating: solved,
  unfoundedReply: { zh: '已答复，请与我们沟通', en: 'Answered; please talk with us' },
  closedArchived: over,
  closedUnfounded: over,
  closedAnswered: over,
  closedEnded: over,
  closedMerged: { zh: '已并入您的另一投诉', en: 'Part of your other complaint' },
};
