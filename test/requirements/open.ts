import type { OpenRequirement } from '../support/trace/judgement';

/**
 * Requirements that no test asserts, or not all of, although a test names them or the product keeps a part of them.
 * Each entry makes its requirement open in `npm run trace`. When a title that names the requirement comes, goes or
 * changes, trace fails until somebody has read the test and has mended or removed the entry.
 */
export const openRequirements: Readonly<Record<string, OpenRequirement>> = {
  'B-01': {
    missing:
      'Only an advisor opens a visit, so a receptionist or a guard who is addressed first is never recorded as owner.',
    titles: [
      'B-01 an offer that stands is not a new one when somebody else signs meanwhile',
      'B-01 an ownership nobody accepts goes to the superior and stays where it is',
      'B-01 an ownership offered again to the same person has a deadline again',
      'B-01 what is meant for one person is not shown to others of the role; what is meant for the role is',
      'B-01 whoever the customer addressed first owns the contact until a named colleague accepts it',
      'H-43 B-01 an open complaint that nobody works on keeps its owner, who is asked for the next action within every working day',
      'B-01 I-01 a car nobody knows arrives: the plate that was typed stays, and car and customer are added where the visit begins',
    ],
  },
  'B-27': {
    missing:
      'Whether the drive is free is computed for what the advisor types; nothing checks who is entitled or offers it.',
    titles: ['B-27 %s'],
  },
  'C-14': {
    missing: 'That the four elements were pointed out is recorded; they do not stand out on the order.',
    titles: ['C-14 items, time, amount and place are all pointed out'],
  },
  'D-01': {
    missing: 'There is no vehicle statistics table; odometer and fuel are copied into an event.',
    titles: [],
  },
  'D-19': {
    missing:
      'A clerk can read the orders of the day; nothing is sent to the manufacturer and nobody is asked to do it every day.',
    titles: [],
  },
  'E-04': {
    missing: "Each department's slips are ticked as collected; nothing consolidates the documents into one account.",
    titles: [
      'E-04 T-17 the slips of workshop and parts are in',
      'E-04 the slips may come after the customer was called, and never after the sheet',
    ],
  },
  'F-09': {
    missing:
      'That the customer says the amount again to the cashier is recorded nowhere; amount, change and the data of the invoice are.',
    titles: [
      'F-09 amount, amount received and change are recorded, and the change is right',
      'F-09 the cashier takes it, after the invoice data were confirmed',
      'F-09 F-06 each payer has an own invoice over the own share, with VAT by category and rate',
      'F-09 a company has a title and a tax number whose check character fits',
      'F-09 every single wrong character is found',
      'F-09 everybody who is charged has said to whom the invoice is made out',
      'F-09 manufacturer and insurer are companies, each with the number of the claim',
    ],
  },
  'F-10': {
    missing:
      'Invoices are kept with the order and taken back by finance; they are no documents of their own, and the papers are not one file.',
    titles: [
      'F-10 I9 finance takes an invoice back by a red-letter one, and not whoever issued it; another is issued then',
      'F-10 what was credited since makes the invoice outdated: finance has the task, and the next one is over what is owed',
    ],
  },
  'F-18': {
    missing: 'The lane of gold-card customers is a tick, and settlement peaks are shown nowhere.',
    titles: [],
  },
  'F-20': {
    missing:
      'A plan that the customer does not accept goes through, and the order holds no plan with basis, nodes and content.',
    titles: [],
  },
  'F-25': {
    missing: 'That the customer data are complete is a tick; the master data are not touched.',
    titles: [
      'F-25 T-19 the file is completed on the same day, or the advisor is reminded',
      'F-25 the next appointment goes with it',
    ],
  },
  'F-26': {
    missing: 'Two typed values of the same order are compared; past orders are not, and nobody reads the flag.',
    titles: [],
  },
  'G-04': {
    missing: "The customer's wish is kept as words and decides neither when nor how the call is due.",
    titles: [
      'F-22 G-04 the customer’s wish of the delivery goes with it',
      'G-04 F-22 what the customer wished at delivery is known to the caller',
      'G-04 the customer books another time; then is the time to call, and the caller is reminded',
    ],
  },
  'G-17': {
    missing: 'The record is a form of its own, but no batch of calls ends in a summary report.',
    titles: [
      'G-17 nothing is recorded of a customer who was not reached',
      'H-07 G-14 G-17 the complaint registration form, the quick-handling form and the follow-up record',
    ],
  },
  'G-23': {
    missing:
      'A follow-up knows that it is about a private car; no test shows that private cars come first in the list.',
    titles: ['CF-05 G-19 G-23 members come first, then private cars, then the others'],
  },
  'G-24': {
    missing: 'Members are asked for their views; nothing summarises them or reports them upward.',
    titles: [
      'G-24 G-34 members are asked for shortfalls, others’ strengths and suggestions, with a script of their own',
    ],
  },
  'G-26': {
    missing: 'There is no log of the showroom; the test asserts who calls.',
    titles: ['CF-03 G-26 the specialist calls first, after the sweep the clerk'],
  },
  'G-34': {
    missing: 'The script holds a line about the card; there is no card, no expiry and no reminder to record.',
    titles: [
      'G-24 G-34 members are asked for shortfalls, others’ strengths and suggestions, with a script of their own',
    ],
  },
  'G-41': {
    missing:
      'What was handled quickly is explained in a second call; the results of other repairs are not, and further needs have no field.',
    titles: ['H-30 G-41 what was handled quickly is explained in a second call; still dissatisfied is a complaint'],
  },
  'G-42': {
    missing:
      'The caller ticks that the archive was checked; the call shows neither the card nor the records of the car.',
    titles: ['%s the questionnaire asks for %s'],
  },
  'G-43': {
    missing: 'A problem goes to the advisor who served the visit, not upward, and its cause is not traced.',
    titles: ['G-14 G-43 a problem gets its quick-handling form at once'],
  },
  'H-06': {
    missing: 'An opinion names departments in words; none of them gets a task or a notice.',
    titles: [],
  },
  'H-10': {
    missing: 'Severity and complexity are kept and steer nothing.',
    titles: ['H-10 severity and complexity are rated, and may be rated again with a reason'],
  },
  'H-14': {
    missing:
      'Telling the customer can be recorded, and the customer is told that it is closed; nothing asks for news during handling.',
    titles: [],
  },
  'H-33': {
    missing:
      'A key problem holds back archiving, but not the end of an unfounded complaint, and no further support follows.',
    titles: ['H-33 a key problem is tracked until it is completely solved'],
  },
  'H-38': {
    missing: 'The role of the advisor is in the complaint team; the advisor of the order is not put on the complaint.',
    titles: [
      'H-38 L-02 the advisor is a member of the complaint team: receives, registers and handles like customer relations',
    ],
  },
  'H-42': {
    missing: 'A media case is marked; nothing makes the customer-relations manager its owner.',
    titles: [],
  },
  'H-43': {
    missing:
      'There is always an owner and a next action; an action may be announced for any day ahead, so a complaint can wait without limit.',
    titles: [
      'H-43 B-01 an open complaint that nobody works on keeps its owner, who is asked for the next action within every working day',
      'H-43 after the last level the owner is asked once a working day, never at once for all the days before',
      'H-43 an action announced after the stage has changed has a deadline like the first one',
      'H-43 an action that was announced and not taken goes a level up',
      'H-43 when every escalation is at the top the owner is asked once a working day, not for all the days before',
      'the model finds a violation of %s when %s',
      'H-43 a complaint whose owner leaves has another owner at once, in the same role',
      'H-43 hundreds of reminders leave the complaint as small as the first',
      'H-43 when the owner leaves the store the arrears go to somebody else',
    ],
  },
  'H-46': {
    missing: 'Causes and classes are counted; no suggestion is sent to a department.',
    titles: [
      'H-45 H-46 L-24 solving rate, in time and speed are measured against the policy, causes and classes counted',
    ],
  },
  'I-01': {
    missing:
      'A customer and a car nobody knows are added where the visit begins; nothing asks that what is known be gone through on the day.',
    titles: [
      'B-01 I-01 a car nobody knows arrives: the plate that was typed stays, and car and customer are added where the visit begins',
      'H-05 I-01 a contact becomes a customer, and the complaints of the contact are the customer’s',
    ],
  },
  'I-02': {
    missing: 'Plates, VINs and the last odometer are checked; most of the fields of the master data do not exist.',
    titles: [
      'a customer without an order is here for the first time',
      'the odometer is the highest ever read',
      'I-02 a mileage that was typed too high once does not ask every later visit for a reason',
      'I-02 after a changed cluster the next visit begins with what the new one showed',
    ],
  },
  'I-14': {
    missing:
      'A complaint goes to the specialist with the fewest; customers are not distributed, and ability does not count.',
    titles: [
      'nobody holds the role',
      'the specialist with the fewest open complaints takes it, the first by id among equals',
    ],
  },
  'J-13': {
    missing: 'A rework order is opened; there is no table of reworked cars that goes to the service manager.',
    titles: [
      'J-13 J-18 a rework order is ordered once, and the complaint learns its number',
      'J-13 J-18 the order of a rework knows what it makes good',
    ],
  },
  'L-01': {
    missing: 'The test lists every command of the customer on an order; an appointment form to sign does not exist.',
    titles: [
      'L-01 a customer reaches the one order of the link, with the customer’s own commands only',
      'L-01, M4 the customer signs or answers what the page of the link offers, and nowhere else',
    ],
  },
  'L-02': {
    missing: 'The test shows the advisor as a member of the complaint team; booking and claims do not exist.',
    titles: [
      'H-38 L-02 the advisor is a member of the complaint team: receives, registers and handles like customer relations',
    ],
  },
  'L-23': {
    missing: 'The test shows that the manager commands a department; the other duties of the role are not asserted.',
    titles: ['H-39 L-23 the CR manager commands a department while the complaint is open'],
  },
  'L-24': {
    missing: 'The test counts complaints; no supervisor distributes customers or fills a statistics form.',
    titles: [
      'H-45 H-46 L-24 solving rate, in time and speed are measured against the policy, causes and classes counted',
    ],
  },
  'M-03': {
    missing: 'The tests show who may not read customer data; none shows that those who may read it cannot copy it.',
    titles: [
      'L-39 M-03 a technician sees no customer data',
      'M-03 L-39 a technician does not see whose car it is; who may not look at a page is not offered it',
      'M-03 papers carry names and phone numbers: only roles that hand them out may print, a customer only the own visit’s',
      'M-03 L-39 who may not see customers may not search for them; who leads the workshop finds cars',
      'M-03 a name and phone that were corrected since do not come back, on no page and no paper',
      'M-03 of a customer who was merged since, the papers of then name the record that stays',
      'M-03 whoever may not read the present may not read the past',
    ],
  },
};
