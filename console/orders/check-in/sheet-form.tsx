import { Alert, Button, Flex, Form, Skeleton } from 'antd';
import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { RepairOrder } from '../../../domain/repair-order/state';
import { validated } from '../../shared/master-data/validated';
import { correctedIn } from '../../shared/forms/corrected';
import { draftOf, dropDraft, keepDraft } from '../../shared/forms/drafts';
import { UploadFor } from '../../shared/forms/files';
import type { ReplyOf } from '../../shared/server/contract';
import { useMay, useRead, useReadWhen } from '../../shared/server/queries';
import { Loaded } from '../../shared/shell/states';
import { useTexts } from '../../shared/texts/use-texts';
import { placeOf, showField } from './field';
import { IntakePart } from './intake-part';
import { NeedsPart } from './needs-part';
import { OfferPart } from './offer-part';
import type { Beginning } from './opening';
import type { Refusal } from './refusal';
import { SheetFactsProvider } from './sheet-context';
import { begunSheet, leastCovers, type Arriving, type Sheet } from './sheet';
import { procedureWith } from './steps';
import { SHEET, sheetKeyOf, useReceiving } from './use-receiving';
import { WalkRoundPart } from './walk-round-part';

type Kind = ReplyOf<'/settings/checklist-profiles'>['content']['items'][number];

interface Props {
  readonly arriving: Arriving;
  /** How the visit begins, or its number where it is open. */
  readonly about: Beginning | string;
  /** The reader receives the car; others only open the visit. */
  readonly receives: boolean;
  /** The reading known before. */
  readonly lastOdometer: number;
  /** What the visit's sheet was refused for on the page before. */
  readonly refused?: Refusal | undefined;
  /** What is known of car and customer. */
  readonly children?: ReactNode;
}

/** A scanner ends with Enter, and somebody who fills in the last field may press it: the sheet is sent by its button. */
const onlyByButton = (event: KeyboardEvent<HTMLElement>): void => {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
};

interface Given extends Props {
  readonly coverPieces: RepairOrder['policy']['coverPieces'];
  readonly kinds: readonly Kind[];
  readonly onAnew: () => void;
}

function Filled({ arriving, about, receives, lastOdometer, refused, coverPieces, kinds, onAnew, children }: Given) {
  const { t } = useTexts();
  const [form] = Form.useForm<Sheet>();
  const root = useRef<HTMLDivElement>(null);
  const key = sheetKeyOf(about);
  const [draft] = useState(() => draftOf(key, SHEET) as Partial<Sheet> | undefined);
  const [told, setTold] = useState<Refusal | undefined>(refused);
  const typed = Form.useWatch((values: Partial<Sheet>) => values, { form, preserve: true });

  const keep = (): void => keepDraft(key, SHEET, form.getFieldsValue(true));
  const { send, busy, attempt } = useReceiving({ arriving, about, receives });

  const empty = begunSheet(arriving, coverPieces);
  const initial: Sheet = {
    ...empty,
    ...(empty.checklistProfile === undefined && kinds[0] && { checklistProfile: kinds[0].id }),
    ...draft,
  };
  const now: Sheet = { ...initial, ...typed };
  const profile =
    now.checklistProfile === arriving.order.checklistProfile?.id
      ? arriving.order.checklistProfile
      : kinds.find(({ id }) => id === now.checklistProfile);
  const { checklistProfile: _before, ...known } = arriving.order;
  const order = { ...known, accident: now.accident, ...(profile && { checklistProfile: profile }) };
  const isShort = procedureWith(arriving, now, profile).signatures === 'together';

  /** At its field where the page shows one, else above the button. */
  const tell = ({ fields, general, ...rest }: Refusal): void => {
    const placed = fields.map(({ name, message }) => ({ name, message, place: placeOf(root.current, name) }));
    form.setFields(
      placed.filter(({ place }) => place).map(({ name, message }) => ({ name: [...name] as never, errors: [message] })),
    );
    const elsewhere = placed.filter(({ place }) => !place).map(({ message }) => message);
    const sentence = [general, ...elsewhere].filter(Boolean).join(' ');
    setTold({ fields: [], ...(sentence !== '' && { general: sentence }), ...rest });
    showField(placed.find(({ place }) => place)?.place);
  };

  // what the page before was told is shown once the fields are there
  const tellFirst = useEffectEvent(() => {
    if (refused) tell(refused);
  });
  useEffect(() => tellFirst(), []);

  // whoever has a keyboard types at once; on a phone its keys would cover the sheet
  const begins = typeof about !== 'string';
  useEffect(() => {
    if (begins && matchMedia('(pointer: fine)').matches) root.current?.querySelector('textarea')?.focus();
  }, [begins]);

  const submit = async (): Promise<void> => {
    if (!(await validated(form))) return;
    const refusal = await send(form.getFieldsValue(true) as Sheet, profile);
    if (refusal) tell(refusal);
  };

  const changed = (change: Partial<Sheet>): void => {
    form.setFields(
      correctedIn(form.getFieldsError(), change).map((name) => ({ name: [...name] as never, errors: [] })),
    );
    // an accident takes more covers
    if (change.accident !== undefined)
      form.setFieldValue('covers', leastCovers({ ...arriving.order, accident: change.accident }, coverPieces));
    setTold((before) => (before?.pricesOpen ? { fields: [], pricesOpen: true } : undefined));
    keep();
  };

  const isFixed = attempt !== undefined;
  const visit = arriving.number ?? attempt?.number;
  return (
    <SheetFactsProvider
      value={{
        order,
        isOpen: arriving.number !== undefined,
        visit,
        isFixed,
        lastOdometer,
        isShort,
        pricesOpen: told?.pricesOpen ?? false,
      }}
    >
      <UploadFor value={visit}>
        <div ref={root} className="sheet" data-check-in={key}>
          {draft && !isFixed && (
            <Alert
              type="info"
              showIcon
              title={t('draftKept')}
              action={
                <Button size="small" onClick={onAnew}>
                  {t('discardDraft')}
                </Button>
              }
            />
          )}
          {draft && isFixed && <Alert type="info" showIcon title={t('draftKept')} />}
          {isFixed && (
            <Alert
              type="warning"
              showIcon
              title={attempt.number === undefined ? t('perhapsOpen') : t('openUnsent')}
              {...(attempt.number !== undefined && {
                action: <Link to={`/repair-orders/${attempt.number}`}>{t('openOrder')}</Link>,
              })}
            />
          )}
          {children}
          <Form<Sheet>
            form={form}
            layout="vertical"
            initialValues={initial}
            onValuesChange={changed}
            onKeyDown={onlyByButton}
            onFinish={() => void submit()}
          >
            <div className="sheet-columns">
              <div>
                <NeedsPart booked={typeof about !== 'string' && 'appointment' in about} receives={receives} />
                {receives && <WalkRoundPart />}
              </div>
              {receives && (
                <div>
                  <IntakePart />
                  <OfferPart />
                </div>
              )}
            </div>
          </Form>
          {told?.general !== undefined && (
            <Alert
              type="error"
              showIcon
              role="alert"
              title={told.general}
              {...(told.openVisit !== undefined && {
                // what is typed goes along
                action: (
                  <Link
                    to={`/repair-orders/${told.openVisit}`}
                    onClick={() => keepDraft(told.openVisit ?? key, SHEET, form.getFieldsValue(true))}
                  >
                    {t('openOrder')}
                  </Link>
                ),
              })}
            />
          )}
          <Flex justify="end">
            <Button type="primary" size="large" loading={busy} data-send onClick={() => void submit()}>
              {receives ? (isShort ? t('receiveAndOffer') : t('receiveCar')) : t('onlyOpen')}
            </Button>
          </Flex>
        </div>
      </UploadFor>
    </SheetFactsProvider>
  );
}

/** B-01 to C-12: one car is received on one page, and sent at once. What is typed is kept until it is taken. */
export function SheetForm(props: Props) {
  const key = sheetKeyOf(props.about);
  const [round, setRound] = useState(0);
  const kinds = useRead('/settings/checklist-profiles');
  // the number of covers that the store lays out; five where the reader does not see its policy
  const seesPolicy = useMay('listPolicies');
  const policies = useReadWhen(seesPolicy, '/policies', {});
  const anew = (): void => {
    dropDraft(key, SHEET);
    setRound((before) => before + 1);
  };
  return (
    <Loaded of={kinds}>
      {({ content }) =>
        seesPolicy && policies.isPending ? (
          <Skeleton active />
        ) : (
          <Filled
            key={`${key} ${round}`}
            {...props}
            kinds={content.items.filter(({ active }) => active)}
            coverPieces={policies.data?.items[0]?.coverPieces ?? 5}
            onAnew={anew}
          />
        )
      }
    </Loaded>
  );
}
