import type { Paper, PaperFormat } from '../../domain/values/paper';
import type { Pictures } from './pictures';

export interface PrintRequest {
  /** One after the other, in one document. */
  readonly papers: readonly Paper[];
  /** What is missing is left out. */
  readonly pictures: Pictures;
  readonly format: PaperFormat;
}
