import type { OpenRequirement } from '../support/trace/judgement';

/**
 * Requirements that no test asserts, or not all of, although a test names them or the product keeps a part of them.
 * Each entry makes its requirement open in `npm run trace`. When a title that names the requirement comes, goes or
 * changes, trace fails until somebody has read the test and has mended or removed the entry.
 */
export const openRequirements: Readonly<Record<string, OpenRequirement>> = {
  'G-22': {
    missing:
      'Each visit and each appointment has its advisor; a customer has none of their own, and no figure counts the customers of an advisor.',
    titles: [],
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
  'L-02': {
    missing:
      'The test shows the advisor as a member of the complaint team; her appointments are asserted elsewhere, and claims do not exist.',
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
      '%s is given exactly the lists that are named, and refused the others',
      'H-39 a complaint about whoever takes it out is in no file',
      'M-03 L-39 name and phone are told to whoever reads the whole case and calls customers; the reading is written down',
      'M-03 a case says plate and customer by name; the central team is told no customer; who opens it is written down',
      'M-03 a customer’s name that looks like a formula stays text',
      'nothing of another store is in any file',
      'what says who customers are is for those who take out records; the rest for whoever reads the list',
      'who, why and how many rows stand in the log of exports, and in the audit log with the customers shown',
      'with %s nothing leaves',
    ],
  },
};
