import express, { type RequestHandler, type Response } from 'express';
import type { Operation } from '../permissions';
import type { Budgets } from './budgets';
import { Problem } from './problems';
import { roleFor } from './role-for';
import { isCustomerSession, type Session } from './sessions';

/** Bytes. */
const MOST_FILE_BYTES = 10 * 1024 * 1024;
/** Of a signature that was drawn. */
export const MOST_DRAWING_BYTES = 300 * 1024;

const sessionOf = (res: Response): Session | undefined => res.locals['session'] as Session | undefined;

/** Reads a body of any type, as it is: a compressed one is not unpacked. */
const bodyUpTo = (limit: number): RequestHandler => express.raw({ limit, inflate: false, type: () => true });

/** What is packed is not unpacked, and what is too long has a sentence of its own. */
function refusalOf(error: unknown, tooLong?: () => Error): unknown {
  const { status, type } = (error ?? {}) as { readonly status?: number; readonly type?: string };
  if (type === 'encoding.unsupported') return new Problem('fileNotTaken');
  return status === 413 && tooLong ? tooLong() : error;
}

/** L8: a file is read for whoever may send it and has not sent too much. `refusal` is the error for one that is too long. */
export function uploadFor(
  operation: Operation,
  budgets: Budgets,
  limit: number,
  refusal?: () => Error,
): RequestHandler {
  const read = bodyUpTo(limit);
  return (req, res, next) => {
    const session = sessionOf(res);
    roleFor(operation, session);
    // whoever does not say how much comes is counted the most
    if (session) budgets.chargeBytes(res, session, Math.min(limit, Number(req.get('Content-Length') ?? limit)));
    read(req, res, (error?: unknown) => next(refusalOf(error, refusal)));
  };
}

/** A customer sends what was drawn, everybody else photos and scans, too. */
export function photoUpload(budgets: Budgets): RequestHandler {
  const file = uploadFor('uploadFile', budgets, MOST_FILE_BYTES);
  const drawing = uploadFor('uploadFile', budgets, MOST_DRAWING_BYTES);
  return (req, res, next) => {
    const session = sessionOf(res);
    return session && isCustomerSession(session) ? drawing(req, res, next) : file(req, res, next);
  };
}
