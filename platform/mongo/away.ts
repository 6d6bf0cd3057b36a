const mongoAway =
  /^Mongo(NetworkError|NetworkTimeoutError|ServerSelectionError|NotConnectedError|TopologyClosedError|PoolClearedError|PoolClosedError|.*Timeout.*Error)$|^MongooseError$/;

/** The database does not answer: the same may be asked again later. */
export const isMongoAway = (error: unknown): boolean =>
  error instanceof Error && mongoAway.test(error.constructor.name);
