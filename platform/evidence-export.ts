import { firstBreak } from '../domain/kernel/evidence';
import type { Evidence } from '../domain/repair-order/evidence';
import { UserFacingError } from './user-facing-error';

/** What GET …/evidence replies: instants are RFC 3339. */
interface EvidenceExport {
  readonly number: string;
  readonly evidence: readonly (Omit<Evidence, 'at'> & { readonly at: string })[];
}

/** C-20: says that the exported chain is whole. Throws a UserFacingError that names the first piece that was altered. */
export function verifyEvidence(exported: string): string {
  const { number, evidence } = JSON.parse(exported) as EvidenceExport;
  // what is hashed holds milliseconds
  const broken = firstBreak(evidence.map((one) => ({ ...one, at: Date.parse(one.at) })));
  const piece = broken === undefined ? undefined : evidence[broken];
  if (broken === undefined || !piece) return `${number}: ${evidence.length} pieces of evidence, the chain is whole.`;
  const { document, subject, at } = piece;
  throw new UserFacingError(`${number}: the chain breaks at piece ${broken + 1} (${document} ${subject}, ${at}).`);
}
