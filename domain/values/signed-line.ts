import { bilingual, type Bilingual } from './bilingual';
import type { SignatureLine } from './paper';
import type { RecordedConsent } from './recorded-consent';

/** What a signing place says of a consent. */
interface GivenConsent {
  readonly consent: RecordedConsent;
  /** Who gave it, by name. */
  readonly by: string;
  /** When, as the store writes times. */
  readonly time: string;
  /** Hash of the evidence. */
  readonly hash: string;
  /** The version that was signed; said from the second on. */
  readonly revision?: number;
  /** What else stands under the same signature. */
  readonly together?: readonly Bilingual[];
}

const linkWords = {
  sent: bilingual('经发到登记手机的链接确认', 'confirmed by the link that was sent to the phone on file'),
  shown: bilingual('在门店平板上确认', 'confirmed on a tablet of the store'),
  receipt: bilingual('经回执短信中的链接确认', 'confirmed by the link in a receipt that was sent to the phone on file'),
  byStaff: bilingual('经员工转交的链接确认', 'confirmed by a link that staff handed on'),
} as const;

/** How the customer agreed. */
function wayOf(consent: RecordedConsent, nameOf: (id: string) => string): Bilingual {
  switch (consent.channel) {
    case 'paper':
      return bilingual('纸质签字，扫描件已存档', 'signed on paper, the scan is kept');
    case 'screen':
      return bilingual('屏幕签字', 'signed on the screen');
    case 'phone': {
      const { witness, words } = consent;
      return bilingual(`电话同意，见证人${nameOf(witness)}：“${words}”`, `agreed by phone, witness ${nameOf(witness)}`);
    }
    default: {
      const { link } = consent.proof ?? {};
      const { zh, en } = link
        ? linkWords[link.way]
        : bilingual('经客户页面确认', 'confirmed on the page of the customer');
      return link?.code === true
        ? bilingual(`${zh}，并输入短信验证码`, `${en}, with a one-time code`)
        : bilingual(zh, en);
    }
  }
}

const drawingOf = (consent: RecordedConsent): string | undefined =>
  consent.channel === 'screen' || consent.channel === 'link' ? consent.drawing : undefined;

/** A signing place as it was signed: what was drawn, by whom and when, and how. */
export function signedLine(who: Bilingual, given: GivenConsent, nameOf: (id: string) => string): SignatureLine {
  const { consent, by, time, hash, revision = 1, together = [] } = given;
  const way = wayOf(consent, nameOf);
  const zh = [
    way.zh,
    ...(revision > 1 ? [`第${revision}版`] : []),
    ...(together.length > 0 ? [`与${together.map((one) => one.zh).join('、')}一并签字`] : []),
    `#${hash.slice(0, 12)}`,
  ];
  const en = [
    way.en,
    ...(revision > 1 ? [`revision ${revision}`] : []),
    ...(together.length > 0 ? [`signed together with ${together.map((one) => one.en).join(', ')}`] : []),
  ];
  const signed = `${by} ${time}\n${zh.join(' · ')}\n${en.join(' · ')}`;
  const drawing = drawingOf(consent);
  return drawing === undefined ? [who, signed] : [who, signed, drawing];
}
