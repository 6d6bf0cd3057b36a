import { post } from '../shared/server/request';
import { LinkCard } from '../shared/shell/link-card';
import { customerLinksChanged } from './customer-links';

/** H2: a link goes to the phone on file, or is shown in the store; who had it sent or showed it stands in the history. */
export function MakeCustomerLink({ number }: { readonly number: string }) {
  const path = { path: { number } };
  return (
    <LinkCard
      send={() => post('/repair-orders/{number}/customer-links', path, { body: undefined })}
      show={() => post('/repair-orders/{number}/shown-links', path, { body: undefined })}
      onMade={customerLinksChanged}
    />
  );
}
