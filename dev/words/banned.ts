/** A word that is not used here, and the word that is. */
export interface Banned {
  readonly instead: string;
  /** Where it stays, as `file:name`. */
  readonly except?: RegExp;
}
type Words = Readonly<Record<string, Banned>>;
const table = (words: Readonly<Record<string, string>>): Words =>
  Object.fromEntries(Object.entries(words).map(([word, instead]) => [word, { instead }]));

/** Whole identifiers, as they are written. */
export const identifiers: Words = table({
  // rules
  unless: 'requires',
  firstOf: 'allOf',
  Step: 'CommandRule',
  RuleBook: 'ProcessRules',
  Happening: 'UnstampedEvent',
  Stamp: 'EventMeta',
  evolvers: 'evolve',
  keepPassed: 'markPassed',
  keepAcknowledged: 'markAcknowledged',
  recall: 'findHandled',
  sharedByContent: 'memoizeByContent',
  isTime: 'isTimer',
  attest: 'createEvidence',
  filedEvidence: 'withEvidence',
  isGone: 'hasEnded',
  newRound: 'startRepairRound',
  unprepared: 'withoutPreparation',
  seenAbove: 'escalationsAcknowledged',
  ledBack: 'reopenedState',
  takenUpAgain: 'reopenedState',
  shownNow: 'consentTexts',
  // time
  Watch: 'DeadlineRule',
  WatchStep: 'DeadlineStep',
  Watched: 'DeadlineState',
  ComplaintClock: 'ExplainedDeadline',
  standingClocks: 'caseDeadlines',
  Span: 'DueTime',
  span: 'dueTime',
  waits: 'deadlines',
  restsFor: 'pausedFor',
  partOf: 'atShare',
  climb: 'nextEscalation',
  Coming: 'UpcomingBreach',
  letPass: 'advanceTime',
  // processes
  KindName: 'ProcessName',
  kindOfNumber: 'processTypeOf',
  bringToLife: 'startProcess',
  begun: 'firstRun, openedCommand',
  Telling: 'ProcessViews',
  bringAbout: 'applyConsequences',
  SharedWrites: 'BatchingRecorder',
  orKnown: 'ignoreDuplicates',
  RACES: 'MAX_ATTEMPTS',
  leastBusy: 'leastLoaded',
  startedFor: 'startIdempotently',
  visitOf: 'loadVisitParties',
  Letter: 'OutboundMessage',
  Dispatcher: 'NotificationSender',
  Family: 'ChildProcessGroup',
  Sentence: 'UserFacingError',
  firstWay: 'tryInOrder',
  // API
  Door: 'ProcessApi',
  inTime: 'withDeadline',
  freshest: 'readLatest',
  projected: 'readProjection',
  silenceOf: 'unansweredReason',
  orClosed: 'rethrowAsClosed',
  otherRole: 'alternativeRole',
  standsFor: 'deputyFor',
  Speaking: 'RenderContext',
  doorPage: 'landingPage',
  overPage: 'expiredPage',
  matterCard: 'complaintCard',
  visited: 'withVisitor',
  // console
  useSay: 'useTexts',
  sayIn: 'textsIn',
  thing: 'label',
  useOnce: 'useIdempotentRequest',
  noHelp: 'noFormDefaults',
  helpFor: 'formDefaultsFor',
  helps: 'defaults',
  Moment: 'LocalTime',
  // tests and demo
  Proceeding: 'ProcessClient',
  Matter: 'ComplaintClient',
  Rehearsed: 'ProcessSimulation',
  People: 'ApiUsers',
  Watchman: 'InvariantChecker',
  Violation: 'InvariantViolation',
  Desk: 'ConsolePageObject',
  Office: 'ConsoleTestStore',
});

/** Parts of identifiers and of file names, in lower case. `watches` is found in `callWatches`, not in `stopwatch`. */
export const parts: Words = {
  ...table({
    deed: 'request, action',
    ledger: 'audit',
    ladder: 'escalations, escalationPolicy',
    ladders: 'escalations',
    watches: 'deadlineRules',
    watchman: 'invariantChecker',
    guardian: 'reaper',
    rehearsal: 'simulation',
    rehearse: 'simulate',
    rehearsed: 'simulated',
    playbook: 'scenarios',
    retold: 'replayUnderPolicy',
    believed: 'cached',
    patience: 'timeout',
    unlucky: 'minUptime',
  }),
  clocks: {
    instead: 'deadlines',
    // names that users and recorded events know
    except: /:(pauseClocks|resumeClocks|clocksPaused|clocksResumed)$|^platform\/repairflow\.ts:clocks$/,
  },
};

interface Phrase extends Banned {
  readonly pattern: RegExp;
}
/** What comments, titles of tests, messages and documents do not say. */
export const phrases: readonly Phrase[] = [
  { pattern: /\bin vain\b/i, instead: 'without success' },
  { pattern: /\bdear(er|est)?\b/, instead: 'costly' },
  { pattern: /\bdeeds?\b/i, instead: 'request, action' },
  { pattern: /\b(in|at) peace\b/i, instead: 'unchanged' },
  {
    pattern: /\b(a|an|the|every|any|each|this|new|expected) no\b(?!-| (one|longer|more|matter))/i,
    instead: 'rejection',
  },
  { pattern: /\bthe no of\b/i, instead: 'the rejection by' },
  { pattern: /\bto be had\b/i, instead: 'available' },
  { pattern: /\brehears(e|es|ed|al|als|ing)\b/i, instead: 'simulate, simulation' },
  { pattern: /\bplaybook\b/i, instead: 'scenarios' },
  { pattern: /\bwatchm[ae]n\b/i, instead: 'invariant checker' },
  { pattern: /\bguardian\b/i, instead: 'reaper' },
  { pattern: /\bledgers?\b/i, instead: 'deadline audit' },
  { pattern: /\bladders?\b/i, instead: 'escalation, escalation policy' },
  { pattern: /\b(a|an|the|each|every|all|its|whose|no|of|such) watch(es)?\b/i, instead: 'deadline rule' },
  {
    pattern: /\b(armed|idle|standing|resting|running|spent|many|other|which|all|every|each|no|live) clocks?\b/i,
    instead: 'deadline',
  },
  { pattern: /\bclocks? (that |which )?(rests?|runs?|fires?|asks?)\b/i, instead: 'deadline' },
  { pattern: /\barchive is away\b/i, instead: 'MongoDB does not answer' },
  { pattern: /\b(of|in|to|from|by|against) the archive\b/i, instead: 'master data' },
  { pattern: /\bthe archive(’s|'s)\b/i, instead: 'master data' },
  { pattern: /\blast word\b/i, instead: 'latest state' },
  { pattern: /\brule books?\b/i, instead: 'rules' },
  { pattern: /\bbr(ing|ings|inging|ought) to life\b/i, instead: 'start' },
  { pattern: /\bwhat (the )?future (holds|brings)\b/i, instead: 'forecast' },
];
