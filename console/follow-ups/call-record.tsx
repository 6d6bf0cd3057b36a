import { useSearchParams } from 'react-router';
import { CommandInPlace } from '../shared/forms/command-in-place';
import { useProcessActions } from '../shared/shell/process-actions';
import type { Offer } from '../shared/shell/offers';
import { places } from './places';

/** What the caller records now: of each stage there is one. */
export const recordOf = (offers: readonly Offer[]): Offer | undefined =>
  places.record.commands
    .map((command) => offers.find(({ action, state }) => action.command === command && state === 'ready'))
    .find((offer) => offer !== undefined);

/** The record of the call, on the page itself, below what the caller reads out. */
export function CallRecord() {
  const { view, offers } = useProcessActions();
  const [address] = useSearchParams();
  const offer = recordOf(offers);
  if (!offer) return null;
  const { command } = offer.action;
  return (
    <CommandInPlace
      key={command}
      number={view.number}
      sequence={view.sequence}
      command={command}
      formDefaults={offer.formDefaults}
      wanted={address.get('do') === command}
    />
  );
}
