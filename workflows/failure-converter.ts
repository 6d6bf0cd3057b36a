import {
  DefaultFailureConverter,
  type PayloadConverter,
  type ProtoFailure,
  type SerializationContext,
} from '@temporalio/common';
import { encode } from '@temporalio/common/lib/encoding';
import { OF_FAILURE } from './messages';

/** Messages and stacks of errors may quote what a person said: they become payloads, which are encrypted. So that those are known for what they are, they are marked. */
class EncodedFailures extends DefaultFailureConverter {
  constructor() {
    super({ encodeCommonAttributes: true });
  }

  override errorToFailure(error: unknown, converter: PayloadConverter, context?: SerializationContext): ProtoFailure {
    const failure = super.errorToFailure(error, converter, context);
    const details = failure.applicationFailureInfo?.details ?? failure.canceledFailureInfo?.details;
    for (const payload of [failure.encodedAttributes, ...(details?.payloads ?? [])])
      if (payload) payload.metadata = { ...payload.metadata, [OF_FAILURE]: encode('1') };
    return failure;
  }
}

/** The name by which the SDK looks for it. */
export const failureConverter = new EncodedFailures();
