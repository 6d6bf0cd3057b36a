/** More cars than this are in no store at once: whoever looks through all of them looks through so many. */
export const MAX_IN_HOUSE = 500;
