import { useQuery } from '@tanstack/react-query';
import { bilingual } from '../../../domain/values/bilingual';
import type { Schema } from '../../shared/server/contract';
import type { Evidence } from '../../shared/server/replies';
import { CustomerLinks } from '../../shared/shell/customer-links';
import { EvidenceList } from '../../shared/shell/evidence';
import { LinkCard } from '../../shared/shell/link-card';
import { ProofButton } from '../../shared/shell/proof-button';
import { inDays, inHours, order, written } from '../data';
import type { Story } from '../story';

const proof = (answer: Evidence['answer'], channel: 'paper' | 'phone'): Evidence => ({
  order,
  document: 'order',
  subject: '',
  revision: 1,
  answer,
  text: `进厂维修单 Repair order\n${written.service} ¥1,280.50`,
  total: 128_050,
  consent:
    channel === 'paper'
      ? { channel, scan: 'a'.repeat(64) }
      : { channel, witness: 'li', words: written.word, proof: { networkAddress: '192.0.2.7', userAgent: null } },
  recordedBy: { id: 'wang', role: 'serviceAdvisor' },
  at: inHours(-2),
  previous: '0'.repeat(64),
  hash: `${channel === 'paper' ? 'b' : 'c'}${'4'.repeat(63)}`,
});

const link = (id: string, more: Partial<Schema<'CustomerLinkListed'>>): Schema<'CustomerLinkListed'> => ({
  id,
  way: 'sent',
  by: 'wang',
  createdAt: inHours(-5),
  expiresAt: inDays(2),
  uses: 0,
  lastUsedAt: null,
  revokedAt: null,
  usable: true,
  ...more,
});

function Links({ items }: { readonly items: readonly Schema<'CustomerLinkListed'>[] }) {
  const links = useQuery({ queryKey: ['links'], queryFn: () => Promise.resolve({ items }) });
  return <CustomerLinks links={links} revoke={() => Promise.resolve()} />;
}

export const proofs: Story = {
  name: 'proofs',
  title: bilingual('凭证与客户链接', 'Evidence and links of the customer'),
  states: [
    {
      title: bilingual('同意与拒绝', 'Approved and declined'),
      view: () => <EvidenceList evidence={[proof('approved', 'paper'), proof('declined', 'phone')]} />,
    },
    { title: bilingual('没有凭证', 'No evidence'), view: () => <EvidenceList evidence={[]} /> },
    {
      title: bilingual('签名的证明', 'The signed proof'),
      view: () => <ProofButton address={`/repair-orders/${order}`} />,
    },
    {
      title: bilingual('发出链接', 'To send a link'),
      view: () => (
        <LinkCard
          send={() => Promise.resolve({ to: '138****1234', expiresAt: inDays(2) })}
          show={() => Promise.resolve({ path: '/c', expiresAt: inHours(1) })}
        />
      ),
    },
    {
      title: bilingual('发出的链接', 'Links that were made'),
      view: () => (
        <Links
          items={[
            link('1', {}),
            link('2', { way: 'shown', uses: 3, lastUsedAt: inHours(-1) }),
            link('3', { usable: false, revokedAt: inHours(-1) }),
          ]}
        />
      ),
    },
  ],
};
