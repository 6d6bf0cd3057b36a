import { blockSlice } from './blocking';
import { bookingSlice } from './booking';
import { checkSlice } from './checking';
import { deadlineSlice } from './deadlines';
import { openingSlice } from './opening';
import { rearrangingSlice } from './rearranging';
import { resourceSlice } from './resource-changes';

/** All that a workshop day can do. What is not in this list does not exist. */
export const slices = [
  openingSlice,
  resourceSlice,
  bookingSlice,
  blockSlice,
  rearrangingSlice,
  checkSlice,
  deadlineSlice,
] as const;
