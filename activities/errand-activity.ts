import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { Errand } from '../domain/errands';
import type { NamedErrand } from '../domain/kernel/errand-queue';
import type { CommandBody } from '../domain/kernel/submission';
import { ErrandRefused, type CarryOut } from './errands';

/** One attempt, in the way of Temporal: a refusal is tried no more, any other error is tried again later. */
export async function attemptErrand(carryOut: CarryOut, errand: NamedErrand<Errand>): Promise<CommandBody | null> {
  try {
    return await carryOut(errand, Context.current().info.attempt);
  } catch (error) {
    if (error instanceof ErrandRefused) throw ApplicationFailure.nonRetryable(error.message, error.reason);
    throw error;
  }
}
