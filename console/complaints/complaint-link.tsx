import { Flex } from 'antd';
import { client, useMay, useReadWhen } from '../shared/server/queries';
import { post, remove } from '../shared/server/request';
import { CustomerLinks } from '../shared/shell/customer-links';
import { LinkCard } from '../shared/shell/link-card';

/** A link was made or withdrawn. */
const linksChanged = (): Promise<void> =>
  client.invalidateQueries({ queryKey: ['/complaints/{number}/customer-links'] });

/** H-14: whoever complains sees the complaint and answers: by a link to their phone, or on a tablet in the store. Which there are, and how to withdraw one. */
export function ComplaintLink({ number }: { readonly number: string }) {
  const path = { path: { number } };
  const mayList = useMay('complaint.listLinks');
  const links = useReadWhen(mayList, '/complaints/{number}/customer-links', path);
  const revoke = async (link: string): Promise<void> => {
    await remove('/complaints/{number}/customer-links/{link}', { path: { number, link } });
    await linksChanged();
  };
  return (
    <Flex vertical gap={8}>
      <LinkCard
        send={() => post('/complaints/{number}/customer-links', path, { body: undefined })}
        show={() => post('/complaints/{number}/shown-links', path, { body: undefined })}
        onMade={linksChanged}
      />
      {mayList && <CustomerLinks links={links} revoke={revoke} />}
    </Flex>
  );
}
