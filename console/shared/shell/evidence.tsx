import { Card, Flex, Tag, Typography } from 'antd';
import { usePeople } from '../server/queries';
import type { Evidence } from '../server/replies';
import { useTexts } from '../texts/use-texts';
import { LocalTime } from './time';

const pictureOf = (consent: Evidence['consent']): string | undefined =>
  consent.channel === 'paper' ? consent.scan : consent.channel === 'screen' ? consent.drawing : undefined;

type Proof = NonNullable<Evidence['consent']['proof']>;

/** H2: through which link it came and who had that sent or showed it, or from where it was recorded. */
function Provenance({ proof: { link, networkAddress } }: { readonly proof: Proof }) {
  const { t, value } = useTexts();
  const nameOf = usePeople();
  const facts = [link && value(link.way), link?.by && nameOf(link.by), link?.code && t('withCode'), networkAddress];
  return (
    <Typography.Paragraph type="secondary" style={{ marginBottom: 0 }}>
      {t('provenance', { facts: facts.filter(Boolean).join(' · ') })}
    </Typography.Paragraph>
  );
}

/** C-20: what the customer approved or refused, word by word, with what proves it. */
export function EvidenceList({ evidence }: { readonly evidence: readonly Evidence[] }) {
  const { t, value } = useTexts();
  if (evidence.length === 0) return <Typography.Text type="secondary">{t('noEvidence')}</Typography.Text>;
  return (
    <Flex vertical gap={12}>
      {evidence.map(({ text, answer, consent, at, hash }) => (
        <Card
          key={hash}
          size="small"
          title={<span data-both-languages>{text.split('\n')[0]}</span>}
          extra={<Tag color={answer === 'approved' ? 'green' : 'default'}>{value(answer)}</Tag>}
        >
          <pre className="shown" data-both-languages>
            {text}
          </pre>
          {consent.proof && <Provenance proof={consent.proof} />}
          {pictureOf(consent) && (
            <a href={`/api/v1/files/${pictureOf(consent)}`} target="_blank" rel="noreferrer">
              {value(consent.channel)}
            </a>
          )}{' '}
          <Typography.Text type="secondary" style={{ overflowWrap: 'anywhere' }}>
            {value(consent.channel)} · <LocalTime at={at} /> · {t('fingerprint')} <span data-fingerprint>{hash}</span>
          </Typography.Text>
        </Card>
      ))}
    </Flex>
  );
}
