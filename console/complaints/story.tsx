import { Card, Descriptions, Flex, Typography } from 'antd';
import { yuan } from '../../domain/values/money';
import { usePeople } from '../shared/server/queries';
import type { ComplaintView, WholeComplaint } from '../shared/server/replies';
import { useCauses, useClasses, useDepartments } from '../shared/server/store-lists';
import { Part } from '../shared/shell/part';
import { Due, LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';
import { EndingLetter } from './complaint-papers';
import { places } from './places';
import { storyOf } from './story-lines';

/** What the customer said, and what they want. */
export function Words({ complaint }: { readonly complaint: ComplaintView }) {
  const { field, value } = useTexts();
  const { words, demand } = complaint;
  const { added = [], rating } = complaint.view === 'whole' ? complaint : ({} as Partial<WholeComplaint>);
  return (
    <Part place={places.words} part="words">
      <Typography.Text>「{words}」</Typography.Text>
      {added.map(({ words: more, at }) => (
        <p key={at} style={{ margin: '8px 0 0' }}>
          「{more}」 <LocalTime at={at} />
        </p>
      ))}
      {demand !== undefined && (
        <p style={{ margin: '8px 0 0' }}>
          {field('demand')}: {demand}
        </p>
      )}
      {rating && (
        <p style={{ margin: '8px 0 0' }}>
          {field('severity')}: {value(rating.severity)} · {field('complexity')}: {value(rating.complexity)}
        </p>
      )}
    </Part>
  );
}

/** Where it stands: whose it is, since when, what was promised; then what was said and done, the latest first. */
export function Story({ complaint }: { readonly complaint: ComplaintView }) {
  const texts = useTexts();
  const { t, role, field, condition } = texts;
  const nameOf = usePeople();
  const { owner, receivedAt, resolveBy } = complaint;
  const whole = complaint.view === 'whole' ? complaint : undefined;
  const promise = whole?.nextReply && !whole.nextReply.kept ? whole.nextReply.at : undefined;
  const missing = whole?.closingConditions ?? [];
  return (
    <Card size="small" title={t('story')} data-part="story">
      <Descriptions
        size="small"
        column={{ xs: 1, md: 2 }}
        items={[
          { key: 'owner', label: t('owner'), children: `${nameOf(owner.id)} · ${role(owner.role)}` },
          { key: 'since', label: t('received'), children: <LocalTime at={receivedAt} /> },
          ...(promise === undefined
            ? []
            : [
                {
                  key: 'promise',
                  label: t('replyPromised'),
                  children: (
                    <>
                      <LocalTime at={promise} /> · <Due at={promise} />
                    </>
                  ),
                },
              ]),
          ...(resolveBy
            ? [{ key: 'resolveBy', label: field('resolveBy'), children: <LocalTime at={resolveBy.at} /> }]
            : []),
          ...(whole && whole.measures.cost > 0
            ? [{ key: 'cost', label: field('cost'), children: yuan(whole.measures.cost) }]
            : []),
        ]}
      />
      <ul className="rows" aria-label={t('story')} style={{ margin: '8px 0' }}>
        {storyOf(complaint, texts, nameOf).map(({ at, text }) => (
          <li key={`${at} ${text}`}>
            <Flex gap={8} align="baseline">
              <Typography.Text type="secondary" style={{ whiteSpace: 'nowrap' }}>
                <LocalTime at={at} />
              </Typography.Text>
              <span>{text}</span>
            </Flex>
          </li>
        ))}
      </ul>
      {missing.length > 0 && (
        <Typography.Text type="secondary">
          {t('closingOpen')}: {missing.map(condition).join(' · ')}
        </Typography.Text>
      )}
    </Card>
  );
}

/** H-17: whether it is founded, which way it goes and to which department. */
export function Judgement({ complaint }: { readonly complaint: ComplaintView }) {
  const { value, field } = useTexts();
  const departments = useDepartments();
  const { route, department } = complaint;
  const judgement = complaint.view === 'whole' ? complaint.judgement : undefined;
  return (
    <Part place={places.judgement} part="judgement">
      {judgement && (
        <p style={{ margin: 0 }}>
          {value(judgement.verdict)} · {judgement.reason}
        </p>
      )}
      {route && (
        <p style={{ margin: 0 }}>
          {field('route')}: {[value(route), department && departments.nameOf(department)].filter(Boolean).join(' · ')}
        </p>
      )}
    </Part>
  );
}

/** H-18, H-22: until when it is looked into, and what was found. */
export function Investigation({ complaint }: { readonly complaint: ComplaintView }) {
  const { t, field } = useTexts();
  const nameOf = usePeople();
  const causes = useCauses();
  const { cause, nextAction } = complaint.view === 'whole' ? complaint : ({} as Partial<WholeComplaint>);
  return (
    <Part place={places.investigation} part="investigation">
      {cause && (
        <p style={{ margin: 0 }}>
          {field('causeCode')}: {causes.nameOf(cause.code)} · {field('responsiblePerson')}:{' '}
          {nameOf(cause.responsiblePerson)} · {field('departmentHead')}: {nameOf(cause.departmentHead)}
        </p>
      )}
      {nextAction && (
        <p style={{ margin: 0 }}>
          {t('nextActionAt')} <LocalTime at={nextAction.at} />
        </p>
      )}
    </Part>
  );
}

/** H-32: how it ended, and which class of complaint it was. */
export function Closing({ complaint }: { readonly complaint: ComplaintView }) {
  const { field, value } = useTexts();
  const classes = useClasses();
  const { evaluation } = complaint;
  const ending = complaint.view === 'whole' ? complaint.ending : undefined;
  const penalties = complaint.view === 'whole' ? complaint.penalties : {};
  return (
    <Part place={places.closing} part="closing">
      {evaluation && (
        <p style={{ margin: 0 }}>
          {field('classification')}: {classes.nameOf(evaluation.classification)}
        </p>
      )}
      {Object.entries(penalties).map(([party, penalty]) => (
        <p key={party} style={{ margin: 0 }}>
          {field(party)}: {value(penalty)}
        </p>
      ))}
      {ending && (
        <p style={{ margin: 0 }}>
          {field('ending')}: {value(ending.kind)} <EndingLetter complaint={complaint} />
        </p>
      )}
    </Part>
  );
}
