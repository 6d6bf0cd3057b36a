import type { Receipt, Recorded } from '../../domain/kernel/receipt';
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
  const known = (): readonly Recorded<AnyEvent>[] =>
    recorded.map(({ sequence, event }) => ({ sequence, event: upcastEvent(event, schemaVersion) }));
  try {
    return { ...receipt, recorded: known() };
  } catch (error) {
    if (!(error instanceof NewerSchemaVersion)) throw error;
    return { ...receipt, recorded: [] };
  }
}
