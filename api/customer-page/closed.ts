import type { RequestHandler } from 'express';

/** Pages load nothing from elsewhere, are framed by nobody and tell no other site where they were opened from. */
export const closed: RequestHandler = (_req, res, next) => {
  res.set(
    'Content-Security-Policy',
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  );
  // to itself a page says whose it is, so that forms of others are known
  res.set('Referrer-Policy', 'same-origin');
  next();
};
