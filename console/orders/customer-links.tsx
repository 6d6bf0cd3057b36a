import { client, useRead } from '../shared/server/queries';
import { remove } from '../shared/server/request';
import { CustomerLinks } from '../shared/shell/customer-links';

/** A link was made or withdrawn. */
export const customerLinksChanged = (): Promise<void> =>
  client.invalidateQueries({ queryKey: ['/repair-orders/{number}/customer-links'] });

/** The links of a visit. */
export function LinksOfVisit({ number }: { readonly number: string }) {
  const links = useRead('/repair-orders/{number}/customer-links', { path: { number } });
  const revoke = async (link: string): Promise<void> => {
    await remove('/repair-orders/{number}/customer-links/{link}', { path: { number, link } });
    await customerLinksChanged();
  };
  return <CustomerLinks links={links} revoke={revoke} />;
}
