import { setTimeout as wait } from 'node:timers/promises';
import {
  definitionOf,
  processDefinitions,
  type AnyEvent,
  type AnyState,
  type ProcessType,
} from '../../domain/processes';
import type { Paper } from '../../domain/values/paper';
import { once } from '../../platform/exports/archived-files';
import { PrinterBusy } from '../../platform/print/paper-printer';
import type { ArchivedFile } from '../../platform/zip';
import type { Context } from '../context';
import {
  appointmentPapers,
  complaintPapers,
  followUpPapers,
  orderPapers,
  paperNames,
  type PapersOf,
  type Standing,
} from './papers';
import { picturesFor } from './pictures';

/** Tries while others print; an archive that lacks a paper would be taken for whole. */
const MAX_TRIES = 60;
const AGAIN_AFTER_MS = 500;

type AnyPapers = (context: Context, standing: Standing<AnyState, AnyEvent>) => Promise<PapersOf<string>>;
/** What has no papers. */
const noPapers: AnyPapers = () => Promise.resolve(() => undefined);
const papersOf = {
  repairOrder: orderPapers,
  complaint: complaintPapers,
  followUp: followUpPapers,
  appointment: appointmentPapers,
  workshopDay: noPapers,
} as unknown as { readonly [T in ProcessType]: AnyPapers };

/** Throws PrinterBusy when others have printed for half a minute. */
async function printed(context: Context, store: string, paper: Paper): Promise<Buffer> {
  const pictures = await picturesFor(context, store, [paper]);
  for (let tries = 1; ; tries++)
    try {
      return await context.printer.print(paper, pictures);
    } catch (error) {
      if (!(error instanceof PrinterBusy) || tries === MAX_TRIES) throw error;
      await wait(AGAIN_AFTER_MS);
    }
}

/** Every paper of a case that there is by now, as PDF, in a folder of its own. */
export async function* printedPapers(context: Context, number: string): AsyncGenerator<ArchivedFile> {
  const { type } = definitionOf(number);
  const state = await context.repositories.views.find(type, number);
  if (!state) return;
  const events = await context.repositories.events.of(number);
  const paperOf = await papersOf[type](context, { state, events });
  for (const name of paperNames[type]) {
    const paper = paperOf(name);
    const folder = processDefinitions[type].path.slice(1);
    if (paper)
      yield {
        name: `${folder}/${number}/${name}.pdf`,
        pieces: once(await printed(context, state.store, paper)),
        compressed: true,
      };
  }
}
