import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Router } from 'express';

const PAGE = path.resolve(__dirname, '../../verifier/verify.html');

/** The page that checks proofs, to be kept and opened from disk; whoever checks need not ask this server for anything. */
export const verifierPage = (): Router =>
  Router().get('/verify.html', async (_req, res) => {
    const page = await readFile(PAGE);
    res
      .type('html')
      .set({
        'Content-Disposition': 'attachment; filename="repairflow-verify.html"',
        'Cache-Control': 'no-cache',
      })
      .send(page);
  });
