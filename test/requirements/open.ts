import type { OpenRequirement } from '../support/trace/judgement';

/**
 * Requirements that no test asserts, or not all of, although a test names them or the product keeps a part of them.
 * Each entry makes its requirement open in `npm run trace`. When a title that names the requirement comes, goes or
 * changes, trace fails until somebody has read the test and has mended or removed the entry.
 */
export const openRequirements: Readonly<Record<string, OpenRequirement>> = {
  'B-17': {
    missing:
      'No test demands that a difference in the papers is explained and handled; the explanation is optional and handling has no field.',
    titles: [
      'B-17 S-06 every difference in the papers is signed for before the car goes on',
      'B-17 intact papers need no signature',
    ],
  },
  'B-18': {
    missing:
      'An abnormality stands in the checklist and in an event, not on the work order, neither in its text nor in the printed form.',
    titles: [
      '%s the %s checklist does not close before somebody answers for %s',
      'B-18 CF-08 abnormalities are noted on the order at any time, without touching what was signed',
    ],
  },
  'B-26': {
    missing: 'Waiting or leaving is an optional event that nothing asks for and the order does not keep.',
    titles: ['B-26 whether the customer waits, and the travel help offered, are recorded'],
  },
  'B-27': {
    missing:
      'Whether the drive is free is computed for what the advisor types; nothing checks who is entitled or offers it.',
    titles: ['B-27 pick-up is free within 20 km for gold cards only'],
  },
  'B-28': {
    missing: 'A driver gets neither a task nor a notice, and the order does not keep what kind of drive it is.',
    titles: ['B-28 a driver’s task has a recorded handover at each end'],
  },
  'C-01': {
    missing: 'The order shows items, charges and delivery time, but no other requirement of the customer.',
    titles: ['C-01 the order shows items, labour, parts, total, promise and revision before anybody decides'],
  },
  'C-10': {
    missing:
      'The no-guarantee note stands in the signed text and on the estimate, but is not printed on the work order.',
    titles: [
      'C-10 S-09 customer parts, and aftermarket parts at a key location, need the no-guarantee note; it is printed on the order',
    ],
  },
  'C-12': {
    missing:
      'The promise is computed from a load that the advisor types, not from the load of the workshop and the supply of parts.',
    titles: [
      'C-12 a promise that has passed is not signed',
      'C-12 the promise is load plus work plus margin in working time, from when the parts are there',
      'CF-26 a moment outside opening hours moves to the earlier open moment, or the next opening when that has passed',
      'T21 adding working minutes and measuring them are inverse, also over clock changes',
      'T21 no deadline lies before its start or at a time the store is closed',
      'a calendar that never opens is a fault that is said, not a loop',
      'a holiday is not worked, a make-up day is, whatever the week says',
      'a store that never closes works through midnight',
      'several intervals a day: lunch is not worked',
      'the same day ends when the store closes, or at midnight when it is closed',
      'what does not fit today goes on at the next opening',
    ],
  },
  'C-15': {
    missing: 'The advisor signs the order before the customer, but never the reception sheet.',
    titles: ['C-15 the advisor signs first, then the customer'],
  },
  'C-16': {
    missing: 'The promised time of a signed order is moved by the advisor alone, without an answer of the customer.',
    titles: ['C-16 a signed order is frozen: nothing in it can be drafted, revised or signed again'],
  },
  'C-17': {
    missing: 'A copy is a number that the advisor types, and no copy of the delivery check sheet is recorded.',
    titles: ['C-17 the customer takes a copy'],
  },
  'C-18': {
    missing: 'A promise reported as not to be kept is told to nobody; the report stops the escalation.',
    titles: [
      '%s fires once in a running workflow when %s',
      'C-18 a promise has an owner and a time, and goes to the superior when it is neither kept nor reported',
      'C-18 a promise kept or reported in time troubles nobody',
    ],
  },
  'D-01': {
    missing: 'There is no vehicle statistics table; odometer and fuel are copied into an event.',
    titles: ['D-01 the vehicle statistics are registered in the same step as the hand-over'],
  },
  'D-16': {
    missing:
      'That the customer was told can be recorded, but nothing asks for it when an abnormality, a hold or a new condition comes up.',
    titles: ['D-16 the customer is told of progress and of each new promise'],
  },
  'D-18': {
    missing: 'A message is kept as an event, but its recipient gets no notice and may not read the timeline.',
    titles: ['D-18 a message to the %s is kept with the order'],
  },
  'D-19': {
    missing:
      'A clerk can read the orders of the day; nothing is sent to the manufacturer and nobody is asked to do it every day.',
    titles: [],
  },
  'E-04': {
    missing: "Each department's slips are ticked as collected; nothing consolidates the documents into one account.",
    titles: [
      'E-04 T-17 the slips of workshop and parts are in before the customer is called; the departments are reminded',
    ],
  },
  'F-03': {
    missing: 'The comparison is a tick; a defect found by it does not stop the acceptance.',
    titles: [
      '%s the %s checklist does not close before somebody answers for %s',
      'F-01 F-02 F-03 F-04 F-05 account, results, condition, old parts and check sheet come before the customer accepts',
    ],
  },
  'F-08': {
    missing: 'A discount goes to the business supervisor; another special request has no command.',
    titles: ['F-08 S-14 L-05 the business supervisor decides about a discount, not the settlement clerk'],
  },
  'F-09': {
    missing: 'That the customer reconfirms the amount is recorded nowhere, and an invoice is only a kind and a code.',
    titles: ['F-09 amount, amount received and change are recorded, after the invoice data were confirmed'],
  },
  'F-10': {
    missing: 'Finance has no part in an order, there is no invoice document, and the papers are not one file.',
    titles: ['F-10 S-16 the settlement is complete when it is paid, with revenue and arrears on one event'],
  },
  'F-18': {
    missing: 'The lane of gold-card customers is a tick, and settlement peaks are shown nowhere.',
    titles: ['%s the %s checklist does not close before somebody answers for %s'],
  },
  'F-20': {
    missing:
      'A plan that the customer does not accept goes through, and the order holds no plan with basis, nodes and content.',
    titles: [
      '%s the %s checklist does not close before somebody answers for %s',
      'F-20 F-21 F-22 F-23 plan, next maintenance, follow-up wish and warranty offer are recorded before leaving',
    ],
  },
  'F-26': {
    missing: 'Two typed values of the same order are compared; past orders are not, and nobody reads the flag.',
    titles: ['F-26 a next maintenance that differs in the DMS is flagged'],
  },
  'G-04': {
    missing: "The customer's wish is kept as words and decides neither when nor how the call is due.",
    titles: [
      'F-22 G-04 the customer’s wish of the delivery goes with it',
      'G-04 F-22 what the customer wished at delivery is known to the caller',
      'G-04 the customer books another time; then is the time to call, and the caller is reminded',
      'G-04 what is not urgent waits for the end of the quiet hours',
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
  'H-01': {
    missing:
      'No test takes a complaint by phone, in person and by e-mail through the API; the domain test reads back its own fixture.',
    titles: [
      'G-15 H-01 a complaint met in a call is handed on',
      'H-01 H-08 whoever receives it, by whatever way, owns it',
      'H-01 H-25 a complaint from the page, and its solution accepted on the page',
    ],
  },
  'H-05': {
    missing: 'No test keeps workplace and address of an inquirer; the domain test reads back its own fixture.',
    titles: ['H-05 somebody who is no customer can complain'],
  },
  'H-06': {
    missing: 'An opinion names departments in words; none of them gets a task or a notice.',
    titles: ['H-06 an opinion reaches each department it concerns'],
  },
  'H-08': {
    missing:
      'No test shows that anybody on the staff may register a complaint; the domain test reads back its own fixture.',
    titles: ['H-01 H-08 whoever receives it, by whatever way, owns it'],
  },
  'H-10': {
    missing: 'Severity and complexity are kept and steer nothing.',
    titles: ['H-10 severity and complexity are rated, and may be rated again with a reason'],
  },
  'H-12': {
    missing: 'That the customer was told the expected time of solution is recorded nowhere.',
    titles: ['H-12 the customer is told when it will be solved; the signed time takes its place'],
  },
  'H-14': {
    missing:
      'Telling the customer can be recorded; nothing asks for it during handling, and nobody is told of the result.',
    titles: ['H-14 the customer hears of it while it is handled'],
  },
  'H-28': {
    missing: 'The handler ticks what the customer prefers; the customer is not shown the candidates.',
    titles: ['H-28 the customer takes part in choosing, compensation among the options'],
  },
  'H-32': {
    missing: 'The evaluation is kept as it was typed; no classification statistics form is made from it.',
    titles: [
      'H-25 H-27 H-30 H-32 telling, carrying out, taking up again and evaluating are waited for',
      'H-32 H-34 H-35 the evaluation classifies it and names measures in sales, delivery or after-sales',
    ],
  },
  'H-33': {
    missing:
      'A key problem holds back archiving, but not the end of an unfounded complaint, and no further support follows.',
    titles: ['H-33 a key problem is tracked until it is completely solved'],
  },
  'H-34': {
    missing: 'No test shows that an evaluation without a measure against recurrence is refused.',
    titles: ['H-32 H-34 H-35 the evaluation classifies it and names measures in sales, delivery or after-sales'],
  },
  'H-35': {
    missing: 'A measure names process and owner; it is no task, has no due date and is never done.',
    titles: ['H-32 H-34 H-35 the evaluation classifies it and names measures in sales, delivery or after-sales'],
  },
  'H-38': {
    missing: 'No test names the advisor as a member of the team; the test makes the advisor the owner itself.',
    titles: [
      'H-37 H-38 L-02 an urgent case on site is the advisor’s and goes to the store manager, then the central team',
    ],
  },
  'H-42': {
    missing: 'A media case is marked; nothing makes the customer-relations manager its owner.',
    titles: ['H-42 a media case is marked, owed to the central team, and cleared by the CR manager only'],
  },
  'H-46': {
    missing: 'Causes and classes are counted; no suggestion is sent to a department.',
    titles: [
      'H-45 H-46 L-24 solving rate, in time and speed are measured against the policy, causes and classes counted',
    ],
  },
  'I-01': {
    missing: 'A customer and a car can be added to the master data; nothing asks for it on the day of the visit.',
    titles: [],
  },
  'I-02': {
    missing: 'Plates, VINs and the last odometer are checked; most of the fields of the master data do not exist.',
    titles: [
      '%s is a plate',
      '%s is none',
      'a customer without an order is here for the first time',
      'people write plates in many ways',
      'the demo store has 40 customers and cars with valid plates and check digits, no two alike',
      'the ninth character of a VIN is its check digit',
      'the odometer is the highest ever read',
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
      'L-01 the customer signs or answers at these points and nowhere else',
    ],
  },
  'L-02': {
    missing: 'The test shows one act of the advisor; booking and claims do not exist.',
    titles: [
      'H-37 H-38 L-02 an urgent case on site is the advisor’s and goes to the store manager, then the central team',
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
    ],
  },
  'T-13': {
    missing: 'The warning names the customer, but no message goes to the customer before or at the breach.',
    titles: [
      '%s fires once in a running workflow when %s',
      'T-11 T-13 T-14 an extra item nobody tells the customer of, in work that stands still: every deadline escalates level by level',
      'T-13 D-23 customer, advisor and manager hear of a breach 30 minutes before, the manager again at the promise',
      'T-13 a car that is ready breaks no promise',
    ],
  },
  'S-09': {
    missing: 'The note is told and signed with the order, but not printed on it.',
    titles: [
      'C-10 S-09 customer parts, and aftermarket parts at a key location, need the no-guarantee note; it is printed on the order',
    ],
  },
};
