import { deskKindOf, type DeskKind } from '../../desk/kind';
import type { Me } from '../server/replies';
import { searchKeys } from '../search/shortcut-keys';
import type { TextName } from '../texts/texts';

const onDesk: { readonly [K in DeskKind]: TextName } = {
  advisor: 'tourDeskAdvisor',
  technician: 'tourDeskTechnician',
  workshop: 'tourDeskWorkshop',
  parts: 'tourDeskParts',
  quality: 'tourDeskQuality',
  money: 'tourDeskMoney',
  relations: 'tourDeskRelations',
  manager: 'tourDeskManager',
  gate: 'tourDeskGate',
  other: 'tourDeskOther',
};
const onBlue: { readonly [K in DeskKind]?: TextName } = { technician: 'tourBlueTechnician', gate: 'tourBlueGate' };

/** What lies there: the first row, or what an empty desk says. */
const WORK = '#main [data-row], #main [data-line], #main .ant-empty, #main form, #main .ant-card';

/** One thing that the tour points at. */
export interface TourStep {
  /** Of these the first that is on the page. */
  readonly at: readonly string[];
  readonly title: TextName;
  readonly text: TextName;
  readonly facts?: Readonly<Record<string, string>>;
}

export function stepsOf({ roles }: Me): readonly TourStep[] {
  const kind = deskKindOf(roles);
  return [
    { at: [WORK, '#main'], title: 'tourDesk', text: onDesk[kind] },
    {
      at: ['#main [data-row] .ant-btn-primary', '#main .ant-btn-primary', WORK],
      title: 'tourBlue',
      text: onBlue[kind] ?? 'tourBlueHint',
    },
    { at: ['.global-search'], title: 'tourSearch', text: 'tourSearchHint', facts: { keys: searchKeys } },
    { at: ['[data-tour=notices]'], title: 'tourNotices', text: 'tourNoticesHint' },
    { at: ['[data-tour=help]'], title: 'tourHelp', text: 'tourHelpHint' },
  ];
}

/** The desk has been read, so that what the tour points at is there. */
export const isDeskShown = (): boolean =>
  document.querySelector(WORK) !== null && document.querySelector('#main .ant-skeleton, #main .ant-spin') === null;

export const elementAt = ({ at }: TourStep): HTMLElement | null =>
  at.map((selector) => document.querySelector<HTMLElement>(selector)).find((one) => one !== null) ?? null;
