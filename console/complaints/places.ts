import type { CommandName } from '../../domain/complaint/commands';
import type { Place } from '../shared/shell/offers';

type ComplaintPlace = Place & { readonly commands: readonly CommandName[]; readonly rare?: readonly CommandName[] };

/** The parts of the page of a complaint, in its order, and the commands that are begun at each. */
export const places = {
  escalation: { title: 'eachEscalation', commands: ['acknowledgeEscalation', 'tellLeaderContact'], rare: ['handBack'] },
  escalating: { title: 'escalations', commands: ['escalate'], rare: ['informCentral'] },
  complainant: {
    title: 'complainant',
    commands: [
      'answerAtOnce',
      'promiseReply',
      'reply',
      'tellComplainant',
      'offerInterimSolution',
      'recordContactAttempt',
      'giveSupport',
    ],
  },
  words: {
    title: 'words',
    commands: ['registerComplaint', 'answerInquiry', 'passOpinion', 'addWords'],
    rare: ['transferInquiry', 'treatAsComplaint', 'rateComplaint'],
  },
  judgement: {
    title: 'judgementPart',
    commands: ['judge', 'confirmUnfounded', 'recordUnderstanding', 'returnJudgement', 'insist'],
    rare: ['correctRoute'],
  },
  investigation: {
    title: 'investigationPart',
    commands: ['signResolveBy', 'agreeInvestigationTime', 'recordFacts', 'concludeInvestigation', 'recordAction'],
    rare: ['moveResolveBy', 'correctCause'],
  },
  departments: { title: 'departmentsPart', commands: ['commandDepartment'] },
  departmentTask: {
    title: 'eachDepartmentTask',
    commands: ['reportDepartmentTask'],
    rare: ['reassignDepartmentTask'],
  },
  solution: {
    title: 'candidates',
    commands: [
      'proposeSolution',
      'submitCandidates',
      'notifySolution',
      'refuseSolution',
      'recordStepDone',
      'finishImplementation',
      'collectFeedback',
      'returnCandidates',
    ],
    rare: ['orderRework'],
  },
  candidate: { title: 'eachCandidate', commands: ['decideSolution', 'acceptSolution', 'recordPreference'] },
  closing: {
    title: 'closingPart',
    commands: ['recordRevisit', 'evaluate', 'archiveComplaint', 'decidePenalty', 'confirmEnding', 'returnEnding'],
    rare: ['reopen', 'proposeEnding'],
  },
  measure: { title: 'eachMeasure', commands: ['reportMeasure', 'checkMeasure'], rare: ['reassignMeasure'] },
  people: { title: 'peoplePart', commands: ['acceptOwnership', 'offerOwnership', 'assignOwner'], rare: ['handOver'] },
  accusing: { title: 'accusedPart', commands: ['nameAccused'] },
  accused: { title: 'eachAccused', commands: ['clearAccused'] },
  flags: { title: 'flagsPart', commands: ['raiseFlag'] },
  flag: { title: 'eachFlag', commands: ['clearFlag'] },
  issues: { title: 'issuesPart', commands: ['relayIssue'] },
  issue: { title: 'eachIssue', commands: ['answerIssue'], rare: ['withdrawIssue'] },
  deadlines: { title: 'deadlines', commands: ['resumeDeadlines', 'pauseDeadlines'], rare: ['adoptPolicy'] },
  links: {
    title: 'links',
    commands: ['releaseSettlement', 'holdSettlement', 'linkOrder', 'linkComplaint'],
  },
  linked: { title: 'eachLinked', commands: ['mergeInto'] },
} as const satisfies Readonly<Record<string, ComplaintPlace>>;
