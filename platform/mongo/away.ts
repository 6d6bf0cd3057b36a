const mongoAway =
  /^Mongo(NetworkError|NetworkTimeoutError|ServerSelectionError|NotConnectedError|TopologyClosedError|ClientClosedError|.*Timeout.*Error)$|^(PoolClearedError|PoolClearedOnNetworkError|PoolClosedError|WaitQueueTimeoutError|MongooseError)$/;

/** The database keeps its connections and answers nothing on them. */
export class DatabaseSilent extends Error {}

/** The database does not answer: the same may be asked again later. */
export const isMongoAway = (error: unknown): boolean =>
  error instanceof DatabaseSilent || (error instanceof Error && mongoAway.test(error.constructor.name));
