/** A desk of the tour: whose it is, and how one sees that it is there. */
export interface DeskPicture {
  /** Name of the picture below `docs/screenshots`. */
  readonly file: string;
  readonly who: string;
  readonly path: string;
  /** What is on the page once it is ready. */
  readonly shows: string;
  readonly onPhone?: true;
}

/** One desk after the other, as a car meets them. */
export const deskPictures: readonly DeskPicture[] = [
  { file: 'check-in', who: 'wang', path: '/repair-orders/new?vehicle=V-020', shows: '[data-check-in] textarea' },
  { file: 'advisor', who: 'wang', path: '/', shows: '#main [data-row]' },
  { file: 'technician', who: 'zhao', path: '/', shows: '#main [data-row]', onPhone: true },
  { file: 'planner', who: 'workshop', path: '/planner', shows: '#main .ec-event' },
  { file: 'parts', who: 'parts', path: '/', shows: '#main [data-line]' },
  { file: 'quality', who: 'quality', path: '/', shows: '#main [data-row]' },
  { file: 'settlement', who: 'settlement', path: '/settlement', shows: '#main h1' },
  { file: 'gate', who: 'gate', path: '/gate', shows: '#pass', onPhone: true },
  { file: 'complaints', who: 'cr', path: '/complaints', shows: '#main .ant-table-row, #main [data-row]' },
  { file: 'notices', who: 'manager', path: '/notices', shows: '[data-testid=notices]' },
  { file: 'overview', who: 'manager', path: '/overview', shows: '.u-wrap' },
  { file: 'dashboard', who: 'manager', path: '/dashboard', shows: '[data-figure]' },
];
