import type { Models } from '.';

/** Its documents carry the moment from which they may be forgotten; an index removes them then. */
const EXPIRES = Symbol('expires');

/** How long each collection keeps what is in it: until the moment that each document names, or for ever, and why. */
export const lifetimes: { readonly [Name in keyof Models]: typeof EXPIRES | string } = {
  events: 'What happened is evidence, and everything else can be made of it again.',
  auditEntries:
    'Who did and read what is answered for as long as the store exists; a chain with a hole proves nothing.',
  auditHeads: 'One row for each audit log.',
  replacedEvents: 'What a reset or a restored backup has left behind is evidence too.',
  feed: EXPIRES,
  leases: 'Two rows, which say who gives positions and who writes the logs of proof.',
  proofLogs: 'One row for each store, which says how far its log of proof has come.',
  proofEntries: 'Whoever holds an earlier head of a log is shown that nothing before it was changed.',
  proofTiles: 'Made of the entries, and as large as a twentieth of them.',
  proofCheckpoints: 'What was signed once is shown to whoever holds it, years later, too.',
  proofKeys: 'One row for each store; what was signed by a key that is out of use is still checked.',
  proofAnchors: 'One row a day, to be compared with what whoever received it has kept.',
  proofSalts: 'Without them nobody can be shown what an event said; whoever is forgotten loses theirs.',
  orders: 'A visit is looked up by plate and customer for as long as the car comes back.',
  complaints: 'A complaint is looked up and counted for years.',
  followUps: 'Coverage is counted over any days, and an order shows its follow-up.',
  deadlineProofs: 'The audit of a store adds up all its processes, a few hundred bytes each.',
  tasks: EXPIRES,
  operatorTasks: EXPIRES,
  notices: EXPIRES,
  requests: EXPIRES,
  sessions: EXPIRES,
  links: EXPIRES,
  marketingStatements: 'M-06: who agreed to what, and when, is answered for as long as the customer is known.',
  approvalCodes: EXPIRES,
  trayMessages: EXPIRES,
  counters: EXPIRES,
  files: 'Evidence refers to photos and scans by their hash.',
  exports: 'L-39: who took records out, and why, is answered for as long as the records exist.',
  externalIds: 'I-21: the same file again must find the records that it made, years later, too.',
  imports: EXPIRES,
  importPieces: EXPIRES,
  refusals: EXPIRES,
  pastVisits: 'What was done to a car is read for as long as it comes back.',
  contacts: 'H-05: the person behind a complaint belongs to its file.',
  accounts: 'Events name the person behind an account that is closed, too.',
  firstRunCodes: EXPIRES,
  signInAttempts: EXPIRES,
  staff: 'Papers and events name people who have left, too.',
  formerVersions: 'L-40: what was changed, and by whom, is answered for as long as the record exists.',
  customers: 'Master data: they go when somebody deletes the customer, not by age.',
  vehicles: 'Master data: a car comes back after years.',
  policies: 'A process refers to the version it began with.',
  policyProposals: 'One row for each brand of a store; who wanted what is answered for as long as the store is.',
  parts: 'The price list of the store.',
  prices: 'The price list of the store.',
  settings: 'What a store says of itself counts until it says something else.',
  stores: 'Every process names its store.',
};

export const expiresByItself = (name: keyof Models): boolean => lifetimes[name] === EXPIRES;
