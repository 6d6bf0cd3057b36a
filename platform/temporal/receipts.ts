import type { Receipt } from '../../domain/kernel/receipt';
import { NewerSchemaVersion } from '../../domain/kernel/upcasting';
import { definitionOf, type AnyEvent } from '../../domain/processes';
import type { SentReceipt } from '../../workflows/messages';

/**
 * What a process answered, in the shape of this release. While a release is rolled out its worker may be of an older or of a later one; what a later
 * one recorded is left out, for its own worker publishes what nobody else has recorded.
 */
export function received(
  number: string,
  { schemaVersion, recorded, ...receipt }: SentReceipt<AnyEvent>,
): Receipt<AnyEvent> {
  const { upcastEvent } = definitionOf(number).upcasting;
  try {
    return {
      ...receipt,
      recorded: recorded.map(({ sequence, event }) => ({ sequence, event: upcastEvent(event, schemaVersion) })),
    };
  } catch (error) {
    if (!(error instanceof NewerSchemaVersion)) throw error;
    return { ...receipt, recorded: [] };
  }
}
