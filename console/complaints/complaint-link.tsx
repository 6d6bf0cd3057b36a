import { post } from '../shared/server/request';
import { LinkCard } from '../shared/shell/link-card';

/** H-14: whoever complains sees the complaint and answers: by a link to their phone, or on a tablet in the store. */
export function ComplaintLink({ number }: { readonly number: string }) {
  const path = { path: { number } };
  return (
    <LinkCard
      send={() => post('/complaints/{number}/customer-links', path, { body: undefined })}
      show={() => post('/complaints/{number}/shown-links', path, { body: undefined })}
    />
  );
}
