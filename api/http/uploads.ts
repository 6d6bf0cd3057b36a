import express, { type RequestHandler, type Response } from 'express';
import type { Operation } from '../permissions';
import { roleFor } from './role-for';
import { isCustomerSession, type Session } from './sessions';

/** Bytes. */
export const MOST_FILE_BYTES = 10 * 1024 * 1024;
/** Of a signature that was drawn. */
export const MOST_DRAWING_BYTES = 300 * 1024;

const sessionOf = (res: Response): Session | undefined => res.locals['session'] as Session | undefined;

/** Reads a body of any type, as it is: a compressed one is not unpacked. */
const bodyUpTo = (limit: number): RequestHandler => express.raw({ limit, inflate: false, type: () => true });

/** L8: a file is read for whoever may send it, and for nobody else. `refusal` is the error for one that is too long. */
export function uploadFor(operation: Operation, limit: number, refusal?: () => Error): RequestHandler {
  const read = bodyUpTo(limit);
  return (req, res, next) => {
    roleFor(operation, sessionOf(res));
    read(req, res, (error?: unknown) =>
      next(refusal && (error as { status?: number } | undefined)?.status === 413 ? refusal() : error),
    );
  };
}

/** A customer sends what was drawn, everybody else photos and scans, too. */
export function photoUpload(): RequestHandler {
  const file = uploadFor('uploadFile', MOST_FILE_BYTES);
  const drawing = uploadFor('uploadFile', MOST_DRAWING_BYTES);
  return (req, res, next) => {
    const session = sessionOf(res);
    return session && isCustomerSession(session) ? drawing(req, res, next) : file(req, res, next);
  };
}
