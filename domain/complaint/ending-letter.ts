import { localTime } from '../time/working-time';
import { bilingual, type Bilingual } from '../values/bilingual';
import { sealed, type Block, type Paper } from '../values/paper';
import { signedLine } from '../values/signed-line';
import { customerSigns, party, type ComplaintSource } from './papers';
import type { Complaint } from './state';

type EndingKind = NonNullable<Complaint['ending']>['kind'];

/** What each ending means for whoever reads the letter, and to whom it is addressed. */
const reasons: Readonly<Record<EndingKind, Bilingual>> = {
  unreachable: bilingual(
    '我们多次以电话、信息及信函联系您，均未能取得联系，现将此投诉结案。您随时可与我们联系，我们将重新受理。',
    'We tried to reach you by phone, message and letter, and did not. We close this complaint; call us at any time and we take it up again.',
  ),
  withdrawn: bilingual(
    '您已签字撤回此投诉，现予结案。如您改变主意，我们将重新受理。',
    'You have withdrawn this complaint with your signature, and we close it. If you change your mind, we take it up again.',
  ),
  decidedOutside: bilingual(
    '此事已由法院或调解机构处理，我们依其结果结案。',
    'A court or mediator has decided the matter. We close this complaint with that result.',
  ),
  carSold: bilingual(
    '车辆已转让，本投诉结案。您就该车此前的权利不受影响。',
    'The car has another owner, and we close this complaint. What you are owed from before is not touched by it.',
  ),
  customerDied: bilingual(
    '致家属：谨致哀悼。此投诉现予结案；如家属希望继续处理，请与本店总经理联系。',
    'To the family: our condolences. We close this complaint; if you wish us to go on, call the store manager.',
  ),
};

/** H-31: the letter that says why a complaint ended without a solution; undefined while it has not. */
export function endingLetter(source: ComplaintSource): Paper | undefined {
  const { complaint, events, letterhead, nameOf } = source;
  const confirmed = events.findLast((event) => event.type === 'endingConfirmed');
  const proposed = events.findLast((event) => event.type === 'endingProposed');
  if (confirmed?.type !== 'endingConfirmed' || proposed?.type !== 'endingProposed') return undefined;
  const { zone } = complaint.policy.calendar;
  const signed = proposed.evidence;
  const { zh, en } = reasons[confirmed.ending];
  const blocks: readonly Block[] = [
    party(source),
    { kind: 'text', title: bilingual('结案原因', 'Why it ended'), text: `${zh}\n${en}` },
    ...(proposed.authority === undefined
      ? []
      : [{ kind: 'text' as const, title: bilingual('处理机构', 'Decided by'), text: proposed.authority }]),
    {
      kind: 'signatures',
      lines: [
        ...(signed
          ? [
              signedLine(
                customerSigns[signed.document],
                { ...signed, by: source.complainant.name, time: localTime(zone, signed.at) },
                nameOf,
              ),
            ]
          : []),
        [bilingual('提议人', 'Proposed by'), `${nameOf(proposed.by.id)} ${localTime(zone, proposed.at)}`],
        [bilingual('确认人', 'Confirmed by'), `${nameOf(confirmed.by.id)} ${localTime(zone, confirmed.at)}`],
      ],
    },
  ];
  return sealed({
    title: bilingual('投诉结案函', 'Letter on the end of a complaint'),
    number: complaint.number,
    letterhead,
    at: confirmed.at,
    blocks,
    evidence: proposed.evidence?.hash ?? null,
  });
}
