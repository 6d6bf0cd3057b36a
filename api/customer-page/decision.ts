import type { Request } from 'express';
import { z } from 'zod';
import { Sha256 } from '../../domain/values/field-schemas';
import type { TextName } from '../../texts/customer-page';
import type { Context } from '../context';
import { callerOf } from '../http/caller';
import type { CustomerSession } from '../http/sessions';
import type { ProcessApi } from '../processes/process-api';
import { readLatest } from '../processes/reading';
import { submitAndWait } from '../processes/submit';

/** What is told after a decision, and the sequence the next page must have seen. */
export interface Told {
  readonly notice: TextName;
  readonly seen?: number;
}
export type Decision = (req: Request, session: CustomerSession) => Promise<Told>;

/** A number as a form sends it. */
export const whole = z
  .string()
  .regex(/^[0-9]{1,10}$/)
  .transform(Number);
export const Key = z.uuid();
/** An input that was left empty was not filled in. */
export const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => value || undefined, schema.optional());
/** What every decision about money carries: the signature if one was drawn, and the code where one is asked for. */
export const signed = { key: Key, drawing: optional(Sha256), code: optional(z.string().max(12)) };
/** The consent of a decision that was made by the link. */
export const linked = (drawing: string | undefined) => ({ channel: 'link' as const, ...(drawing && { drawing }) });

/** Who decides, and from where. */
interface Visit {
  readonly req: Request;
  readonly session: CustomerSession;
}

/** A command in the customer's name. */
export interface CustomerCommand {
  readonly name: string;
  readonly key: string;
  readonly approvalCode?: string | undefined;
  readonly payload: object;
}

/** How a decision becomes a command, and what is told after it. */
export function tellersOf(context: Context) {
  const tell = async (
    api: ProcessApi,
    { req, session }: Visit,
    number: string,
    command: CustomerCommand,
  ): Promise<Told> => {
    const { name, payload, ...how } = command;
    const caller = callerOf(req, context.cookies);
    const commands = [{ name, payload }];
    const seen = await submitAndWait(context, api, { session, caller, number, commands, prefersAsync: false, ...how });
    return seen === undefined ? { notice: 'handedIn' } : { notice: 'thanks', seen };
  };

  /** The page of the order lists complaints and follow-up as the read side knows them. */
  const tellBeside = async (api: ProcessApi, visit: Visit, number: string, command: CustomerCommand): Promise<Told> => {
    const { notice, seen } = await tell(api, visit, number, command);
    if (seen !== undefined) await readLatest(context, api, number, seen);
    return { notice };
  };

  return { tell, tellBeside };
}
