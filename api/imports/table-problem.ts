import type { TableFacts, TableFaultCode } from '../../domain/values/table';
import { tableFaultText } from '../../texts/imports';
import { Problem } from '../http/problems';

/** Why a file is not taken, in words of both languages. */
export const tableProblem = (fault: TableFaultCode, facts: TableFacts = {}): Problem =>
  fault === 'fileTooLarge'
    ? new Problem('tableTooLarge')
    : new Problem('tableUnreadable', { fault, reason: tableFaultText(fault, facts) });
