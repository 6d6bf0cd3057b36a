import type { ComplaintView, WholeComplaint } from '../shared/server/replies';
import { atStore } from '../shared/shell/store-time';
import type { Texts } from '../shared/texts/use-texts';

interface Line {
  readonly at: string;
  readonly text: string;
}

const time = (at: string): string => atStore(at).format('MM-DD HH:mm');
const at = (moment: string | undefined, text: string): readonly Line[] =>
  moment === undefined ? [] : [{ at: moment, text }];

/** How it came in and what was found out. */
function beginning(complaint: ComplaintView, { t, value }: Texts, nameOf: (id: string) => string): readonly Line[] {
  const { receivedAt, source } = complaint;
  const from = t('storySource', { source: value(source) });
  if (complaint.view !== 'whole') return at(receivedAt, from);
  const { receivedBy, added = [], registeredAt, firstAnsweredAt, lastNews, judgement } = complaint;
  return [
    ...at(receivedAt, t('storyReceived', { who: nameOf(receivedBy.id), source: value(source) })),
    ...added.map(({ words, at: when }) => ({ at: when, text: t('storyAdded', { words }) })),
    ...at(registeredAt, t('storyRegistered')),
    ...at(firstAnsweredAt, t('storyAnswered')),
    ...at(lastNews?.at, t('storyNews')),
    ...at(
      judgement?.at,
      t('storyJudged', {
        who: nameOf(judgement?.by ?? ''),
        verdict: value(judgement?.verdict ?? ''),
        reason: judgement?.reason ?? '',
      }),
    ),
    ...at(judgement?.confirmedAt, t('storyConfirmed', { who: nameOf(judgement?.confirmedBy ?? '') })),
  ];
}

/** What was granted, promised, offered and done, and how it ended. */
function handling(
  complaint: WholeComplaint,
  { t, value, command }: Texts,
  nameOf: (id: string) => string,
): readonly Line[] {
  const { investigationAgreed, resolveBy, submittedAt, candidates, decision, notifiedAt, acceptedAt } = complaint;
  const { feedback, implementedAt, revisit, evaluation, ending, closedAt, pauses, plans } = complaint;
  const chosen = candidates.find(({ candidateId }) => candidateId === decision?.candidateId);
  const content = (one: { readonly satisfied: boolean } | undefined) => t(one?.satisfied ? 'yes' : 'no');
  return [
    ...at(investigationAgreed?.at, t('storyGranted', { time: time(investigationAgreed?.until ?? '') })),
    ...at(resolveBy?.since, t('storyResolveBy', { time: time(resolveBy?.at ?? '') })),
    ...pauses.map(({ from, reason, until, to }) => ({
      at: from,
      text: t(to === undefined ? 'storyPaused' : 'storyRested', { reason: value(reason), time: time(to ?? until) }),
    })),
    ...plans.flatMap(({ step, doneAt }) =>
      step === undefined ? [] : at(doneAt, t('storyStepDone', { step: command(step) })),
    ),
    ...at(submittedAt, t('storySubmitted', { n: candidates.length })),
    ...at(decision?.at, t('storyDecided', { solution: chosen?.text ?? '', instruction: decision?.instruction ?? '' })),
    ...at(notifiedAt, t('storyNotified')),
    ...at(acceptedAt, t('storyAccepted')),
    ...at(implementedAt, t('storyImplemented')),
    ...at(feedback?.at, t('storyFeedback', { content: content(feedback) })),
    ...at(revisit?.at, t('storyRevisit', { content: content(revisit) })),
    ...at(evaluation?.at, t('storyEvaluated')),
    ...at(ending?.at, t('storyEnding', { who: nameOf(ending?.by ?? ''), kind: value(ending?.kind ?? '') })),
    ...at(closedAt, t('storyClosed')),
  ];
}

/** What was said and done, in sentences, the latest first. */
export function storyOf(complaint: ComplaintView, texts: Texts, nameOf: (id: string) => string): readonly Line[] {
  const raised = complaint.escalations.map(({ timer, to, at: when }) => ({
    at: when,
    text: `${texts.timer(timer)} · ${texts.t('escalatedTo', { role: texts.role(to) })}`,
  }));
  return [
    ...beginning(complaint, texts, nameOf),
    ...(complaint.view === 'whole' ? handling(complaint, texts, nameOf) : []),
    ...raised,
  ].toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
