import { blockSlice } from './blocking';
import { bookingSlice } from './booking';
import { carSlice } from './cars';
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
  carSlice,
  blockSlice,
  rearrangingSlice,
  checkSlice,
  deadlineSlice,
] as const;
