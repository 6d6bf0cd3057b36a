/** Twelve megapixels, 4096 × 3072: the console makes what a phone takes smaller before it sends it. */
export const MOST_PIXELS = 12 * 1024 * 1024;
